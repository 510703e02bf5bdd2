"""What reading a calendar gives: occurrences inside a window, in UTC, and what was wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ropeteam.core.problems import Problem


@dataclass(frozen=True, slots=True)
class Window:
    """From (inclusive) to (exclusive), both with a time zone. Nothing outside is given."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited; `mail` in lower case. `declined`: said that they do not come."""

    mail: str
    name: str = ""
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting at one time. `uid` is the calendar's own name; `turn` tells occurrences of a series apart ('' for none).

    `busy`: it takes up its owner's time. A cancelled one is given too, so that what it once made known can be taken back.
    """

    uid: str
    turn: str
    start: datetime
    end: datetime
    all_day: bool
    busy: bool
    cancelled: bool
    title: str
    place: str
    organizer: str
    attendees: tuple[Attendee, ...]
    line: int


@dataclass(frozen=True, slots=True)
class CalendarRead:
    occurrences: tuple[Occurrence, ...]
    problems: tuple[Problem, ...]
