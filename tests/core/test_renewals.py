"""Which renewals are due, and loyalty with its cases: silence is no loyalty, a day put off no case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.renewals import Case, RenewalState, loyalty, renewal_state
from ropeteam.core.vocabulary_projects import RenewalEnd

ON = date(2026, 11, 16)


class TestRenewalState:
    @pytest.mark.parametrize(
        ("days", "end", "state"),
        [
            (0, None, RenewalState.DUE),
            (-9, None, RenewalState.DUE),
            (90, None, RenewalState.NEAR),
            (91, None, RenewalState.AHEAD),
            (91, RenewalEnd.RENEWED, RenewalState.RENEWED),
        ],
    )
    def test_is_told_by_day_and_end(self, days, end, state) -> None:
        assert renewal_state(Case(1, ON + timedelta(days=days), end), on=ON) == state


class TestLoyalty:
    def test_counts_what_was_decided_and_names_what_was_not(self) -> None:
        ends = [RenewalEnd.RENEWED, RenewalEnd.RENEWED, RenewalEnd.REDUCED, RenewalEnd.ENDED, RenewalEnd.MOVED, None]
        cases = [Case(key, ON, end) for key, end in enumerate(ends)]

        found = loyalty([*cases, Case(9, ON + timedelta(days=1), None)], on=ON)

        assert (found.stayed, found.decided, found.reduced, found.open) == (3, 4, 1, 1)
        assert found.share is not None
        assert (found.share.share, found.share.n) == (0.75, 4)
        assert found.share.low < 0.75 < found.share.high

    def test_is_no_figure_without_a_decision(self) -> None:
        assert loyalty([Case(1, ON, None)], on=ON).share is None
