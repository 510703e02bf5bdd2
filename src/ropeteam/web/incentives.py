"""The incentive lab: what the roles are paid for, what one unbacked promise brings whom, and one plan in full."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.incentive_diff import fields_of, kind_of
from ropeteam.core.incentive_versions import first_open_day, missing
from ropeteam.core.incentives import Plan, Scheme
from ropeteam.core.numbers.incentive_assumptions import Assumption, values_of
from ropeteam.core.numbers.incentive_judged import gains
from ropeteam.core.numbers.incentive_sales import quota_far, spots, two_sales
from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.core.vocabulary_incentives import Assent, Outcome, PlanRole
from ropeteam.flows import incentive_lab as lab
from ropeteam.flows import incentives as flow
from ropeteam.store import access
from ropeteam.store.models import Company, IncentivePlan
from ropeteam.store.queries import incentives as query
from ropeteam.web import fields, incentive_example, incentive_payouts, languages, notices
from ropeteam.web import incentive_figures as figures
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording import incentive_words as words
from ropeteam.wording.say import say


@staff
@require_safe
def overview(request: StaffRequest) -> HttpResponse:
    """Every role's plan today, what a promise brings it, and what all plans together do."""
    company, language = access.pays(request.actor), languages.current()
    rows = lab.today(company, on=request.today)
    held = {row.pk for row in rows if query.begun(row, on=request.today)}
    known = lab.assumptions_of(company)
    scheme = lab.scheme_of(company, rows, name=say("incentives.page.today", language))
    judged = lab.judged(company, scheme, known) if rows else None
    found = gains(scheme, known) if rows else None
    context = {
        "plans": [
            {
                "row": row,
                "holds": row.pk in held,
                "gain": figures.brought(found, PlanRole(row.role), language) if found else None,
            }
            for row in rows
        ],
        "bare": [
            {"role": role.value, "gain": figures.brought(found, role, language) if found else None}
            for role in PlanRole
            if role != PlanRole.JOINT and role.value not in {row.role for row in rows}
        ],
        "drafts": [row for row in query.newest(company) if row.pk not in held and row not in rows],
        "company_value": figures.figure(found.company, Outcome.HARM, language) if found else None,
        "outcomes": figures.outcomes([judged], language) if judged else [],
        "rules": [row for row in figures.rules(judged, language) if row.found] if judged else [],
        "own": sum(one.source == "own" for one in known),
        "assumptions": len(known),
        "head": words.head(scheme, language),
        "may_write": may(Deed.WRITE_INCENTIVES, request.actor.roles),
    }
    return render(request, "incentives/overview.html", context)


@staff
@require_safe
def plan(request: StaffRequest, pk: int) -> HttpResponse:
    return _page(request, access.incentive_plan(request.actor, pk))


def _page(request: StaffRequest, row: IncentivePlan, *, typed: dict[str, str] | None = None) -> HttpResponse:
    """One version: what it pays, an example to the cent, whom a promise pays, both sides of the harm, the nine rules. `typed`:
    what a rule refused, with its sentence as `wrong`."""
    company, language = row.company, languages.current()
    now = lab.today(company, on=request.today)
    name = say("incentives.page.with_plan", language, name=row.name, n=row.n)
    scheme = lab.scheme_of(company, lab.instead(now, row), name=name)
    known, read = lab.assumptions_of(company), lab.plan_of(row)
    judged = lab.judged(company, scheme, known)
    older, more = query.of_role(company, PlanRole(row.role), before=fields.number(request.GET, "before"))
    context = {
        "row": row,
        "told": figures.plan_told(read, language),
        "elements": [
            {
                "id": element.id,
                "kind": kind_of(element).value,
                "told": [
                    (words.field(key, language), words.value(what, key, language)) for key, what in fields_of(element)
                ][1:],
                "picture": incentive_payouts.picture(element, no, known, language),
            }
            for no, element in enumerate(read.elements)
        ],
        "payout": incentive_example.example(read, request.GET, values_of(known), language),
        "outcomes": figures.outcomes([judged], language),
        "rules": sorted(figures.rules(judged, language, plan=read.id), key=lambda rule: not rule.found),
        "versions": older,
        "more": f"?before={older[-1].n}#versions" if more else "",
        **_sale(scheme, known, language),
        **_state(row, now, request),
        **_before(row, now, read, language),
        "typed": typed or {},
    }
    return render(request, "incentives/plan.html", context, status=422 if typed else 200)


@staff
@require_safe
def text(request: StaffRequest, pk: int) -> HttpResponse:
    """The version's YAML as it was written."""
    row = access.incentive_plan(request.actor, pk)
    response = HttpResponse(row.text, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{row.role}-{row.n}.yaml"'
    return response


@staff
@require_POST
def assents(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.incentive_plan(request.actor, pk)
    kind = fields.one_of(request.POST, "kind", Assent)
    try:
        day = fields.day(request.POST, "day")
        flow.assent(row, kind, actor=request.actor, day=day, on=request.today, words=request.POST.get("words", ""))
    except Refused as refused:
        return _page(request, row, typed=_typed(request, refused, "day", "words") | {"kind": kind.value})
    notices.tell(request, f"incentives.done.{kind.value}")
    return redirect("incentives_plan", pk)


@staff
@require_POST
def begin(request: StaffRequest, pk: int) -> HttpResponse:
    row = access.incentive_plan(request.actor, pk)
    try:
        flow.begin(row, actor=request.actor, from_day=fields.day(request.POST, "from_day"), on=request.today)
    except Refused as refused:
        return _page(request, row, typed=_typed(request, refused, "from_day") | {"kind": "begin"})
    notices.tell(request, "incentives.done.begins")
    return redirect("incentives_plan", pk)


def _typed(request: StaffRequest, refused: Refused, *names: str) -> dict[str, str]:
    typed = {name: request.POST.get(name, "")[: 2 * flow.LONGEST_NOTE] for name in names}
    return typed | {"wrong": notices.sentence_of(refused)}


def chosen(company: Company, form: QueryDict, name: str) -> IncentivePlan | None:
    """The version that a list of choices named; None where none was."""
    pk = fields.number(form, name)
    if pk is None:
        return None
    found = query.versions(company).filter(pk=pk).first()
    if found is None:
        raise NotFound("incentive_plan", str(pk))
    return found


def _sale(scheme: Scheme, known: tuple[Assumption, ...], language: str) -> dict[str, Any]:
    """A middle deal with and without the promise, and where the temptation stands highest."""
    values, found = values_of(known), gains(scheme, known)
    sale = two_sales(scheme, values)
    heads, rows = figures.spot_rows(spots(scheme, values), language)
    far = quota_far(scheme, values)
    return {
        "sale": {
            "amount": figures.eur(sale.amount, language),
            "roles": [
                {
                    "role": one.role.value,
                    "honest": figures.eur(one.honest, language),
                    "promised": figures.eur(one.promised, language),
                    "gain": figures.eur(one.gain, language),
                    "behind": figures.brought(found, one.role, language),
                }
                for one in sale.roles
            ],
            "conflict": words.roles(sale.conflict, language),
            "value": figures.figure(found.company, Outcome.HARM, language),
        },
        "ends": [figures.lever(name, end, language) for name, end in found.ends],
        "course": [
            {"no": no, "of": of, "figure": figures.figure(span, Outcome.HARM, language)}
            for no, of, span in found.course
        ],
        "spot_heads": heads,
        "spot_rows": rows,
        "far": far and tuple(figures.eur(one, language) for one in far),
    }


def _state(row: IncentivePlan, now: list[IncentivePlan], request: StaffRequest) -> dict[str, Any]:
    """Who agreed, what is missing, from when it holds, and what this reader may do about it."""
    given = query.assents(row)
    waits = missing(given, agreement=WorksAgreement(row.company.works_agreement))
    return {
        "assents": [given[kind] for kind in Assent if kind in given],
        "starts": sorted(row.in_force.all(), key=lambda start: start.n),
        "waits": [kind.value for kind in waits],
        "open": [kind.value for kind in Assent if kind not in given],
        "holds": row.pk in {one.pk for one in now} and query.begun(row, on=request.today),
        "may_write": may(Deed.WRITE_INCENTIVES, request.actor.roles),
        "today": request.today,
        "first_day": first_open_day(request.today),
    }


def _before(row: IncentivePlan, now: list[IncentivePlan], read: Plan, language: str) -> dict[str, Any]:
    """What differs from the plan in force, else from the version before."""
    held = next((one for one in now if one.role == row.role and one.pk != row.pk), None)
    other = held or query.versions(row.company).filter(role=row.role, n=row.n - 1).first()
    if other is None:
        return {}
    schemes = [Scheme("", (one,), gate=one.gate is not None) for one in (lab.plan_of(other), read)]
    return {"other": other, "differences": figures.differences(schemes[0], schemes[1], language)}
