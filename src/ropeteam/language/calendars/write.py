"""A calendar written as RFC 5545 wants it: folded lines, escaped words, stable names, times in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event
from icalendar.prop import vDuration

MAKER = "-//Ropeteam//Ropeteam//DE"
REFRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Written:
    """One entry. `stamp`: when it became what it is. With `day` it is that whole day of whoever reads it, wherever they are."""

    uid: str
    start: datetime
    end: datetime
    stamp: datetime
    title: str
    place: str = ""
    url: str = ""
    text: str = ""
    day: date | None = None


def write_calendar(entries: Iterable[Written], *, name: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", entry.stamp.astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", entry.day or entry.start.astimezone(UTC))
        event.add("dtend", entry.day + timedelta(days=1) if entry.day else entry.end.astimezone(UTC))
        event.add("summary", entry.title)
        for key, value in (("location", entry.place), ("description", entry.text), ("url", entry.url)):
            if value:
                event.add(key, value)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
