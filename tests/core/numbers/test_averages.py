"""core.numbers.averages: medians and means with their intervals, and differences that may be told."""

from __future__ import annotations

import random
from statistics import NormalDist

import pytest

from ropeteam.core.numbers.averages import _t, between_means, between_shares, mean_of, median_of
from ropeteam.core.numbers.share import share_of


class TestTheMedian:
    @pytest.mark.parametrize(
        ("n", "low", "high"),
        # Ranks of the sign test: the largest k with P(Bin(n, 1/2) < k) <= 5 %.
        [(4, None, None), (5, 1, 5), (7, 1, 7), (8, 2, 7), (20, 6, 15), (100, 42, 59)],
    )
    def test_lies_between_two_of_its_values(self, n: int, low: int | None, high: int | None) -> None:
        found = median_of(range(1, n + 1))

        assert found is not None
        assert (found.low, found.high, found.n) == (low, high, n)

    def test_covers_the_truth_in_nine_of_ten_worlds_however_skewed(self) -> None:
        draw, truth, hits = random.Random(7), 8.0, 0
        for _ in range(800):
            found = median_of([truth * 2 ** draw.gauss(0, 2) for _ in range(15)])
            assert found is not None
            assert found.low is not None
            assert found.high is not None
            hits += found.low <= truth <= found.high

        assert hits / 800 > 0.88

    def test_of_nothing_is_none(self) -> None:
        assert median_of([]) is None
        assert mean_of([]) is None


class TestTheMean:
    def test_has_students_interval(self) -> None:
        found = mean_of([1.0, 2.0, 3.0])  # t(2) = 2.920, sd 1: 2 -+ 2.920 / sqrt(3)

        assert found is not None
        assert (found.low, found.high) == (pytest.approx(0.314, abs=1e-3), pytest.approx(3.686, abs=1e-3))
        assert mean_of([4.0]) is not None
        assert mean_of([4.0]).low is None  # type: ignore[union-attr]

    def test_meets_the_normal_where_there_are_many(self) -> None:
        assert _t(31) < _t(30) < _t(29)
        assert _t(100_000) == pytest.approx(NormalDist().inv_cdf(0.95), abs=1e-4)


class TestADifference:
    def test_of_shares_is_sure_only_with_enough_cases(self) -> None:
        few = between_shares(share_of(2, 5), share_of(4, 5))  # type: ignore[arg-type]
        many = between_shares(share_of(40, 100), share_of(80, 100))  # type: ignore[arg-type]

        assert few.low < -0.4 < 0 < few.high
        assert many.high < 0

    def test_of_means_needs_two_intervals(self) -> None:
        one, some, more = mean_of([1.0]), mean_of([1.0, 1.2, 1.1]), mean_of([4.0, 4.1, 4.3])
        assert one is not None
        assert some is not None
        assert more is not None

        gap = between_means(more, some)

        assert between_means(some, one) is None
        assert gap is not None
        assert gap.low > 0
