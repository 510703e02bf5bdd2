"""readiness, stale: what they print."""

from __future__ import annotations

import json

from cast import TODAY, World
from cli.running import Run

from ropeteam.flows import capability_reviews, segments
from ropeteam.store import models


class TestReadiness:
    def test_names_gaps_and_when_they_close(self, world: World, run: Run) -> None:
        assert run("readiness", "--company", "kessel", lang="de").lines == [
            "Keine Segmente. Sie stehen in company.yaml."
        ]
        row = models.Segment.objects.create(product=world.product, key="sg-1", name="Maschinenbau")
        for capability in (world.offline, world.sap_export):
            segments.need(row, capability, actor=world.product_manager, on=TODAY)

        ran = run("readiness", "--company", "kessel", lang="de")

        assert ran.lines == [
            "sg-1 · Maschinenbau · noch nicht · 1 von 2 da",
            "    fehlt: Bedienung ohne Netz (geplant, zusagbar für 30.06.2027)",
        ]
        (found,) = map(json.loads, run("readiness", "--company", "kessel", "--format", "json").lines)
        assert (found["state"], found["there"], found["gaps"][0]["id"]) == ("not_yet", 1, "offline")


class TestStale:
    def test_lists_what_somebody_found_untrue(self, world: World, run: Run) -> None:
        assert run("stale", "--company", "kessel", lang="en").lines == ["All capabilities are checked."]

        capability_reviews.review(
            world.offline, actor=world.presales, still_true=False, evidence="Der Import fehlt.", on=TODAY
        )

        (line,) = run("stale", "--company", "kessel", lang="en").lines
        assert line.startswith("offline · Bedienung ohne Netz · reported as no longer true on ")
        (found,) = map(json.loads, run("stale", "--company", "kessel", "--format", "json").lines)
        assert (found["id"], found["state"]) == ("offline", "untrue")
