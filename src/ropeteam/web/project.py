"""The project of a deal: milestones and what the customer said of them, promises with their evidence, risks, the next step."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.projects import MilestoneState, Plan
from ropeteam.core.vocabulary import PromiseOutcome, Role
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import change_orders as change_order_flow
from ropeteam.flows import projects as flow
from ropeteam.flows import promise_ends
from ropeteam.store import access
from ropeteam.store.models import Deal, EndProposal, Milestone, ProjectRisk, Promise
from ropeteam.store.queries import projects as query
from ropeteam.web import change_orders, fields, languages, notices, sign_links, success_pages
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import reader_of
from ropeteam.wording.say import day, say

OUTCOMES = (PromiseOutcome.KEPT.value, PromiseOutcome.KEPT_LATE.value, PromiseOutcome.BROKEN.value)


@staff
@require_safe
def project(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, access.deal(request.actor, pk))


@staff
@require_POST
def milestones(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    try:
        made = flow.plan(
            deal, _plan(request.POST), actor=request.actor, on=request.today, promises=_promises(request, deal)
        )
    except Refused as error:
        return _shown(request, deal, at="new", refused=notices.sentence_of(error))
    notices.tell(request, "project.done.planned")
    return _back(deal.pk, f"m{made.milestone_id}")


@staff
@require_POST
def plans(request: StaffRequest, pk: int) -> HttpResponse:
    """A milestone planned anew, or given up."""
    row = access.on_deal(request.actor, Milestone, pk)
    try:
        flow.replan(
            row, _plan(request.POST), actor=request.actor, on=request.today, promises=_promises(request, row.deal)
        )
    except Refused as error:
        return _shown(request, row.deal, at=f"m{pk}", refused=notices.sentence_of(error))
    notices.tell(request, "project.done.replanned")
    return _back(row.deal_id, f"m{pk}")


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link on which the customer accepts a milestone; the next page shows it once."""
    row = access.on_deal(request.actor, Milestone, pk)
    return sign_links.made(request, row, SignAbout.MILESTONE, back=address(row.deal_id, f"m{pk}"))


@staff
@require_POST
def delivered(request: StaffRequest, pk: int) -> HttpResponse:
    """How a promise ended that a milestone delivered; the customer's own word is the evidence."""
    deal = access.deal(request.actor, pk)
    promise = access.promise(request.actor, fields.number(request.POST, "promise") or 0)
    seen = {row.promise.pk: row for row in query.promises_of(deal, query.of_deal(deal, on=request.today))}
    row = seen.get(promise.pk)
    if row is None or row.accepted is None:
        raise Refused("choice_missing")
    done = promise_ends.end(
        promise,
        actor=request.actor,
        outcome=fields.one_of(request.POST, "outcome", PromiseOutcome),
        on=request.today,
        evidence=_evidence(row),
    )
    notices.tell(request, "deed.done.proposed" if isinstance(done, EndProposal) else "project.done.ended")
    return _back(deal.pk, "promises")


@staff
@require_POST
def orders(request: StaffRequest, pk: int) -> HttpResponse:
    """A change order put down."""
    deal, form = access.deal(request.actor, pk), request.POST
    signal, promise = fields.number(form, "signal"), fields.number(form, "promise")
    try:
        change_order_flow.write(
            deal,
            actor=request.actor,
            what=form.get("what", ""),
            why=form.get("why", ""),
            price=fields.optional_number(form, "price"),
            days=fields.optional_number(form, "days"),
            on=request.today,
            signal=access.signal(request.actor, signal) if signal else None,
            promise=access.promise(request.actor, promise) if promise else None,
        )
    except Refused as error:
        return _shown(request, deal, at=f"s{signal}" if signal else "order", refused=notices.sentence_of(error))
    notices.tell(request, "project.done.ordered")
    return _back(deal.pk, "orders")


@staff
@require_POST
def risks(request: StaffRequest, pk: int) -> HttpResponse:
    deal, form = access.deal(request.actor, pk), request.POST
    flow.see_risk(
        deal,
        actor=request.actor,
        text=form.get("text", ""),
        role=fields.one_of(form, "role", Role),
        until=fields.day(form, "until"),
        on=request.today,
    )
    notices.tell(request, "project.done.risk")
    return _back(deal.pk, "risks")


@staff
@require_POST
def closing(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.on_deal(request.actor, ProjectRisk, pk)
    flow.close_risk(row, actor=request.actor, how=request.POST.get("how", ""), on=request.today)
    notices.tell(request, "project.done.risk_closed")
    return _back(row.deal_id, "risks")


@staff
@require_POST
def next_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Without words: nothing is left to do."""
    deal = access.deal(request.actor, pk)
    flow.next_step(
        deal,
        actor=request.actor,
        text=request.POST.get("text", ""),
        day=fields.optional_day(request.POST, "day"),
        on=request.today,
    )
    notices.tell(request, "project.done.next_step")
    return _back(deal.pk, "next")


def address(deal: int, at: str = "") -> str:
    return f"{reverse('deals_project', args=[deal])}{'#' if at else ''}{at}"


def _back(deal: int, at: str) -> HttpResponse:
    return redirect(address(deal, at))


def _shown(request: StaffRequest, deal: Deal, *, at: str = "", refused: str = "") -> HttpResponse:
    """The page; where something was `refused`, with what was typed into the form `at` ('new', 'm12', 'order')."""
    reader = reader_of(request.actor, deal, on=request.today)
    seen = query.of_deal(deal, on=request.today)
    runs = reader.may(Deed.RUN_PROJECT)
    may_run = runs and deal.signed_on is not None
    live = [row for row in seen if row.live]
    orders = change_orders.part(deal, reader)
    forms = {"new", "order"} | {f"m{row.milestone.pk}" for row in live if row.state != MilestoneState.ACCEPTED}
    forms |= {f"s{one.signal.pk}" for one in orders["wishes"]}
    context: dict[str, Any] = {
        "deal": deal,
        "milestones": live,
        "dropped": [row for row in seen if not row.live],
        "accepted": sum(row.state == MilestoneState.ACCEPTED for row in live),
        "promises": query.promises_of(deal, seen),
        "outcomes": OUTCOMES,
        "may_end": reader.may(Deed.END_PROMISE),
        "to_choose": query.to_choose(deal) if runs else [],
        "risks": query.risks(deal),
        "roles": [role.value for role in Role if role not in (Role.WORKS_COUNCIL, Role.ADMIN)],
        "step": query.next_step(deal),
        "may_run": may_run,
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "aim": query.aimed_at(deal) if runs and not seen else None,
        "first_success_free": not query.first_successes(deal),
        "refused": refused,
        # A form that is gone since (the customer accepted meanwhile) can say nothing: then the page says it.
        "refused_at": at if may_run and at in forms else "",
        "typed": request.POST if refused else QueryDict(),
        "ticked": fields.numbers(request.POST, "promise"),
        **orders,
        **success_pages.part(deal),
        **sign_links.asking(deal, request, [SignAbout.MILESTONE]),
    }
    return render(request, "projects/project.html", context, status=422 if refused else 200)


def _plan(form: QueryDict) -> Plan:
    return Plan(
        title=form.get("title", ""),
        day=fields.day(form, "day"),
        words=form.get("words", ""),
        first_success="first_success" in form,
        dropped="dropped" in form,
        why=form.get("why", ""),
    )


def _promises(request: StaffRequest, deal: Deal) -> list[Promise]:
    return list(deal.promises.filter(pk__in=fields.numbers(request.POST, "promise")).order_by("pk"))


def _evidence(row: query.Delivered) -> str:
    """Which milestone, whose word, which day: what the ledger keeps as evidence."""
    assert row.accepted is not None
    signature, now = row.accepted.signature, languages.current()
    return say(
        "project.evidence",
        now,
        title=row.accepted.version.title,
        name=signature.name,
        day=day(signature.signed_on, now),
    )
