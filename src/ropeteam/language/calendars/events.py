"""One event of a calendar as it stands in the file, before its repetitions are counted out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Event
from icalendar.prop.broken import vBroken

from ropeteam.core.problems import Problem
from ropeteam.language.calendars.blocks import Block
from ropeteam.language.calendars.contract import Attendee
from ropeteam.language.calendars.zones import Zones
from ropeteam.language.defects import defect, notice
from ropeteam.language.storable import storable

Moment = datetime | date  # an instant in UTC, or a whole day
MOST_ATTENDEES = 500
# Some programs put a path before a zone's name, which the library refuses: `TZID=/softwarestudio.org/Olson/Europe/Berlin`.
PATHS = re.compile(r'(;TZID="?)/[^":;\r\n]*?/(?=[A-Z][A-Za-z_]+/[A-Za-z_+-]+"?[:;])')


@dataclass(frozen=True, slots=True)
class RawEvent:
    """`start` as the clock on the wall shows it in `zone`. `replaces`: which occurrence of its series this one stands for."""

    uid: str
    start: datetime
    zone: tzinfo
    length: timedelta
    all_day: bool
    rule: str
    without: frozenset[Moment]
    also: tuple[datetime, ...]
    replaces: Moment | None
    sequence: int
    busy: bool
    cancelled: bool
    title: str
    place: str
    organizer: str
    attendees: tuple[Attendee, ...]
    line: int


class Reader:
    """Reads events one after the other; `here` is the zone of times that name none."""

    def __init__(self, *, name: str, here: tzinfo, zones: Zones, cancelled: bool, problems: list[Problem]) -> None:
        self.name = name
        self.here = here
        self.zones = zones
        self.cancelled = cancelled
        self.problems = problems
        self._strange: set[str] = set()

    def event(self, block: Block) -> RawEvent | None:
        """None where it cannot be used: a problem says why."""
        try:
            found = Event.from_ical(PATHS.sub(r"\1", block.text()))
            return self._event(found, block.line)
        except Exception as error:  # the library's own errors are many: one broken event must not cost the others
            reason = (str(error).splitlines() or [type(error).__name__])[0][:200]
            self.problems.append(defect("broken_event", self.name, block.line, reason=reason))
            return None

    def _event(self, found: Any, line: int) -> RawEvent | None:
        starts = found.get("DTSTART")
        if starts is None or _is_broken(starts):
            self.problems.append(defect("event_without_start", self.name, line))
            return None
        value = starts.dt
        all_day = not isinstance(value, datetime)
        zone = self.here if all_day else self._zone(starts, line)
        start = datetime(value.year, value.month, value.day) if all_day else self._on_the_wall(starts, zone)
        length = self._length(found, start, zone, line, all_day=all_day)
        if length is None:
            return None
        replaces = found.get("RECURRENCE-ID")
        return RawEvent(
            uid=storable(str(found.get("UID", "")))[:1000],
            start=start,
            zone=zone,
            length=length,
            all_day=all_day,
            rule=self._rule(found, line),
            without=frozenset(self._moments(found, "EXDATE", zone)),
            also=tuple(moment for moment in self._moments(found, "RDATE", zone) if isinstance(moment, datetime)),
            replaces=None if replaces is None or _is_broken(replaces) else self._moment(replaces, zone),
            sequence=_whole(found.get("SEQUENCE")),
            busy=_word(found, "TRANSP") != "TRANSPARENT" and _word(found, "X-MICROSOFT-CDO-BUSYSTATUS") != "FREE",
            cancelled=self.cancelled or _word(found, "STATUS") == "CANCELLED",
            title=_text(found, "SUMMARY", 300),
            place=_text(found, "LOCATION", 300),
            organizer=_mail(found.get("ORGANIZER")),
            attendees=tuple(_attendees(found)),
            line=line,
        )

    def _length(self, found: Any, start: datetime, zone: tzinfo, line: int, *, all_day: bool) -> timedelta | None:
        ends, lasts = found.get("DTEND"), found.get("DURATION")
        if ends is not None and not _is_broken(ends):
            if isinstance(ends.dt, datetime):
                end = self._on_the_wall(ends, self._zone(ends, line)).replace(tzinfo=self._zone(ends, line))
                length = end.astimezone(UTC) - start.replace(tzinfo=zone).astimezone(UTC)
            else:
                length = datetime(ends.dt.year, ends.dt.month, ends.dt.day) - start
        elif lasts is not None and not _is_broken(lasts):
            length = lasts.dt
        else:
            length = timedelta(days=1) if all_day else timedelta()
        if all_day and length == timedelta():
            length = timedelta(days=1)
        if length < timedelta():
            self.problems.append(defect("event_ends_before_start", self.name, line))
            return None
        if length == timedelta():
            self.problems.append(notice("event_without_length", self.name, line))
            return None
        return length

    def _zone(self, prop: Any, line: int) -> tzinfo:
        """Its own zone; a floating time is meant here; a zone nobody knows is told once and read as here."""
        name = str(prop.params.get("TZID", ""))
        if not name:
            return UTC if prop.dt.tzinfo is not None else self.here
        known = self.zones.named(name)
        if known is None and name not in self._strange:
            self._strange.add(name)
            self.problems.append(notice("unknown_time_zone", self.name, line, found=name))
        return known or self.here

    def _on_the_wall(self, prop: Any, zone: tzinfo) -> datetime:
        value: datetime = prop.dt
        if "TZID" in prop.params or value.tzinfo is None:
            return value.replace(tzinfo=None)
        return value.astimezone(zone).replace(tzinfo=None)

    def _moment(self, prop: Any, zone: tzinfo, value: Moment | None = None) -> Moment:
        when = prop.dt if value is None else value
        if not isinstance(when, datetime):
            return date(when.year, when.month, when.day)
        if "TZID" in prop.params:
            when = when.replace(tzinfo=self.zones.named(str(prop.params["TZID"])) or zone)
        return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC)

    def _moments(self, found: Any, name: str, zone: tzinfo) -> Iterable[Moment]:
        for prop in _listed(found.get(name)):
            for each in getattr(prop, "dts", ()):
                value = each.dt[0] if isinstance(each.dt, tuple) else each.dt
                yield self._moment(prop, zone, value)

    def _rule(self, found: Any, line: int) -> str:
        rules = _listed(found.get("RRULE"))
        if not rules:
            return ""
        if len(rules) > 1 or _is_broken(rules[0]):
            self.problems.append(defect("broken_rule", self.name, line, found=_plain(rules[0])))
            return ""
        return _plain(rules[0])


def _is_broken(prop: Any) -> bool:
    return isinstance(prop, vBroken)


def _listed(prop: Any) -> list[Any]:
    return [] if prop is None else prop if isinstance(prop, list) else [prop]


def _plain(prop: Any) -> str:
    written = prop.to_ical()
    return storable(written.decode(errors="replace") if isinstance(written, bytes) else str(written))[:500]


def _word(found: Any, name: str) -> str:
    return str(_listed(found.get(name, ""))[0]).strip().upper()


def _text(found: Any, name: str, most: int) -> str:
    return " ".join(storable(str(_listed(found.get(name, ""))[0])).split())[:most]


def _whole(prop: Any) -> int:
    try:
        return int(prop)
    except (TypeError, ValueError):
        return 0


def _mail(prop: Any) -> str:
    if prop is None:
        return ""
    written = storable(str(_listed(prop)[0])).strip().lower().removeprefix("mailto:")
    return written[:254] if "@" in written else ""


def _attendees(found: Any) -> Iterable[Attendee]:
    for prop in _listed(found.get("ATTENDEE"))[:MOST_ATTENDEES]:
        mail = _mail(prop)
        if mail:
            params = getattr(prop, "params", {})
            name = " ".join(storable(str(params.get("CN", ""))).strip("'\" ").split())[:200]
            yield Attendee(mail, name, str(params.get("PARTSTAT", "")).upper() == "DECLINED")
