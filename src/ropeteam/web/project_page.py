"""A deal's project as one page, with every form it has; where one was refused, with what was typed into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ropeteam.core.access import Deed
from ropeteam.core.projects import MilestoneState
from ropeteam.core.success_page import USUAL
from ropeteam.core.vocabulary import PromiseOutcome, Role, SignalState
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.core.vocabulary_projects import WishWay
from ropeteam.store.models import Deal
from ropeteam.store.queries import change_orders, success_pages
from ropeteam.store.queries import projects as query
from ropeteam.web import fields, sign_links
from ropeteam.web.actors import StaffRequest
from ropeteam.web.refusals import NONE, Refusal
from ropeteam.web.standing import Reader, embargoed_until, reader_of

# What an acceptance can be the evidence of. That a promise was broken is said on its own page, with evidence of its own.
OUTCOMES = (PromiseOutcome.KEPT, PromiseOutcome.KEPT_LATE)
WAYS = tuple(way.value for way in WishWay if way != WishWay.OPEN)


@dataclass(frozen=True, slots=True)
class Heard:
    """A wish or promise after the signature; `quote` is '' where this reader may not read its words (yet)."""

    signal: Any
    quote: str


def shown(request: StaffRequest, deal: Deal, refusal: Refusal = NONE) -> HttpResponse:
    """The page; where something was refused, with what was typed into its form ('new', 'm12', 'order', 's7', 'w7', 'r3' ...)."""
    reader = reader_of(request.actor, deal, on=request.today)
    seen = query.of_deal(deal, on=request.today)
    runs = reader.may(Deed.RUN_PROJECT)
    may_run = runs and deal.signed_on is not None
    live = [row for row in seen if row.live]
    orders = _orders(deal, reader)
    risks = query.risks(deal)
    forms = {"new", "order", "risk", "next", "share"}
    forms |= {f"m{row.milestone.pk}" for row in live if row.state != MilestoneState.ACCEPTED}
    forms |= {f"{kind}{one.signal.pk}" for one in orders["wishes"] for kind in "sw"}
    forms |= {f"b{row.order.pk}" for row in orders["orders"] if row.may_take_back}
    forms |= {f"r{row.pk}" for row in risks if getattr(row, "closed", None) is None}
    context: dict[str, Any] = {
        "deal": deal,
        "milestones": live,
        "dropped": [row for row in seen if not row.live],
        "accepted": sum(row.state == MilestoneState.ACCEPTED for row in live),
        "promises": query.promises_of(deal, seen),
        "outcomes": [outcome.value for outcome in OUTCOMES],
        "may_end": reader.may(Deed.END_PROMISE),
        "to_choose": query.to_choose(deal) if runs else [],
        "risks": risks,
        "roles": [role.value for role in Role if role not in (Role.WORKS_COUNCIL, Role.ADMIN)],
        "step": query.next_step(deal),
        "may_run": may_run,
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "aim": query.aimed_at(deal) if runs and not seen else None,
        "first_success_free": not query.first_successes(deal),
        "refusal": refusal.among(forms if may_run else set()),
        "ticked": fields.numbers(request.POST, "promise"),
        **orders,
        "shares": success_pages.shares(deal),
        "share_days": USUAL.days,
        **sign_links.asking(deal, request, [SignAbout.MILESTONE]),
    }
    return render(request, "projects/project.html", context, status=422 if refusal else 200)


def address(deal: int, at: str = "") -> str:
    return f"{reverse('deals_project', args=[deal])}{'#' if at else ''}{at}"


def back(deal: int, at: str) -> HttpResponse:
    return redirect(address(deal, at))


def _orders(deal: Deal, reader: Reader) -> dict[str, Any]:
    found = change_orders.wishes(deal)
    return {
        "orders": change_orders.of_deal(deal, on=reader.on),
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
