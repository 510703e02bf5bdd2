"""Learning the mood of whole conversations: what is planted is found, out of batch is out of batch, the file says the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from language.training.small_corpus import write as write_corpus

from ropeteam.core.vocabulary import Side
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.corpus import read
from ropeteam.language.detect.mood import customers_words, read_weights, talk_row
from ropeteam.language.training import mood as training
from ropeteam.language.training.mood import MoodTalk, deviation, gather_talks, out_of_batch, train, write

EARS = ScriptedEmbedder()
FILLING = ("Die Tour steht", "Wir planen den Montag", "Das Lager ist voll", "Der Plan hängt aus", "Die Karte fehlt")


def talk(no: int, *, praised: int, mood: float, batch: str) -> MoodTalk:
    lines = [FILLING[(no + place) % 5] for place in range(6)] + ["Das ist wunderbar"] * praised
    turns = [SpokenTurn(place, "Paul Ebner", Side.CUSTOMER, "", text) for place, text in enumerate(lines)]
    heard = customers_words(turns, embedder=EARS)
    return MoodTalk(
        f"{batch}-{no % 3}", batch, "de", "call", mood, praised, 0, heard.turns, heard.words, talk_row(heard), ()
    )


@pytest.fixture(scope="module")
def planted() -> list[MoodTalk]:
    """Three authors whose talks are the better the more is praised."""
    return [talk(no, praised=no % 5, mood=3.0 + no % 5, batch=batch) for batch in ("a", "b", "c") for no in range(15)]


class TestFit:
    def test_finds_what_was_planted_in_talks_of_authors_it_never_saw(self, planted):
        values = out_of_batch(planted).values

        assert np.corrcoef(values, [one.mood for one in planted])[0, 1] > 0.9

    def test_gives_a_talk_nothing_of_its_own_authors_moods(self, planted):
        turned = [replace(one, mood=10 - one.mood) if one.batch == "a" else one for one in planted]
        mine = [one.batch == "a" for one in planted]

        assert out_of_batch(turned).values[mine] == pytest.approx(out_of_batch(planted).values[mine])

    def test_is_the_same_every_time(self, planted):
        assert train(planted, embedder=EARS.name).name == train(planted, embedder=EARS.name).name


class TestDeviation:
    def test_holds_four_of_five_readers_moods(self, planted):
        random = np.random.default_rng(3)
        rough = [replace(one, mood=float(np.clip(one.mood + random.normal(0, 1), 0, 10))) for one in planted * 5]
        tried = out_of_batch(rough)
        spread, thin = deviation(rough, tried)

        sds = np.sqrt(spread**2 + thin**2 / np.array([one.words for one in rough]))
        inside = np.abs(tried.values - [one.mood for one in rough]) <= training.Z80 * sds
        assert inside.mean() == pytest.approx(0.8, abs=0.03)


class TestTheCorpus:
    def test_gives_one_row_a_talk_with_a_mood(self, tmp_path):
        companies = read(write_corpus(tmp_path)).companies
        talks = gather_talks(companies, EARS)

        assert {one.mood for one in talks} == {6.5}
        assert len(talks) == sum(each.mood is not None for company in companies for each in company.talks)
        assert all(one.delight and one.concern for one in talks)

    def test_is_read_by_the_file_as_by_the_weights(self, planted, tmp_path):
        weights = train(planted, embedder=EARS.name)
        write(weights, tmp_path / "mood.npz")
        again = read_weights(tmp_path / "mood.npz")

        assert (again.name, again.spread, again.thin) == (weights.name, weights.spread, weights.thin)
        assert again.value(planted[3].row, "de") == pytest.approx(weights.value(planted[3].row, "de"))

    def test_of_one_author_alone_is_refused(self, tmp_path, capsys):
        assert training.main(["--corpus", str(tmp_path), "--out", str(tmp_path / "mood.npz")]) == 1
        assert "two author batches" in capsys.readouterr().out
        assert not (tmp_path / "mood.npz").exists()
