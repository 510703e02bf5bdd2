"""The sentence of a suggested promise: the rope's alone for two working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.embargo import may_read_sentence, opens_on
from ropeteam.core.vocabulary import SignalState

MONDAY = date(2026, 11, 9)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


class TestOpensOn:
    @pytest.mark.parametrize(
        ("heard", "opens"),
        [
            (0, 3),  # Monday: Tuesday and Wednesday are the two days, Thursday opens
            (1, 4),
            (2, 7),  # Wednesday: Thursday, Friday; the weekend is none; Monday opens
            (3, 8),
            (4, 9),  # Friday: Monday, Tuesday; Wednesday opens
            (5, 9),
            (6, 9),
        ],
    )
    def test_is_after_two_full_working_days(self, heard: int, opens: int) -> None:
        assert opens_on(MONDAY + timedelta(days=heard)) == MONDAY + timedelta(days=opens)

    @given(DAYS)
    def test_is_three_to_five_days_later_and_a_working_day(self, heard: date) -> None:
        opens = opens_on(heard)

        assert 3 <= (opens - heard).days <= 5
        assert opens.weekday() < 5

    @given(DAYS, DAYS)
    def test_never_opens_earlier_for_what_was_heard_later(self, one: date, other: date) -> None:
        assert (opens_on(one) <= opens_on(other)) if one <= other else (opens_on(one) >= opens_on(other))


class TestMayReadSentence:
    def test_the_rope_reads_at_once_and_others_read_the_day_it_opens(self) -> None:
        def others(on: date) -> bool:
            return may_read_sentence(state=SignalState.SUGGESTED, held_on=MONDAY, heard_on=MONDAY, on=on, on_rope=False)

        assert may_read_sentence(state=SignalState.SUGGESTED, held_on=MONDAY, heard_on=MONDAY, on=MONDAY, on_rope=True)
        assert not others(MONDAY)
        assert not others(MONDAY + timedelta(days=2))
        assert others(MONDAY + timedelta(days=3))

    @pytest.mark.parametrize("state", [SignalState.CONFIRMED, SignalState.DISMISSED])
    def test_a_persons_word_opens_it(self, state: SignalState) -> None:
        assert may_read_sentence(state=state, held_on=MONDAY, heard_on=MONDAY, on=MONDAY, on_rope=False)

    def test_a_talk_of_long_ago_that_was_heard_only_now_is_open_at_once(self) -> None:
        def others(days: int) -> bool:
            held = MONDAY - timedelta(days=days)
            return may_read_sentence(
                state=SignalState.SUGGESTED, held_on=held, heard_on=MONDAY, on=MONDAY, on_rope=False
            )

        assert not others(14)
        assert others(15)
