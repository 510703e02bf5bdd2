"""decide, answers, answer, patterns: what they print and what they refuse."""

from __future__ import annotations

import json

import pytest
from cast import TODAY, World
from cli.running import Run
from flows.stage import Script
from flows.travel import asked_by_customer, react

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.flows import change_requests, solutions
from ropeteam.store import models

PM, SELLER = "mira@kessel.example", "nora@kessel.example"


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    """Near is what shares letters."""


@pytest.fixture
def wish(world: World) -> str:
    row = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
    asked_by_customer(world, row)
    return row.key


class TestDecide:
    def test_tells_everyone_who_asked(self, world: World, wish: str, run: Run) -> None:
        ran = run(
            "decide",
            wish,
            "--kind",
            "no",
            "--reason",
            "Die Halle hat Netz.",
            "--by",
            PM,
            "--company",
            "kessel",
            lang="de",
        )
        react()

        assert (ran.code, ran.lines[0].startswith("Entschieden: nein zu „Bedienung ohne Netz“.")) == (0, True)
        (row,) = map(json.loads, run("answers", "--company", "kessel", "--format", "json").lines)
        assert (row["kind"], row["deal"], row["state"]) == ("no", "d1", "open")
        one = run("answer", str(row["id"]), "--told", "am Telefon", "--by", SELLER, lang="de")
        assert "Kunde weiß es" in one.out
        assert "Der Grund: Die Halle hat Netz." in one.out
        assert run("answers", "--company", "kessel").lines == ["No answer in this state."]

    def test_is_for_people_of_product_who_name_what_is_needed(self, world: World, wish: str, run: Run) -> None:
        with pytest.raises(NotAllowed):
            run("decide", wish, "--kind", "no", "--reason", "x", "--by", SELLER, "--company", "kessel")
        with pytest.raises(NotFound):
            run("decide", wish, "--kind", "no", "--reason", "x", "--by", "nobody@kessel.example", "--company", "kessel")
        with pytest.raises(NotFound):
            run("decide", "nowhere", "--kind", "no", "--reason", "x", "--by", PM, "--company", "kessel")
        with pytest.raises(Refused, match="decision_needs_item"):
            run("decide", wish, "--kind", "accept", "--reason", "x", "--by", PM, "--company", "kessel")
        assert not models.Decision.objects.exists()


class TestPatterns:
    def test_are_listed_with_how_often_they_helped(self, world: World, wish: str, run: Run) -> None:
        assert run("patterns", "--company", "kessel").lines == ["No solution pattern yet."]
        by = ("--by", PM, "--company", "kessel")
        run("decide", wish, "--kind", "as_is", "--reason", "geht", "--capability", "sap-export", *by)
        decision = models.Decision.objects.get()
        pattern = solutions.write(
            actor=world.presales, need="Ohne Netz", how="Über Nacht.", on=TODAY, decision=decision
        )
        solutions.use(pattern, actor=world.seller, helped=True, on=TODAY, deal=world.deal)

        assert "helped 1 of 1 times" in run("patterns", "--company", "kessel").lines[0]
        assert json.loads(run("patterns", "--company", "kessel", "--format", "json").out)["deals"] == 1
