"""Questions to Ask: read with their mistakes, weighed by themselves, and fitted anew without touching what detects signals."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy
from typing import Any

import numpy as np
import pytest
from language.our_corpus import our_companies
from language.training.small_corpus import write

from ropeteam.core.vocabulary import Fit
from ropeteam.language.corpus import Company, place, read
from ropeteam.language.embedding import load
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.models.weights import FILE
from ropeteam.language.training.asked import fit_asked, read_asked, with_questions
from ropeteam.language.training.matching import entries_of
from ropeteam.language.training.split import CALIBRATION
from ropeteam.language.training.train import main

HEAD = "company,question,expected,capability\n"


@pytest.fixture(scope="module")
def companies() -> tuple[Company, ...]:
    return our_companies()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two tiny companies under names that calibrate, with a question to each."""
    root = write(tmp_path / "corpus")
    (root / "alfa").rename(root / "linsenwart")
    (root / "gamma").rename(root / "finialworks")
    (root / "questions.csv").write_text(
        HEAD
        + "linsenwart,Gibt es eine Auswertung je Monat?,as_is|limited,report\n"
        + "finialworks,Can we sell ice cream?,unknown,\n",
        encoding="utf-8",
    )
    return root


class TestReading:
    def test_every_question_of_the_corpus_is_to_a_calibration_company_and_in_order(
        self, companies: tuple[Company, ...]
    ) -> None:
        asked, problems = read_asked(place(), companies)

        assert not problems
        assert {one.company for one in asked} == set(CALIBRATION)
        assert len({one.text for one in asked}) == len(asked) > 100
        assert all(one.capability or Fit.AS_IS not in one.expected for one in asked)

    @pytest.mark.parametrize(
        "line",
        ["nobody,Geht das?,as_is,", "linsenwart,Geht das?,perhaps,", "linsenwart,,as_is,", "linsenwart,Na?,as_is,x"],
    )
    def test_a_line_that_is_none_is_told_by_its_number(self, corpus: Path, line: str) -> None:
        (corpus / "questions.csv").write_text(HEAD + line + "\n", encoding="utf-8")

        asked, problems = read_asked(corpus, read(corpus).companies)

        assert not asked
        assert [(one.code, one.line) for one in problems] == [("broken_question", 2)]


def test_a_question_is_trusted_more_than_the_same_words_torn_from_a_talk(
    companies: tuple[Company, ...],
) -> None:
    company = next(one for one in companies if one.key == "tidyroof")
    catalogue = Catalogue(entries_of(company), load())

    asked = catalogue.match("Can jobs be priced by the schedule of rates?", asked=True)[0]
    torn = catalogue.match("Can jobs be priced by the schedule of rates?")[0]
    nothing = catalogue.match("Do you sell ice cream?", asked=True)[0]

    assert asked.key == torn.key == "rates"
    assert asked.confidence >= torn.confidence
    assert nothing.confidence < 0.5


class TestOnlyQuestions:
    def test_what_ask_is_sure_of_is_fitted_anew_and_nothing_else(self, corpus: Path, tmp_path: Path) -> None:
        out = tmp_path / "ear.npz"
        copy(FILE, out)

        assert main(["--only", "questions", "--corpus", str(corpus), "--out", str(out)]) == 0
        first = out.read_bytes()
        assert main(["--only", "questions", "--corpus", str(corpus), "--out", str(out)]) == 0

        old, new = _read(FILE), _read(out)
        assert out.read_bytes() == first
        assert new["meta"].pop("name") != old["meta"].pop("name")
        changed = {
            name
            for name, value in new["meta"]["own"].pop("matching").items()
            if old["meta"]["own"]["matching"][name] != value
        }
        old["meta"]["own"].pop("matching")
        assert changed
        assert all(name.startswith("asked.") for name in changed)
        assert new["meta"] == old["meta"]
        assert all(np.array_equal(new[name], value) for name, value in old.items() if name != "meta")

    def test_an_ear_without_the_encoder_is_left_alone(self, corpus: Path, tmp_path: Path) -> None:
        out = tmp_path / "ear.npz"
        old = _read(FILE)
        np.savez(out, allow_pickle=False, **(old | {"meta": np.array(json.dumps({**old["meta"], "own": None}))}))

        assert with_questions(out, corpus) is None
        assert fit_asked([]) == {}

    def test_without_an_ear_it_says_so(self, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--only", "questions", "--corpus", str(corpus), "--out", str(tmp_path / "none.npz")]) == 1

        assert "nothing to fit anew" in capsys.readouterr().out


def _read(file: Path) -> dict[str, Any]:
    with np.load(file, allow_pickle=False) as stored:
        return {name: json.loads(str(stored[name])) if name == "meta" else stored[name] for name in stored.files}
