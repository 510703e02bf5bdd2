"""Plans from YAML: everything the language can say, and every mistake with its line and what would be right."""

from __future__ import annotations

import json
from decimal import Decimal as D
from pathlib import Path

import pytest

import ropeteam.language.plans as package
from ropeteam.core.incentives import Clawback, Commission, Credit, GateTerms, Holdback, Objective, Spif, TeamBonus
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import ClawbackCurve, ClawbackOn, PlanRole, QuotaPeriod, TierMode
from ropeteam.language.plans import keys
from ropeteam.language.plans.read import read_plans, read_plans_file
from ropeteam.wording.problems import problem_sentence

EXAMPLES = Path(__file__).parents[2] / "docs" / "howto" / "plans"
WHOLE = """
plan: AE-2026
version: 3
effective: {from: 2026-01-01, until: 31.12.2026}
role: seller
ote: {base: 70.000 €, variable: 50000}
gate: {required: true, penalty: 500}
elements:
  - id: new
    quota: {amount: 1000000, period: year, ramp: [25 %, 0.5]}
    tiers: {mode: retroactive, table: [{to: 1, rate: 8 %}, {from: 1, to: 1.5, rate: 0.12}]}
    bonuses: [{at: 1, amount: 5000}]
    cap: 90000
    credit: {direct: 0.7, split: {presales: 0.3}}
    payout: [{share: 0.6, on: contract_signed}, {share: 0.4, on: go_live_accepted}]
    clawback: {on: cancellation, window_months: 12, curve: linear, rate_basis: original, attainment: keep}
    holdback: {share: 0.1, months: 6}
  - {id: q2, kind: spif, window: [2026-04-01, 2026-06-30], condition: product == "Gateway", amount: 1500}
  - {id: kept, kind: mbo, measure: promises_kept_share, target: 0.95, amount: 4000, shared_with: [presales, presales]}
  - {id: end, kind: team, measure: curve_end, floor: 6, target: 8, rate: 1 %}
"""


def complaints(text: str, language: str = "en") -> list[str]:
    return [problem_sentence(problem, language) for problem in read_plans(text, name="p.yaml").problems]


def element(text: str) -> str:
    return f"plan: p\nrole: seller\nelements:\n  - {{id: a, {text}}}\n"


class TestAPlan:
    def test_says_everything_the_language_can(self) -> None:
        read = read_plans(WHOLE, name="p.yaml", default_name="whole")

        assert read.problems == ()
        assert read.scheme is not None
        plan = read.scheme.plans[0]
        new, spif, kept, end = plan.elements
        assert (plan.role, plan.version, plan.base, plan.gate) == (PlanRole.SELLER, 3, D(70_000), GateTerms(D(500)))
        assert isinstance(new, Commission)
        assert new.quota is not None
        assert (new.quota.period, new.quota.ramp, new.mode) == (
            QuotaPeriod.YEAR,
            (D("0.25"), D("0.5")),
            TierMode.RETROACTIVE,
        )
        assert [(tier.start, tier.end, tier.rate) for tier in new.tiers] == [(0, 1, D("0.08")), (1, None, D("0.12"))]
        assert new.credit == Credit(D("0.7"), ((PlanRole.PRESALES, D("0.3")),))
        assert new.clawback == Clawback(ClawbackOn.CANCELLATION, 12, D(1), ClawbackCurve.LINEAR)
        assert (new.holdback, new.cap, new.at_signature) == (Holdback(D("0.1"), 6), D(90_000), D("0.6"))
        assert isinstance(spif, Spif)
        assert spif.product == "Gateway"
        assert isinstance(kept, Objective)
        assert (kept.floor, kept.shared_with) == (kept.target, (PlanRole.PRESALES,)), "without a floor all or nothing"
        assert isinstance(end, TeamBonus)
        assert end.rate == D("0.01")
        assert (read.scheme.gate, read.scheme.name) == (True, "whole")
        off = read_plans(WHOLE.replace("required: true", "required: no"), name="p.yaml").scheme
        on = read_plans("plan: p\nrole: seller\ngate: yes\n", name="p.yaml").scheme
        assert [one and one.gate for one in (off, on)] == [False, True]

    @pytest.mark.parametrize("name", ["today.yaml", "proposal.yaml"])
    def test_of_the_docs_is_sound(self, name: str) -> None:
        read = read_plans_file(EXAMPLES / name)

        assert (read.problems, read.sound) == ((), True)


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "line", "says"),
        [
            ("- a\n", 1, "no pay plan"),
            ("plan: [\n", 2, "no valid YAML"),
            ("plan: p\nelements: []\n", 1, "“role” is empty"),
            ("plan: p\nrole: chef\n", 2, "“chef” is not known for “role”. Allowed: seller, presales"),
            ("plan: p\nrole: seller\nclawbak: 1\n", 3, "is no word of the plan language. Allowed here: plan"),
            (element("rate: 0.08, clawbak: {}"), 4, "(perhaps “clawback” is meant)"),
            (element("rate: 8"), 4, "“elements.a.rate” is 8; 0 to 1 is possible"),
            (element("rate: viel"), 4, "is no fitting number"),
            (element("rate: 1e-99999999"), 4, "is no fitting number"),
            (element("cap: 5"), 4, "“elements.a.rate” is empty"),
            (element("rate: 0.1, tiers: {table: []}"), 4, "exclude each other"),
            (element("tiers: {table: []}"), 4, "“elements.a.tiers.table” is empty"),
            (
                element("tiers: {table: [{to: 1, rate: 0.1}, {from: 2, rate: 0.2}]}, quota: {amount: 9}"),
                4,
                "a tier starts",
            ),
            (
                element("tiers: {table: [{to: 1, rate: 0.1}, {from: 1, rate: 0.2}]}"),
                4,
                "“quota: {amount: …}” is missing",
            ),
            (element("rate: 0.1, payout: [{share: 0.5, on: contract_signed}]"), 4, "add up to 0.5"),
            (element("rate: 0.1, credit: {direct: 0.9, split: {presales: 0.3}}"), 4, "add up to 1.2"),
            (element("rate: 0.1, clawback: {on: cancellation}"), 4, "window_months” is empty"),
            (element("rate: 0.1, clawback: {on: cancellation, window_months: 1.5}"), 4, "is no fitting number"),
            (element("rate: 0.1, measure: umsatz"), 4, "Allowed: acv"),
            (element("rate: 0.1, quota: 5"), 4, "(mapping)"),
            (element("kind: spif, amount: 1, window: [2026-06-30, 2026-04-01]"), 4, "the earlier one first"),
            (element("kind: spif, amount: 1, window: [bald, 2026-04-01]"), 4, "bald"),
            (
                element("kind: spif, amount: 1, window: [2026-04-01, 2026-04-02], condition: x > 1"),
                4,
                "is not understood",
            ),
            (element("kind: mbo, measure: glück, target: 1, amount: 1"), 4, "Allowed: promises_kept_share"),
            (element("kind: team, target: 8"), 4, "“elements.a.amount” is empty"),
            (element("rate: 0.1") + "  - {id: a, rate: 0.1}\n", 5, "stands in “elements.a.id” already in line 4"),
            ("plans:\n  - {plan: a, role: seller}\n  - {plan: b, role: seller}\n", 3, "already in line 2"),
            ("plans: {}\n", 1, "(list)"),
            (
                element("rate: 0.1, quota: {amount: 9, ramp: [0.5, alles]}"),
                4,
                "“elements.a.quota.ramp” is alles; 0 to 10",
            ),
            (element("tiers: 8 %"), 4, "(mapping)"),
            ("plan: p\nrole: seller\neffective: {from: 2026-02-01, until: 2026-01-01}\n", 3, "the earlier one first"),
            ("plans: []\nreporting: {presales: admin}\n", 2, "Allowed: seller, product, services, management"),
            ("plans: []\nassumptions: {deals: 0}\n", 2, "“assumptions.deals” is 0; 1 to 100 is possible"),
            ("plans: []\nassumptions: {deals: {value: 9, low: 10, high: 11}}\n", 2, "10 to 11 is possible"),
            ("plans: []\nassumptions: {deals: {value: 9, low: 8}}\n", 2, "“assumptions.deals.high” is empty"),
        ],
    )
    def test_name_line_and_what_would_be_right(self, text: str, line: int, says: str) -> None:
        found = complaints(text)

        assert any(one.startswith(f"p.yaml, line {line}: ") and says in one for one in found), found
        assert not read_plans(text, name="p.yaml").sound

    def test_are_told_in_german_too(self) -> None:
        assert (
            "Die Anteile bei „elements.a.payout“ ergeben zusammen 0.5"
            in complaints(element("rate: 0.1, payout: [{share: 0.5, on: contract_signed}]"), "de")[0]
        )

    def test_of_sense_are_a_notice_only(self) -> None:
        falling = "tiers: {mode: retroactive, table: [{to: 1, rate: 0.2}, {from: 1, rate: 0.1}]}, quota: {amount: 9}"
        read = read_plans(element(falling), name="p.yaml")

        assert read.sound
        assert "paid less at its edge" in complaints(element(falling))[0]

    def test_of_a_file_that_is_not_there_say_so(self, tmp_path: Path) -> None:
        read = read_plans_file(tmp_path / "no.yaml")

        assert not read.sound
        assert problem_sentence(read.problems[0], "en").startswith("no.yaml: The file")


class TestAScheme:
    def test_has_plans_lines_gate_and_assumptions_of_its_own(self) -> None:
        text = (
            "scheme: S\ngate: on\nreporting: {presales: product}\n"
            "assumptions: {deals: 24, margin: {value: 0.4, low: 0.3, high: 0.5}}\nplans:\n  - {plan: a, role: joint}\n"
        )

        read = read_plans(text, name="p.yaml")

        assert (read.problems, read.scheme and read.scheme.gate) == ((), True)
        assert read.scheme is not None
        assert read.scheme.reporting == ((Role.PRESALES, Role.PRODUCT),)
        assert read.assumptions == {"deals": (24, 16, 32), "margin": (0.4, 0.3, 0.5)}


class TestTheSchema:
    def test_knows_the_same_words_as_the_reader(self) -> None:
        schema = json.loads((Path(package.__path__[0]) / "plan.schema.json").read_text())
        parts = schema["$defs"]

        for name in ("scheme", "plan", "effective", "ote", "gate", "commission", "spif", "mbo", "team", "quota", "tiers",
                     "tier", "bonus", "credit", "share", "holdback", "assumption"):  # fmt: skip
            assert tuple(parts[name]["properties"]) == getattr(keys, name.upper()), name
            assert parts[name]["additionalProperties"] is False
        assert tuple(parts["clawback"]["properties"]) == (*keys.CLAWBACK, "rate_basis", "attainment")
