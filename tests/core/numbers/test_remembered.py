"""Peak-end beside the mean, and troughs with whether they were recovered from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.numbers.remembered import FALL, remembered, troughs

FIRST = date(2026, 1, 5)


def weeks(*levels: float) -> list[tuple[date, float]]:
    return [(FIRST + timedelta(weeks=no), level) for no, level in enumerate(levels)]


class TestRemembered:
    def test_of_the_example_on_the_page(self) -> None:
        found = remembered(weeks(7, 8, 5, 6, 8))

        assert found is not None
        assert (found.end, found.extreme, found.peak_end) == (8, 8, 8)
        assert found.mean == pytest.approx(34 / 5)
        assert found.extreme_on == FIRST + timedelta(weeks=4)

    def test_a_deep_point_weighs_as_a_high_one(self) -> None:
        found = remembered(weeks(6, 1, 6, 7))

        assert found is not None
        assert (found.extreme, found.peak_end) == (1, 4)

    def test_is_nothing_without_a_level(self) -> None:
        assert remembered([]) is None


class TestTroughs:
    def test_are_from_where_it_fell_to_where_it_was_back(self) -> None:
        (one, two) = troughs(weeks(7, 8, 5, 4, 7.4, 7.5, 7, 6.4))

        assert (one.fell_from, one.level, one.recovered) == (8, 4, FIRST + timedelta(weeks=5))
        assert one.day == FIRST + timedelta(weeks=3)
        assert (two.fell_from, two.level, two.recovered) == (7.5, 6.4, None)

    def test_a_slow_fall_is_one_too_and_a_small_one_is_none(self) -> None:
        assert [one.fell_from for one in troughs(weeks(8, 7.6, 7.3, 7))] == [8]
        assert troughs(weeks(8, 7.1, 8, 7.1)) == ()

    @given(st.lists(st.floats(0, 10), max_size=30))
    def test_are_deep_in_order_and_only_the_last_may_be_open(self, levels: list[float]) -> None:
        found = troughs(weeks(*levels))

        assert all(one.fell_from - one.level >= FALL for one in found)
        assert all(one.recovered is not None and one.day < one.recovered for one in found[:-1])
