"""Who runs the server. PostgreSQL refuses root, so root lends its directory to a user without rights."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ropeteam.project.errors import NoAccount

OWN_NAME = "ropeteam"
FALLBACKS = ("postgres", "nobody")  # where no user can be added; both exist on nearly every machine


@dataclass(frozen=True, slots=True)
class Account:
    """The user a server runs as; `ids` is None when that is simply whoever runs the command."""

    name: str
    ids: tuple[int, int] | None

    def spawn(self) -> dict[str, Any]:
        """What `subprocess` needs to become this user; without foreign groups, from a folder everyone may enter."""
        if self.ids is None:
            return {"cwd": "/"}
        return {"user": self.ids[0], "group": self.ids[1], "extra_groups": [], "cwd": "/"}

    def own(self, path: Path) -> None:
        """Hand over one file or folder."""
        if self.ids is not None:
            os.chown(path, *self.ids)

    def reaches(self, path: Path) -> bool:
        """May this user enter the folder or run the program? Asked of the kernel: access lists count too."""
        if self.ids is None:
            return os.access(path, os.X_OK)
        asked = subprocess.run(["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)], check=False, **self.spawn())
        return asked.returncode == 0


def account_for(directory: Path) -> Account:
    """The user for a database directory: its owner if it is there, else our own unprivileged one, made when missing."""
    if os.geteuid() != 0:
        return Account(name=str(os.geteuid()), ids=None)
    if directory.exists() and (owner := directory.stat()).st_uid != 0:
        return Account(name=str(owner.st_uid), ids=(owner.st_uid, owner.st_gid))
    return _known(OWN_NAME) or _added() or _first_fallback()


def _known(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(name=name, ids=(entry.pw_uid, entry.pw_gid)) if entry.pw_uid != 0 else None


def _added() -> Account | None:
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if program is None:
        return None
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    shell = ["--shell", shutil.which("nologin", path="/usr/sbin:/sbin") or "/bin/false"]
    # A second command may add the same user at the same moment; whoever loses finds it there.
    subprocess.run([program, *options, *shell, OWN_NAME], capture_output=True, check=False)
    return _known(OWN_NAME)


def _first_fallback() -> Account:
    for name in FALLBACKS:
        if account := _known(name):
            return account
    raise NoAccount(names=", ".join((OWN_NAME, *FALLBACKS)))
