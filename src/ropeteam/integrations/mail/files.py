"""Letters from files: one letter, or a Maildir whose new letters are moved to those that were seen.

For which deal a letter is stands in its head: whom it was written or delivered to. Only files of bearable size are loaded,
one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ropeteam.core.errors import NotFound, RopeteamError
from ropeteam.core.mailing import MOST_BYTES
from ropeteam.core.problems import Problem
from ropeteam.flows.mail_in import Received
from ropeteam.integrations.mail.inbound import Office
from ropeteam.language.letter_head import head_of

SEEN = ":2,S"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: for each deal it was written to what was received (none: written to no deal)."""

    name: str
    received: tuple[Received, ...] = ()
    problem: Problem | None = None


def take(path: Path, office: Office) -> Iterator[Taken]:
    if (path / "new").is_dir() and (path / "cur").is_dir():
        for file in sorted((path / "new").iterdir()):
            if file.is_file():
                yield _taken(file, office)
                file.rename(path / "cur" / (file.name.partition(":")[0] + SEEN))
    elif path.is_file():
        yield _taken(path, office)
    else:
        raise RopeteamError("mail_unreadable", path=str(path))


def _taken(file: Path, office: Office) -> Taken:
    size = file.stat().st_size
    if size > MOST_BYTES:
        values = (("size_mb", str(-(-size // 2**20))), ("limit_mb", str(MOST_BYTES // 2**20)))
        return Taken(file.name, problem=Problem("file_too_large", file.name, None, values))
    data = file.read_bytes()
    return Taken(file.name, tuple(_received(data, office)))


def _received(data: bytes, office: Office) -> Iterator[Received]:
    head = head_of(data)
    written_to = dict.fromkeys([*(mail for mail, _ in head.recipients), *head.delivered])
    for address in written_to:
        local, _, domain = address.rpartition("@")
        if domain == office.domain:
            try:
                yield office.take(local, data)
            except NotFound:
                continue
