"""Pay plans of the roles: read and write versions, say who agreed, ask what if. Management writes, the works council reads."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.errors import Refused
from ropeteam.core.incentive_diff import Changed, scheme_diff
from ropeteam.core.incentive_what_if import WhatIf
from ropeteam.core.numbers.incentive_assumptions import Assumption
from ropeteam.core.numbers.incentive_judged import Judged, gains
from ropeteam.core.numbers.incentive_ranges import Range, change, range_of
from ropeteam.core.reporting_lines import may_report
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import Assent, Outcome
from ropeteam.flows import incentive_lab as lab
from ropeteam.flows import incentives as flow
from ropeteam.store import access
from ropeteam.store.models import Company, IncentivePlan
from ropeteam.store.queries import incentives as query
from ropeteam.wording import incentive_words as words
from ropeteam.wording.problems import problem_sentence

router = Router(tags=["incentives"])
PAGE = 50
BARS = 8


class AssentOut(Schema):
    kind: str = Field(description="approved (by management) or seen (by the works council)")
    day: date
    words: str


class PlanOut(Schema):
    id: int
    role: str
    n: int = Field(description="counts the versions of the role")
    name: str
    note: str
    written_on: date
    assents: list[AssentOut]
    begins: list[date] = Field(description="the days from which it was said to hold, in the order they were said")
    holds: bool = Field(description="whether it pays its role today")


class PlanWhole(PlanOut):
    text: str = Field(description="the YAML as it was written")


class PlanPage(Schema):
    items: list[PlanOut]
    next: int | None = Field(description="Give it back as `before` to read on; null at the end.")


class PlanIn(Schema):
    text: str = Field(max_length=flow.LONGEST)
    note: str = Field("", max_length=flow.LONGEST_NOTE)


class ProblemsOut(Schema):
    code: str
    problems: list[dict[str, Any]] = Field(description="line and message of each; nothing was kept")


class AssentIn(Schema):
    kind: Assent
    day: date
    words: str = Field("", max_length=flow.LONGEST_NOTE)


class BeginIn(Schema):
    from_day: date


class AssumptionOut(Schema):
    key: str
    value: float
    low: float
    high: float
    source: str = Field(description="guess, verdicts, overstretch, or own (said by the company)")


class AssumptionIn(Schema):
    value: float | None = Field(description="null: back to ours")
    low: float | None = None
    high: float | None = None
    source: str = Field("", max_length=flow.LONGEST_SOURCE)


class RangeOut(Schema):
    value: float
    low: float
    high: float
    bars: list[dict[str, Any]] = Field(description="what moves it, strongest first: key, at_low, at_high")


class GainOut(Schema):
    role: str
    value: float
    low: float
    high: float


class EndOut(Schema):
    lever: str = Field(description="deferral, clawback or gate (parts of one), team (EUR for each kept deal)")
    value: float | None = Field(description="from where the promise no longer pays; null: no value is enough")
    low: float | None
    high: float | None
    never: float = Field(description="the part of all draws in which no value is enough")


class RuleOut(Schema):
    rule: str
    state: str
    where: list[tuple[str, str]]


class SchemeOut(Schema):
    gate: bool
    reporting: dict[str, str]
    outcomes: dict[str, RangeOut] = Field(description="harm, missed, loss (EUR a seat and quarter), curve (points)")
    gains: list[GainOut] = Field(description="EUR that one unbacked promise brings each role, behind the gate")
    company: GainOut = Field(description="the same for the company, after pay")
    rules: list[RuleOut]
    ends: list[EndOut] = Field(description="each lever alone, on the sellers' commission")


class ChangedOut(Schema):
    plan: str
    element: str = Field(description="'' for the plan itself")
    field: str
    before: str | None = Field(description="in words; null: it came")
    after: str | None = Field(description="in words; null: it went")


class WhatIfOut(Schema):
    today: SchemeOut
    then: SchemeOut
    change: dict[str, RangeOut]


class ComparedOut(Schema):
    a: SchemeOut
    b: SchemeOut
    change: dict[str, RangeOut]
    plans: list[ChangedOut] = Field(description="what differs, field by field")


@router.get("/incentives/plans", response=PlanPage, summary="Versions of the roles' pay plans, the newest first")
def plans(
    request: HttpRequest, before: int | None = None, limit: Annotated[int, Query(ge=1, le=PAGE)] = PAGE
) -> PlanPage:
    company = access.pays(actor(request))
    found = query.versions(company)
    rows = list((found if before is None else found.filter(pk__lt=before))[: limit + 1])
    held = _held(company)
    items = [PlanOut(**_plan(row, held)) for row in rows[:limit]]
    return PlanPage(items=items, next=items[-1].id if len(rows) > limit else None)


@router.get("/incentives/plans/{plan_id}", response=PlanWhole, summary="One version with its text")
def plan(request: HttpRequest, plan_id: int) -> PlanWhole:
    row = access.incentive_plan(actor(request), plan_id)
    return PlanWhole(text=row.text, **_plan(row, _held(row.company)))


@router.post("/incentives/plans", response={201: list[PlanOut], 422: ProblemsOut}, summary="Write new versions")
def write(request: HttpRequest, body: PlanIn) -> Status[Any]:
    """One plan or several as YAML. A role whose newest version says the same gets none. 422 with every mistake and its line."""
    who = actor(request)
    company = access.pays(who)
    language = "de" if request.headers.get("accept-language", "").startswith("de") else "en"
    try:
        rows = flow.write(company, body.text, actor=who, on=timezone.localdate(), note=body.note)
    except flow.PlanUnsound as unsound:
        told = [{"line": one.line, "message": problem_sentence(one, language)} for one in unsound.problems]
        return Status(422, ProblemsOut(code=unsound.code, problems=told))
    return Status(201, [PlanOut(**_plan(row, set())) for row in rows])


@router.post(
    "/incentives/plans/{plan_id}/assents", response={201: AssentOut}, summary="Management approved, or the council saw"
)
def assent(request: HttpRequest, plan_id: int, body: AssentIn) -> Status[AssentOut]:
    who = actor(request)
    row = access.incentive_plan(who, plan_id)
    said = flow.assent(row, body.kind, actor=who, day=body.day, on=timezone.localdate(), words=body.words)
    return Status(201, AssentOut(kind=said.kind, day=said.day, words=said.words))


@router.post(
    "/incentives/plans/{plan_id}/beginnings", response={201: PlanOut}, summary="Put a version in force from a day"
)
def begin(request: HttpRequest, plan_id: int, body: BeginIn) -> Status[PlanOut]:
    """409 where somebody's word is missing or the day lies in a closed quarter."""
    who = actor(request)
    row = access.incentive_plan(who, plan_id)
    flow.begin(row, actor=who, from_day=body.from_day, on=timezone.localdate())
    return Status(201, PlanOut(**_plan(access.incentive_plan(who, plan_id), _held(row.company))))


@router.get("/incentives/assumptions", response=list[AssumptionOut], summary="Everything that is taken for granted")
def assumptions(request: HttpRequest) -> list[dict[str, Any]]:
    return [asdict(one) for one in lab.assumptions_of(access.pays(actor(request)))]


@router.put("/incentives/assumptions/{key}", response=AssumptionOut, summary="Say an assumption instead of our guess")
def assume(request: HttpRequest, key: str, body: AssumptionIn) -> dict[str, Any]:
    who = actor(request)
    company = access.pays(who)
    flow.assume(company, key, actor=who, on=timezone.localdate(), **body.dict())
    return next(asdict(one) for one in lab.assumptions_of(company) if one.key == key)


@router.get("/incentives/compare", response=ComparedOut, summary="Two sets of plans side by side")
def compare(
    request: HttpRequest, a: Annotated[list[int] | None, Query()] = None, b: Annotated[list[int] | None, Query()] = None
) -> ComparedOut:
    """`a` and `b` are ids of versions, put in the place of their roles' plans: on the left of those of today, on the right of the
    newest of every role."""
    who = actor(request)
    company = access.pays(who)
    known, now = lab.assumptions_of(company), lab.today(company, on=timezone.localdate())
    language = "de" if request.headers.get("accept-language", "").startswith("de") else "en"
    schemes = [
        lab.scheme_of(company, lab.instead(rows, *(access.incentive_plan(who, pk) for pk in chosen or ())), name="")
        for rows, chosen in ((now, a), (lab.instead(now, *query.newest(company)), b))
    ]
    before, after = (lab.judged(company, one, known) for one in schemes)
    return ComparedOut(
        a=_scheme(before, known),
        b=_scheme(after, known),
        change={kind.value: _range(change(before[1], after[1], kind)) for kind in Outcome},
        plans=[_changed(row, language) for row in scheme_diff(*schemes)],
    )


@router.get("/incentives/what-if", response=WhatIfOut, summary="Today's plans, and with something different")
def what_if(
    request: HttpRequest,
    gate: bool | None = None,
    presales_under: Role | None = None,
    deferred: Annotated[Decimal | None, Query(ge=0, le=1)] = None,
    clawback: Annotated[Decimal | None, Query(ge=0, le=1)] = None,
    no_cliffs: bool = False,
) -> WhatIfOut:
    """Shares are parts of one. Without any change both are the same."""
    company = access.pays(actor(request))
    known = lab.assumptions_of(company)
    if presales_under is not None and not may_report(Role.PRESALES, presales_under):
        raise Refused("reporting_wrong")
    asked = WhatIf(gate=gate, presales_under=presales_under, deferred=deferred, clawback=clawback, no_cliffs=no_cliffs)
    scheme = lab.scheme_of(company, lab.today(company, on=timezone.localdate()), name="")
    before, after = (lab.judged(company, one, known) for one in (scheme, lab.other(scheme, asked, name="")))
    return WhatIfOut(
        today=_scheme(before, known),
        then=_scheme(after, known),
        change={kind.value: _range(change(before[1], after[1], kind)) for kind in Outcome},
    )


def _held(company: Company) -> set[int]:
    return {row.pk for row in query.in_force(company, on=timezone.localdate())}


def _plan(row: IncentivePlan, held: set[int]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "role": row.role,
        "n": row.n,
        "name": row.name,
        "note": row.note,
        "written_on": row.written_on,
        "assents": [AssentOut(kind=one.kind, day=one.day, words=one.words) for one in row.assents.all()],
        "begins": [one.from_day for one in sorted(row.in_force.all(), key=lambda one: one.n)],
        "holds": row.pk in held,
    }


def _scheme(judged: Judged, known: tuple[Assumption, ...]) -> SchemeOut:
    scheme, measured, rules = judged
    found = gains(scheme, known)
    return SchemeOut(
        gate=scheme.gate,
        reporting={role.value: to.value for role, to in scheme.reporting},
        outcomes={kind.value: _range(range_of(measured, kind)) for kind in Outcome},
        gains=[GainOut(role=role.value, **asdict(span)) for role, span in found.roles],
        company=GainOut(role="company", **asdict(found.company)),
        ends=[EndOut(lever=lever, **asdict(end)) for lever, end in found.ends],
        rules=[RuleOut(rule=one.rule.value, state=one.state.value, where=list(one.where)) for one in rules],
    )


def _changed(row: Changed, language: str) -> ChangedOut:
    before, after = (None if one is None else words.value(one, row.field, language) for one in (row.before, row.after))
    return ChangedOut(plan=row.plan, element=row.element, field=row.field.value, before=before, after=after)


def _range(found: Range) -> RangeOut:
    bars = [asdict(bar) for bar in found.bars[:BARS]]
    return RangeOut(value=found.value, low=found.low, high=found.high, bars=bars)
