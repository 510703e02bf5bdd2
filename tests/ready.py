"""A home whose tables are all there, made once a run by whoever needs it first; everybody else copies it in a moment.

Django rebuilds its picture of the models with every migration: four seconds of processor time for each new database.
"""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from ropeteam.project.database.session import open_database
from ropeteam.project.home import temporary_home
from ropeteam.project.schema import bring_up_to_date
from ropeteam.project.wiring import use_database


def quiet(code: str, **values: object) -> None:
    """A supervisor may say what it likes."""


def made_ready(shared: Path) -> Path:
    """The home in the folder that all workers of this run share. A worker that comes meanwhile waits until it is whole."""
    ready = shared / "ready-home"
    with (shared / "ready-home.lock").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if not ready.exists():
            with temporary_home(in_memory=True) as home:  # root's server user may not enter `shared`
                with open_database(home, say=quiet, durable=False) as database:
                    use_database(database.dsn)
                    bring_up_to_date(quiet)
                    connections.close_all()
                copy_home(home, shared / "ready-home.draft")
            (shared / "ready-home.draft").rename(ready)
    return ready


def copy_home(home: Path, to: Path) -> Path:
    """With owners and rights: the data directory belongs to the server's user."""
    subprocess.run(["cp", "-a", f"{home}/.", str(to)], check=True)
    return to


@contextmanager
def ready_copy(ready: Path) -> Iterator[Path]:
    """A home of one's own to start a server in, thrown away afterwards."""
    with temporary_home(in_memory=True) as home:
        yield copy_home(ready, home)
