"""The exact smoother of many deals at once: the recursion of `smoother`, every step one row of arrays.

Knots run along axis 0, deals along axis 1; shorter deals are padded by `Batch` rows that saw nothing. Deals are taken
in chunks so that one step's rows stay in the processor's cache; memory beyond input and output is a few chunks.

Source: docs/reference/science.md, "The smoother"; the tests compare it with `smoother` and with the dense normal
formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.numbers.curve_model import BAND, PARAMETERS, Band, Parameters
from ropeteam.core.numbers.enthusiasm import Curve, course_of, grid, point_at
from ropeteam.core.numbers.observations import Observation
from ropeteam.core.numbers.posterior import readings
from ropeteam.core.numbers.smoother import NOTHING_SEEN

Floats = NDArray[np.float64]

CHUNK = 2048


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """K knots of N deals, padded.

    `days` (K, N): any day count, not falling along axis 0. `values` (K, N): points without bias, finite. `noise` (K,
    N): variances in points^2, inf where nothing was seen; the first row must be seen. `handover` (N,): a day, nan
    where there is none.
    """

    days: Floats
    values: Floats
    noise: Floats
    handover: Floats


@dataclass(frozen=True, slots=True, eq=False)
class BatchStates:
    """Posterior `mean` (points) and `variance` (points^2), both (K, N), the jump included."""

    mean: Floats
    variance: Floats


@dataclass(frozen=True, slots=True)
class Climb:
    """What one deal's curve is made of."""

    observations: tuple[Observation, ...]
    handover: date | None = None
    until: date | None = None


def curves(climbs: Sequence[Climb], *, parameters: Parameters = PARAMETERS, band: Band = BAND) -> tuple[Curve, ...]:
    """`enthusiasm.curve` of many deals, in their order; equal to it but for rounding in the last digits."""
    drawn: list[Curve] = [Curve((), 0)] * len(climbs)
    lit = [place for place, climb in enumerate(climbs) if climb.observations]
    if not lit:
        return tuple(drawn)
    batch, days = _padded([climbs[place] for place in lit], parameters)
    states = smooth_batch(batch, parameters=parameters)
    for column, place in enumerate(lit):
        course = course_of(climbs[place].handover, parameters)
        rows = days[column]
        mean, variance = states.mean[:, column].tolist(), states.variance[:, column].tolist()
        points = tuple(point_at(day, mean[row], variance[row], course, band) for day, row in rows)
        drawn[place] = Curve(points, len(climbs[place].observations))
    return tuple(drawn)


def smooth_batch(batch: Batch, *, parameters: Parameters = PARAMETERS) -> BatchStates:
    """All posteriors; `parameters.passes` smoothing passes, the later ones reweighted."""
    mean, variance = np.empty_like(batch.days), np.empty_like(batch.days)
    for start in range(0, batch.days.shape[1], CHUNK):
        columns = slice(start, start + CHUNK)
        days, values = np.ascontiguousarray(batch.days[:, columns]), batch.values[:, columns]
        own = np.ascontiguousarray(batch.noise[:, columns])
        clock, shift = clocks(days, batch.handover[columns], parameters)
        bare, noise = values - shift, own
        begin = parameters.start_mean - shift[0]
        m, v = _pass(clock, bare, noise, begin, parameters.start_sd**2)
        for _again in range(parameters.passes - 1):
            noise = own * (parameters.freedom + ((bare - m) ** 2 + v) / own) / (parameters.freedom + 1.0)
            m, v = _pass(clock, bare, noise, begin, parameters.start_sd**2)
        np.add(m, shift, out=mean[:, columns])
        variance[:, columns] = v
    return BatchStates(mean, variance)


def clocks(days: Floats, handover: Floats, parameters: Parameters) -> tuple[Floats, Floats]:
    """(clock, shift) of `Course`, both (K, N): variance gathered by each knot, points the jump's mean has moved it."""
    apart = days - np.where(np.isnan(handover), days[-1] + 1.0, handover)
    after = apart >= 0
    clock = parameters.sale_per_day * np.minimum(apart, 0.0)
    clock += parameters.handover_per_day * np.clip(apart, 0.0, parameters.handover_days)
    clock += parameters.delivery_per_day * np.maximum(apart - parameters.handover_days, 0.0)
    clock += parameters.jump_sd**2 * after
    return clock, np.where(after, parameters.jump_mean, 0.0)


def _pass(clock: Floats, values: Floats, noise: Floats, start: Floats, variance: float) -> tuple[Floats, Floats]:
    """Filter forth, smooth back. Row by row in place: allocation would cost as much as the arithmetic."""
    grown = np.diff(clock, axis=0, prepend=clock[:1])
    means, filtered, predicted = np.empty_like(clock), np.empty_like(clock), np.empty_like(clock)
    m, s, g = start.copy(), np.full_like(start, variance), np.empty_like(start)
    for k in range(len(clock)):
        p = np.add(s, grown[k], out=predicted[k])
        np.add(p, noise[k], out=g)
        np.divide(p, g, out=g)
        m = np.add(m, g * (values[k] - m), out=means[k])
        s = np.subtract(p, g * p, out=filtered[k])
    for k in range(len(clock) - 2, -1, -1):
        np.divide(filtered[k], predicted[k + 1], out=g)
        means[k] += g * (means[k + 1] - means[k])
        filtered[k] += g * g * (filtered[k + 1] - predicted[k + 1])
    return means, filtered


def _padded(climbs: Iterable[Climb], parameters: Parameters) -> tuple[Batch, list[list[tuple[int, int]]]]:
    """The batch, and for each deal its grid days with the rows they stand in."""
    columns, rows, handovers = [], [], []
    for climb in climbs:
        course = course_of(climb.handover, parameters)
        seen = readings(climb.observations, course)
        knots = [(reading.day, reading.value + course.shift(reading.day), reading.variance) for reading in seen]
        knots += [(day, 0.0, NOTHING_SEEN) for day in grid(seen, until=climb.until)]
        knots.sort(key=lambda knot: knot[0])
        columns.append(knots)
        rows.append([(knot[0], row) for row, knot in enumerate(knots) if knot[2] == NOTHING_SEEN])
        handovers.append(float("nan") if climb.handover is None else float(climb.handover.toordinal()))
    longest = max(len(knots) for knots in columns)
    padded = [knots + [(knots[-1][0], 0.0, NOTHING_SEEN)] * (longest - len(knots)) for knots in columns]
    days, values, noise = np.moveaxis(np.array(padded), 2, 0).swapaxes(1, 2)
    return Batch(days, values, noise, np.array(handovers)), rows
