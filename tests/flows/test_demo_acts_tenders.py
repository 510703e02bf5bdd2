"""A tender in a story: the file that lies in the folder is read, and rows are answered by the customer's own numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from cast import World
from flows.stage import Script
from flows.tenders import workbook

from ropeteam.language.requirements import columns, read, rows
from ropeteam.project.commands.demo import COMPANIES
from ropeteam.project.commands.demo_acts import replay

STORY = """\
company: Lindt Maschinensoftware GmbH
acts:
  - {id: came, deed: tender, who: Jonas Beil, on: 2026-11-02, deal: d1, file: tenders/lv.xlsx, customers_words: {as_is: ja}}
  - {id: said, deed: cover, who: Jonas Beil, on: 2026-11-03, deal: d1, rows: ["3.1", "3.10"], coverage: as_is, comment: Läuft.}
  - {id: away, deed: tender, who: Jonas Beil, on: 2026-11-03, deal: d1, file: ../../etc/passwd}
"""


class TestATender:
    def test_is_read_and_answered_and_no_file_outside_is_opened(
        self, world: World, script: Script, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        script()
        (tmp_path / "tenders").mkdir()
        (tmp_path / "tenders" / "lv.xlsx").write_bytes(workbook())
        (tmp_path / "acts.yaml").write_text(STORY, encoding="utf-8")

        assert replay(tmp_path, "en") == 0

        said = {
            row.named: [one.comment for one in row.coverages.filter(by__isnull=False)]
            for row in world.deal.requirements.all()
        }
        assert said == {"3.1": ["Läuft."], "3.2": [], "3.10": ["Läuft."]}
        assert "passwd" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("path", "n", "musts"),
        [("foerdertakt/tenders/leistungsverzeichnis.xlsx", 26, 16), ("tarnside/tenders/requirements.csv", 18, 11)],
    )
    def test_of_an_example_company_reads_whole(self, path: str, n: int, musts: int) -> None:
        file = COMPANIES / path
        data = file.read_bytes()
        book = read.read(data, name=file.name, form=read.form_of(data, name=file.name))

        found = [
            item
            for tab in book.tabs
            if (guess := columns.guess(tab)).header
            for item in rows.items(tab, guess, name="x").items
        ]

        assert (len(found), sum(item.must for item in found)) == (n, musts)
