"""Change orders on the project's page, and what was heard after the signature that nobody agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import SignalState
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import WishWay
from ropeteam.flows import change_orders as flow
from ropeteam.store import access
from ropeteam.store.models import ChangeOrder, Deal
from ropeteam.store.queries import change_orders as query
from ropeteam.web import fields, notices, sign_links
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import Reader, embargoed_until

WAYS = tuple(way.value for way in WishWay if way != WishWay.OPEN)


@dataclass(frozen=True, slots=True)
class Heard:
    """A wish or promise after the signature; `quote` is '' where this reader may not read its words (yet)."""

    signal: Any
    quote: str


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link on which the customer agrees to an order; the next page shows it once."""
    order = access.on_deal(request.actor, ChangeOrder, pk)
    return sign_links.made(request, order, SignAbout.ORDER, back=_address(order.deal_id, "orders"))


@staff
@require_POST
def taken_back(request: StaffRequest, pk: int) -> HttpResponse:
    order = access.on_deal(request.actor, ChangeOrder, pk)
    flow.take_back(order, actor=request.actor, reason=request.POST.get("reason", ""), on=request.today)
    notices.tell(request, "project.done.order_taken_back")
    return _back(order.deal_id, "orders")


@staff
@require_POST
def wishes(request: StaffRequest, pk: int) -> HttpResponse:
    """What a wish after the signature is, where it becomes no order."""
    deal, form = access.deal(request.actor, pk), request.POST
    signal = access.signal(request.actor, fields.number(form, "signal") or 0)
    if signal.conversation.deal_id != deal.pk:
        raise NotFound("signal", str(signal.pk))
    way = fields.one_of(form, "way", WishWay)
    flow.answer_wish(deal, signal, actor=request.actor, way=way, words=form.get("words", ""), on=request.today)
    notices.tell(request, "project.done.wish")
    return _back(deal.pk, "heard")


def part(deal: Deal, reader: Reader) -> dict[str, Any]:
    """The sections of the project's page."""
    found = query.wishes(deal)
    return {
        "orders": query.of_deal(deal, on=reader.on),
        "wishes": [_heard(row, reader) for row in found.open],
        "more_wishes": found.more,
        "wishes_answered": [_heard(row, reader) for row in found.answered],
        "wish_ways": WAYS,
    }


def _heard(row: Any, reader: Reader) -> Heard:
    """A suggested promise's sentence is the rope's alone for two working days; a customer's words are for who may read talks."""
    state = SignalState(row.state)
    sealed = row.kind_is == "promise" and embargoed_until(row, state, on_rope=reader.on_rope, on=reader.on) is not None
    return Heard(row, "" if sealed else row.quote)


def _address(deal: int, at: str) -> str:
    return f"{reverse('deals_project', args=[deal])}#{at}"


def _back(deal: int, at: str) -> HttpResponse:
    return redirect(_address(deal, at))
