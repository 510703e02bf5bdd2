"""How few capabilities carry most of the asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.coverage_of_asks import LEAST_ASKS, coverage_of_asks


class TestCoverage:
    @pytest.mark.parametrize(
        ("asked", "few", "of", "percent", "enough"),
        [
            ([12, 6, 1, 1, 0], 2, 5, 90, True),
            ([5, 5, 5, 5], 4, 4, 100, True),
            ([9, 8], 2, 2, 100, False),
            ([0, 0], 0, 2, 0, False),
            ([], 0, 0, 0, False),
            ([16, 4], 1, 2, 80, True),  # four fifths are enough
            ([79, 21, 0], 2, 3, 100, True),
        ],
    )
    def test_names_the_fewest(self, asked, few, of, percent, enough):
        found = coverage_of_asks(asked, elsewhere=3)

        assert (found.few, found.of, found.percent, found.enough, found.elsewhere) == (few, of, percent, enough, 3)

    @given(st.lists(st.integers(0, 50), max_size=40))
    def test_one_fewer_would_not_do_and_the_order_changes_nothing(self, asked):
        found = coverage_of_asks(asked)

        highest = sorted(asked, reverse=True)
        assert found == coverage_of_asks(list(reversed(asked)))
        assert sum(highest[: found.few]) * 5 >= sum(asked) * 4
        assert found.few == 0 or sum(highest[: found.few - 1]) * 5 < sum(asked) * 4
        assert found.enough == (sum(asked) >= LEAST_ASKS)
