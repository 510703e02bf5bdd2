"""requests and request: what customers ask for, on the command line."""

from __future__ import annotations

import json

import pytest
from cast import TODAY, World
from cli.running import Run
from flows.stage import Script
from flows.wishes import asks_for, customer, sale, wish

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests, request_board, request_merging


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    request_board.forget()


class TestRequests:
    def test_prints_them_in_their_order_with_what_is_at_stake(self, world: World, run: Run) -> None:
        small, large = wish(world, "Klein"), wish(world, "Groß")
        asks_for(world, sale(world, customer(world, "a"), "s1", 1_000), small)
        asks_for(world, sale(world, customer(world, "a0"), "s0", 10), small)
        for no in range(3):
            asks_for(world, sale(world, customer(world, f"b{no}"), f"b{no}", 90_000), large)

        lines = run("requests", "--company", "kessel", lang="de").lines

        assert ["Groß" in lines[0], "Klein" in lines[2]] == [True, True]
        assert "3 Nennungen von 3 Kunden · in Verhandlung 270.000 €" in lines[1]
        assert "hängt an einem Kunden" in lines[2]
        assert "Klein" in run("requests", "--company", "kessel", "--order", "newest", "--most", "5").lines[2]

    def test_as_json_gives_one_row_a_line_and_can_be_narrowed(self, world: World, run: Run) -> None:
        row = wish(world, "Klein")
        asks_for(world, world.deal, row)
        change_requests.decide_on(
            wish(world, "Weg"), actor=world.product_manager, kind=DecisionKind.NO, reason="nein", on=TODAY
        )

        rows = [json.loads(line) for line in run("requests", "--company", "kessel", "--format", "json").lines]
        undecided = run("requests", "--company", "kessel", "--state", "undecided", "--format", "json").lines

        assert [(one["id"], one["state"], one["open"]) for one in rows] == [
            (row.key, "undecided", 236_000.0),
            ("cr2", "no", 0.0),
        ]
        assert len(undecided) == 1

    def test_says_where_there_is_none(self, world: World, run: Run) -> None:
        assert run("requests", "--company", "kessel").lines == ["No change request yet."]


class TestRequest:
    def test_prints_every_asker_in_their_own_words(self, world: World, run: Run) -> None:
        row, into = wish(world, "Bedienung ohne Netz"), wish(world, "Offline arbeiten")
        asks_for(world, world.deal, row, "Läuft das ohne Netz?")
        request_merging.merge(row, into, actor=world.product_manager, on=TODAY)

        whole = run("request", into.key, "--company", "kessel").out

        assert "“Läuft das ohne Netz?”" in whole
        assert "important" in whole
        assert "merged into cr2 · Offline arbeiten" in run("request", row.key, "--company", "kessel").out
        found = json.loads(run("request", into.key, "--company", "kessel", "--format", "json").out)
        assert found["askers"][0]["words"] == "Läuft das ohne Netz?"

    def test_that_is_not_there_is_told(self, world: World, run: Run) -> None:
        with pytest.raises(NotFound):
            run("request", "cr99", "--company", "kessel")
