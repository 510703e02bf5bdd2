"""evidence, weigh, proposals, propose, decline-proposal, publish-strategy --takes-up, market, outcome: what they print."""

from __future__ import annotations

import json

from cast import TODAY, World
from cli.running import Run
from flows.living import confirmed, draft

from ropeteam.store import models

PM, SELLER = "mira@kessel.example", "nora@kessel.example"


class TestEvidence:
    def test_is_placed_by_somebody_and_counted(self, world: World, run: Run) -> None:
        pk = str(confirmed(world).pk)

        placed = run("weigh", "ein-stand", pk, "--stance", "for", "--by", SELLER, "--company", "kessel", lang="de")

        assert placed.lines == ["ein-stand · Ein Stand für alle: spricht dafür"]
        assert run("evidence", "--company", "kessel", lang="de").lines == [
            "ein-stand · Ein Stand für alle: 1 dafür, 0 dagegen, von 1 Kunden",
            "    ohne Segment: 1 dafür, 0 dagegen",
        ]
        (found,) = map(json.loads, run("evidence", "--company", "kessel", "--format", "json").lines)
        assert (found["id"], found["for"], found["segments"]) == ("ein-stand", 1, {"": [1, 0]})


class TestProposals:
    def test_are_made_answered_and_listed(self, world: World, run: Run) -> None:
        said = ("--subject", "vision", "--why", "weil", "--by", SELLER, "--company", "kessel")
        assert run("proposals", "--company", "kessel", lang="de").lines == ["Kein Vorschlag."]
        run("propose", "Auch offline", *said)
        run("propose", "Nie auf Papier", *said)
        draft(world)

        run("decline-proposal", "v1", "--reason", "Erst die Kälte.", "--by", PM, "--company", "kessel")
        run("publish-strategy", "--takes-up", "v2", "--reason", "Ja.", "--by", PM, "--company", "kessel")

        assert run("proposals", "--state", "settled", "--company", "kessel", lang="de").lines == [
            "v2 · Die Vision · Aufgenommen in Fassung 2 · Nie auf Papier",
            "v1 · Die Vision · Nicht aufgenommen · Auch offline",
        ]


class TestMarket:
    def test_prints_shares_or_that_there_is_too_little(self, world: World, run: Run) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(closed_on=TODAY)
        run("outcome", "d1", "--code", "price", "--words", "Zu teuer.", "--by", SELLER, "--company", "kessel")

        lines = run("market", "--company", "kessel", lang="de").lines

        assert lines[0] == "Bedarf"
        assert "  Alle Kunden · Q4 2026: zu wenige, 1 von 1 Gesprächen" in lines
        assert lines[-1] == "  Verloren · Der Preis: 1 von 1"
        facts = [json.loads(line) for line in run("market", "--company", "kessel", "--format", "json").lines]
        assert {
            "kind": "delight",
            "segment": "",
            "period": "2026-q4",
            "talks": 1,
            "said": 1,
            "share": None,
            "low": None,
            "high": None,
        } in facts
