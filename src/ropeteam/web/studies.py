"""A deal's feasibility studies: the list, and the form that begins one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ropeteam.core import studies as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.flows import studies as flow
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest, Deal, Decision, Person, Promise, Requirement
from ropeteam.store.queries import studies as query
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import Reader, reader_of

USUAL = timedelta(days=20)
OFFERED = 200


@dataclass(frozen=True, slots=True)
class Choices:
    """What a criterion may be tied to, by the value its box sends: `r12`, `p3`, `w7`."""

    requirements: dict[str, Requirement]
    promises: dict[str, Promise]
    requests: dict[str, ChangeRequest]

    def __bool__(self) -> bool:
        return bool(self.requirements or self.promises or self.requests)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def studies(request: StaffRequest, pk: int) -> HttpResponse:
    """Who may not read what was seen reads what is asked, and until when."""
    deal = access.deal(request.actor, pk)
    if request.method != "POST":
        return render(request, "studies/studies.html", _listed(request, deal))
    access.require(request.actor, Deed.PLAN_STUDY, deal=deal)
    try:
        made = _begun(request, deal)
    except Refused as error:
        return _form(request, deal, refused=notices.sentence_of(error))
    notices.tell(request, "study.done.begun")
    return redirect("deals_study", pk=made.pk)


@staff
@require_safe
def new(request: StaffRequest, pk: int) -> HttpResponse:
    """`decision` in the address is the "study first" it is to answer."""
    deal = access.deal(request.actor, pk)
    access.require(request.actor, Deed.PLAN_STUDY, deal=deal)
    return _form(request, deal)


@staff
@require_POST
def at_once(request: StaffRequest) -> HttpResponse:
    """How many studies one person may run at once."""
    company = request.actor.company
    if company is None:
        raise NotFound("company")
    flow.let_run(company, fields.number(request.POST, "n") or 0, actor=request.actor)
    notices.tell(request, "study.done.at_once")
    deal = fields.number(request.POST, "deal")
    return redirect("deals_studies", pk=deal) if deal else redirect("today")


def part(deal: Deal, reader: Reader) -> dict[str, Any]:
    """The section of the deal's page."""
    return {
        "studies": query.of_deal(deal, on=reader.on),
        "may_read_study": reader.may(Deed.READ_STUDY),
        "may_plan_study": reader.may(Deed.PLAN_STUDY),
    }


def runners(deal: Deal, request: StaffRequest) -> list[Person]:
    """Who may run a study: pre-sales, or who stands in; the reader first."""
    rows = query.runners(deal, on=request.today)
    me = request.actor.person
    return sorted(rows, key=lambda row: (me is None or row.pk != me.pk, row.name.casefold()))


def _listed(request: StaffRequest, deal: Deal) -> dict[str, Any]:
    reader = reader_of(request.actor, deal, on=request.today)
    return {
        "deal": deal,
        **part(deal, reader),
        "may_set": access.allows(request.actor, Deed.SETTINGS),
        "at_once": query.at_once(deal.company_id),
        "most_at_once": core.MOST_AT_ONCE,
    }


def _form(request: StaffRequest, deal: Deal, *, refused: str = "") -> HttpResponse:
    given = request.POST if request.method == "POST" else QueryDict()
    decision = _decision(request, request.POST if request.method == "POST" else request.GET)
    context = {
        "deal": deal,
        "decision": decision,
        "given": given,
        "rows": [
            (no, given.get(f"criterion-{no}", ""), given.getlist(f"ties-{no}"), no <= core.FEWEST_CRITERIA)
            for no in range(1, core.MOST_CRITERIA + 1)
        ],
        "choices": _choices(request, deal),
        "people": runners(deal, request),
        "most": query.at_once(deal.company_id),
        "begins": given.get("begins_on") or request.today.isoformat(),
        "ends": given.get("ends_on") or (request.today + USUAL).isoformat(),
        "refused": refused,
    }
    return render(request, "studies/new.html", context, status=422 if refused else 200)


def _begun(request: StaffRequest, deal: Deal) -> Any:
    form = request.POST
    people = {row.pk: row for row in runners(deal, request)}
    lead = people.get(fields.number(form, "lead") or 0)
    if lead is None:
        raise Refused("study_lead_not_presales")
    return flow.begin(
        deal,
        actor=request.actor,
        question=form.get("question", ""),
        begins_on=fields.day(form, "begins_on"),
        ends_on=fields.day(form, "ends_on"),
        lead=lead,
        hypotheses=form.get("hypotheses", "").splitlines(),
        criteria=_criteria(form, _choices(request, deal)),
        on=request.today,
        decision=_decision(request, form),
    )


def _criteria(form: QueryDict, choices: Choices) -> list[flow.Wanted]:
    """The rows that hold words; a tie that was not offered is none."""
    found = []
    for no in range(1, core.MOST_CRITERIA + 1):
        text, chosen = form.get(f"criterion-{no}", ""), form.getlist(f"ties-{no}")
        if text.strip():
            found.append(
                flow.Wanted(
                    text,
                    [choices.requirements[value] for value in chosen if value in choices.requirements],
                    [choices.promises[value] for value in chosen if value in choices.promises],
                    [choices.requests[value] for value in chosen if value in choices.requests],
                )
            )
    return found


def _choices(request: StaffRequest, deal: Deal) -> Choices:
    """What the deal has: requirements that stand, musts first; promises that are open; wishes it asked for."""
    requirements = deal.requirements.filter(left_on__isnull=True).order_by("-must", "no")
    promises = deal.promises.filter(end__isnull=True, replaced_by__isnull=True).order_by("-said_on", "-pk")
    decision = _decision(request, request.POST if request.method == "POST" else request.GET)
    asked = Q(askers__deal=deal) | Q(pk=decision.change_request_id if decision else 0)
    requests = ChangeRequest.objects.filter(asked, product__company=deal.company_id, merged_into__isnull=True)
    return Choices(
        {f"r{row.pk}": row for row in requirements[:OFFERED]},
        {f"p{row.pk}": row for row in promises[:OFFERED]},
        {f"w{row.pk}": row for row in requests.distinct().order_by("title")[:OFFERED]},
    )


def _decision(request: StaffRequest, form: QueryDict) -> Decision | None:
    pk = fields.number(form, "decision")
    if pk is None:
        return None
    found = Decision.objects.filter(pk=pk, change_request__product__in=access.products(request.actor))
    return found.select_related("change_request__product").first()
