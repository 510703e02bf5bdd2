"""Renewals: those that are ahead, loyalty with its cases; and of one deal its days and the goals of the first talks."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary_projects import GoalState, RenewalEnd
from ropeteam.flows import renewals as flow
from ropeteam.store import access
from ropeteam.store.models import Deal, Renewal
from ropeteam.store.queries import renewals as query
from ropeteam.web import fields, listing, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.refusals import NONE, Refusal, refusal_of
from ropeteam.web.standing import reader_of


@staff
@require_safe
def renewals(request: StaffRequest) -> HttpResponse:
    """`product` in the address narrows the figure; never anything smaller."""
    products = list(access.products(request.actor).order_by("pk"))
    wanted = listing.number(request.GET, "product")
    product = next((row for row in products if row.pk == wanted), None)
    company = request.actor.company
    part = query.ahead(request.actor, where=listing.where(request.GET))
    loyalty = query.loyalty(company, product, on=request.today) if company else None
    share = loyalty.share if loyalty else None
    context = {
        "ahead": [(row, query.state_of(row, on=request.today)) for row in part.rows],
        "page": listing.pager(request.GET, part, day="due"),
        "loyalty": loyalty,
        "share": {name: round(100 * getattr(share, name)) for name in ("share", "low", "high")} if share else None,
        "cases": [(row, query.state_of(row, on=request.today)) for row in query.cases(request.actor, product)],
        "products": products if len(products) > 1 else [],
        "product": product,
    }
    return render(request, "renewals/renewals.html", context)


@staff
@require_safe
def renewal(request: StaffRequest, pk: int) -> HttpResponse:
    return _shown(request, access.deal(request.actor, pk))


def _shown(request: StaffRequest, deal: Deal, refusal: Refusal = NONE) -> HttpResponse:
    """The page; where something was refused, with what was typed into its form ('due', 'end', 'g12')."""
    reader = reader_of(request.actor, deal, on=request.today)
    goals = query.goals(deal)
    rows = query.of_deal(deal, on=request.today)
    waits, may_renew = any(getattr(row.renewal, "outcome", None) is None for row in rows), reader.may(Deed.RENEW)
    forms = {"end" if waits else "due"} | {f"g{goal.signal.pk}" for goal in goals}
    context: dict[str, Any] = {
        "deal": deal,
        "rows": rows,
        "waits": waits,
        "goals": goals,
        "open": sum(goal.answer is None for goal in goals),
        "states": [state.value for state in GoalState],
        "ends": [end.value for end in RenewalEnd],
        "may_renew": may_renew,
        "may_words": reader.may(Deed.READ_TRANSCRIPT),
        "today": request.today,
        "refusal": refusal.among(forms if may_renew else set()),
    }
    return render(request, "renewals/renewal.html", context, status=422 if refusal else 200)


@staff
@require_POST
def expected(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    try:
        flow.expect(deal, actor=request.actor, due=fields.day(request.POST, "due"), on=request.today)
    except Refused as error:
        return _shown(request, deal, refusal_of(request, error, "due"))
    notices.tell(request, "renewal.done.expected")
    return _back(pk)


@staff
@require_POST
def outcome(request: StaffRequest, pk: int) -> HttpResponse:
    row, form = access.on_deal(request.actor, Renewal, pk), request.POST
    try:
        flow.end(
            row,
            actor=request.actor,
            end=fields.one_of(form, "end", RenewalEnd),
            words=form.get("words", ""),
            on=request.today,
            new_day=fields.optional_day(form, "new_day"),
        )
    except Refused as error:
        return _shown(request, row.deal, refusal_of(request, error, "end"))
    notices.tell(request, "renewal.done.ended")
    return _back(row.deal_id)


@staff
@require_POST
def goals(request: StaffRequest, pk: int) -> HttpResponse:
    """What became of something the customer wanted first."""
    deal, form = access.deal(request.actor, pk), request.POST
    signal = access.signal(request.actor, fields.number(form, "signal") or 0)
    try:
        flow.answer_goal(
            deal,
            signal,
            actor=request.actor,
            state=fields.one_of(form, "state", GoalState),
            words=form.get("words", ""),
            on=request.today,
        )
    except Refused as error:
        return _shown(request, deal, refusal_of(request, error, f"g{signal.pk}"))
    notices.tell(request, "renewal.done.goal")
    return redirect(f"{reverse('deals_renewal', args=[pk])}#goals")


def _back(deal: int) -> HttpResponse:
    return redirect("deals_renewal", pk=deal)
