"""card and try-ask on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cast import World
from cli.running import Run
from flows.asking import asked
from flows.stage import Script

from ropeteam.core.errors import NotFound, Refused

ROOT = Path(__file__).parents[2]


@pytest.mark.usefixtures("script")
class TestCard:
    def test_tells_what_to_know_before_the_talk(self, world: World, run: Run) -> None:
        asked(world)

        lines = run("card", "d1", "--company", "kessel", lang="de").lines

        assert lines[0] == "Kessel AG, Leitstand für zwei Werke"
        assert "Offene Fragen" in lines
        assert "  Läuft die Bedienung auch ohne Netz? (heute gefragt)" in lines
        assert "  Nora Lindt (Vertrieb)" in lines

    def test_of_an_unknown_deal_says_so(self, world: World, run: Run) -> None:
        with pytest.raises(NotFound):
            run("card", "d99")


class TestTryAsk:
    QUESTIONS = "question,expected\nBedienung ohne Netz,roadmap\nExport nach SAP,declined\nQuietscheentchen,unknown\n"

    def test_counts_right_wrong_and_abstained_and_fails_on_a_wrong_yes(
        self, world: World, run: Run, script: Script, tmp_path: Path
    ) -> None:
        path = tmp_path / "q.csv"
        path.write_text(self.QUESTIONS)

        ran = run("try-ask", path, "--company", "kessel", lang="en")
        data = json.loads(run("try-ask", path, "--company", "kessel", "--format", "json").out)

        assert ran.code == 1, "a wrong works today"
        assert "right 2, wrong 1, abstained 0" in ran.lines
        assert "named “works today”: 1, of these wrong: 1" in ran.lines
        assert (data["wrong_as_is"], data["n"], data["questions"][1]["rated"]) == (1, 3, "wrong")

    @pytest.mark.parametrize(
        "text", ["", "question\nx\n", "question,expected\nx,vielleicht\n", "question,expected\n,as_is\n"]
    )
    def test_refuses_a_file_that_does_not_fit_with_its_line(
        self, text: str, world: World, run: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "q.csv"
        path.write_text(text)

        with pytest.raises(Refused) as refused:
            run("try-ask", path, "--company", "kessel")

        assert refused.value.code == "questions_unreadable"
        assert refused.value.values["line"] == ("1" if not text else "2")

    def test_refuses_one_that_is_not_there(self, world: World, run: Run) -> None:
        with pytest.raises(Refused, match="questions_missing"):
            run("try-ask", Path("/no/such/file.csv"), "--company", "kessel")
