"""What a transcript is once read, and the whole contract of a reader: two functions in a module.

A turn is one cue (WebVTT, SRT), one `Name: text` line or one mail message, counted from 0 in file order. *Every* cue
counts, also one whose text is empty after cleaning, so that the number of a turn never depends on what we clean away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from ropeteam.core.problems import Problem

Format = Literal["webvtt", "srt", "named_lines", "mail_thread", "eml", "plain", "none"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker's stretch inside a turn that holds several: it runs from `start` (characters) to the next voice."""

    label: str | None
    start: int


@dataclass(frozen=True, slots=True)
class MessageHead:
    """What the head of a mail says. `sent` is aware only where the head names a zone; `left_out` counts quoted and
    signature lines that are not part of the turn."""

    sender: str | None
    address: str | None
    sent: datetime | None
    subject: str | None
    recipients: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """`no` counts from 0; times are milliseconds from the start of the recording and may be negative; `line` counts
    from 1 in the file. `label` is the speaker as the file names them, None where it names nobody. `voices` is filled
    only where one cue holds several speakers; `label` is then the first."""

    no: int
    label: str | None
    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    line: int | None = None
    voices: tuple[Voice, ...] = ()
    message: MessageHead | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """`format` is 'none' and `turns` empty where the file could not be read; `problems` then says why. `machine` is
    true where the file carries time stamps (PRODUCT: such a transcript needs a basis). `language_hint` is 'de', 'en',
    … where the file says so. `started_at` is the wall-clock time of offset 0."""

    format: Format
    turns: tuple[Turn, ...] = ()
    problems: tuple[Problem, ...] = ()
    machine: bool = False
    language_hint: str | None = None
    started_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it came, its text with line ends as \\n, and who is known to take part (names help to tell a speaker
    from a colon in speech)."""

    name: str
    data: bytes
    text: str
    known_names: frozenset[str] = frozenset()


class Reader(Protocol):
    """One format. A module with these two functions is a reader."""

    def score(self, head: str, name: str) -> int | None:
        """0..100 how surely this file (first 16,000 characters, file name) is of the format; None: certainly not."""

    def read(self, source: Source) -> Transcript:
        """The turns and what is wrong; never raises on any text or bytes."""
