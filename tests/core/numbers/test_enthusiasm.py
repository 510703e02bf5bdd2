"""The curve: what it guarantees for any deal, and what it does with odd ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers.curve_model import PARAMETERS, Phase
from ropeteam.core.numbers.enthusiasm import Curve, combination, curve, levels
from ropeteam.core.numbers.observations import Channel, Observation

START = date(2025, 3, 3)
HANDOVER = START + timedelta(120)
ONE_PASS = replace(PARAMETERS, passes=1)
FEW = settings(max_examples=15)

POINTS = st.builds(
    Observation,
    st.integers(0, 400).map(lambda day: START + timedelta(day)),
    st.sampled_from(list(Channel)),
    st.floats(0, 10),
    st.integers(1, 40),
)
DEALS = st.lists(POINTS, min_size=1, max_size=12)
HANDOVERS = st.none() | st.integers(-50, 500).map(lambda day: START + timedelta(day))


def pulse(day: int, value: float) -> Observation:
    return Observation(START + timedelta(day), Channel.PULSE, value)


class TestCurve:
    @FEW
    @given(DEALS, HANDOVERS)
    def test_stays_on_the_scale_and_inside_its_band_on_a_weekly_grid(self, deal, handover):
        drawn = curve(deal, handover=handover)

        days = [point.day for point in drawn.points]
        assert days[0] == min(point.day for point in deal)
        assert 0 <= (days[-1] - max(point.day for point in deal)).days < 7
        assert all((b - a).days == 7 for a, b in pairwise(days))
        assert all(0 <= point.low <= point.mean <= point.high <= 10 for point in drawn.points)

    @FEW
    @given(DEALS, HANDOVERS, st.randoms())
    def test_does_not_depend_on_the_order_of_its_input(self, deal, handover, random):
        mixed = list(deal)
        random.shuffle(mixed)

        assert curve(mixed, handover=handover) == curve(deal, handover=handover)

    @FEW
    @given(DEALS, POINTS, HANDOVERS, st.integers(0, 400))
    def test_is_never_less_sure_for_one_more_point_after_the_first(self, deal, more, handover, day):
        later = replace(more, day=max(more.day, min(point.day for point in deal)))
        wanted = {START + timedelta(day): 1.0}

        _mean, before = combination(deal, wanted, handover=handover, parameters=ONE_PASS)
        _mean, after = combination([*deal, later], wanted, handover=handover, parameters=ONE_PASS)

        assert after <= before + 1e-12

    def test_without_a_measuring_point_has_no_point(self):
        assert curve([]) == Curve((), 0)
        assert levels([], [START]) == ()

    def test_of_one_or_two_points_says_that_it_is_too_little(self):
        one, two = curve([pulse(0, 9)]), curve([pulse(0, 9), pulse(10, 8)])
        three = curve([pulse(0, 9), pulse(10, 8), pulse(20, 8)])

        assert (one.too_little, two.too_little, three.too_little) == (True, True, False)
        assert len(one.points) == 1
        assert one.points[0].low < 7.5 < one.points[0].mean < 9

    def test_ten_years_apart_forgets(self):
        far = curve([pulse(0, 9), pulse(3650, 9)]).points

        middle = far[len(far) // 2]
        assert (middle.low, middle.high) == (0, 10)

    def test_names_its_phases_and_falls_at_the_handover(self):
        deal = [pulse(day, 8.5) for day in range(0, 120, 10)] + [pulse(day, 4.5) for day in range(125, 400, 10)]

        drawn = curve(deal, handover=HANDOVER).points

        assert [point.phase for point in drawn if point.day < HANDOVER] == [Phase.SALE] * 18
        assert {point.phase for point in drawn if (point.day - HANDOVER).days >= 60} == {Phase.DELIVERY}
        before, after = [point.mean for point in drawn if abs((point.day - HANDOVER).days) < 7]
        assert before - after > 2.5

    def test_believes_a_lone_outlier_less_than_the_plain_normal_law_does(self):
        deal = [pulse(day, 8) for day in range(0, 100, 10)] + [pulse(45, 0)]
        day = [START + timedelta(45)]

        assert levels(deal, day)[0].mean > levels(deal, day, parameters=ONE_PASS)[0].mean + 0.3

    def test_drawn_on_gets_wider_and_keeps_its_level(self):
        ahead = curve([pulse(0, 7), pulse(10, 7), pulse(20, 7)], until=START + timedelta(200)).points

        assert ahead[-1].day >= START + timedelta(200)
        assert ahead[-1].mean == pytest.approx(ahead[3].mean)
        assert ahead[-1].high - ahead[-1].low > ahead[3].high - ahead[3].low

    def test_does_not_change_when_more_days_are_asked_for(self):
        deal, handover = [pulse(0, 7), pulse(31, 2), pulse(90, 8)], START + timedelta(40)

        alone = levels(deal, [START + timedelta(50)], handover=handover)
        among = levels(deal, [START + timedelta(day) for day in range(100)], handover=handover)

        assert among[50].mean == pytest.approx(alone[0].mean, abs=1e-9)
        assert among[50].high == pytest.approx(alone[0].high, abs=1e-9)


class TestCombination:
    def test_of_one_day_is_the_level_of_that_day(self):
        deal, day = [pulse(0, 7), pulse(150, 5)], START + timedelta(150)

        mean, sd = combination(deal, {day: 1.0}, handover=HANDOVER)

        assert mean == pytest.approx(levels(deal, [day], handover=HANDOVER)[0].mean)
        assert 0 < sd < 1.05

    def test_needs_a_measuring_point(self):
        with pytest.raises(ValueError, match="at least one"):
            combination([], {START: 1.0})
