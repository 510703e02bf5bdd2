"""What people do with a promise or a claim, one address a deed. Each answers with what stands at the deal's gate now."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import Fit
from ropeteam.flows import promises as promise_flow
from ropeteam.flows import signals as signal_flow
from ropeteam.store import access
from ropeteam.store.models import Deal, Promise, Signal
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.deal import answer


@staff
@require_POST
def judgement(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.promise(request.actor, pk)
    item = fields.number(request.POST, "roadmap")
    promise_flow.judge_by_person(
        found,
        actor=request.actor,
        fit=fields.one_of(request.POST, "fit", Fit),
        reason=request.POST.get("reason", ""),
        on=request.today,
        roadmap=access.roadmap_item(request.actor, item) if item else None,
    )
    return _done(request, found, "judge")


@staff
@require_POST
def scope(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.promise(request.actor, pk)
    promise_flow.accept_scope(
        found.deal,
        actor=request.actor,
        text=request.POST.get("text", ""),
        on=request.today,
        promise=found,
        days=fields.optional_number(request.POST, "days"),
        price=fields.optional_number(request.POST, "price"),
    )
    return _done(request, found, "scope")


@staff
@require_POST
def limit_told(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.promise(request.actor, pk)
    told_on = fields.day(request.POST, "told_on")
    promise_flow.tell_limit(found, actor=request.actor, told_on=told_on, told_how=request.POST.get("told_how", ""))
    return _done(request, found, "tell_limit")


@staff
@require_POST
def contradictions(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.promise(request.actor, pk)
    said_on = fields.optional_day(request.POST, "said_on") or request.today
    promise_flow.contradict(found, actor=request.actor, how=request.POST.get("how", ""), said_on=said_on)
    return _done(request, found, "contradict")


@staff
@require_POST
def capability(request: StaffRequest, pk: int) -> HttpResponse:
    """Which capability the words of a signal are about; nothing chosen = none of the catalogue."""
    found = access.signal(request.actor, pk)
    chosen = fields.number(request.POST, "capability")
    linked = access.capability(request.actor, chosen) if chosen else None
    signal_flow.relink(found, actor=request.actor, capability=linked, on=request.today)
    return _done(request, found, "relink")


@staff
@require_POST
def correction(request: StaffRequest, pk: int) -> HttpResponse:
    """An unbacked claim was put right with the customer."""
    found = access.signal(request.actor, pk)
    told_on = fields.day(request.POST, "told_on")
    signal_flow.correct_claim(found, actor=request.actor, told_on=told_on, told_how=request.POST.get("told_how", ""))
    return _done(request, found, "correct")


def _done(request: StaffRequest, row: Promise | Signal, deed: str) -> HttpResponse:
    deal: Deal | None = row.deal if isinstance(row, Promise) else row.conversation.deal
    if deal is None:
        raise NotFound("deal")
    notices.tell(request, f"deed.done.{deed}")
    return answer(request, deal)
