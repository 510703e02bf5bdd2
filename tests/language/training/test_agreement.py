from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from language.our_corpus import our_companies
from language.training.small_corpus import write

from ropeteam.language.corpus import place, read
from ropeteam.language.training.agreement import Agreement, agreement, kappa, rank_order
from ropeteam.language.training.corpus_check import check
from ropeteam.language.training.second import read_second

FIRST = "alfa/talks/1.txt"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small corpus, its first talk labelled a second time word for word the same."""
    write(tmp_path)
    folder = tmp_path / "second" / "alfa"
    folder.mkdir(parents=True)
    (folder / "1.txt").write_text((tmp_path / FIRST).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def relabelled(root: Path, *changes: tuple[str, str]) -> Agreement:
    """The agreement after the second reader labelled otherwise."""
    file = root / "second" / "alfa" / "1.txt"
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return agreement(read_second(root, read(root).companies)[0])


class TestTwoReaders:
    def test_of_one_mind_agree_wholly(self, root: Path) -> None:
        found = relabelled(root)

        assert (found.talks, found.turns) == (1, 10)
        assert {one.kind: (one.first, one.second, one.kappa.value, one.quotes.value) for one in found.kinds} == {
            "promise": (3, 3, 1.0, 1.0),
            "claim": (1, 1, 1.0, 1.0),
            "need": (1, 1, 1.0, 1.0),
            "concern": (1, 1, 1.0, 1.0),
            "delight": (1, 1, 1.0, 1.0),
            "recalled": (1, 1, 1.0, 1.0),
        }
        assert found.backing.value == found.capability.value == found.due.value == 1.0
        assert found.negatives == (1, 1)

    def test_who_hear_another_kind_disagree_on_both(self, root: Path) -> None:
        found = relabelled(
            root, ("{{claim cap=report backing=limited lim=0 |", "{{promise cap=report backing=limited |")
        )

        by_kind = {one.kind: one for one in found.kinds}
        assert by_kind["claim"].kappa.value == by_kind["claim"].quotes.value == 0.0
        assert by_kind["promise"].kappa.value < 1.0
        assert by_kind["promise"].quotes.value == pytest.approx(2 * 3 / (2 * 3 + 1))
        assert by_kind["need"].kappa.value == 1.0

    def test_a_kind_is_compared_only_where_its_side_speaks(self, root: Path) -> None:
        cases = {one.kind: one.kappa.cases for one in relabelled(root).kinds}

        assert cases["promise"] == cases["claim"] == 6
        assert cases["need"] == cases["concern"] == cases["recalled"] == 5

    def test_what_stands_in_a_label_counts_where_both_found_it(self, root: Path) -> None:
        found = relabelled(
            root,
            ("backing=services due=2026-03-27", "backing=unbacked"),
            ("{{concern |", "{{concern cap=app |"),
            ("# mood: 6.5", "# mood: 5"),
        )

        assert (found.backing_same.value, found.backing_same.cases) == (0.75, 4)
        assert (found.due.value, found.due.cases) == (pytest.approx(2 / 3), 3)
        assert (found.dated.value, found.dated.cases) == (0.5, 2)
        assert (found.capability.value, found.capability.cases) == (pytest.approx(7 / 8), 8)
        assert found.blocking.value < 1.0

    def test_a_quote_of_other_words_is_not_the_same_signal(self, root: Path) -> None:
        found = relabelled(
            root, ("{{delight cap=report | die Liste alfa ist ja fantastisch, genau das wollte ich}}",
                   "die Liste alfa ist ja fantastisch, genau {{delight cap=report | das wollte ich}}")
        )  # fmt: skip

        assert {one.kind: one.quotes.value for one in found.kinds}["delight"] == 0.0

    def test_moods_are_compared_where_there_are_several(self, root: Path) -> None:
        text = (root / "alfa/talks/2.txt").read_text(encoding="utf-8").replace("# mood: 6.5", "# mood: 8")
        (root / "alfa/talks/2.txt").write_text(text, encoding="utf-8")
        (root / "second/alfa/2.txt").write_text(text.replace("# mood: 8", "# mood: 9"), encoding="utf-8")

        mood = relabelled(root, ("# mood: 6.5", "# mood: 6")).mood

        assert (mood.talks, mood.order, mood.lean, mood.apart) == (2, pytest.approx(1.0), 0.25, 0.75)

    def test_none_at_all_give_empty_figures(self) -> None:
        found = agreement([])

        assert (found.talks, found.every.cases, found.mood.talks) == (0, 0, 0)


class TestKappa:
    @pytest.mark.parametrize(
        ("table", "expected"),
        [
            # seen .7, by chance .5 · .6 + .5 · .4 = .5: (.7 - .5) / (1 - .5)
            ([[20, 5], [10, 15]], 0.4),
            ([[10, 0], [0, 10]], 1.0),
            ([[5, 5], [5, 5]], 0.0),
            ([[20, 0], [0, 0]], 1.0),
            ([[0, 0], [0, 0]], 0.0),
        ],
    )
    def test_is_agreement_beyond_chance(self, table: list[list[int]], expected: float) -> None:
        assert kappa(np.array(table, dtype=float)) == pytest.approx(expected)


def test_the_order_of_moods_knows_ties() -> None:
    assert rank_order(np.array([1.0, 2.0, 3.0]), np.array([10.0, 20.0, 30.0])) == pytest.approx(1.0)
    assert rank_order(np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0])) == pytest.approx(-1.0)
    assert rank_order(np.array([1.0, 2.0, 2.0, 3.0]), np.array([1.0, 2.0, 3.0, 4.0])) == pytest.approx(0.9487, abs=1e-4)
    assert rank_order(np.array([4.0, 4.0]), np.array([1.0, 2.0])) == 0.0


class TestTheCheckOfTheCorpus:
    def codes(self, root: Path) -> list[tuple[str, str, int | None]]:
        return [(one.file, one.code, one.line) for one in check(root)]

    def test_passes_a_second_labelling_of_the_same_words(self, root: Path) -> None:
        assert self.codes(root) == []

    @pytest.mark.parametrize(
        ("old", "new", "code", "line"),
        [
            ("genau das wollte ich", "genau das wollt ich", "words_changed", 12),
            ("Niemand: ", "Jemand: ", "words_changed", 16),
            ("# title: Second demo", "# title: Other demo", "words_changed", 1),
            ("Niemand: Das mit die Liste alfa war gestern schon so.\n", "", "words_changed", None),
            ("{{concern |", "{{concern cap=nope |", "unknown_id", 11),
            ("{{need cap=app", "{{promise backing=as_is cap=app", "wrong_side", 7),
            ("# mood: 6.5", "# mood: fein", "bad_number", 5),
            ("# date: 2026-03-02", "# date: bald", "bad_date", 1),
        ],
    )
    def test_names_what_is_wrong_in_it(self, root: Path, old: str, new: str, code: str, line: int | None) -> None:
        file = root / "second" / "alfa" / "1.txt"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

        assert ("second/alfa/1.txt", code, line) in self.codes(root)

    def test_names_a_talk_that_has_no_first_labelling(self, root: Path) -> None:
        (root / "second" / "alfa" / "1.txt").rename(root / "second" / "alfa" / "7.txt")

        assert self.codes(root) == [("second/alfa/7.txt", "no_first_labelling", None)]


def test_a_tenth_of_the_projects_talks_is_labelled_twice_with_the_same_words() -> None:
    companies = our_companies()

    twice, problems = read_second(place(), companies)

    assert problems == ()
    assert len(twice) >= 0.1 * sum(len(company.talks) for company in companies)
