"""Locks on the database directory, held by the kernel: they end with the process, however it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class Lock:
    """One open file with a lock on it."""

    def __init__(self, path: Path) -> None:
        self.file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_alone(self) -> bool:
        """Take it alone if nobody has it."""
        return self._take(fcntl.LOCK_EX | fcntl.LOCK_NB)

    def try_shared(self) -> bool:
        """Take it together with others, if nobody has it alone."""
        return self._take(fcntl.LOCK_SH | fcntl.LOCK_NB)

    def wait_alone(self) -> None:
        """Take it alone, however long the others need."""
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def let_go(self) -> None:
        """Let go, but keep the file open to try again."""
        fcntl.flock(self.file, fcntl.LOCK_UN)

    def release(self) -> None:
        """Let go and close."""
        if self.file >= 0:
            os.close(self.file)
            self.file = -1

    def _take(self, how: int) -> bool:
        try:
            fcntl.flock(self.file, how)
        except BlockingIOError:
            return False
        return True
