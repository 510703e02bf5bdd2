"""The exact smoother of one deal: a Kalman filter forth, a Rauch-Tung-Striebel pass back, in plain floats.

For one deal plain Python beats arrays (no array is long enough to pay for itself); `smoother_batch` is the same for
many.

Source: docs/reference/science.md, "The smoother"; the tests compare it with the dense normal formula.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

NOTHING_SEEN = math.inf


@dataclass(frozen=True, slots=True)
class States:
    """What is known of the level at each of K knots, all knots together being jointly normal.

    `mean`, `variance`: points, points^2. `gain[k]` (0..1) and `rest[k]` describe knot k once knot k+1 is known: its
    mean moves by gain times the next one's, and `rest` is the variance that stays. The last knot has gain 0 and rest
    = its variance.
    """

    mean: tuple[float, ...]
    variance: tuple[float, ...]
    gain: tuple[float, ...]
    rest: tuple[float, ...]


def smooth(
    clock: Sequence[float],
    values: Sequence[float],
    noise: Sequence[float],
    *,
    start_mean: float,
    start_variance: float,
) -> States:
    """Posterior of a Wiener process at K >= 1 knots, given y_k = x_k + e_k, e_k ~ N(0, noise_k).

    `clock` rises (ties allowed), `noise` > 0 in points^2, NOTHING_SEEN where only the level is wanted (its value is
    ignored, but must be finite). The start holds at the first knot that was seen; knots before it are looked back to
    from there.
    """
    first = next((k for k, variance in enumerate(noise) if variance != NOTHING_SEEN), 0)
    last = len(clock) - 1
    filtered_mean, filtered_variance, predicted = _filter(clock, values, noise, first, start_mean, start_variance)
    mean, variance = [0.0] * (last + 1), [0.0] * (last + 1)
    gain, rest = [0.0] * (last + 1), [0.0] * (last + 1)
    mean[last], variance[last] = filtered_mean[-1], filtered_variance[-1]
    rest[last] = variance[last]
    for k in range(last - 1, first - 1, -1):
        m, s, p = filtered_mean[k - first], filtered_variance[k - first], predicted[k + 1 - first]
        g = s / p
        mean[k] = m + g * (mean[k + 1] - m)
        variance[k] = s + g * g * (variance[k + 1] - p)
        gain[k], rest[k] = g, s * (1.0 - g)
    for k in range(first - 1, -1, -1):
        grown = clock[k + 1] - clock[k]
        mean[k], variance[k], gain[k], rest[k] = mean[k + 1], variance[k + 1] + grown, 1.0, grown
    return States(tuple(mean), tuple(variance), tuple(gain), tuple(rest))


def _filter(
    clock: Sequence[float],
    values: Sequence[float],
    noise: Sequence[float],
    first: int,
    start_mean: float,
    start_variance: float,
) -> tuple[list[float], list[float], list[float]]:
    """Filtered mean and variance, and the variance predicted just before, of the knots from `first` on."""
    means, variances, predicted = [], [], []
    m, s, before = start_mean, start_variance, clock[first]
    for now, y, r in zip(clock[first:], values[first:], noise[first:], strict=True):
        p = s + (now - before)
        g = p / (p + r)
        m += g * (y - m)
        s = p - g * p
        before = now
        means.append(m)
        variances.append(s)
        predicted.append(p)
    return means, variances, predicted


def reweighted(values: Sequence[float], noise: Sequence[float], states: States, *, freedom: float) -> list[float]:
    """The noise of each knot for the next pass: what lies far off the curve counts less (Student-t by reweighting).

    `noise` is always the channel's own, not that of the pass before.
    """
    return [
        r * (freedom + ((y - m) ** 2 + v) / r) / (freedom + 1.0) if r != NOTHING_SEEN else r
        for y, r, m, v in zip(values, noise, states.mean, states.variance, strict=True)
    ]


def contrast(states: States, weights: Sequence[float]) -> tuple[float, float]:
    """(mean, variance) of sum_k weights_k * x_k, with all covariances between the knots, in one walk over them."""
    mean = sum(weight * m for weight, m in zip(weights, states.mean, strict=True))
    variance = carried = 0.0
    for weight, gain, rest in zip(weights, states.gain, states.rest, strict=True):
        carried += weight
        variance += carried * carried * rest
        carried *= gain
    return mean, variance
