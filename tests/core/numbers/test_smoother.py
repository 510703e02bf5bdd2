"""The smoother of one deal against the dense normal formula, to nine digits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from core.numbers.dense_normal import START, dense_levels, random_deal

from ropeteam.core.numbers.curve_model import PARAMETERS, Course
from ropeteam.core.numbers.posterior import posterior, readings
from ropeteam.core.numbers.smoother import NOTHING_SEEN, contrast, reweighted, smooth

ONE_PASS = replace(PARAMETERS, passes=1)
WANTED = [START.toordinal() + day for day in range(-40, 560, 25)]


def levels_of(seed: int, parameters):
    points, handover = random_deal(seed)
    course = Course(handover.toordinal() if handover else None, parameters)
    states, places = posterior(readings(points, course), WANTED, course)
    mean = np.array([states.mean[places[day]] + course.shift(day) for day in WANTED])
    return states, places, mean, dense_levels(points, WANTED, handover, parameters)


class TestSmooth:
    @pytest.mark.parametrize("seed", range(6))
    @pytest.mark.parametrize("parameters", [ONE_PASS, PARAMETERS])
    def test_is_the_dense_normal_law(self, seed, parameters):
        states, places, mean, (dense_mean, dense_covariance) = levels_of(seed, parameters)

        assert np.abs(mean - dense_mean).max() < 1e-9
        variance = [states.variance[places[day]] for day in WANTED]
        assert np.abs(variance - np.diag(dense_covariance)).max() < 1e-9

    def test_knows_nothing_but_its_start_where_nothing_was_seen(self):
        states = smooth([0.0, 1.0], [0.0, 0.0], [NOTHING_SEEN] * 2, start_mean=6.0, start_variance=2.0)

        assert states.mean == (6.0, 6.0)
        assert states.variance == (2.0, 3.0)


class TestContrast:
    @pytest.mark.parametrize("seed", range(6))
    def test_has_the_dense_covariances_in_it(self, seed):
        states, places, _mean, (_dense_mean, dense_covariance) = levels_of(seed, ONE_PASS)
        weights = np.random.default_rng(seed).normal(size=len(WANTED))
        spread = [0.0] * len(states.mean)
        for day, weight in zip(WANTED, weights, strict=True):
            spread[places[day]] = weight

        mean, variance = contrast(states, spread)

        assert mean == pytest.approx(sum(s * m for s, m in zip(spread, states.mean, strict=True)), abs=1e-9)
        assert variance == pytest.approx(weights @ dense_covariance @ weights, abs=1e-9)


class TestReweighted:
    def test_gives_more_noise_to_what_lies_far_off_and_leaves_the_unseen_alone(self):
        noise = [1.0, 1.0, NOTHING_SEEN]
        states = smooth([0.0, 0.1, 0.2], [6.0, 0.0, 0.0], noise, start_mean=6.0, start_variance=1.0)

        near, far, unseen = reweighted([6.0, 0.0, 0.0], noise, states, freedom=4.0)

        assert near < far
        assert unseen == NOTHING_SEEN
