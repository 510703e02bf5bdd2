"""A new version of a plan, as a form or as text: the same checks, each complaint beside its field or its line."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_incentives import (
    ClawbackCurve,
    ClawbackOn,
    ElementKind,
    Measure,
    PayEvent,
    PlanRole,
    QuotaPeriod,
    TierMode,
)
from ropeteam.flows import incentive_lab as lab
from ropeteam.flows import incentives as flow
from ropeteam.language.plans.read import read_plans
from ropeteam.language.plans.write import plan_yaml
from ropeteam.store import access
from ropeteam.web import fields, incentive_form, incentive_typed, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.problems import problem_sentence

LISTS = {
    "roles": PlanRole, "kinds": ElementKind, "measures": Measure, "periods": QuotaPeriod, "modes": TierMode,
    "events": PayEvent, "clawbacks": ClawbackOn, "curves": ClawbackCurve,
}  # fmt: skip
ADD, DROP = "add-", "drop-"
EMPTY = """\
plan: ""
role: seller
ote: {base: 70000, variable: 40000}
elements:
  - id: new-business
    rate: 8 %
    payout: [{share: 85 %, on: contract_signed}, {share: 15 %, on: go_live_accepted}]
"""


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    """`from`: the version to begin with. `as=text`: the YAML itself."""
    access.pays(request.actor)
    access.require(request.actor, Deed.WRITE_INCENTIVES)
    as_text = (request.POST.get("as") or request.GET.get("as")) == "text"
    if request.method == "POST":
        return _text(request) if as_text else _form(request)
    pk = fields.number(request.GET, "from")
    row = access.incentive_plan(request.actor, pk) if pk is not None else None
    read = lab.plan_of(row) if row is not None else None
    if as_text or (read is not None and not incentive_typed.fits(read)):
        return _text_page(request, row.text if row is not None else EMPTY)
    return _form_page(request, _first_values(request) if read is None else incentive_typed.values_of_plan(read))


def _form(request: StaffRequest) -> HttpResponse:
    values = incentive_form.values_of_form(request.POST)
    deed = request.POST.get("do", "")
    if deed.startswith((ADD, DROP)):
        return _form_page(request, _changed(values, deed))
    sheet = incentive_form.sheet(values)
    read = read_plans(sheet.text, name=flow.FILE)
    if read.scheme is None or not read.sound:
        return _form_page(request, values, problems=read.problems, sheet=sheet, status=422)
    text = plan_yaml(read.scheme.plans[0])
    if deed == "text":
        return _text_page(request, text)
    try:
        return _kept(request, text)
    except Refused as refused:
        return _form_page(request, values, refused=refused, status=422)


def _text(request: StaffRequest) -> HttpResponse:
    text = request.POST.get("text", "")
    read = read_plans(text, name=flow.FILE)
    if read.scheme is None or not read.sound or not read.scheme.plans:
        return _text_page(request, text, problems=read.problems, status=422)
    if request.POST.get("do") == "form" and len(read.scheme.plans) == 1 and incentive_typed.fits(read.scheme.plans[0]):
        return _form_page(request, incentive_typed.values_of_plan(read.scheme.plans[0]))
    try:
        return _kept(request, text, more=bool(read.assumptions or read.scheme.reporting))
    except Refused as refused:
        return _text_page(request, text, refused=refused, status=422)


def _kept(request: StaffRequest, text: str, *, more: bool = False) -> HttpResponse:
    """`more`: the text also says what is no plan and has a page of its own."""
    company = access.pays(request.actor)
    rows = flow.write(company, text, actor=request.actor, on=request.today, note=request.POST.get("note", ""))
    notices.tell(request, "incentives.done.written" if rows else "gates.done.same")
    if more:
        notices.tell(request, "incentives.done.plans_only")
    return redirect("incentives_plan", rows[0].pk) if len(rows) == 1 else redirect("incentives")


def _form_page(
    request: StaffRequest,
    values: incentive_form.Values,
    *,
    problems: tuple[Problem, ...] = (),
    sheet: incentive_form.Sheet | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """`refused`: what a rule says against the plan as a whole. What was typed stays."""
    language = languages.current()
    told: dict[str, list[str]] = {"": [notices.sentence_of(refused)]} if refused else {}
    for problem in problems:
        name = sheet.at(problem) if sheet else ""
        told.setdefault(name, []).append(_without_place(problem, language))
    context = {
        **{name: [word.value for word in words] for name, words in LISTS.items()},
        "value": values,
        "wrong": told,
        "elsewhere": told.get("", []),
        "complaints": sum(map(len, told.values())),
        "elements": [_element(values, told, no) for no in range(incentive_form.count(values))],
        "full": incentive_form.count(values) >= incentive_form.MOST_ELEMENTS,
        "note": request.POST.get("note", ""),
        "as_text": f"{reverse('incentives_new')}?as=text",
    }
    return render(request, "incentives/new.html", context, status=status)


def _text_page(
    request: StaffRequest,
    text: str,
    *,
    problems: tuple[Problem, ...] = (),
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    language = languages.current()
    told = [(problem.line, _without_place(problem, language)) for problem in problems]
    told += [(None, notices.sentence_of(refused))] if refused else []
    context = {"text": text, "told": told, "note": request.POST.get("note", ""), "most": flow.LONGEST}
    return render(request, "incentives/new_text.html", context, status=status)


def _element(values: incentive_form.Values, told: dict[str, list[str]], no: int) -> dict[str, Any]:
    """One fieldset: its own fields without their number, and rows where there may be several."""
    at = f"e{no}-"
    own = {key[len(at) :]: what for key, what in values.items() if key.startswith(at)}
    wrong: dict[str, list[str]] = {}
    for key, lines in told.items():
        if key.startswith(at):
            wrong.setdefault(_group(key[len(at) :]), []).extend(lines)
    return {
        "no": no,
        "at": at,
        "kind": own.get("kind", ElementKind.COMMISSION.value),
        "value": own,
        "wrong": wrong,
        "tiers": [_row(own, f"t{row}", start="from", to="to", rate="rate") for row in range(incentive_form.TIERS)],
        "bonuses": [_row(own, f"b{row}", reached="at", amount="amount") for row in range(incentive_form.BONUSES)],
        **{key.replace("-", "_"): what for key, what in own.items() if key.startswith(("back-", "held-"))},
        "rare": any(what for key, what in own.items() if key.startswith(("split-", "back-on", "held-")))
        or bool({"split", "back", "held"} & set(wrong)),
        "payouts": [(event.value, own.get(f"pay-{event.value}", "")) for event in PayEvent],
        "splits": [
            (role.value, own.get(f"split-{role.value}", ""))
            for role in incentive_form.SPLIT_WITH
            if role.value != values.get("role")
        ],
        "shared": own.get("shared", "").split(","),
        "shareable": [role.value for role in incentive_form.SPLIT_WITH if role.value != values.get("role")],
    }


def _group(key: str) -> str:
    """Complaints about one of several alike stand below all of them: a rate's below the rates."""
    head = key.split("-")[0]
    groups = {"mode": "tiers", "period": "quota", "last": "first"}
    return "tiers" if re.fullmatch(r"t\d", head) else "bonus" if re.fullmatch(r"b\d", head) else groups.get(head, head)


def _row(own: incentive_form.Values, at: str, **keys: str) -> dict[str, Any]:
    return {"at": at, **{name: own.get(f"{at}-{key}", "") for name, key in keys.items()}}


def _changed(values: incentive_form.Values, deed: str) -> incentive_form.Values:
    """One element more or less; nothing is kept yet."""
    no = incentive_form.count(values)
    if deed.startswith(ADD) and no < incentive_form.MOST_ELEMENTS:
        kind = deed.removeprefix(ADD)
        known = {word.value for word in ElementKind}
        kind = kind if kind in known else ElementKind.COMMISSION.value
        return values | {"elements": str(no + 1), f"e{no}-kind": kind, f"e{no}-id": f"{kind}-{no + 1}"}
    gone = deed.removeprefix(DROP)
    if gone.isdecimal() and len(gone) < 4 and int(gone) < no:
        return incentive_typed.move(values, dropped=int(gone))
    return values


def _first_values(request: StaffRequest) -> incentive_form.Values:
    """A commission for sellers, an objective for everybody else."""
    role = request.GET.get("role", "")
    role = role if role in {word.value for word in PlanRole} else PlanRole.SELLER.value
    kind = ElementKind.COMMISSION if role == PlanRole.SELLER else ElementKind.MBO
    return {"role": role, "elements": "1", "e0-kind": kind.value}


def _without_place(problem: Problem, language: str) -> str:
    """The sentence without the file's name: beside a field or a line the place is plain to see."""
    sentence = problem_sentence(problem, language)
    _, mark, rest = sentence.partition(": ")
    return rest if mark else sentence
