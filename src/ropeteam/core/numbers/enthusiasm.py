"""One enthusiasm curve of one deal, from the first talk to the project's end.

Rule in prose. Input: the deal's measuring points in any order, and its handover day if there is one. Steps:

1. Each measuring point loses its channel's bias and gets its channel's noise (`curve_model.reading`).
2. The smoother runs `passes` times; after each pass what lies far off counts less.
3. The level is read on a weekly grid: every seventh day from the first measuring point, up to the first such day that
   is not before the last measuring point (or `until`).
4. Mean and band are cut to 0..10.

Guarantees: the order of the input does not matter; 0 <= low <= mean <= high <= 10; without a measuring point there is
no curve; with one pass, one more measuring point never widens the band anywhere. Fewer than `FEWEST` points are
`too_little` to be told as a story: the curve exists, the page must say so.

The curve looks back as well as ahead. What was known at an earlier day is the curve of the measuring points up to
that day.

Source: docs/reference/science.md, "The curve".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ropeteam.core.numbers.curve_model import BAND, PARAMETERS, Band, Course, Parameters, Phase
from ropeteam.core.numbers.observations import HIGHEST, LOWEST, Observation
from ropeteam.core.numbers.posterior import Reading, posterior, readings
from ropeteam.core.numbers.smoother import contrast

STEP = 7
FEWEST = 3


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The level on one day in points, 0 <= low <= mean <= high <= 10; low..high is the 90 % band (`Band`)."""

    day: date
    phase: Phase
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The points on their grid, and from how many measuring points they were read."""

    points: tuple[CurvePoint, ...]
    observations: int

    @property
    def too_little(self) -> bool:
        return self.observations < FEWEST


def curve(
    observations: Iterable[Observation],
    *,
    handover: date | None = None,
    until: date | None = None,
    parameters: Parameters = PARAMETERS,
    band: Band = BAND,
) -> Curve:
    """The weekly curve of one deal; no measuring point: no points. `until` draws on (a forecast) to that day.

    Where the deal is signed, `handover` should be `drop.effective_handover`, so that curve and drop agree.
    """
    course = course_of(handover, parameters)
    seen = readings(observations, course)
    return Curve(_points(seen, grid(seen, until=until), course, band), len(seen))


def levels(
    observations: Iterable[Observation],
    days: Iterable[date],
    *,
    handover: date | None = None,
    parameters: Parameters = PARAMETERS,
    band: Band = BAND,
) -> tuple[CurvePoint, ...]:
    """The same curve on any days, in rising order; empty where nothing was measured."""
    course = course_of(handover, parameters)
    return _points(readings(observations, course), sorted({day.toordinal() for day in days}), course, band)


def combination(
    observations: Iterable[Observation],
    weights: Mapping[date, float],
    *,
    handover: date | None = None,
    parameters: Parameters = PARAMETERS,
) -> tuple[float, float]:
    """(mean, sd) in points of a weighted sum of levels, e.g. a mean of some days minus a mean of others.

    The errors of neighbouring days hang together, so this is not the sum of the curve's own bands. Neither cut to the
    scale nor widened. Raises ValueError where nothing was measured.
    """
    course = course_of(handover, parameters)
    seen = readings(observations, course)
    if not seen:
        raise ValueError("a combination of levels needs at least one measuring point")
    by_day = {day.toordinal(): weight for day, weight in weights.items()}
    states, places = posterior(seen, sorted(by_day), course)
    spread = [0.0] * len(states.mean)
    for day, place in places.items():
        spread[place] = by_day[day]
    mean, variance = contrast(states, spread)
    return mean + sum(weight * course.shift(day) for day, weight in by_day.items()), variance**0.5


def course_of(handover: date | None, parameters: Parameters) -> Course:
    return Course(handover.toordinal() if handover else None, parameters)


def grid(seen: Sequence[Reading], *, until: date | None = None) -> list[int]:
    """The weekly days (ordinals) on which a curve of these readings is drawn."""
    if not seen:
        return []
    end = max(seen[-1].day, until.toordinal() if until else 0)
    return list(range(seen[0].day, end + STEP, STEP))


def point_at(day: int, mean: float, variance: float, course: Course, band: Band) -> CurvePoint:
    """The posterior of one day (points, points^2), with its band and cut to the scale."""
    width = variance**0.5 * band.factor(course.apart(day))
    low, middle, high = (min(max(value, LOWEST), HIGHEST) for value in (mean - width, mean, mean + width))
    return CurvePoint(date.fromordinal(day), course.phase(day), middle, low, high)


def _points(seen: Sequence[Reading], days: Sequence[int], course: Course, band: Band) -> tuple[CurvePoint, ...]:
    if not seen:
        return ()
    states, places = posterior(seen, days, course)
    return tuple(
        point_at(day, states.mean[k] + course.shift(day), states.variance[k], course, band) for day, k in places.items()
    )
