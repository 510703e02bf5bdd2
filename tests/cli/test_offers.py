"""offer check: what it prints and writes, and with which code it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cast import World
from cli.running import Run
from flows.papers import SAP, TRAINING, word_offer
from flows.stage import Script
from pypdf import PdfReader

from ropeteam.core.errors import NotFound, Refused
from ropeteam.flows import promises
from ropeteam.store import models

DEAL = ("--deal", "d1", "--company", "kessel")


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    script()


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    path = tmp_path / "angebot.docx"
    path.write_bytes(word_offer())
    return path


class TestOfferCheck:
    def test_tells_every_promise_with_what_carries_it_and_writes_both_files(
        self, world: World, run: Run, offer: Path, tmp_path: Path
    ) -> None:
        promises.enter(world.deal, actor=world.seller, sentence="Berichte auf Polnisch.", on=world.promise_offline.due)
        out, sheet = tmp_path / "mit-anmerkungen.docx", tmp_path / "zusagen.pdf"

        ran = run("offer", "check", offer, *DEAL, "--out", out, "--sheet", sheet, lang="de")

        assert ran.code == 0
        assert f"◐ {TRAINING}" in ran.out
        assert "Zusage: als Dienstleistung" in ran.out
        assert "Gesagt, aber nicht geschrieben (1)" in ran.out
        assert "– Berichte auf Polnisch." in ran.out
        assert "Vorsichtiger: Wir schulen zwölf Anwender vor Ort. Umfang und Aufwand richten sich" in ran.out
        assert out.read_bytes().startswith(b"PK")
        words = PdfReader(sheet).pages[0].extract_text()
        assert "Zusagenblatt" in words
        assert SAP in " ".join(words.split())

    def test_speaks_data_too_and_knows_the_next_version(
        self, world: World, run: Run, offer: Path, tmp_path: Path
    ) -> None:
        rows = [json.loads(line) for line in run("offer", "check", offer, *DEAL, "--format", "json").lines]
        text = tmp_path / "neu.txt"
        text.write_text("Wir liefern den Export nach SAP.")
        key = models.Offer.objects.get().key

        assert run("offer", "check", text, *DEAL, "--offer", key).code == 0

        assert [row["text"] for row in rows][:2] == [SAP, TRAINING]
        assert set(rows[1]["softer"]) == {"de", "en"}
        assert models.Offer.objects.get().versions.count() == 2

    def test_ends_with_one_and_a_sentence_where_the_file_cannot_be_read(
        self, world: World, run: Run, tmp_path: Path
    ) -> None:
        bad = tmp_path / "angebot.docm"
        bad.write_bytes(b"PK\x03\x04")

        ran = run("offer", "check", bad, *DEAL, lang="de")

        assert ran.code == 1
        assert "angebot.docm: Die Datei enthält Makros" in ran.err

    def test_refuses_what_is_not_there(self, world: World, run: Run, offer: Path, tmp_path: Path) -> None:
        with pytest.raises(NotFound):
            run("offer", "check", offer, "--deal", "d9")
        with pytest.raises(Refused, match="offer_unknown"):
            run("offer", "check", offer, *DEAL, "--offer", "o9")
        with pytest.raises(Refused, match="offer_file_unread"):
            run("offer", "check", tmp_path / "nichts.docx", *DEAL)
        with pytest.raises(Refused, match="offer_file_unwritten"):
            run("offer", "check", offer, *DEAL, "--sheet", tmp_path / "kein" / "ordner.pdf")
