"""A deal outside the segments that are ready: a part of its page, and what people say there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary_presales import OutsideWay
from ropeteam.flows import early_adopters as flow
from ropeteam.flows import signing
from ropeteam.store import access
from ropeteam.store.models import Deal, GapAccepted, SignRequest
from ropeteam.store.queries import early_adopters as query
from ropeteam.store.queries.readiness import Needed
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import Reader
from ropeteam.web.study import contact_of, link_page


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
        contact=contact_of(request, deal),
        words=request.POST.get("words", ""),
        told_on=fields.day(request.POST, "told_on"),
        on=request.today,
    )
    notices.tell(request, "outside.done.beyond" if made.beyond else "outside.done.agreed")
    return _back(pk)


@staff
@require_POST
def second(request: StaffRequest, pk: int) -> HttpResponse:
    gap = access.gap(request.actor, pk)
    flow.second(gap, actor=request.actor, reason=request.POST.get("reason", ""), on=request.today)
    notices.tell(request, "outside.done.seconded")
    return _back(gap.deal_id)


@staff
@require_POST
def taken_back(request: StaffRequest, pk: int) -> HttpResponse:
    gap = access.gap(request.actor, pk)
    flow.take_back(gap, actor=request.actor, reason=request.POST.get("reason", ""), on=request.today)
    notices.tell(request, "outside.done.taken_back")
    return _back(gap.deal_id)


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link by which the customer confirms their words; shown this once."""
    gap = access.gap(request.actor, pk)
    asked, token = signing.ask_about_gap(
        gap,
        contact_of(request, gap.deal),
        actor=request.actor,
        language=request.POST.get("language", ""),
        on=request.today,
        until=fields.optional_day(request.POST, "until"),
    )
    return link_page(request, asked, token, gap.deal, back=f"{reverse('deals_deal', args=[gap.deal_id])}#outside")


def part(deal: Deal, reader: Reader) -> dict[str, Any]:
    """Nothing where the deal is decided or its segment ready: then it costs one small query."""
    found = query.outside(deal, on=reader.on)
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
    }


def _back(deal: int) -> HttpResponse:
    return redirect(f"{reverse('deals_deal', args=[deal])}#outside")
