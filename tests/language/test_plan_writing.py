"""A plan written down and read again is the same plan, whatever it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from pathlib import Path

import pytest
from core.incentive_plans import plan
from core.test_incentives import commissions
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.incentives import Commission, GateTerms, Objective, Plan, Spif, TeamBonus
from ropeteam.core.vocabulary_incentives import Measure, PlanRole
from ropeteam.language.plans.read import read_plans, read_plans_file
from ropeteam.language.plans.write import plan_yaml, scheme_yaml

EXAMPLES = Path(__file__).parents[2] / "docs" / "howto" / "plans"
names = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


def again(one: Plan) -> Plan:
    read = read_plans(plan_yaml(one), name="p.yaml")
    assert [problem for problem in read.problems if not problem.notice] == []
    assert read.scheme is not None
    return read.scheme.plans[0]


@settings(max_examples=60)
@given(commissions(), names, st.booleans())
def test_a_commission_comes_back_as_it_was(element: Commission, name: str, gate: bool) -> None:
    whole = replace(plan(replace(element, id=name)), id=name, base=D(70_000), gate=GateTerms(D(5)) if gate else None)

    assert again(whole) == whole


def test_everything_else_comes_back_too() -> None:
    day = date(2026, 4, 1)
    whole = replace(
        plan(
            Spif("q", D("1500.50"), day, day, "Gateway: neu"),
            Spif("any", D(1), day, day),
            Objective("o", Measure.UTILISATION, D("0.6"), D("0.85"), D(9_000), (PlanRole.PRESALES,)),
            TeamBonus("t", D(8), D(8), D(0), D("0.01"), (PlanRole.SERVICES, PlanRole.PRODUCT)),
            role=PlanRole.JOINT,
            gate=GateTerms(),
        ),
        version=7, since=day, until=date(2027, 3, 31),
    )  # fmt: skip

    assert again(whole) == whole
    assert again(replace(plan(), until=day)) == replace(plan(), until=day)


@pytest.mark.parametrize("name", ["today.yaml", "proposal.yaml"])
def test_the_examples_of_the_docs_come_back_plan_by_plan_and_whole(name: str) -> None:
    read = read_plans_file(EXAMPLES / name)
    assert read.scheme is not None

    whole = read_plans(scheme_yaml(read.scheme, read.assumptions), name="p.yaml")

    assert [again(one) for one in read.scheme.plans] == list(read.scheme.plans)
    assert whole == read
