"""project, references: what they print."""

from __future__ import annotations

import json
from datetime import timedelta

from cast import World
from cli.running import Run
from django.utils import timezone
from flows.delivered import ordered, permitted, planned, signed

COMPANY = ("--company", "kessel")


class TestProject:
    def test_tells_milestones_orders_and_what_was_heard_later(self, world: World, run: Run) -> None:
        signed(world, days=10)
        planned(world, day=timezone.localdate() + timedelta(days=9))
        ordered(world, price=1200.5)

        told = run("project", "d1", *COMPANY, lang="de").out
        found = json.loads(run("project", "d1", *COMPANY, "--format", "json").out)

        for text in (
            "geplant  Die erste Anlage läuft",
            "noch nicht vorgelegt  1.200,50 EUR",
            "Nach der Unterschrift gehört: 3",
        ):
            assert text in told
        assert [row["state"] for row in found["milestones"]] == ["planned"]


class TestReferences:
    def test_says_each_part_of_each_signed_deal(self, world: World, run: Run) -> None:
        signed(world)
        permitted(world)

        told = run("references", *COMPANY, lang="en").out
        (row,) = [json.loads(line) for line in run("references", *COMPANY, "--format", "json").out.splitlines()]

        assert "○ d1  Leitstand für zwei Werke" in told
        assert "● The customer's permission" in told
        assert (row["ready"], row["parts"]["kept"]["why"]) == (None, "unreviewed")
        assert run("references", *COMPANY, "--ready").out == ""
