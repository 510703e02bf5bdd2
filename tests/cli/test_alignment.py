"""ropeteam alignment: the figures as text and for programs, and the report as a file."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from cast import TODAY, World
from cli.running import Run
from flows.aligned import promised
from pypdf import PdfReader

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import Fit
from ropeteam.core.vocabulary_alignment import Figure


class TestAlignment:
    def test_prints_every_figure_and_the_same_for_programs(self, world: World, run: Run) -> None:
        for no in range(6):
            promised(world.deal, f"p{no}", TODAY - timedelta(days=9), (TODAY, Fit.AS_IS if no else Fit.DECLINED))

        text = run("alignment", "--company", "kessel", lang="de").out
        told = json.loads(run("alignment", "--company", "kessel", "--period", "2026-q4", "--format", "json").out)

        assert "5 von 6 Zusagen waren gedeckt, als sie zuerst beurteilt wurden – 83 % (50 bis 96 %)" in text
        assert "geht nicht 1" in text
        assert [row["figure"] for row in told["figures"]] == [figure.value for figure in Figure]
        said = next(row for row in told["figures"] if row["figure"] == "said")
        assert (said["due"], said["done"], said["failed"], said["unknown"], said["causes"]) == (
            6,
            5,
            1,
            2,
            {"declined": 1},
        )
        assert said["trend"][-1]["period"] == "2026-q4"

    def test_writes_the_report(self, world: World, run: Run, tmp_path: Path) -> None:
        out = tmp_path / "zusammenspiel.pdf"

        assert run("alignment", "report", "--company", "kessel", "--out", out, lang="de").code == 0

        assert len(PdfReader(out).pages) == 2

    def test_says_what_it_does_not_know(self, world: World, run: Run, tmp_path: Path) -> None:
        for found, arguments in (
            (Refused, ("--period", "2026-q5")),
            (NotFound, ("--product", "anderes")),
            (Refused, ("report", "--out", tmp_path / "no" / "x.pdf")),
        ):
            with pytest.raises(found):
                run("alignment", "--company", "kessel", *arguments)
