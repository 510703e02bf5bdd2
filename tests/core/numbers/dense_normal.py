"""The curve's model written down a second time, as one big normal law: slow, and without any recursion to get wrong."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np

from ropeteam.core.numbers.curve_model import Course, Parameters
from ropeteam.core.numbers.observations import Channel, Observation

START = date(2025, 3, 1)


def random_deal(seed: int) -> tuple[tuple[Observation, ...], date | None]:
    """A few to many measuring points of all channels, ties included; one deal in four is not handed over."""
    random = np.random.default_rng(seed)
    count = int(random.integers(1, 40))
    days = random.integers(0, 500, count)
    days[count // 2 :] = days[count // 2 :] // 30 * 30
    points = tuple(
        Observation(
            START + timedelta(int(day)),
            list(Channel)[int(random.integers(len(Channel)))],
            float(random.uniform(0, 10)),
            int(random.integers(1, 30)),
        )
        for day in days
    )
    return points, None if seed % 4 == 0 else START + timedelta(int(random.integers(-20, 520)))


def dense_levels(points, wanted, handover, parameters: Parameters):
    """Mean (K,) and covariance (K, K) of the level on the `wanted` ordinals, all passes included."""
    course = Course(handover.toordinal() if handover else None, parameters)
    days = np.array([point.day.toordinal() for point in points])
    read = [course.noise(p.channel, day=p.day.toordinal(), n=p.n) for p in points]
    values = np.array([point.value for point in points]) - [bias for bias, _variance in read]
    own = np.array([variance for _bias, variance in read])
    mean, covariance = _prior(np.concatenate([days, wanted]), int(days.min()), course.handover, parameters)
    noise = own
    for _pass in range(parameters.passes):
        seen = slice(0, len(days))
        gain = np.linalg.solve(covariance[seen, seen] + np.diag(noise), covariance[seen, :]).T
        m, c = mean + gain @ (values - mean[seen]), covariance - gain @ covariance[seen, :]
        off = (values - m[seen]) ** 2 + np.diag(c)[seen]
        noise = own * (parameters.freedom + off / own) / (parameters.freedom + 1.0)
    return m[len(days) :], c[len(days) :, len(days) :]


def _prior(days, first: int, handover: int | None, parameters: Parameters):
    """The level on `days`: the start on the first measured day, plus one independent step for every single day."""
    low, high = int(days.min()), int(days.max())
    steps, at = np.arange(low + 1, high + 1), days[:, None]
    forth, back = (first < steps) & (steps <= at), (at < steps) & (steps <= first)
    loading = np.hstack([np.ones((len(days), 1)), forth.astype(float) - back])
    rates = [parameters.start_sd**2] + [_rate(step - 1, handover, parameters) for step in steps]
    jump = np.array([0.0] + [float(step == handover) for step in steps])
    variance = np.array(rates) + parameters.jump_sd**2 * jump
    return parameters.start_mean + loading @ (parameters.jump_mean * jump), (loading * variance) @ loading.T


def _rate(day: int, handover: int | None, parameters: Parameters) -> float:
    """Variance gathered from this day to the next."""
    apart = -math.inf if handover is None else day - handover
    if apart < 0:
        return parameters.sale_per_day
    return parameters.handover_per_day if apart < parameters.handover_days else parameters.delivery_per_day
