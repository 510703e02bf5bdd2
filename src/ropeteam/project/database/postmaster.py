"""What `postmaster.pid` tells about a server, and whether it is true."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of the file that matter: who, where the socket is, how far."""

    pid: int
    socket_folder: Path
    status: str  # starting, ready, stopping, or empty in the first moments


def read(data: Path) -> Told | None:
    """What the file says; None when there is none or it is half written."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return Told(
            pid=abs(int(lines[0])),
            socket_folder=Path(lines[4].strip() if len(lines) > 4 else ""),
            status=lines[7].strip() if len(lines) > 7 else "",
        )
    except (OSError, ValueError, IndexError):
        return None


def runs(pid: int, data: Path) -> bool:
    """Is this process a PostgreSQL over this directory? A number alone proves nothing: they are used again."""
    program, _, arguments = _command_line(pid).partition(" -D ")
    return program.endswith("postgres") and str(data) in arguments


def disarm_foreign_pid(data: Path) -> None:
    """Let a server start although the number of its killed predecessor now belongs to another program.

    PostgreSQL refuses to start while that number lives. The file must not be deleted: by its shared memory line a new
    server notices children of the old one that still run. A file that names the starter of the server is accepted, so
    our own number goes into its first line.
    """
    told, path = read(data), data / "postmaster.pid"
    if told is None or not _exists(told.pid) or runs(told.pid, data):
        return
    _first, _, rest = path.read_text().partition("\n")
    with open(path, "r+") as file:  # in place, so that the file keeps its owner
        file.write(f"{os.getpid()}\n{rest}")
        file.truncate()


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        if os.path.exists("/proc/self/cmdline"):
            return ""
    asked = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False)
    return asked.stdout
