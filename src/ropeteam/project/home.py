"""The home directory: what the program keeps on this machine beside its database.

HOME/version       the newest version that used it; an older one refuses
HOME/secret_key    signs sessions and links, 0600
HOME/ledger_key     signs the nightly digest of the ledger, 0600
HOME/ledger_notes   the head of every night, beside the database
HOME/static/       collected files of the pages, made anew when they change
HOME/database/     see `database.place`
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ropeteam import __version__
from ropeteam.project.database.place import COMMON, write_private
from ropeteam.project.errors import HomeIsNewer, HomeNotOurs, NoSpace


def default_home() -> Path:
    """ROPETEAM_HOME, else the usual place for a user's data; root's is one a server without rights can enter."""
    if named := os.environ.get("ROPETEAM_HOME", "").strip():
        return Path(named).expanduser()
    if os.geteuid() == 0:
        return COMMON
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share").expanduser() / "ropeteam"


def open_home(home: Path) -> Path:
    """The home, made when missing, refused when a newer version used it; always an absolute path."""
    home = Path(os.path.abspath(home))
    try:
        if not home.exists():
            home.mkdir(parents=True, mode=0o711 if os.geteuid() == 0 else 0o700)
        used_by = version_of(home)
        if newer(used_by, __version__):
            raise HomeIsNewer(home=home, theirs=used_by, ours=__version__)
        if used_by != __version__:
            (home / "version").write_text(f"{__version__}\n")
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoSpace(path=home, free_mb=0) from error
        raise HomeNotOurs(home=home, path=error.filename or home, reason=error.strerror or error) from error
    return home


def version_of(home: Path) -> str:
    """The newest version that used this home; empty for a new one."""
    try:
        return (home / "version").read_text().strip()
    except FileNotFoundError:
        return ""


def secret_key(home: Path) -> str:
    """The key that signs sessions and links, made on first use."""
    return _key(home / "secret_key")


def ledger_key(home: Path) -> str:
    """The key of the nightly digest, made on first use. It never changes: with another, no old night could be checked."""
    return _key(home / "ledger_key")


def _key(path: Path) -> str:
    if not path.exists():
        write_private(path, f"{secrets.token_urlsafe(48)}\n")
    return path.read_text().strip()


def require_space(path: Path, megabytes: int) -> None:
    """Refuse early and clearly what would fail late and halfway."""
    free = shutil.disk_usage(path).free // 2**20
    if free < megabytes:
        raise NoSpace(path=path, free_mb=free)


@contextmanager
def temporary_home(*, in_memory: bool = False) -> Iterator[Path]:
    """A home for tests and benchmarks that leaves nothing behind; in memory where that is wished and there is room."""
    memory = Path("/dev/shm")
    roomy = sys.platform == "linux" and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2**31
    home = Path(tempfile.mkdtemp(prefix="ropeteam-home-", dir=memory if in_memory and roomy else None))
    home.chmod(0o711)  # so that root's server user can enter and the database lies inside
    try:
        yield home
    finally:
        note = home / "database-elsewhere"
        if note.exists():
            shutil.rmtree(note.read_text().strip(), ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


def newer(theirs: str, ours: str) -> bool:
    """Is the first version later than the second? An empty one is older than all."""
    return _comparable(theirs) > _comparable(ours)


def _comparable(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
