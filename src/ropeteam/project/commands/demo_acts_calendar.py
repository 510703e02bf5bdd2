"""A story's calendar: its talks and busy hours count from today, become an iCalendar text and are read like anybody's file."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from icalendar import Calendar, Event

from ropeteam.core.errors import RopeteamError
from ropeteam.flows import calendars
from ropeteam.language.calendars.read import read_calendar
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.store import models
from ropeteam.store.actor import actor_of

SATURDAY = 5


def lies_ahead(act: Act, company: models.Company) -> bool:
    """Whether something of this calendar is still to come. Once all of it is over, the next start brings it anew."""
    ahead = models.BusyTime.objects.filter(person__company=company, person__name=act.who, ends_at__gt=timezone.now())
    return ahead.filter(uid__startswith=f"{act.id}.").exists()


def take(act: Act, *, person: models.Person) -> calendars.TakenCalendar:
    now = timezone.now()
    source = _written(act, person, now)
    window, here = calendars.window_of(now), timezone.get_default_timezone()
    read = read_calendar(source, name=f"{act.id}.ics", window=window, here=here)
    actor = actor_of(person, on=timezone.localdate(now))
    taken = calendars.take_calendar(read, person=person, actor=actor, now=now)
    for each in taken.proposals:  # a story knows whose talk it is: an unknown guest is a mistake in it
        raise RopeteamError("person_unknown", key=", ".join(each.outside))
    return taken


def _written(act: Act, person: models.Person, now: datetime) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Ropeteam//story//EN")
    calendar.add("version", "2.0")
    for no, entry in enumerate(act.values["entries"], 1):
        calendar.add_component(_event(entry, uid=f"{act.id}.{no}", person=person, now=now))
    return bytes(calendar.to_ical())


def _event(entry: dict[str, Any], *, uid: str, person: models.Person, now: datetime) -> Event:
    day = timezone.localdate(now) + timedelta(days=entry["in_days"])
    if day.weekday() >= SATURDAY:
        day += timedelta(days=7 - day.weekday())
    start = datetime.combine(day, time(*entry["at"]), timezone.get_default_timezone())
    event = Event()
    event.add("uid", f"{uid}.{day.isoformat()}")
    event.add("dtstamp", now)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=entry["minutes"]))
    event.add("summary", entry["title"])
    event.add("organizer", f"mailto:{person.mail}")
    for mail in entry["with"]:
        event.add("attendee", f"mailto:{mail}")
    return event
