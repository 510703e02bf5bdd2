"""How far enthusiasm dropped over the handover, and whether the peak before it was a false summit.

Rule in prose. The drop is the mean level of the last BEFORE days before the signature minus the mean level of the
days AFTER the handover (7 to 60), read from the curve with the days' errors hanging together, so its interval is
exact under the model; it is widened like the band near the handover. It needs a measuring point before and one after.

The curve shrinks: it tells too small a drop. Beside it stands the plain difference, mean of the calibrated measuring
points from PLAIN_BEFORE days before the signature up to the day before the handover (a pulse asked at the signature is
answered some days later) minus that of PLAIN_AFTER days from the handover on. It shrinks nothing and is noisier; its
interval knows the measuring noise only. Show both.

False summit: the highest level of the SUMMIT days before the handover, marked only when the drop's lower bound is
above 0.

A handover dated on the signature's day or before takes effect on the day after: the pulse asked at signature belongs
before it.

Source: docs/reference/science.md, "Drop and false summit".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import fsum

from ropeteam.core.numbers.curve_model import BAND, PARAMETERS, Band, Course, Parameters
from ropeteam.core.numbers.enthusiasm import combination, course_of, levels
from ropeteam.core.numbers.observations import HIGHEST, Observation

DAY = timedelta(days=1)
BEFORE = 14
AFTER = (7, 60)
PLAIN_BEFORE = 45
PLAIN_AFTER = 75
SUMMIT = 60


class Missing(StrEnum):
    """Why there is no drop."""

    NOT_SIGNED = "not_signed"
    NOT_HANDED_OVER = "not_handed_over"
    NOTHING_BEFORE = "nothing_before"
    NOTHING_AFTER = "nothing_after"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number in points with its 90 % interval, low <= value <= high, all in -10..10."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Drop:
    """Points lost (below 0: won). `missing`: why there is no `smoothed`. No `plain`: nothing in its windows."""

    smoothed: Estimate | None
    plain: Estimate | None
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class FalseSummit:
    """The peak before the handover: `mean` in points 0..10."""

    day: date
    mean: float


def drop(
    observations: Iterable[Observation],
    *,
    signed: date | None,
    handover: date | None,
    parameters: Parameters = PARAMETERS,
    band: Band = BAND,
) -> Drop:
    """The drop of one deal from its measuring points, in any order."""
    if signed is None:
        return Drop(None, None, Missing.NOT_SIGNED)
    if handover is None:
        return Drop(None, None, Missing.NOT_HANDED_OVER)
    points, effective = tuple(observations), effective_handover(signed=signed, handover=handover)
    missing = _missing(points, effective)
    plain = _plain(points, signed, effective, parameters, band)
    if missing:
        return Drop(None, plain, missing)
    weights = {signed - DAY * back: 1.0 / BEFORE for back in range(1, BEFORE + 1)}
    after = range(AFTER[0], AFTER[1] + 1)
    weights |= {effective + DAY * on: -1.0 / len(after) for on in after}
    mean, sd = combination(points, weights, handover=effective, parameters=parameters)
    return Drop(_estimate(mean, sd, band), plain)


def false_summit(
    observations: Iterable[Observation],
    found: Drop,
    *,
    signed: date,
    handover: date,
    parameters: Parameters = PARAMETERS,
) -> FalseSummit | None:
    """The false summit of one deal, or None where the drop is not certain. `found` is the drop of the same deal."""
    if found.smoothed is None or found.smoothed.low <= 0:
        return None
    points, effective = tuple(observations), effective_handover(signed=signed, handover=handover)
    first = min(point.day for point in points)
    days = [effective - DAY * back for back in range(1, SUMMIT + 1) if effective - DAY * back >= first]
    climb = levels(points, days, handover=effective, parameters=parameters)
    peak = max(climb, key=lambda point: (point.mean, point.day))
    return FalseSummit(peak.day, peak.mean)


def effective_handover(*, signed: date, handover: date) -> date:
    """The day the curve's jump is laid on: never the signature's day itself, nor before it."""
    return max(handover, signed + DAY)


def _missing(points: Sequence[Observation], handover: date) -> Missing | None:
    if not any(point.day < handover for point in points):
        return Missing.NOTHING_BEFORE
    return None if any(point.day >= handover for point in points) else Missing.NOTHING_AFTER


def _plain(
    points: Sequence[Observation], signed: date, handover: date, parameters: Parameters, band: Band
) -> Estimate | None:
    course = course_of(handover, parameters)
    before = [point for point in points if signed - DAY * PLAIN_BEFORE <= point.day < handover]
    after = [point for point in points if timedelta(0) <= point.day - handover <= DAY * PLAIN_AFTER]
    if not before or not after:
        return None
    (high, high_variance), (low, low_variance) = _calibrated(before, course), _calibrated(after, course)
    return _estimate(high - low, (high_variance + low_variance) ** 0.5, band)


def _calibrated(points: Sequence[Observation], course: Course) -> tuple[float, float]:
    """(mean, its variance) of measuring points without their channels' bias."""
    noises = [course.noise(point.channel, day=point.day.toordinal(), n=point.n) for point in points]
    mean = fsum(point.value - bias for point, (bias, _variance) in zip(points, noises, strict=True)) / len(points)
    return mean, fsum(variance for _bias, variance in noises) / len(points) ** 2


def _estimate(mean: float, sd: float, band: Band) -> Estimate:
    width = sd * band.factor(0)
    low, value, high = (min(max(x, -HIGHEST), HIGHEST) for x in (mean - width, mean, mean + width))
    return Estimate(value, low, high)
