"""Pay plans of the roles: management writes versions, approves them and lets them begin; what is assumed instead of our guesses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.incentive_versions import first_open_day, missing, staff_named
from ropeteam.core.incentives import Plan
from ropeteam.core.numbers.incentive_assumptions import KEYS, bounds
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.core.vocabulary_incentives import Assent
from ropeteam.language.plans.read import read_plans
from ropeteam.language.plans.write import plan_yaml
from ropeteam.language.storable import typed
from ropeteam.store import access, events
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, IncentiveAssumption, IncentivePlan, Person, PlanAssent, PlanInForce
from ropeteam.store.queries import incentives as query

FILE = "plan.yaml"
LONGEST, LONGEST_NOTE, LONGEST_SOURCE = 100_000, 500, 300


class PlanUnsound(Refused):
    """The text has mistakes; each with its line. Nothing was kept."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("plan_unsound", name=FILE)
        self.problems = problems


def write(company: Company, text: str, *, actor: Actor, on: date, note: str = "") -> list[IncentivePlan]:
    """A new version for each plan in the text. The text of a single plan is kept as it was typed. A role whose newest version
    says the same gets none."""
    by = _writer(actor)
    words, why = typed(text), _free(note, LONGEST_NOTE, company)
    if len(words) > LONGEST:
        raise Refused("plan_too_long", most=str(LONGEST))
    plans = plans_in(words)
    # As it was typed, with its remarks, and as it is read: YAML can write a letter as a number.
    named = staff_named("\n".join((words, *map(plan_yaml, plans))), query.staff(company))
    if named:
        raise Refused("plan_names_somebody", name=named)
    single = len(plans) == 1 and words.count("plans:") == 0
    with transaction.atomic():
        _one_at_a_time(company)
        before = {row.role: row for row in query.newest(company)}
        made = []
        for plan in plans:
            last = before.get(plan.role.value)
            said = f"{words}\n" if single else plan_yaml(plan)
            if last is None or not (last.text == said or (not single and _says(last, plan))):
                made.append(_version(company, plan, said, n=last.n + 1 if last else 1, note=why, by=by, on=on))
        for row in made:
            events.append("incentives.plan_written", row, actor=actor, company=company, role=row.role, n=row.n)
    return made


def plans_in(text: str) -> tuple[Plan, ...]:
    """The plans of a text, or `PlanUnsound`."""
    read = read_plans(text, name=FILE)
    if read.scheme is None or not read.sound or not read.scheme.plans:
        raise PlanUnsound(read.problems)
    return read.scheme.plans


def _says(row: IncentivePlan, plan: Plan) -> bool:
    """Whether a kept version means the same as one of several plans. Their numbers count versions and are no part of that; a
    text typed for one plan is kept with its remarks and compared as text."""
    scheme = read_plans(row.text, name=FILE).scheme
    return scheme is not None and [replace(one, version=plan.version) for one in scheme.plans] == [plan]


def assent(plan: IncentivePlan, kind: Assent, *, actor: Actor, day: date, on: date, words: str = "") -> PlanAssent:
    """Management approved this version, or the works council saw it, on a day that is not to come. Said again it stands once."""
    by = _writer(actor)
    if day > on or day < plan.written_on:
        raise Refused("assent_day_wrong")
    where = _free(words, LONGEST_NOTE, plan.company)
    with transaction.atomic():
        _one_at_a_time(plan.company)
        row, made = PlanAssent.objects.get_or_create(
            plan=plan,
            kind=kind.value,
            defaults={"day": day, "words": where, "by": by, "created_by": by},
        )
        if made:
            events.append(f"incentives.plan_{kind.value}", row, actor=actor, company=plan.company, plan=plan.pk)
    return row


def begin(plan: IncentivePlan, *, actor: Actor, from_day: date, on: date) -> PlanInForce:
    """From that day on the plan's role is paid by it. What is closed stays under its old plan."""
    by = _writer(actor)
    if from_day < first_open_day(on):
        raise Refused("plan_begins_too_early", day=first_open_day(on).isoformat())
    with transaction.atomic():
        # Whether there is a council is read behind the lock: it may have been said a moment ago.
        company = _one_at_a_time(plan.company)
        given = [Assent(kind) for kind in PlanAssent.objects.filter(plan=plan).values_list("kind", flat=True)]
        waits = missing(given, agreement=WorksAgreement(company.works_agreement))
        if waits:
            raise Refused("plan_not_agreed" if Assent.APPROVED in waits else "plan_not_seen")
        last = (
            PlanInForce.objects.filter(plan__company=company, plan__role=plan.role, from_day=from_day)
            .order_by("pk")
            .last()
        )
        if last is not None and last.plan_id == plan.pk:
            return last
        n = PlanInForce.objects.filter(plan=plan).count() + 1
        row = PlanInForce.objects.create(plan=plan, n=n, from_day=from_day, by=by, said_on=on, created_by=by)
        events.append(
            "incentives.plan_in_force", row, actor=actor, company=company, plan=plan.pk, day=from_day.isoformat()
        )
    return row


def assume(
    company: Company,
    key: str,
    *,
    actor: Actor,
    on: date,
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    source: str = "",
) -> IncentiveAssumption | None:
    """What the company says instead of our guess, with a range and where it comes from. `value` None takes it back. None where
    it was so."""
    by = _writer(actor)
    if key not in KEYS:
        raise NotFound("incentive_assumption", key)
    said = None if value is None else _range(key, value, low, high)
    words = _free(source, LONGEST_SOURCE, company)
    if said is not None and not words:
        raise Refused("assumption_source_missing")
    with transaction.atomic():
        _one_at_a_time(company)
        last = query.assumptions_said(company).get(key)
        before = None if last is None or last.value is None else (last.value, last.low, last.high, last.source)
        if before == (None if said is None else (*said, words)):
            return None
        numbers = dict(zip(("value", "low", "high"), said or (None, None, None), strict=True))
        row = IncentiveAssumption.objects.create(
            company=company, key=key, n=last.n + 1 if last else 1, source=words if said else "", by=by, said_on=on,
            created_by=by, **numbers,
        )  # fmt: skip
        events.append("incentives.assumed", row, actor=actor, company=company, key=key)
    return row


def _range(key: str, value: float, low: float | None, high: float | None) -> tuple[float, float, float]:
    """Without ends the value is taken for certain."""
    found = value, value if low is None else low, value if high is None else high
    least, most = bounds(key)
    if not least <= found[1] <= found[0] <= found[2] <= most:
        raise Refused("assumption_range", low=f"{least:g}", high=f"{most:g}")
    return found


def _version(company: Company, plan: Plan, text: str, *, n: int, note: str, by: Person, on: date) -> IncentivePlan:
    return IncentivePlan.objects.create(
        company=company, role=plan.role.value, n=n, name=plan.id[:200], text=text, note=note, by=by, written_on=on,
        created_by=by,
    )  # fmt: skip


def _writer(actor: Actor) -> Person:
    access.require(actor, Deed.WRITE_INCENTIVES)
    if actor.person is None:
        raise NotAllowed(Deed.WRITE_INCENTIVES)
    return actor.person


def _free(text: str, most: int, company: Company) -> str:
    """Words beside the numbers: no longer than they may be, and nobody's name in them."""
    words = " ".join(typed(text).split())
    if len(words) > most:
        raise Refused("words_too_long", most=str(most))
    named = staff_named(words, query.staff(company)) if words else ""
    if named:
        raise Refused("words_name_somebody", name=named)
    return words


def _one_at_a_time(company: Company) -> Company:
    return Company.objects.select_for_update(no_key=True).get(pk=company.pk)
