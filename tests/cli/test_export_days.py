"""`ropeteam export gate` and `change-requests` of deals as they stand: signed ones as of their signature, wishes as asked."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cast import TODAY, World
from cli.running import Run

from ropeteam.flows import signals
from ropeteam.store import models

pytestmark = pytest.mark.usefixtures("script")


def rows(run: Run, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("export", what).lines]


class TestChangeRequests:
    def test_suggest_needs_that_nobody_linked_by_their_capability(self, world: World, run: Run) -> None:
        (row,) = rows(run, "change-requests")

        assert (row["id"], row["title"], row["state"]) == ("suggested-offline", "Bedienung ohne Netz", "suggested")

    def test_leave_out_needs_that_were_dismissed(self, world: World, run: Run) -> None:
        signals.dismiss(world.need, actor=world.presales, on=TODAY)

        assert rows(run, "change-requests") == []


class TestGate:
    def test_of_a_signed_deal_knows_only_what_was_known_at_signature(self, world: World, run: Run) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on="2026-11-10")
        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)

        quotes = {row["quote"]: row["findings"] for row in rows(run, "gate")}

        assert quotes[world.promise_offline.quote] == ["unreviewed"]

    def test_of_an_open_deal_stands_at_its_last_talk(self, world: World, run: Run) -> None:
        models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on="2027-01-01")

        assert {row["hearing"]["known"] for row in rows(run, "gate")} == {1}
