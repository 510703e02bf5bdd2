"""A person's calendar, in by a file and out by a secret address."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, BinaryIO, cast

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.flows import calendar_links, calendars
from ropeteam.language.calendars.contract import Attendee, Occurrence
from ropeteam.language.calendars.read import read_calendar
from ropeteam.language.calendars.write import Written, write_calendar
from ropeteam.store import access
from ropeteam.store.actor import actor_of
from ropeteam.store.models import Person
from ropeteam.store.queries.calendar_feed import Entry, entries
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say

MOST_MB = 20  # a page waits for its answer; larger files are read by `ropeteam import-calendar`
MOST_PROPOSALS = 30
MOST_PROBLEMS = 50
SALT = "ropeteam.calendar.proposal"
VALID_S = 24 * 3600
NAME = "Ropeteam"


@staff
@require_POST
def calendar(request: StaffRequest) -> HttpResponse:
    """Take a calendar file in; what cannot be placed is asked on the page that answers."""
    person = _person(request)
    file = request.FILES.get("file")
    if file is None:
        raise Refused("calendar_missing")
    if (file.size or 0) > MOST_MB * 2**20:
        raise Refused("calendar_too_large", limit_mb=str(MOST_MB))
    now = timezone.now()
    name = (file.name or "calendar.ics")[:120]
    read = read_calendar(
        cast(BinaryIO, file), name=name, window=calendars.window_of(now), here=timezone.get_default_timezone()
    )
    taken = calendars.take_calendar(read, person=person, actor=request.actor, now=now)
    by_key = {calendars.key_of(each): each for each in read.occurrences}
    proposals = sorted(taken.proposals, key=lambda proposal: proposal.start, reverse=True)
    context = {
        "taken": taken,
        "proposals": [
            (proposal, signing.dumps(_packed(by_key[proposal.key], person), salt=SALT, compress=True))
            for proposal in proposals[:MOST_PROPOSALS]
        ],
        "more": max(len(proposals) - MOST_PROPOSALS, 0),
        "deals": access.deals(request.actor)
        .filter(closed_on__isnull=True)
        .select_related("account")
        .order_by("title")[:200],
        "problems": [problem_sentence(problem, languages.current()) for problem in read.problems[:MOST_PROBLEMS]],
    }
    return render(request, "attention/taken.html", context)


@staff
@require_POST
def places(request: StaffRequest) -> HttpResponse:
    """A person says which deals the proposed talks belong to. Only what was proposed to them can come back here."""
    person = _person(request)
    placed = 0
    for no, packed in enumerate(request.POST.getlist("talk")[:MOST_PROPOSALS]):
        chosen = fields.number(request.POST, f"deal-{no}")
        if chosen:
            deal = access.deal(request.actor, chosen)
            each = _unpacked(packed, person)
            calendars.place_talk(each, deal, person=person, actor=request.actor, now=timezone.now())
            placed += 1
    notices.tell(request, "calendar.done.placed", n=placed)
    return redirect("conversations_attention")


@staff
@require_POST
def link(request: StaffRequest) -> HttpResponse:
    """A new address for one's own feed, shown this once."""
    token = calendar_links.make_link(actor=request.actor, now=timezone.now())
    address = request.build_absolute_uri(reverse("calendar_feed", args=(token,)))
    return render(request, "attention/link.html", {"address": address})


@staff
@require_POST
def link_end(request: StaffRequest) -> HttpResponse:
    calendar_links.end_link(actor=request.actor, now=timezone.now())
    notices.tell(request, "calendar.done.link_ended")
    return redirect("conversations_attention")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed behind a secret address: no login, nothing but this person's own appointments."""
    try:
        person = calendar_links.person_of(token)
    except NotFound as error:
        raise Http404 from error
    language = (person.user.language if person.user else "") or "de"
    now = timezone.now()
    rows = entries(actor_of(person, on=timezone.localtime(now).date()), now=now)
    base = request.build_absolute_uri("/")
    data = write_calendar((_written(row, base, language) for row in rows), name=NAME)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="ropeteam.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def _written(row: Entry, base: str, language: str) -> Written:
    word = say(row.code, language)
    return Written(
        uid=f"{row.uid}@{base.split('//')[-1].strip('/').split(':')[0]}",
        start=row.start,
        end=row.end,
        stamp=row.stamp,
        title=f"{word}: {row.about}" if row.about else word,
        place=row.place,
        url=f"{base}{row.path}",
        day=row.day,
    )


def _person(request: StaffRequest) -> Person:
    access.require(request.actor, Deed.IMPORT_CALENDAR)
    if request.actor.person is None:
        raise NotAllowed(Deed.IMPORT_CALENDAR)
    return request.actor.person


def _packed(each: Occurrence, person: Person) -> dict[str, Any]:
    """A proposed talk as it travels through the page: nothing of it is kept here until somebody says where it belongs."""
    return {
        "person": person.pk,
        "uid": each.uid,
        "turn": each.turn,
        "times": [each.start.timestamp(), each.end.timestamp()],
        "title": each.title,
        "place": each.place,
        "organizer": each.organizer,
        "attendees": [[who.mail, who.name, who.declined] for who in each.attendees[:50]],
    }


def _unpacked(text: str, person: Person) -> Occurrence:
    try:
        found = signing.loads(text, salt=SALT, max_age=VALID_S)
    except signing.BadSignature as error:
        raise Refused("proposal_stale") from error
    if found["person"] != person.pk:
        raise Refused("proposal_stale")
    start, end = (datetime.fromtimestamp(at, UTC) for at in found["times"])
    return Occurrence(
        uid=found["uid"],
        turn=found["turn"],
        start=start,
        end=end,
        all_day=False,
        busy=True,
        cancelled=False,
        title=found["title"],
        place=found["place"],
        organizer=found["organizer"],
        attendees=tuple(Attendee(*who) for who in found["attendees"]),
        line=0,
    )
