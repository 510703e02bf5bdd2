"""Pulses on the deal's page: the owner asks, the rope estimates beforehand and notes what a customer said of being asked; and the
page with all measuring points of a deal."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.pulses import EVERY_DAYS
from ropeteam.core.vocabulary_enthusiasm import PulseWord
from ropeteam.flows import observations as observation_flow
from ropeteam.flows import pulses as flow
from ropeteam.store import access
from ropeteam.store.models import Deal, Observation
from ropeteam.store.queries import pulses as query
from ropeteam.web import fields, listing, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import Reader, reader_of
from ropeteam.wording.pulse import written

PAGE = 50


@staff
@require_POST
def asks(request: StaffRequest, pk: int) -> HttpResponse:
    """The owner asks those they ticked."""
    found = access.deal(request.actor, pk)
    keys = [int(key) for key in request.POST.getlist("contact") if key.isdecimal() and len(key) < 18]
    sent = flow.ask(
        found,
        query.contacts_of(found, keys),
        actor=request.actor,
        on=request.today,
        now=timezone.now(),
        speak=written,
        became=request.POST.get("became", ""),
    )
    n = len(sent.asked)
    notices.tell(request, "pulse.done.asked.one" if n == 1 else "pulse.done.asked.many", n=n)
    if sent.left:
        notices.tell(request, "pulse.done.left", names=", ".join(contact.name for contact in sent.left))
    return _back(pk)


@staff
@require_POST
def guesses(request: StaffRequest, pk: int, invite: int) -> HttpResponse:
    found = access.deal(request.actor, pk)
    row = found.pulses.select_related("deal__company").filter(pk=invite).first()
    if row is None:
        raise NotFound("pulse", str(invite))
    flow.guess(row, actor=request.actor, value=request.POST.get("value", ""), on=request.today)
    notices.tell(request, "pulse.done.guessed")
    return _back(pk)


@staff
@require_POST
def wishes(request: StaffRequest, pk: int) -> HttpResponse:
    """What a contact said of being asked."""
    found = access.deal(request.actor, pk)
    contact = next(iter(query.contacts_of(found, [fields.number(request.POST, "contact") or 0])), None)
    if contact is None:
        raise NotFound("contact")
    flow.wish(
        found,
        contact,
        actor=request.actor,
        word=fields.one_of(request.POST, "word", PulseWord),
        every_days=fields.number(request.POST, "every_days"),
        how=request.POST.get("how", ""),
        on=request.today,
    )
    notices.tell(request, "pulse.done.wished")
    return _back(pk)


@staff
@require_safe
def points(request: StaffRequest, pk: int) -> HttpResponse:
    """Every answer and act behind the curve, the newest first, with how it came; what was read from talks stands with the talks."""
    found = access.deal(request.actor, pk)
    reader = reader_of(request.actor, found, on=request.today)
    rows = list(_rows(found, listing.number(request.GET, "after"))[: PAGE + 1])
    context = {
        "deal": found,
        "rows": rows[:PAGE],
        "older": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "may_take_out": reader.may(Deed.TAKE_OUT_OBSERVATION),
    }
    return render(request, "pulse/points.html", context)


@staff
@require_POST
def out(request: StaffRequest, pk: int, point: int) -> HttpResponse:
    """A measuring point that should never have come in."""
    found = access.deal(request.actor, pk)
    row = Observation.objects.filter(deal=found, pk=point).select_related("deal__company").first()
    if row is None:
        raise NotFound("observation", str(point))
    observation_flow.take_out(row, actor=request.actor, reason=request.POST.get("reason", ""), on=request.today)
    notices.tell(request, "points.done.out")
    return redirect("deals_points", pk)


def part(deal: Deal, reader: Reader) -> dict[str, Any]:
    """The deal page's pulses; nothing before the deal is signed, since nobody is asked before."""
    if deal.signed_on is None or deal.signed_on > reader.on:
        return {"pulse_on": False}
    invites = query.invites(deal)
    owner = query.owner_of(deal)
    person = reader.actor.person
    soundings = query.soundings(deal, on=reader.on)
    return {
        "pulse_on": True,
        "soundings": soundings,
        "pulse_due": [one for one in soundings if one.due is not None and one.contact.mail],
        "pulse_waiting": [row for row in invites if query.waits(row, now=timezone.now())],
        "pulse_guessed": {
            row.pk for row in invites for guess in row.guesses.all() if guess.by_id == (person and person.pk)
        },
        "pulse_owner": owner,
        "pulse_asks": owner is not None and (reader.actor.operator or owner == person),
        "pulse_guesses": reader.may(Deed.GUESS_PULSE),
        "pulse_wishes": reader.may(Deed.SEND_PULSE),
        "pulse_words": [word.value for word in PulseWord],
        "pulse_every": EVERY_DAYS,
        "pulse_values": range(11),
    }


def _rows(deal: Deal, after: int | None) -> QuerySet[Observation]:
    found = Observation.objects.filter(deal=deal).select_related("contact", "taken_out", "invite")
    return (found.filter(pk__lt=after) if after else found).order_by("-pk")


def _back(pk: int) -> HttpResponse:
    return redirect(f"{reverse('deals_deal', args=[pk])}#pulse")
