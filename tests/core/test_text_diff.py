"""core.text_diff: word by word, part by part, and nothing of either text lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core import text_diff as module
from ropeteam.core.text_diff import Change, GoalText, Piece, PillarText, StrategyText, strategy_diff, text_diff

TEXT = st.text(st.sampled_from("ab \n"), max_size=30)


def without(pieces: tuple[Piece, ...], change: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change != change)


class TestTextDiff:
    def test_marks_the_words_that_came_and_went(self) -> None:
        assert text_diff("Jede Maschine im Blick.", "Jede Halle im Blick.") == (
            Piece(Change.SAME, "Jede "),
            Piece(Change.REMOVED, "Maschine "),
            Piece(Change.ADDED, "Halle "),
            Piece(Change.SAME, "im Blick."),
        )

    @given(TEXT, TEXT)
    def test_loses_no_word_of_the_one_or_the_other(self, before: str, after: str) -> None:
        pieces = text_diff(before, after)

        assert without(pieces, Change.ADDED).split() == before.split()
        assert without(pieces, Change.REMOVED).split() == after.split()

    def test_keeps_the_space_before_a_word_that_went_at_the_end(self) -> None:
        assert text_diff("kein X", "kein") == (Piece(Change.SAME, "kein "), Piece(Change.REMOVED, "X"))

    def test_of_equal_texts_is_one_piece(self) -> None:
        assert text_diff("a b", "a b") == (Piece(Change.SAME, "a b"),)
        assert text_diff("", "") == ()

    def test_shows_texts_beyond_the_limit_whole(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "MOST_WORDS", 2)

        assert text_diff("a b c", "a b") == (Piece(Change.REMOVED, "a b c"), Piece(Change.ADDED, "a b"))


class TestStrategyDiff:
    def test_matches_pillars_by_key(self) -> None:
        before = StrategyText("V", (PillarText("a", "Eins"), PillarText("b", "Zwei")))
        after = StrategyText("V", (PillarText("c", "Drei"), PillarText("a", "Eins", "neu")))

        found = strategy_diff(before, after)

        assert [(pillar.key, pillar.change, pillar.touched) for pillar in found.pillars] == [
            ("c", Change.ADDED, True),
            ("a", Change.SAME, True),
            ("b", Change.REMOVED, True),
        ]
        assert found.touched
        assert not strategy_diff(after, after).touched

    def test_a_non_goal_that_only_moved_up_is_the_same(self) -> None:
        before = PillarText(
            "a", "A", goals=(GoalText("a-1", "kein X"), GoalText("a-2", "kein Y"), GoalText("a-3", "kein Z"))
        )
        after = PillarText("a", "A", goals=(GoalText("a-1", "kein Y"), GoalText("a-3", "kein ZZ")))

        (found,) = strategy_diff(StrategyText("", (before,)), StrategyText("", (after,))).pillars

        assert found.goals == (
            (Piece(Change.SAME, "kein Y"),),
            (Piece(Change.SAME, "kein "), Piece(Change.REMOVED, "Z"), Piece(Change.ADDED, "ZZ")),
            (Piece(Change.REMOVED, "kein X"),),
        )
