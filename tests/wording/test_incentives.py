"""Every word of the incentive lab in both languages, and plans told without a trace of how they are kept."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pytest

from ropeteam.core import vocabulary_incentives as lists
from ropeteam.core.incentive_rules import conflicts
from ropeteam.core.numbers.incentive_assumptions import GROUPS, KEYS, Source, assumed
from ropeteam.core.numbers.incentive_ranges import measure
from ropeteam.language.plans.read import read_plans_file
from ropeteam.wording import incentive_words
from ropeteam.wording.incentive_report import Judged, report
from ropeteam.wording.say import known, say

PLANS = Path(__file__).parents[2] / "docs" / "howto" / "plans"
FAMILIES: dict[str, type[StrEnum]] = {
    "incentive_role": lists.PlanRole,
    "incentive_kind": lists.ElementKind,
    "incentive_mode": lists.TierMode,
    "incentive_period": lists.QuotaPeriod,
    "incentive_event": lists.PayEvent,
    "incentive_clawback": lists.ClawbackOn,
    "incentive_curve": lists.ClawbackCurve,
    "incentive_measure": lists.Measure,
    "incentive_step": lists.PayStep,
    "incentive_rule": lists.ConflictRule,
    "incentive_why": lists.ConflictRule,
    "incentive_assent": lists.Assent,
    "incentives.waits": lists.Assent,
    "incentives.deed": lists.Assent,
    "incentives.done": lists.Assent,
    "incentive_outcome_hint": lists.Outcome,
    "incentive_state": lists.RuleState,
    "incentive_field": lists.PlanField,
    "incentive_outcome": lists.Outcome,
    "incentive_source": Source,
}


@pytest.mark.parametrize(("family", "codes"), FAMILIES.items(), ids=FAMILIES)
def test_every_code_has_words(family: str, codes: type[StrEnum]) -> None:
    assert [code for code in codes if not known(f"{family}.{code}")] == []


def test_every_assumption_has_a_name() -> None:
    assert [key for key in KEYS if not known(f"assumption.{key}")] == []
    assert [group for group, _ in GROUPS if not known(f"incentive_group.{group}")] == []
    assert [key for _, keys in GROUPS for key in keys] == list(KEYS)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_paper_tells_every_value_in_words(language: str) -> None:
    known_now = assumed()
    still = [replace(one, low=one.value, high=one.value) for one in known_now]
    judged: list[Judged] = []
    for name in ("today.yaml", "proposal.yaml"):
        scheme = read_plans_file(PLANS / name).scheme
        assert scheme is not None
        judged.append((scheme, measure(scheme, still, draws=1), conflicts(scheme, months_to_failure=9)))

    text = report(judged[0], judged[1], assumptions=known_now, language=language)

    assert not re.search(r"Decimal|Quota\(|Tier\(|None|datetime|<|PlanRole", text)
    assert text.count("\n## ") == 6
    same = report(judged[0], judged[0], assumptions=known_now, language=language)
    assert say("incentives.unchanged", language) in same
    assert say("incentives.report_clawback", language) in same


@pytest.mark.parametrize(
    ("value", "german", "english"), [(-1234.6, "−1.235 €", "−€1,235"), (0.4, "0 €", "€0"), (-0.4, "0 €", "€0")]
)
def test_money_has_its_sign_in_front(value: float, german: str, english: str) -> None:
    assert (incentive_words.eur(value, "de"), incentive_words.eur(value, "en")) == (german, english)


def test_there_is_no_minus_zero() -> None:
    assert incentive_words.outcome(-0.001, lists.Outcome.CURVE, "de") == "0,00"
