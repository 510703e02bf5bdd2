"""studies, study, gaps: what they print and do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cast import World
from cli.running import Run
from flows.studied import agree, missing_too, segment, study

from ropeteam.core.errors import NotFound, Refused
from ropeteam.store import models

DEAL = ("--deal", "d1", "--company", "kessel")


class TestStudies:
    def test_are_listed_seen_and_ended(self, world: World, run: Run) -> None:
        row = study(world)
        by = ("--by", "jonas@kessel.example")

        listed = run("studies", *DEAL)
        run("study", row.key, *DEAL, "--see", "2", "--result", "missed", "--words", "Vier Minuten.", *by)
        with pytest.raises(Refused, match="study_go_unseen"):
            run("study", row.key, *DEAL, "--end", "go", "--reason", "Ja", *by)
        told = run("study", row.key, *DEAL, "--end", "no_go", "--reason", "Zu langsam.", *by, "--format", "json")

        assert row.question in listed.out
        found = json.loads(told.out)
        assert (found["ended"], [one["result"] for one in found["criteria"]]) == ("no_go", [None, "missed", None])
        assert found["ends"][0]["reason"] == "Zu langsam."
        with pytest.raises(NotFound):
            run("study", "nichts", *DEAL)

    def test_keep_a_paper_with_what_was_seen_or_neither(self, world: World, run: Run, tmp_path: Path) -> None:
        row, paper = study(world), tmp_path / "Messung.pdf"
        paper.write_bytes(b"%PDF-1.7 vier Minuten")
        said = ("study", row.key, *DEAL, "--see", "2", "--result", "missed", "--by", "jonas@kessel.example", "--file")

        with pytest.raises(Refused, match="study_evidence_empty"):
            run(*said, paper)
        with pytest.raises(NotFound):
            run(*said, tmp_path / "nirgends.pdf", "--words", "Vier Minuten.")
        assert not models.ArchitectureFile.objects.exists()
        run(*said, paper, "--words", "Vier Minuten.")

        seen = models.CriterionEvidence.objects.select_related("paper").get()
        assert (seen.paper, seen.document) == (models.ArchitectureFile.objects.get(), "Messung.pdf")

    def test_gaps_say_what_lacks_and_what_was_agreed(self, world: World, run: Run) -> None:
        missing_too(world, segment(world))
        agree(world, world.offline)

        told = run("gaps", *DEAL).out
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on="2026-11-16")
        after = [json.loads(row) for row in run("gaps", *DEAL, "--format", "json").out.splitlines()]

        assert "Damit fangen wir an" in told
        assert "Drohnen" in told
        assert [(row["capability"], row["stand"]) for row in after] == [("offline", "agreed")]
