"""What of a talk is asked first: a total order that drops nothing, and how long a deed may be taken back."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ropeteam.core.triage import AT_ONCE, Suggestion, first, may_undo, ranked
from ropeteam.core.vocabulary import Backing, SignalKind

JUNE = date(2027, 6, 30)
PROMISE, CLAIM, NEED = SignalKind.PROMISE, SignalKind.CLAIM, SignalKind.NEED

SUGGESTIONS = some.builds(
    Suggestion,
    pk=some.integers(1, 10_000),
    kind=some.sampled_from(SignalKind),
    backing=some.none() | some.sampled_from(Backing),
    confidence=some.none() | some.floats(0, 1),
    due=some.none() | some.dates(date(2026, 1, 1), date(2028, 1, 1)),
    turn=some.integers(0, 50),
    start=some.integers(0, 50),
)
TALKS = some.lists(SUGGESTIONS, max_size=30, unique_by=lambda one: one.pk)


class TestRanked:
    def test_is_the_table_of_the_rule(self) -> None:
        rows = [
            Suggestion(1, PROMISE, Backing.AGAINST_STRATEGY, 0.5),
            Suggestion(2, PROMISE, Backing.UNBACKED, 0.6, JUNE),
            Suggestion(3, PROMISE, Backing.UNBACKED, 0.9),
            Suggestion(4, CLAIM, Backing.UNBACKED, 0.9),
            Suggestion(5, PROMISE, None, 0.9),
            Suggestion(6, PROMISE, Backing.SERVICES, 0.9),
            Suggestion(7, PROMISE, Backing.AS_IS, 0.9),
            Suggestion(8, NEED, None, 0.9),
            Suggestion(9, CLAIM, Backing.AS_IS, 0.9),
        ]
        mixed = random.Random(3).sample(rows, len(rows))

        assert [one.pk for one in ranked(mixed)] == [1, 2, 3, 4, 5, 6, 7, 8, 9]

    @pytest.mark.parametrize(
        ("earlier", "later"),
        [
            (Suggestion(2, PROMISE, None, 0.9), Suggestion(1, PROMISE, None, 0.4)),
            (Suggestion(2, PROMISE, None, 0.9, turn=1), Suggestion(1, PROMISE, None, 0.9, turn=2)),
            (Suggestion(1, PROMISE), Suggestion(2, PROMISE)),
            (Suggestion(2, PROMISE, None, None), Suggestion(1, PROMISE, None, 0.9)),
        ],
        ids=["surer", "said earlier", "older", "marked by a person"],
    )
    def test_among_equal_verdicts_goes_on(self, earlier: Suggestion, later: Suggestion) -> None:
        assert ranked([later, earlier]) == [earlier, later]

    @given(TALKS, some.randoms())
    def test_is_the_same_in_whatever_order_it_comes_and_drops_nothing(
        self, talk: list[Suggestion], dice: random.Random
    ) -> None:
        mixed = list(talk)
        dice.shuffle(mixed)

        assert ranked(mixed) == ranked(talk)
        assert sorted(one.pk for one in ranked(talk)) == sorted(one.pk for one in talk)


class TestFirst:
    @given(TALKS)
    def test_are_five_at_most_and_nothing_pressing_waits_behind_what_is_not(self, talk: list[Suggestion]) -> None:
        asked = first(talk)

        assert len(asked) == min(AT_ONCE, len(talk))
        if any(one.pressing for one in talk if one.pk not in asked):
            assert all(one.pressing for one in talk if one.pk in asked)


class TestMayUndo:
    def test_goes_for_thirty_days_the_last_included(self) -> None:
        assert may_undo(JUNE, on=JUNE + timedelta(days=30))
        assert not may_undo(JUNE, on=JUNE + timedelta(days=31))
