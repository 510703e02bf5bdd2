"""The project of a deal: milestones and what the customer said of them, promises with their evidence, risks, the next step."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.errors import Refused
from ropeteam.core.projects import Plan
from ropeteam.core.vocabulary import PromiseOutcome, Role
from ropeteam.core.vocabulary_presales import SignAbout
from ropeteam.flows import change_orders as change_order_flow
from ropeteam.flows import projects as flow
from ropeteam.flows import promise_ends
from ropeteam.store import access
from ropeteam.store.models import Deal, EndProposal, Milestone, ProjectRisk, Promise
from ropeteam.store.queries import projects as query
from ropeteam.web import fields, languages, notices, project_page, sign_links
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.refusals import refusal_of
from ropeteam.wording.say import day, say


@staff
@require_safe
def project(request: StaffRequest, pk: int) -> HttpResponse:
    return project_page.shown(request, access.deal(request.actor, pk))


@staff
@require_POST
def milestones(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    try:
        made = flow.plan(
            deal, _plan(request.POST), actor=request.actor, on=request.today, promises=_promises(request, deal)
        )
    except Refused as error:
        return project_page.shown(request, deal, refusal_of(request, error, "new"))
    notices.tell(request, "project.done.planned")
    return project_page.back(deal.pk, f"m{made.milestone_id}")


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
        return project_page.shown(request, row.deal, refusal_of(request, error, f"m{pk}"))
    notices.tell(request, "project.done.replanned")
    return project_page.back(row.deal_id, f"m{pk}")


@staff
@require_POST
def signatures(request: StaffRequest, pk: int) -> HttpResponse:
    """A link on which the customer accepts a milestone; the next page shows it once."""
    row = access.on_deal(request.actor, Milestone, pk)
    return sign_links.made(request, row, SignAbout.MILESTONE, back=project_page.address(row.deal_id, f"m{pk}"))


@staff
@require_POST
def delivered(request: StaffRequest, pk: int) -> HttpResponse:
    """How a promise ended that a milestone delivered; the customer's own word is the evidence."""
    deal = access.deal(request.actor, pk)
    promise = access.promise(request.actor, fields.number(request.POST, "promise") or 0)
    seen = {row.promise.pk: row for row in query.promises_of(deal, query.of_deal(deal, on=request.today))}
    row = seen.get(promise.pk)
    outcome = fields.one_of(request.POST, "outcome", PromiseOutcome)
    if row is None or row.accepted is None or outcome not in project_page.OUTCOMES:
        raise Refused("choice_missing")
    done = promise_ends.end(
        promise,
        actor=request.actor,
        outcome=outcome,
        on=request.today,
        evidence=_evidence(row),
    )
    notices.tell(request, "deed.done.proposed" if isinstance(done, EndProposal) else "project.done.ended")
    return project_page.back(deal.pk, "promises")


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
        return project_page.shown(request, deal, refusal_of(request, error, f"s{signal}" if signal else "order"))
    notices.tell(request, "project.done.ordered")
    return project_page.back(deal.pk, "orders")


@staff
@require_POST
def risks(request: StaffRequest, pk: int) -> HttpResponse:
    deal, form = access.deal(request.actor, pk), request.POST
    try:
        flow.see_risk(
            deal,
            actor=request.actor,
            text=form.get("text", ""),
            role=fields.one_of(form, "role", Role),
            until=fields.day(form, "until"),
            on=request.today,
        )
    except Refused as error:
        return project_page.shown(request, deal, refusal_of(request, error, "risk"))
    notices.tell(request, "project.done.risk")
    return project_page.back(deal.pk, "risks")


@staff
@require_POST
def closing(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.on_deal(request.actor, ProjectRisk, pk)
    try:
        flow.close_risk(row, actor=request.actor, how=request.POST.get("how", ""), on=request.today)
    except Refused as error:
        return project_page.shown(request, row.deal, refusal_of(request, error, f"r{pk}"))
    notices.tell(request, "project.done.risk_closed")
    return project_page.back(row.deal_id, "risks")


@staff
@require_POST
def next_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Without words: nothing is left to do."""
    deal = access.deal(request.actor, pk)
    try:
        flow.next_step(
            deal,
            actor=request.actor,
            text=request.POST.get("text", ""),
            day=fields.optional_day(request.POST, "day"),
            on=request.today,
        )
    except Refused as error:
        return project_page.shown(request, deal, refusal_of(request, error, "next"))
    notices.tell(request, "project.done.next_step")
    return project_page.back(deal.pk, "next")


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
