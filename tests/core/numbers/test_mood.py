"""The mood of one conversation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers.mood import Mood, mood

COUNTS = st.integers(1, 200).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n)))


class TestMood:
    # 6.4 + (3.6 delight - 6.4 concern) / (n + 3)
    @pytest.mark.parametrize(
        ("n", "delight", "concern", "value", "shown"),
        [
            (1, 1, 0, 7.3, False),
            (4, 0, 0, 6.4, False),
            (5, 0, 0, 6.4, True),
            (17, 3, 1, 6.62, True),
            (17, 1, 3, 5.62, True),
            (17, 0, 17, 0.96, True),
            (17, 17, 0, 9.46, True),
            (17, 17, 17, 4.02, True),
        ],
    )
    def test_is_the_steadied_mean_of_the_utterances(self, n, delight, concern, value, shown):
        assert mood(n=n, delight=delight, concern=concern) == Mood(pytest.approx(value), n, shown)

    def test_is_absent_where_no_customer_spoke(self):
        assert mood(n=0, delight=0, concern=0) is None

    @settings(max_examples=20, deadline=None)
    @given(COUNTS)
    def test_stays_inside_the_scale_and_follows_its_signals(self, counts):
        n, delight, concern = counts
        here = mood(n=n, delight=delight, concern=concern).value

        assert 0 < here < 10
        assert mood(n=n, delight=min(delight + 1, n), concern=concern).value >= here
        assert mood(n=n, delight=delight, concern=min(concern + 1, n)).value <= here

    @pytest.mark.parametrize("wrong", [{"n": 2, "delight": 3, "concern": 0}, {"n": 2, "delight": 0, "concern": -1}])
    def test_refuses_more_signals_than_utterances(self, wrong):
        with pytest.raises(ValueError, match="customer utterances"):
            mood(**wrong)
