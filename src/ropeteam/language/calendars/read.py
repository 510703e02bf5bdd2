"""A calendar file, read: series counted out, moved and cancelled occurrences in their places, one line for each problem."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import BinaryIO

from ropeteam.core.problems import Problem
from ropeteam.language.calendars.blocks import MOST_PROBLEMS, Block, Head, blocks
from ropeteam.language.calendars.contract import CalendarRead, Occurrence, Window
from ropeteam.language.calendars.events import Moment, RawEvent, Reader
from ropeteam.language.calendars.recurrence import Budget, starts
from ropeteam.language.calendars.zones import Zones
from ropeteam.language.defects import defect

MAX_BYTES = 200 * 1024 * 1024
MOST_OCCURRENCES = 100_000
TURN = "%Y%m%dT%H%M%SZ"
LONGEST = timedelta(days=40)  # an event without an end that began longer ago than this cannot matter any more

_STARTS = re.compile(rb"^DTSTART[^:]*:(\d{8})", re.IGNORECASE)
_ENDS = re.compile(rb"^DTEND[^:]*:(\d{8})", re.IGNORECASE)
_SERIES = (b"RRULE", b"RDATE", b"RECURRENCE-ID", b"DURATION")

Turn = tuple[str, Moment]


def read_calendar_file(path: Path, *, name: str, window: Window, here: tzinfo) -> CalendarRead:
    """A calendar that lies in a file, however large: it is read line by line."""
    if not path.is_file():
        return CalendarRead((), (defect("missing_file", name, path=str(path)),))
    size = path.stat().st_size
    if size > MAX_BYTES:
        limits = {"size_mb": size // 2**20, "limit_mb": MAX_BYTES // 2**20}
        return CalendarRead((), (defect("file_too_large", name, **limits),))
    try:
        with path.open("rb") as file:
            return read_calendar(file, name=name, window=window, here=here)
    except OSError as error:
        return CalendarRead((), (defect("unreadable_file", name, reason=error.strerror or ""),))


def read_calendar(file: BinaryIO | bytes, *, name: str, window: Window, here: tzinfo) -> CalendarRead:
    """Every occurrence inside the window, earliest first. `here` is the zone of times and days that name none."""
    source = io.BytesIO(file) if isinstance(file, bytes) else file
    problems: list[Problem] = []
    head, zones = Head(), Zones()
    singles: dict[str, RawEvent] = {}
    series: dict[str, RawEvent] = {}
    moved: dict[Turn, RawEvent] = {}
    kept = 0
    waiting: list[Block] = []
    # A zone may be defined after the events that name it, and METHOD after them too: events are read at the end.
    for block in blocks(source, name=name, head=head, problems=problems):
        if block.kind == "VTIMEZONE":
            zones.define(block)
        elif _may_matter(block, window):
            kept += 1
            if kept > MOST_OCCURRENCES:
                problems.append(defect("too_many_occurrences", name, block.line, limit=MOST_OCCURRENCES))
                break
            waiting.append(block)
    if not head.calendar:
        return CalendarRead((), (defect("no_calendar", name),))
    reader = Reader(name=name, here=here, zones=zones, cancelled=head.method == "CANCEL", problems=problems)
    for block in waiting:
        event = reader.event(block)
        if event is None:
            continue
        uid = event.uid or f"line-{event.line}"
        if event.replaces is not None:
            moved[uid, event.replaces] = _later(moved.get((uid, event.replaces)), event)
        else:
            place = series if event.rule or event.also else singles
            place[uid] = _later(place.get(uid), event)
    found = list(_occurrences(singles, series, moved, window, name, problems))
    found.sort(key=lambda each: (each.start, each.end, each.uid, each.turn))
    return CalendarRead(tuple(found), tuple(problems[:MOST_PROBLEMS]))


def _occurrences(
    singles: dict[str, RawEvent],
    series: dict[str, RawEvent],
    moved: dict[Turn, RawEvent],
    window: Window,
    name: str,
    problems: list[Problem],
) -> Iterator[Occurrence]:
    left = MOST_OCCURRENCES
    budget = Budget()
    overridden: dict[str, set[Moment]] = {}
    for uid, turn in moved:
        overridden.setdefault(uid, set()).add(turn)
    for uid, event in (*singles.items(), *series.items()):
        repeats = uid in series
        replaced = overridden.get(uid, set())
        for when in starts(event, window, name=name, budget=budget, problems=problems):
            if when in replaced or when.astimezone(event.zone).date() in replaced:
                continue
            if left == 0:
                problems.append(defect("too_many_occurrences", name, event.line, limit=MOST_OCCURRENCES))
                return
            left -= 1
            yield _occurrence(event, uid, when.strftime(TURN) if repeats else "", when)
    for (uid, turn), event in moved.items():
        when = event.start.replace(tzinfo=event.zone).astimezone(UTC)
        if when < window.end and when + event.length > window.start and left > 0:
            left -= 1
            yield _occurrence(event, uid, _turn(turn, series.get(uid, event)), when)


def _occurrence(event: RawEvent, uid: str, turn: str, start: datetime) -> Occurrence:
    return Occurrence(
        uid=uid,
        turn=turn,
        start=start,
        end=start + event.length,
        all_day=event.all_day,
        busy=event.busy and not event.cancelled,
        cancelled=event.cancelled,
        title=event.title,
        place=event.place,
        organizer=event.organizer,
        attendees=event.attendees,
        line=event.line,
    )


def _turn(turn: Moment, series: RawEvent) -> str:
    """The name of a moved occurrence: when it would have been. Some programs name only its day."""
    if not isinstance(turn, datetime):
        turn = datetime.combine(turn, series.start.time(), series.zone)
    return turn.astimezone(UTC).strftime(TURN)


def _later(before: RawEvent | None, now: RawEvent) -> RawEvent:
    """Of two that stand for the same, the one with the higher number; of equals the one further down."""
    return before if before is not None and before.sequence > now.sequence else now


def _may_matter(block: Block, window: Window) -> bool:
    """Whether an event can touch the window, seen from its dates alone: most of a long calendar is never parsed."""
    start = end = None
    for row in block.lines:
        if row[:13].upper().startswith(_SERIES):
            return True
        start = start or _STARTS.match(row)
        end = end or _ENDS.match(row)
    try:
        begins = date.fromisoformat(start[1].decode()) if start else None
        ends = date.fromisoformat(end[1].decode()) if end else None
    except ValueError:
        return True
    if begins is None:
        return True
    if begins > window.end.date() + timedelta(days=1):
        return False
    return (ends or begins + LONGEST) >= window.start.date() - timedelta(days=1)
