"""requirements import and export: what they print and write, and with which code they end."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from cast import TODAY, World
from cli.running import Run
from flows.stage import Script
from flows.tenders import SAP, rows_of, workbook

from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import coverage

DEAL = ("--deal", "d1", "--company", "kessel")


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    script()


class TestRequirements:
    def test_come_in_and_go_back_in_the_customers_file(self, world: World, run: Run, tmp_path: Path) -> None:
        came, went = tmp_path / "lv.xlsx", tmp_path / "back.xlsx"
        came.write_bytes(workbook())

        first = run("requirements", "import", came, *DEAL, lang="de")
        coverage.answer(
            world.deal, [rows_of(world.deal)[SAP].pk], actor=world.presales, status=Coverage.AS_IS, on=TODAY
        )
        again = run("requirements", "import", came, *DEAL, "--format", "json")
        out = run("requirements", "export", went, *DEAL, lang="de")

        assert first.code == 0
        assert "Tabelle „Anforderungen“, Spaltennamen in Zeile 3: no A, text B, must C, cover D, comment E" in first.out
        assert "3 Anforderungen, davon 2 Muss" in first.out
        assert json.loads(again.out.splitlines()[-1])["rows"] == 3
        assert "1 Zeilen beantwortet, 2 ohne Antwort" in out.out
        assert openpyxl.load_workbook(io.BytesIO(went.read_bytes()))["Anforderungen"]["D5"].value == "Standard"

    def test_take_a_persons_word_on_a_column_and_tell_what_is_wrong(
        self, world: World, run: Run, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.csv"
        path.write_text("x;Anforderung;y\nExport;1;2\n")

        ran = run("requirements", "import", path, *DEAL, "--column", "text=A", "--column", "comment=C")

        assert ran.code == 0
        assert [row.text for row in world.deal.requirements.all()] == ["Export"]
        path.write_bytes(b"%PDF-1.7")
        refused = run("requirements", "import", path, *DEAL)
        assert (refused.code, "no list that can be read" in refused.err) == (1, True)
        path.write_text("Anforderung\nDruck\n")
        with pytest.raises(Refused, match="column_unknown"):
            run("requirements", "import", path, *DEAL, "--column", "text=?")
        with pytest.raises(Refused, match="sheet_unknown"):
            run("requirements", "export", path, *DEAL, "--sheet", "9")
        with pytest.raises(Refused, match="offer_file_unread"):
            run("requirements", "import", tmp_path / "none.csv", *DEAL)
        with pytest.raises(Refused, match="offer_file_unwritten"):
            run("requirements", "export", tmp_path / "no" / "such.csv", *DEAL)
