"""core.market: which period, which share, and when there is too little to speak of one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.market import ENOUGH, EVERYBODY, PERIODS, Grain, Heard, over_time, period_named, period_of
from ropeteam.core.vocabulary import SignalKind

CONCERN = SignalKind.CONCERN


def heard(month: date, talks: int, concerns: int = 0, segment: str = "lager") -> Heard:
    return Heard(segment, month, talks, {CONCERN: concerns})


def cells(rows, segment="lager"):
    return over_time(rows).lines[segment, CONCERN].cells


class TestPeriods:
    def test_are_quarters_until_months_have_enough_talks(self):
        few = [heard(date(2026, month, 1), 2) for month in range(1, 7)]
        many = [heard(date(2026, month, 1), ENOUGH) for month in range(1, 7)]

        assert [str(period) for period in over_time(few).periods] == ["2026-q1", "2026-q2"]
        assert [str(period) for period in over_time(many).periods][-1] == "2026-06"

    def test_leave_no_hole_and_are_the_last_ones(self):
        found = over_time([heard(date(2023, 1, 1), 1), heard(date(2026, 12, 1), 1)]).periods

        assert len(found) == PERIODS
        assert (found[0].start, found[-1].end) == (date(2025, 1, 1), date(2026, 12, 31))

    @pytest.mark.parametrize("name", ["2026-03", "2026-q4", "2024-02"])
    def test_are_read_as_they_are_written(self, name):
        assert str(period_named(name)) == name

    @pytest.mark.parametrize(
        "name", ["", "2026", "2026-13", "2026-q5", "q1-2026", "0-01", "2026-q", "99999999999-01", "9999-12"]
    )
    def test_mistyped_are_none(self, name):
        assert period_named(name) is None

    @given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Grain))
    def test_hold_their_days(self, day, grain):
        period = period_of(day, grain)

        assert period.start <= day <= period.end
        assert period_of(period.end, grain) == period == period_named(str(period))


class TestShares:
    def test_of_too_few_talks_are_not_told(self):
        (cell,) = cells([heard(date(2026, 1, 1), ENOUGH - 1, 2)])

        assert (cell.talks, cell.said, cell.share) == (4, 2, None)

    def test_add_up_over_the_months_of_a_quarter(self):
        (cell,) = cells([heard(date(2026, 1, 1), 4, 1), heard(date(2026, 2, 1), 4, 1), heard(date(2026, 3, 1), 2)])

        assert (cell.talks, cell.said, cell.share.share) == (10, 2, 0.2)
        assert (round(cell.share.low, 2), round(cell.share.high, 2)) == (0.07, 0.46)

    @given(
        st.lists(
            st.tuples(
                st.dates(date(2024, 1, 1), date(2026, 12, 1)),
                st.integers(1, 9),
                st.integers(0, 9),
                st.sampled_from("ab"),
            ),
            max_size=12,
        )
    )
    def test_of_everybody_hold_all_segments(self, rows):
        found = over_time([heard(day, talks, min(said, talks), segment) for day, talks, said, segment in rows])

        for no, cell in enumerate(found.lines[EVERYBODY, CONCERN].cells):
            parts = [found.lines[segment, CONCERN].cells[no] for segment in found.segments]
            assert (cell.talks, cell.said) == (sum(p.talks for p in parts), sum(p.said for p in parts))
            assert cell.share is None or cell.share.low <= cell.said / cell.talks <= cell.share.high
