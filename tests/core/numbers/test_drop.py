"""The drop over the handover and the false summit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from core.numbers.dense_normal import dense_levels
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.numbers.curve_model import BAND, PARAMETERS
from ropeteam.core.numbers.drop import Drop, Missing, drop, effective_handover, false_summit
from ropeteam.core.numbers.observations import Channel, Observation

SIGNED = date(2026, 1, 29)
HANDOVER = date(2026, 2, 9)


def pulse(day: date, value: float) -> Observation:
    return Observation(day, Channel.PULSE, value)


def before(days: int, value: float) -> Observation:
    return pulse(SIGNED - timedelta(days), value)


def after(days: int, value: float) -> Observation:
    return pulse(HANDOVER + timedelta(days), value)


COLLAPSE = [before(d, 9) for d in range(0, 90, 10)] + [after(d, 4) for d in range(5, 90, 10)]
CALM = [before(d, 7) for d in range(0, 90, 10)] + [after(d, 7) for d in range(5, 90, 10)]


class TestDrop:
    def test_is_the_difference_of_the_windows_under_the_dense_normal_law(self):
        found = drop(COLLAPSE, signed=SIGNED, handover=HANDOVER).smoothed

        early = [SIGNED.toordinal() - back for back in range(1, 15)]
        late = [HANDOVER.toordinal() + on for on in range(7, 61)]
        mean, covariance = dense_levels(COLLAPSE, early + late, HANDOVER, PARAMETERS)
        weights = np.array([1 / 14] * 14 + [-1 / 54] * 54)
        width = (weights @ covariance @ weights) ** 0.5 * BAND.factor(0)
        assert found.value == pytest.approx(weights @ mean, abs=1e-9)
        assert (found.low, found.high) == (
            pytest.approx(weights @ mean - width, abs=1e-9),
            pytest.approx(weights @ mean + width, abs=1e-9),
        )

    def test_shrinks_and_the_plain_difference_does_not(self):
        found = drop(COLLAPSE, signed=SIGNED, handover=HANDOVER)

        assert found.plain.value == pytest.approx(5.0)
        assert 4.0 < found.smoothed.value < 5.0
        # 5 pulses before (45 days, the signature's own included), 8 after (75 days): 1.05^2 (1/5 + 1/8)
        assert found.plain.high - found.plain.value == pytest.approx(
            BAND.factor(0) * (1.05**2 * (1 / 5 + 1 / 8)) ** 0.5
        )

    def test_takes_the_channels_bias_off_in_both(self):
        talks = [replace(point, channel=Channel.CONVERSATION, n=20) for point in COLLAPSE]

        assert drop(talks, signed=SIGNED, handover=HANDOVER).plain.value == pytest.approx(4.5)

    @pytest.mark.parametrize(
        ("points", "signed", "handover", "missing"),
        [
            (COLLAPSE, None, HANDOVER, Missing.NOT_SIGNED),
            (COLLAPSE, SIGNED, None, Missing.NOT_HANDED_OVER),
            ([], SIGNED, HANDOVER, Missing.NOTHING_BEFORE),
            ([after(5, 7)], SIGNED, HANDOVER, Missing.NOTHING_BEFORE),
            ([before(5, 7)], SIGNED, HANDOVER, Missing.NOTHING_AFTER),
        ],
    )
    def test_says_what_is_missing(self, points, signed, handover, missing):
        assert drop(points, signed=signed, handover=handover) == Drop(None, None, missing)

    def test_of_far_points_has_no_plain_difference_and_is_unsure(self):
        found = drop([before(100, 9), after(200, 5)], signed=SIGNED, handover=HANDOVER)

        assert found.plain is None
        assert found.smoothed.high - found.smoothed.low > 4

    def test_counts_a_pulse_of_the_signature_as_before_a_handover_of_the_same_day(self):
        same_day = [pulse(SIGNED, 9), pulse(SIGNED + timedelta(20), 5)]

        found = drop(same_day, signed=SIGNED, handover=SIGNED)

        assert effective_handover(signed=SIGNED, handover=SIGNED) == SIGNED + timedelta(1)
        assert found.plain.value == pytest.approx(4.0)

    @settings(max_examples=12)
    @given(st.lists(st.tuples(st.integers(-150, 150), st.floats(0, 10)), max_size=8), st.integers(-5, 30))
    def test_is_never_outside_what_the_scale_allows(self, dots, gap):
        points = [pulse(SIGNED + timedelta(day), value) for day, value in dots]

        found = drop(points, signed=SIGNED, handover=SIGNED + timedelta(gap))

        for estimate in (found.smoothed, found.plain):
            assert estimate is None or -10 <= estimate.low <= estimate.value <= estimate.high <= 10
        assert (found.smoothed is None) == (found.missing is not None)


class TestFalseSummit:
    def test_is_the_peak_of_the_sixty_days_before_a_certain_drop(self):
        found = drop(COLLAPSE, signed=SIGNED, handover=HANDOVER)

        peak = false_summit(COLLAPSE, found, signed=SIGNED, handover=HANDOVER)

        assert timedelta(0) < HANDOVER - peak.day <= timedelta(60)
        assert 8 < peak.mean < 9

    def test_is_not_marked_where_the_drop_may_be_none(self):
        found = drop(CALM, signed=SIGNED, handover=HANDOVER)

        assert found.smoothed.low < 0
        assert false_summit(CALM, found, signed=SIGNED, handover=HANDOVER) is None
        assert false_summit([], Drop(None, None), signed=SIGNED, handover=HANDOVER) is None

    def test_is_not_looked_for_before_the_first_measuring_point(self):
        short = [before(3, 10), before(2, 10), before(1, 10), before(0, 10), *COLLAPSE[9:]]
        found = drop(short, signed=SIGNED, handover=HANDOVER)

        assert false_summit(short, found, signed=SIGNED, handover=HANDOVER).day >= SIGNED - timedelta(3)
