"""incentives: the plans of the docs shown, compared, changed, paid and reported; mistakes told, nothing reckoned."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cli.running import command

from ropeteam.core.errors import Refused
from ropeteam.core.numbers import incentive_judged, incentive_ranges
from ropeteam.core.numbers.incentive_assumptions import Assumption
from ropeteam.wording.say import say

PLANS = Path(__file__).parents[2] / "docs" / "howto" / "plans"
TODAY, PROPOSAL = PLANS / "today.yaml", PLANS / "proposal.yaml"


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranges from three draws over two assumptions: here it is about what is said, not how wide it is."""

    def narrow(one: Assumption) -> Assumption:
        return one if one.key in ("damage", "win_before") else replace(one, low=one.value, high=one.value)

    real = incentive_ranges.measure
    narrowed = lambda scheme, known: real(scheme, [*map(narrow, known)], draws=3)  # noqa: E731
    monkeypatch.setattr(incentive_judged, "measured", narrowed)


class TestShow:
    def test_says_who_gains_which_rules_hold_and_what_is_assumed(self) -> None:
        ran = command("incentives", "show", TODAY, "--sellable", "Gateway")

        assert ran.code == 0
        assert ran.lines[0] == "Today · contract gate off · pre-sales report to: Sales, Management"
        assert any("this would pay Sales, Pre-Sales, Services, while the company loses" in line for line in ran.lines)
        assert any(
            line.startswith("  ✕ At an edge one single deal pays a jump (AE-2026/new-business)") for line in ran.lines
        )
        assert any(line.startswith("  ● A spiff is for something") for line in ran.lines)
        assert any("deal_amount = 160,000" in line and "said by the company" in line for line in ran.lines)

    def test_as_data_says_the_same_and_takes_other_assumptions(self) -> None:
        data = json.loads(command("incentives", "show", TODAY, "--assume", "damage=0.9", "--format", "json").out)

        harm = data["outcomes"]["harm"]
        assert harm["low"] <= harm["value"] <= harm["high"]
        assert next(one for one in data["assumptions"] if one["key"] == "damage")["value"] == 0.9
        assert [role["role"] for role in data["sales"]["roles"]] == ["seller", "presales", "product", "services"]
        assert {rule["state"] for rule in data["rules"]} == {"found", "clear", "unknown"}

    def test_of_a_fixed_salary_and_of_an_odd_quota_says_so(self, tmp_path: Path) -> None:
        fixed, odd = tmp_path / "fixed.yaml", tmp_path / "odd.yaml"
        fixed.write_text("plan: p\nrole: seller\nelements: []\n")
        odd.write_text("plan: p\nrole: seller\nelements: [{id: a, rate: 0.1, quota: {amount: 9000000}}]\n")

        ran = command("incentives", "show", fixed, lang="de")

        assert "  Kein Plan enthält einen variablen Anteil." in ran.lines
        assert "  Kein Zielkonflikt bei diesem mittleren Auftrag." in ran.lines
        assert any(line.startswith("Mind: the quota (€9,000,000)") for line in command("incentives", "show", odd).lines)


class TestCompare:
    def test_shows_the_change_its_drivers_and_the_plans_side_by_side(self) -> None:
        ran = command("incentives", "compare", TODAY, PROPOSAL, lang="de")
        data = json.loads(command("incentives", "compare", TODAY, PROPOSAL, "--format", "json").out)

        assert any("Proposal: Änderung gegenüber Today" in line for line in ran.lines)
        assert any("█" in line and "Schaden einer gescheiterten Lieferung" in line for line in ran.lines)
        assert any(line.strip() == "PM-2027/dates: Betrag 10.000,00 € → 5.000,00 €" for line in ran.lines)
        outcomes = data["changes"][0]["outcomes"]
        assert outcomes["harm"]["value"] < 0 < outcomes["missed"]["value"]
        assert outcomes["curve"]["value"] > 0

    def test_holds_all_under_the_assumptions_of_the_first_and_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "other.yaml"
        path.write_text("scheme: Other\nassumptions: {deals: 30}\nplans: [{plan: p, role: seller}]\n")

        ran = command("incentives", "compare", TODAY, path)

        assert ran.complaints == ["The assumptions in Other do not hold here: all is compared under those of Today."]


class TestWhatIf:
    def test_gate_on_presales_under_product_part_deferred(self) -> None:
        arguments = ("--gate", "on", "--presales-under", "product", "--defer", "15 %")
        ran = command("incentives", "what-if", TODAY, *arguments)

        assert ran.lines[1] == "Today, changed · contract gate on · pre-sales report to: Product, Management"
        assert any("85% at signature; 15% once go-live is accepted" in line for line in ran.lines)
        assert any(line.startswith("  Harm by promises that should not be: −€") for line in ran.lines)

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [((), "plan_nothing_changed"), (("--defer", "15"), "plan_share"), (("--clawback", "x"), "plan_share")],
    )
    def test_needs_something_to_change(self, arguments: tuple[str, ...], code: str) -> None:
        with pytest.raises(Refused, match=code):
            command("incentives", "what-if", TODAY, *arguments)


class TestReport:
    def test_is_a_paper_for_the_works_council_with_every_change(self, tmp_path: Path) -> None:
        out = tmp_path / "paper.md"
        ran = command("incentives", "report", PROPOSAL, "--before", TODAY, "--out", out, lang="de")

        text = out.read_text()
        assert ran.out.strip() == f"Geschrieben: {out}"
        assert text.startswith("# Vergütungspläne: Unterlage für den Betriebsrat\n")
        assert "| AE-2027 · new-business · Bonus ab | 100 %: 10.000 € | – |" in text
        assert "Vertragsfreigabe: bisher aus, neu an." in text
        assert "## Annahmen (keine davon ist an Kunden gemessen)" in text
        assert "Betriebsrat: ____" in text
        with pytest.raises(Refused, match="plan_not_written"):
            command("incentives", "report", PROPOSAL, "--out", tmp_path / "no" / "paper.md")

    def test_of_one_plan_compares_nothing_and_keeps_words_words(self, tmp_path: Path) -> None:
        path = tmp_path / "p.yaml"
        path.write_text("plan: 'a|b <script>'\nrole: seller\nelements: [{id: '# x', rate: 0.1}]\n")

        text = command("incentives", "report", path).out

        assert "### Sales: a\\|b \\<script\\>, version 1" in text
        assert "- **\\# x**: Commission: " in text
        assert say("incentives.changed", "en") not in text


class TestPayout:
    def test_explains_every_cent(self) -> None:
        arguments = ("--role", "seller", "--deal", "400000", "--deal", "300000:cancelled@3")
        ran = command("incentives", "payout", TODAY, *arguments)
        data = json.loads(command("incentives", "payout", TODAY, *arguments, "--format", "json").out)

        # 6 % of 600,000, 12 % of 100,000 and the lump; half of the second deal's 34,000 is taken back
        assert "Earned €58,000.00: due €41,000.00, open €0.00, lost €17,000.00" in ran.lines
        assert (data["due"], data["by_role"]) == ("41000.00", {"seller": "32800.00", "presales": "8200.00"})

    def test_pays_every_element_that_is_told_what_it_asks(self, tmp_path: Path) -> None:
        """A quarter of 4,000 at 75 %; half of 100 + 1 %; the spiff once; 10 % up to half of the quota in the first quarter."""
        path = tmp_path / "p.yaml"
        path.write_text(
            "plan: p\nrole: seller\nelements:\n"
            "- {id: c, quota: {amount: 20000, ramp: [0.5]}, tiers: {table: [{to: 1, rate: 0.1}, {from: 1, rate: 0.2}]}}\n"
            "- {id: s, kind: spif, window: [2026-04-01, 2026-04-30], condition: product == 'A/B', amount: 1500}\n"
            "- {id: k, kind: mbo, measure: promises_kept_share, floor: 0.7, target: 0.9, amount: 4000}\n"
            "- {id: t, kind: team, floor: 6, target: 8, amount: 100, rate: 0.01}\n"
        )
        told = (
            "--deal",
            "20000:live/signed=2026-04-05/product=A/B/curve=7",
            "--deal",
            "1/signed=2026-05-01/product=A/B",
        )
        more = ("--value", "promises_kept_share=75 %", "--quarter", "1")

        data = json.loads(command("incentives", "payout", path, *told, *more, "--format", "json").out)

        steps = {step["element"]: step["amount"] for step in data["steps"] if step["deal"] != "0002"}
        assert (steps["s"], steps["k"], steps["t"]) == ("1500.00", "1000.00", "150.00")
        assert data["earned"] == "5650.20"

    @pytest.mark.parametrize("value", ["umsatz=1", "utilisation", "utilisation=-1", "utilisation=viel"])
    def test_refuses_what_is_no_measure(self, value: str) -> None:
        with pytest.raises(Refused, match="plan_value"):
            command("incentives", "payout", TODAY, "--role", "seller", "--value", value)

    @pytest.mark.parametrize(
        "deal", ["viel", "-5", "100:gone", "100:failed@", "1e99", "9/curve=11", "9/signed=bald", "9/curve=1/curve=2"]
    )
    def test_refuses_what_is_no_deal(self, deal: str) -> None:
        with pytest.raises(Refused, match="plan_deal"):
            command("incentives", "payout", TODAY, "--role", "seller", f"--deal={deal}")

    def test_needs_to_know_whose_plan(self) -> None:
        with pytest.raises(Refused, match="plan_no_role"):
            command("incentives", "payout", TODAY, "--deal", "1")


class TestMistakes:
    def test_in_a_plan_end_it_with_their_line(self, tmp_path: Path) -> None:
        path = tmp_path / "p.yaml"
        path.write_text("plan: p\nrole: chef\n")

        with pytest.raises(Refused, match="plan_unsound"):
            command("incentives", "show", path)

    @pytest.mark.parametrize("said", ["damage", "damage=viel", "schaden=1", "deals=0"])
    def test_in_an_assumption_name_those_there_are(self, said: str) -> None:
        with pytest.raises(Refused, match="plan_assume") as refused:
            command("incentives", "show", TODAY, "--assume", said)

        assert "win_before" in refused.value.values["known"]
