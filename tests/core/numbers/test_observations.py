"""Measuring points: every answer on 0..10, or refused with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from ropeteam.core.numbers.observations import (
    MILESTONE_VALUE,
    TICKET_VALUE,
    Acceptance,
    Channel,
    NobodySpoke,
    Observation,
    OffScale,
    Scale,
    Severity,
    on_scale,
)

DAY = date(2026, 3, 2)


class TestObservation:
    @pytest.mark.parametrize("value", [-0.1, 10.1, 50.0, float("nan"), float("inf")])
    def test_is_refused_off_the_scale_and_says_which_value(self, value):
        Observation(DAY, Channel.PULSE, 10.0)

        with pytest.raises(OffScale) as refusal:
            Observation(DAY, Channel.PULSE, value)

        assert refusal.value.code == "off_scale"
        assert refusal.value.values == {"value": f"{value:g}", "lowest": "0", "highest": "10"}

    def test_is_refused_where_nobody_spoke(self):
        with pytest.raises(NobodySpoke) as refusal:
            Observation(DAY, Channel.CONVERSATION, 6.0, 0)

        assert refusal.value.values == {"n": "0"}


class TestOnScale:
    # (raw - lowest) / (highest - lowest) * 10
    @pytest.mark.parametrize(
        ("raw", "scale", "points"),
        [
            (7.0, Scale.ZERO_TO_TEN, 7.0),
            (-1.0, Scale.SENTIMENT, 0.0),
            (0.0, Scale.SENTIMENT, 5.0),
            (0.4, Scale.SENTIMENT, 7.0),
            (5.0, Scale.ONE_TO_FIVE, 10.0),
            (2.0, Scale.ONE_TO_FIVE, 2.5),
            (4.0, Scale.ONE_TO_SEVEN, 5.0),
        ],
    )
    def test_is_linear_between_the_ends(self, raw, scale, points):
        assert on_scale(raw, scale) == pytest.approx(points)

    @pytest.mark.parametrize(("raw", "scale"), [(0.0, Scale.ONE_TO_FIVE), (8.0, Scale.ONE_TO_SEVEN)])
    def test_refuses_the_wrong_scale(self, raw, scale):
        with pytest.raises(OffScale):
            on_scale(raw, scale)


def test_every_result_and_severity_has_a_value_that_falls_as_it_should():
    results, tickets = [MILESTONE_VALUE[result] for result in Acceptance], [TICKET_VALUE[level] for level in Severity]

    assert results == sorted(results)
    assert tickets == sorted(tickets, reverse=True)
