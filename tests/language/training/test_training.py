"""The whole training once, on four tiny companies: it runs, is reproducible, and what it writes listens."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import numpy as np
import pytest
from language.our_corpus import our_companies
from language.training.small_corpus import write

from ropeteam.core.vocabulary import SignalKind
from ropeteam.language.corpus import read
from ropeteam.language.detect.clauses import Span
from ropeteam.language.detect.decode import Picked
from ropeteam.language.detect.listen import listen
from ropeteam.language.embedding import NAME, load
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.models import weights as shelf
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.crossing import Raw, best_threshold, decide, folds, tally, tune, unfound
from ropeteam.language.training.fitting import fit_line
from ropeteam.language.training.matching import chances, entries_of
from ropeteam.language.training.recipe import Material, by_fold, material
from ropeteam.language.training.scoring import micro, total
from ropeteam.language.training.split import LOCKED
from ropeteam.language.training.train import main


@pytest.fixture(scope="module")
def stuff(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return material(read(write(tmp_path_factory.mktemp("corpus"))).companies, load())


@pytest.fixture(scope="module")
def fitted(stuff: Material) -> list[tuple[list[str], Weights]]:
    return by_fold(stuff)


class TestMaterial:
    def test_every_sentence_is_a_row_and_speakers_without_side_teach_nothing(self, stuff: Material) -> None:
        rows = stuff.examples.sentences

        assert {row.label for row in rows} >= {"none", "promise", "claim", "need", "concern", "delight", "recalled"}
        assert {row.type for row in rows if row.label == "none"} >= {"hedge", ""}
        assert all(row.label == "none" for row in rows if not row.heading.side)
        assert len(stuff.examples.of(["alfa"])) > 12

    def test_clauses_are_right_wrong_or_left_out(self, stuff: Material) -> None:
        assert {clause.label for clause in stuff.examples.clauses} >= {"none", "promise"}

    def test_queries_know_the_right_capability_or_none(self, stuff: Material) -> None:
        assert {query.right for query in stuff.queries} == {-1, 0, 1}

    def test_promises_are_work_or_function(self, stuff: Material) -> None:
        assert {one.work for one in stuff.promises} == {True, False}


class TestFolds:
    KEYS = ("alfa", "beta", "delta", "gamma")

    def test_no_author_is_on_both_sides(self, stuff: Material) -> None:
        assert folds(stuff.examples, self.KEYS) == {"alfa": 0, "beta": 1, "gamma": 2, "delta": 3}

    def test_each_fold_has_weights_of_the_others(self, fitted: list[tuple[list[str], Weights]]) -> None:
        held_out = [keys for keys, _ in fitted]

        assert sorted(key for keys in held_out for key in keys) == list(self.KEYS)

    def test_what_is_found_out_of_fold_is_mostly_right_here(self, stuff: Material) -> None:
        raws = [raw for found in stuff.raws.values() for raw in found]
        tuned = tune(raws, unfound(stuff.examples, raws, self.KEYS))

        counts = tally(stuff.examples, decide(raws, tuned), self.KEYS)

        assert micro(total(counts.values())).f1 > 0.5


class TestThresholds:
    def test_the_best_f1_wins_unless_a_floor_forbids_it(self) -> None:
        chances = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
        right = np.array([True, True, False, True, True])

        assert best_threshold(chances, right, 0) == 0.5
        assert best_threshold(chances, right, 0, floor=0.9) == 0.8
        assert best_threshold(chances, ~right, 0, floor=0.9) == 0.7

    def test_a_line_is_fitted_even_when_all_are_right(self) -> None:
        scores = np.array([[0.0], [1.0]])

        assert fit_line(scores, np.array([True, True])).chance([0.0]) == pytest.approx(0.75)
        assert fit_line(np.array([[0.0], [0.0], [4.0], [4.0]]), np.array([False, False, True, True])).weights[0] > 0

    def test_only_kinds_that_were_found_get_a_threshold(self) -> None:
        raws = [Raw(0, Picked(Span(0, 1), "claim", (1.0, 1.0, 1.0)), right) for right in (True, False)]

        assert set(tune(raws, {}).thresholds) == {"claim"}


class TestTheCommand:
    def test_it_writes_weights_that_listen_and_the_same_ones_twice(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        corpus = write(tmp_path / "corpus")
        for company in ("beta", "delta"):
            rmtree(corpus / company)

        assert main(["--corpus", str(corpus), "--out", str(tmp_path / "one.npz")]) == 0
        assert main(["--corpus", str(corpus), "--out", str(tmp_path / "two.npz")]) == 0

        one, two = shelf.read(tmp_path / "one.npz"), shelf.read(tmp_path / "two.npz")
        assert one.name == two.name
        assert one.name in capsys.readouterr().out
        assert one.embedder == NAME
        talk = read(corpus).companies[0].talks[0]
        heard = listen(
            [turn.spoken for turn in talk.turns],
            held_on=talk.held_on,
            internal=False,
            language="de",
            embedder=load(),
            weights=one,
        )
        assert SignalKind.PROMISE in {item.kind for item in heard}

    def test_one_author_batch_is_too_little(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--corpus", str(tmp_path), "--out", str(tmp_path / "x.npz")]) == 1
        assert "two author batches" in capsys.readouterr().out


class TestTheShippedFile:
    def test_it_is_small_made_for_our_embedder_and_never_saw_the_locked_companies(self) -> None:
        import json

        meta = json.loads(str(np.load(shelf.FILE)["meta"]))

        assert shelf.FILE.stat().st_size < 2_000_000
        assert meta["embedder"] == NAME
        assert meta["locked"] == list(LOCKED)
        assert not set(LOCKED) & set(meta["companies"])

    def test_without_it_and_for_another_embedder_there_are_no_means(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert set(shelf.language_means(NAME)) == {"de", "en"}
        assert shelf.language_means("another") == {}

        monkeypatch.setattr(shelf, "FILE", Path("/nonexistent/ear.npz"))
        shelf.shipped.cache_clear()
        try:
            assert shelf.shipped() is None
        finally:
            shelf.shipped.cache_clear()

    def test_the_locked_companies_exist(self) -> None:
        assert set(LOCKED) <= {company.key for company in our_companies()}


class TestMatchingChances:
    def test_they_are_the_catalogues_own(self, stuff: Material, fitted: list[tuple[list[str], Weights]]) -> None:
        (_, weights), *_ = fitted
        company = stuff.companies[0]
        query = next(one for one in stuff.queries if one.company == company.key)
        catalogue = Catalogue(entries_of(company), load(), weights=weights)
        label = company.talks[0].turns[0].labels[0]

        said = {match.key: match.confidence for match in catalogue.match(label.quote, language=company.language)}

        mine = chances(query, dict(weights.matching), with_context=False)
        assert list(said.values()) == pytest.approx(sorted(map(float, mine), reverse=True), abs=1e-3)
        assert chances(query, dict(weights.matching), with_context=True).sum() < 1
