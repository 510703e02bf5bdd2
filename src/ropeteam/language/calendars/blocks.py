"""A calendar file cut into its events, line by line: memory does not grow with the file, and each problem has its line.

Only the properties that are used are kept. Descriptions and attachments are dropped before anybody parses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice

KEPT = frozenset(
    b"UID DTSTART DTEND DURATION RRULE EXDATE RDATE RECURRENCE-ID SEQUENCE STATUS TRANSP SUMMARY LOCATION ORGANIZER ATTENDEE "
    b"X-MICROSOFT-CDO-BUSYSTATUS".split()
)
WHOLE = frozenset({b"VEVENT", b"VTIMEZONE"})
MOST_BYTES = 262_144  # of one event, without what is dropped
LONGEST_LINE = 1_000_000
MOST_PROBLEMS = 1_000


@dataclass(slots=True)
class Block:
    """One component with its unparsed lines; `line` is where it begins."""

    kind: str
    line: int
    lines: list[bytes] = field(default_factory=list)
    size: int = 0

    def text(self) -> str:
        joined = b"\r\n".join(self.lines)
        try:
            return joined.decode()
        except UnicodeDecodeError:
            return joined.decode("cp1252", "replace")

    @property
    def is_utf8(self) -> bool:
        try:
            b"".join(self.lines).decode()
        except UnicodeDecodeError:
            return False
        return True


@dataclass(slots=True)
class Head:
    """What stands outside the components."""

    calendar: bool = False
    method: str = ""


def blocks(file: BinaryIO, *, name: str, head: Head, problems: list[Problem]) -> Iterator[Block]:
    """Every event and time zone of the file. What is torn is a problem; what follows is read all the same."""
    block: Block | None = None
    inner: list[bytes] = []
    keep = guessed = False
    for line, row in _rows(file):
        if row[:1] in (b" ", b"\t"):
            if block and keep and not inner:
                _keep(block, row)
            continue
        word, _, value = row.partition(b":")
        tag, value = word.upper(), value.strip().upper()
        if tag == b"BEGIN" and value in WHOLE:
            if block is not None:
                problems.append(defect("torn_event", name, block.line))
            if len(problems) >= MOST_PROBLEMS:
                return  # this is no calendar that somebody could mend
            block, inner, keep = Block(value.decode(), line, [row]), [], False
        elif block is None:
            head.calendar = head.calendar or (tag == b"BEGIN" and value == b"VCALENDAR")
            head.method = value.decode(errors="replace") if tag == b"METHOD" else head.method
        elif tag == b"END" and not inner and value == block.kind.encode():
            block.lines.append(b"END:" + value)
            if not guessed and not block.is_utf8:
                guessed = True
                problems.append(notice("encoding_guessed", name, block.line, encoding="cp1252"))
            if block.size > MOST_BYTES:
                problems.append(defect("event_too_large", name, block.line, limit_kb=MOST_BYTES // 1024))
            else:
                yield block
            block = None
        elif block.kind == "VTIMEZONE":
            keep = True
            _keep(block, row)
        elif tag == b"BEGIN":
            inner.append(value)
        elif tag == b"END":
            if inner and inner[-1] == value:
                inner.pop()
        elif not inner:
            keep = tag.partition(b";")[0] in KEPT
            if keep:
                _keep(block, row)
    if block is not None:
        problems.append(defect("torn_event", name, block.line))


def _rows(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """(number, line) without line ends; a line that never ends is read in pieces and its rest is dropped."""
    line, inside = 0, False
    while row := file.readline(LONGEST_LINE):
        if not inside:
            line += 1
            yield line, row.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n") if line == 1 else row.rstrip(b"\r\n")
        inside = not row.endswith(b"\n")


def _keep(block: Block, row: bytes) -> None:
    block.size += len(row)
    if block.size <= MOST_BYTES:
        block.lines.append(row)
