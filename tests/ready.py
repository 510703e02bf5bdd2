"""A home whose tables are all there, made by whoever needs it first; everybody else, also in later runs, copies it in a moment.

Django rebuilds its picture of the models with every migration: many seconds of processor time for each new database.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from ropeteam.project.database import binaries
from ropeteam.project.database.session import open_database
from ropeteam.project.home import temporary_home
from ropeteam.project.schema import bring_up_to_date
from ropeteam.project.wiring import use_database

LOCK = Path(__file__).parents[1] / "requirements.lock"
SOURCE = Path(__file__).parents[1] / "src" / "ropeteam"
HOURS = 12
MAKERS = (
    "store/migrations/*.py",
    "store/create_models.py",
    "store/textsearch.py",
    "project/schema.py",
    "project/database/*.py",
)


def quiet(code: str, **values: object) -> None:
    """A supervisor may say what it likes."""


def made_ready(kept: Path) -> Path:
    """The home in a folder that all workers and later runs share. Who comes meanwhile waits until it is whole."""
    kept.mkdir(parents=True, exist_ok=True)
    ready, draft = kept / made_of(), kept / "draft"
    with (kept / "lock").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if not ready.exists():
            forget_older(kept)
            with temporary_home(in_memory=True) as home:  # root's server user may not enter `kept`
                with open_database(home, say=quiet, durable=False) as database:
                    use_database(database.dsn)
                    bring_up_to_date(quiet)
                    connections.close_all()
                copy_home(home, draft)
            draft.rename(ready)
        os.utime(ready)
    return ready


def made_of() -> str:
    """A name that changes with the migrations, the libraries and the PostgreSQL that made the tables."""
    found = hashlib.sha256(repr(binaries.choose()).encode())
    for paths in ([LOCK], *(sorted(SOURCE.glob(made_by)) for made_by in MAKERS)):
        assert paths, "a maker moved: its changes would go unseen"
        for path in paths:
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()[:16]


def forget_older(kept: Path) -> None:
    """What no run of the last hours wanted, and the half of one that broke off."""
    for other in kept.iterdir():
        if other.is_dir() and (other.name == "draft" or time.time() - other.stat().st_mtime > HOURS * 3600):
            shutil.rmtree(other)


def copy_home(home: Path, to: Path) -> Path:
    """With owners and rights: the data directory belongs to the server's user."""
    subprocess.run(["cp", "-a", f"{home}/.", str(to)], check=True)
    return to


@contextmanager
def ready_copy(ready: Path) -> Iterator[Path]:
    """A home of one's own to start a server in, thrown away afterwards."""
    with temporary_home(in_memory=True) as home:
        yield copy_home(ready, home)
