"""Two schemes side by side: other versions of the plans, or the same plans under another gate, line or pay."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import Refused
from ropeteam.core.incentive_what_if import WhatIf
from ropeteam.core.numbers.incentive_assumptions import Assumption
from ropeteam.core.numbers.incentive_judged import Judged, gains
from ropeteam.core.numbers.incentive_ranges import Span, change
from ropeteam.core.reporting_lines import TO, may_report
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import Outcome, PlanRole
from ropeteam.flows import incentive_lab as lab
from ropeteam.store import access
from ropeteam.store.models import Company, IncentivePlan
from ropeteam.store.queries import incentives as query
from ropeteam.web import fields, languages
from ropeteam.web import incentive_figures as figures
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording import incentive_words as words
from ropeteam.wording.incentive_report import report as paper
from ropeteam.wording.say import day, say

SIDES = ("a", "b")


@staff
@require_safe
def compare(request: StaffRequest) -> HttpResponse:
    """The plans of today on the left, with any version put in their place on either side."""
    company, language = access.pays(request.actor), languages.current()
    now = lab.today(company, on=request.today)
    picked = {side: _picked(company, request.GET, side, now) for side in SIDES}
    latest = list(query.versions(company)[: 2 * query.PAGE])
    shown = {row.pk: row for rows in (latest, *picked.values()) for row in rows}
    versions = sorted(shown.values(), key=lambda row: -row.pk)
    context: dict[str, Any] = {
        "roles": [(role.value, [row for row in versions if row.role == role.value]) for role in PlanRole],
        "sides": [(side, {row.pk for row in picked[side]}) for side in SIDES],
        "empty": not now,
        "may_write": may(Deed.WRITE_INCENTIVES, request.actor.roles),
    }
    if now:
        known = {"today": now, "newest": query.newest(company)}
        names = [_called(picked[side], side, known, language) for side in SIDES]
        context |= side_by_side(company, [picked[side] for side in SIDES], names, language)
    return render(request, "incentives/compare.html", context)


@staff
@require_safe
def what_if(request: StaffRequest) -> HttpResponse:
    """Gate on, pre-sales under product, 15 % deferred until go-live: what changes, and which assumptions drive it."""
    company, language = access.pays(request.actor), languages.current()
    now = lab.today(company, on=request.today)
    scheme = lab.scheme_of(company, now, name=say("incentives.page.today", language))
    wrong, asked = "", WhatIf()
    try:
        asked = _asked(request.GET)
    except Refused as refused:
        wrong = say(f"error.{refused.code}", language, **refused.values)
    driver = _driver(request.GET)
    context: dict[str, Any] = {
        "form": {name: request.GET.get(name, "")[:20] for name in ("gate", "under", "defer", "clawback", "calm")},
        "unders": [role.value for role in TO if may_report(Role.PRESALES, role)],
        "drivers": [kind.value for kind in Outcome],
        "driver": driver.value,
        "wrong": wrong,
        "empty": not now,
        "may_write": may(Deed.WRITE_INCENTIVES, request.actor.roles),
        "asked": not asked.nothing,
    }
    if now and not asked.nothing:
        known = lab.assumptions_of(company)
        other = lab.other(scheme, asked, name=say("incentives.page.then", language))
        both = [lab.judged(company, one, known) for one in (scheme, other)]
        drawn = figures.drivers(change(both[0][1], both[1][1], driver), language)
        ends = (drawn.least, drawn.value, drawn.most) if drawn else ()
        context |= _compared(both, language, known=known) | {
            "tornado": drawn,
            "tornado_ends": [_signed(end, driver, language) for end in ends],
            "tornado_rows": _rows(both, driver, language),
            "driver_name": say(f"incentive_outcome.{driver}", language),
        }
    return render(request, "incentives/what_if.html", context, status=422 if wrong else 200)


@staff
@require_safe
def report(request: StaffRequest) -> HttpResponse:
    """The paper for the works council, to be printed: the newest versions against what holds today."""
    company, language = access.pays(request.actor), languages.current()
    now, new = lab.today(company, on=request.today), query.newest(company)
    context: dict[str, Any] = {
        "empty": not new,
        "company": company,
        "on": request.today,
        "may_write": may(Deed.WRITE_INCENTIVES, request.actor.roles),
    }
    if new:
        held = bool(query.in_force(company, on=request.today))
        names = [say(f"incentives.page.{name}", language) for name in ("today" if held else "newest", "newest")]
        context["same_words"] = "incentives.page.report_same" if held else "incentives.page.report_none"
        context |= side_by_side(company, [now, new], names, language)
        scheme = lab.scheme_of(company, new, name=names[1])
        context["head"] = words.head(scheme, language)
        context |= {"plans": [_plan(row, language) for row in new], "same": [r.pk for r in now] == [r.pk for r in new]}
        context["known"] = [figures.assumed(one, language) for one in lab.assumptions_of(company)]
    return render(request, "incentives/report.html", context)


@staff
@require_safe
def report_text(request: StaffRequest) -> HttpResponse:
    """The same paper as Markdown."""
    company, language = access.pays(request.actor), languages.current()
    now, new = lab.today(company, on=request.today), query.newest(company)
    known = lab.assumptions_of(company)
    both = [
        lab.judged(company, lab.scheme_of(company, rows, name=say(f"incentives.page.{name}", language)), known)
        for name, rows in (("today", now), ("newest", new))
    ]
    same = [row.pk for row in now] == [row.pk for row in new]
    approvals = [_approved(row, language) for row in new]
    text = paper(None if same else both[0], both[1], assumptions=known, language=language, approvals=approvals)
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="incentives-{request.today.isoformat()}.md"'
    return response


def _approved(row: IncentivePlan, language: str) -> tuple[str, str]:
    """A plan's title, and who said yes to it or saw it, when and where that is written."""
    said = [
        " ".join(
            (say(f"incentive_assent.{one.kind}", language), day(one.day, language), f"({one.words})" * bool(one.words))
        )
        for one in row.assents.all()
    ]
    title = words.title(lab.plan_of(row), language)
    return title, " · ".join(part.strip() for part in said) or say("incentives.page.no_assent", language)


def side_by_side(company: Company, sides: list[list[IncentivePlan]], names: list[str], language: str) -> dict[str, Any]:
    known = lab.assumptions_of(company)
    schemes = [lab.scheme_of(company, rows, name=name) for rows, name in zip(sides, names, strict=True)]
    return _compared([lab.judged(company, scheme, known) for scheme in schemes], language, known=known)


def _compared(both: list[Judged], language: str, *, known: tuple[Assumption, ...]) -> dict[str, Any]:
    before, after = both
    found = [gains(one[0], known) for one in both]
    roles = [role for role in PlanRole if any(one.of(role) for one in found)]
    return {
        "names": [one[0].name for one in both],
        "outcomes": figures.outcomes(both, language, changed=True),
        "gains": [(role.value, [figures.brought(one, role, language) for one in found]) for role in roles],
        "rule_rows": list(zip(*(figures.rules(one, language) for one in both), strict=True)),
        "differences": figures.differences(before[0], after[0], language),
    }


def _rows(both: list[Judged], driver: Outcome, language: str) -> list[tuple[str, str, str]]:
    """The tornado's data table: every assumption that moves the change."""
    bars = change(both[0][1], both[1][1], driver).bars
    return [
        (name, _signed(bar.at_low, driver, language), _signed(bar.at_high, driver, language))
        for name, bar in zip(figures.driver_names(bars, language), bars, strict=True)
    ]


def _signed(value: float, driver: Outcome, language: str) -> str:
    return figures.figure(Span(value, value, value), driver, language, signed=True).value


def _plan(row: IncentivePlan, language: str) -> dict[str, Any]:
    read = lab.plan_of(row)
    return {"row": row, "told": figures.plan_told(read, language), "elements": figures.elements_told(read, language),
            "clawback": any(one.clawback for one in read.commissions),
            "assents": list(row.assents.all())}  # fmt: skip


def _picked(company: Company, form: QueryDict, side: str, now: list[IncentivePlan]) -> list[IncentivePlan]:
    """The left shows today, the right the newest of every role; what was chosen stands instead, and "no plan" takes one out."""
    rows = now if side == "a" else lab.instead(now, *query.newest(company))
    said = {role.value: form[f"{side}-{role.value}"] for role in PlanRole if f"{side}-{role.value}" in form}
    asked = [pk for role in said if (pk := fields.number(form, f"{side}-{role}")) is not None]
    found = list(query.versions(company).filter(pk__in=asked)) if asked else []
    return [row for row in lab.instead(rows, *found) if said.get(row.role) != ""]


def _called(rows: list[IncentivePlan], side: str, known: dict[str, list[IncentivePlan]], language: str) -> str:
    """What these versions are together, where they are something; else the side they stand on."""
    found = (name for name, each in known.items() if {row.pk for row in each} == {row.pk for row in rows})
    return say(f"incentives.page.{next(found, f'side.{side}')}", language)


def _asked(form: QueryDict) -> WhatIf:
    gate, under = form.get("gate", ""), form.get("under", "")
    return WhatIf(
        gate={"on": True, "off": False}.get(gate),
        presales_under=Role(under) if under in {role.value for role in TO} else None,
        deferred=_share(form, "defer"),
        clawback=_share(form, "clawback"),
        no_cliffs=form.get("calm") == "on",
    )


def _share(form: QueryDict, name: str) -> Decimal | None:
    """Typed as per cent."""
    text = form.get(name, "").strip().removesuffix("%").strip()
    if not text:
        return None
    try:
        share = fields.plain_number(text) / 100
    except InvalidOperation as error:
        raise Refused("plan_share", found=text) from error
    if not 0 <= share <= 1:
        raise Refused("plan_share", found=f"{text} %")
    return share


def _driver(form: QueryDict) -> Outcome:
    text = form.get("driver", "")
    return Outcome(text) if text in {kind.value for kind in Outcome} else Outcome.LOSS
