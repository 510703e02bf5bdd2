"""The company's plans as one scheme, and everything that is reckoned for it. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ropeteam.core.errors import Refused
from ropeteam.core.incentive_what_if import WhatIf, changed
from ropeteam.core.incentives import Plan, Scheme
from ropeteam.core.numbers.incentive_assumptions import Assumption, assumed
from ropeteam.core.numbers.incentive_judged import Judged, judge
from ropeteam.language.plans.read import read_plans
from ropeteam.store.models import Company, IncentivePlan
from ropeteam.store.queries import incentives as query
from ropeteam.store.queries.presales import reporting_lines


def plan_of(row: IncentivePlan) -> Plan:
    """The plan that a version says; its number is the version's."""
    scheme = read_plans(row.text, name=f"{row.role}-{row.n}.yaml").scheme
    if scheme is None or not scheme.plans:
        raise Refused("plan_unsound", name=f"{row.role}-{row.n}.yaml")
    return replace(scheme.plans[0], version=row.n)


def scheme_of(company: Company, rows: Iterable[IncentivePlan], *, name: str) -> Scheme:
    """These plans under the company's reporting lines. The gate is on where a plan pays nothing for a deal signed past it."""
    plans = tuple(plan_of(row) for row in rows)
    lines = tuple(sorted(reporting_lines(company).items()))
    return Scheme(name, plans, gate=any(plan.gate is not None for plan in plans), reporting=lines)


def assumptions_of(company: Company) -> tuple[Assumption, ...]:
    """Ours, with what the company says in their place."""
    said = query.assumptions_said(company)
    own = {key: (row.value, row.low, row.high) for key, row in said.items() if row.value is not None}
    return assumed({key: three for key, three in own.items() if None not in three})  # type: ignore[misc]


def today(company: Company, *, on: date) -> list[IncentivePlan]:
    """The plans in force; before the first one is, the newest of every role, so that there is something to look at."""
    return query.in_force(company, on=on) or query.newest(company)


def instead(rows: Sequence[IncentivePlan], *chosen: IncentivePlan) -> list[IncentivePlan]:
    """The same plans with other versions in the place of their roles'."""
    wanted = {row.role: row for row in chosen}
    roles = {row.role for row in rows}
    return [wanted.get(row.role, row) for row in rows] + [row for row in chosen if row.role not in roles]


def judged(company: Company, scheme: Scheme, known: Sequence[Assumption]) -> Judged:
    return judge(scheme, known, catalogue=query.sold_today(company))


def other(scheme: Scheme, what_if: WhatIf, *, name: str) -> Scheme:
    return replace(changed(scheme, what_if), name=name)
