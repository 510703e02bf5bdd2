"""All references: which signed deals are ready and what each lacks, how warm they came, how often one may be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core import references as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary_projects import Tone
from ropeteam.flows import references as flow
from ropeteam.store import access
from ropeteam.store.models import Company, Deal
from ropeteam.store.queries import references as query
from ropeteam.store.queries.lists import fall
from ropeteam.web import fields, listing, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.refusals import NONE, Refusal, refusal_of

SIZE = 25


@dataclass(frozen=True, slots=True)
class Row:
    deal: Deal
    ready: core.Readiness
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Tones:
    """Of what came: how many as warm as expected or warmer, and how many did not come about."""

    as_expected: int
    came: int
    silent: int


@staff
@require_safe
def references(request: StaffRequest) -> HttpResponse:
    return _shown(request)


def _shown(request: StaffRequest, refusal: Refusal = NONE) -> HttpResponse:
    part = fall(query.signed(request.actor), where=listing.where(request.GET), size=SIZE)
    rows = _rows(part.rows, request.today)
    company = request.actor.company
    context = {
        "rows": rows,
        "ready": sum(row.ready.ready is True for row in rows),
        "page": listing.pager(request.GET, part, day="signed_on"),
        "tones": _tones(company) if company else None,
        "cap": query.cap(company) if company else core.USUAL_CAP,
        "most_cap": core.MOST_CAP,
        "may_set": access.allows(request.actor, Deed.SET_REFERENCES),
        "refusal": refusal,
    }
    return render(request, "references/references.html", context, status=422 if refusal else 200)


@staff
@require_POST
def cap(request: StaffRequest) -> HttpResponse:
    company = request.actor.company
    if company is None:
        raise NotFound("company")
    n = fields.number(request.POST, "cap")
    try:
        flow.set_cap(company, -1 if n is None else n, actor=request.actor)
    except Refused as error:
        return _shown(request, refusal_of(request, error, "cap"))
    notices.tell(request, "reference.done.cap")
    return redirect("references")


def _rows(deals: list[Deal], on: date) -> list[Row]:
    facts, confirmed = query.facts(deals, on=on), query.confirmed([deal.pk for deal in deals])
    return [Row(deal, core.readiness(facts[deal.pk], on=on), deal.pk in confirmed) for deal in deals]


def _tones(company: Company) -> Tones:
    missed = [core.tone_missed(Tone(expected), Tone(came)) for expected, came in query.tones(company)]
    known = [steps for steps in missed if steps is not None]
    return Tones(sum(steps <= 0 for steps in known), len(known), len(missed) - len(known))
