"""A deal outside the segments that are ready: a part of its page, and what people say there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary_presales import OutsideWay, SignAbout
from ropeteam.flows import early_adopters as flow
from ropeteam.store import access
from ropeteam.store.models import Deal, GapAccepted, SignRequest
from ropeteam.store.queries import early_adopters as query
from ropeteam.store.queries.deals import names_shown
from ropeteam.store.queries.product import Truth
from ropeteam.store.queries.readiness import Needed
from ropeteam.web import fields, notices, sign_links
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import Reader


@dataclass(frozen=True, slots=True)
class Line:
    """One gap as the page shows it."""

    need: Needed
    stand: str
    said: GapAccepted | None
    signed: SignRequest | None


@staff
@require_POST
def looks(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody of the rope saw it, and how they go on."""
    deal = access.deal(request.actor, pk)
    way = fields.one_of(request.POST, "way", OutsideWay)
    flow.look(deal, actor=request.actor, way=way, words=request.POST.get("words", ""), on=request.today)
    notices.tell(request, "outside.done.looked")
    return _back(pk)


@staff
@require_POST
def gaps(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer lives with a gap, in their words."""
    deal = access.deal(request.actor, pk)
    chosen = fields.number(request.POST, "capability")
    if chosen is None:
        raise Refused("choice_missing")
    made = flow.agree(
        deal,
        access.capability(request.actor, chosen),
        actor=request.actor,
        contact=sign_links.contact_of(request, deal),
        words=request.POST.get("words", ""),
        told_on=fields.day(request.POST, "told_on"),
        on=request.today,
    )
    notices.tell(request, "outside.done.beyond" if made.beyond else "outside.done.agreed")
    return _back(pk)


@staff
@require_POST
def second(request: StaffRequest, pk: int) -> HttpResponse:
    return _reasoned(request, pk, flow.second, "outside.done.seconded")


@staff
@require_POST
def taken_back(request: StaffRequest, pk: int) -> HttpResponse:
    return _reasoned(request, pk, flow.take_back, "outside.done.taken_back")


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link by which the customer confirms their words; the next page shows it once."""
    gap = access.gap(request.actor, pk)
    return sign_links.made(request, gap, SignAbout.GAP, back=_address(gap.deal_id))


def part(deal: Deal, reader: Reader, *, now: Truth | None = None) -> dict[str, Any]:
    """Nothing where the deal is decided or its segment ready: then it costs one small query. `now`: the product as read."""
    found = query.outside(deal, on=reader.on, now=now)
    if found is None:
        return {"outside": None}
    signed = query.signed([row.pk for row in found.said.values()])
    lines = [
        Line(gap, found.gaps.stands[pk].value, said := found.said.get(pk), signed.get(said.pk) if said else None)
        for gap in found.stand.gaps
        for pk in (gap.need.capability_id,)
    ]
    return {
        "outside": found,
        "outside_lines": lines,
        "outside_ways": [way.value for way in OutsideWay],
        "may_agree_gap": reader.may(Deed.AGREE_GAP),
        "may_second_gap": reader.may(Deed.SECOND_GAP),
        "me": reader.actor.person,
        "outside_named": names_shown(reader.actor, on_rope=reader.on_rope),
    }


def _reasoned(request: StaffRequest, pk: int, deed: Callable[..., object], done: str) -> HttpResponse:
    """What is done to a gap, with its reason."""
    gap = access.gap(request.actor, pk)
    deed(gap, actor=request.actor, reason=request.POST.get("reason", ""), on=request.today)
    notices.tell(request, done)
    return _back(gap.deal_id)


def _back(deal: int) -> HttpResponse:
    return redirect(_address(deal))


def _address(deal: int) -> str:
    return f"{reverse('deals_deal', args=[deal])}#outside"
