"""A share with its interval."""

from __future__ import annotations

import pytest

from ropeteam.core.numbers.share import share_above, share_of


class TestShareOf:
    # Wilson, z = 1.645: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
    @pytest.mark.parametrize(
        ("happened", "n", "low", "high"),
        [(0, 5, 0.0, 0.351), (5, 5, 0.649, 1.0), (2, 5, 0.142, 0.727), (90, 100, 0.840, 0.939)],
    )
    def test_has_an_interval_that_stays_a_share(self, happened, n, low, high):
        found = share_of(happened, n)

        assert (found.share, found.n) == (happened / n, n)
        assert (found.low, found.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))

    def test_is_absent_without_a_case_and_refuses_the_impossible(self):
        assert share_of(0, 0) is None
        with pytest.raises(ValueError, match="between 0 and n"):
            share_of(3, 2)


def test_share_above_counts_what_is_above_the_bar_and_not_on_it():
    assert share_above([2.0, 2.1, 0.0, -1.0], 2.0).share == 0.25
    assert share_above([], 2.0) is None
