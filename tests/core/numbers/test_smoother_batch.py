"""The smoother of many deals: the same as one by one, and as the dense normal formula."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from core.numbers.dense_normal import START, dense_levels, random_deal

from ropeteam.core.numbers import smoother_batch
from ropeteam.core.numbers.curve_model import PARAMETERS
from ropeteam.core.numbers.enthusiasm import Curve, curve
from ropeteam.core.numbers.observations import Channel, Observation
from ropeteam.core.numbers.smoother_batch import Batch, Climb, curves, smooth_batch


def climbs(count: int) -> list[Climb]:
    return [Climb(*random_deal(seed)) for seed in range(count)]


class TestSmoothBatch:
    def test_is_the_dense_normal_law(self):
        days, values = (
            np.array([[0.0], [40.0], [40.0], [130.0], [200.0]]),
            np.array([[7.0], [8.5], [9.0], [3.0], [0.0]]),
        )
        seen = np.array([[1.05**2]] * 4 + [[np.inf]])
        points = [
            Observation(START + timedelta(int(day)), Channel.PULSE, float(value))
            for day, value in zip(days[:4, 0], values[:4, 0], strict=True)
        ]
        handover = START + timedelta(60)

        states = smooth_batch(Batch(days, values, seen, np.array([60.0])))

        wanted = [START.toordinal() + int(day) for day in days[:, 0]]
        mean, covariance = dense_levels(points, wanted, handover, PARAMETERS)
        assert np.abs(states.mean[:, 0] - mean).max() < 1e-9
        assert np.abs(states.variance[:, 0] - np.diag(covariance)).max() < 1e-9


class TestCurves:
    @pytest.mark.parametrize("chunk", [2048, 3])
    def test_are_the_single_curves_in_their_order(self, chunk, monkeypatch):
        monkeypatch.setattr(smoother_batch, "CHUNK", chunk)
        deals = [*climbs(7), Climb(()), Climb(climbs(1)[0].observations, until=START + timedelta(700))]

        drawn = curves(deals)

        for deal, many in zip(deals, drawn, strict=True):
            one = curve(deal.observations, handover=deal.handover, until=deal.until)
            assert [(p.day, p.phase) for p in many.points] == [(p.day, p.phase) for p in one.points]
            assert many.observations == one.observations
            for a, b in zip(many.points, one.points, strict=True):
                assert (a.mean, a.low, a.high) == pytest.approx((b.mean, b.low, b.high), abs=1e-9)

    def test_of_no_measuring_points_are_empty(self):
        assert curves([]) == ()
        assert curves([Climb(())]) == (Curve((), 0),)
