"""The typical climb of many deals: where the middle one lies, week by week before and after the handover.

Rule in prose. Input: of each deal its curve as it is drawn, in days from the day on which services took over. At every seventh day,
and on the last day before the handover, the levels of all curves that reach there are read, between two drawn days in a straight
line. Told are the median and the quartiles: half of the deals lie between them. Where fewer than `ENOUGH` curves reach, nothing is
told.

Guarantees: the order of deals does not matter; 0 <= low <= middle <= high <= 10 where the curves are; a deal speaks only from its
first to its last drawn day.

| curves at a week | told |
|---|---|
| 5, 6, 7, 8, 9 | 7, half between 6 and 8, of 5 |
| 5, 6, 7, 8 | nothing: four are no type |

Source: docs/reference/science.md, "The typical climb".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ropeteam.core.numbers.enthusiasm import STEP

ENOUGH = 5
QUARTILES = (0.25, 0.5, 0.75)

# Of one deal (days from its handover, points), in rising order of days.
Curve = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class TypicalPoint:
    """So many days from the handover: the middle deal in points, half of the `n` deals between `low` and `high`."""

    apart: int
    middle: float
    low: float
    high: float
    n: int


def typical(curves: Sequence[Curve]) -> tuple[TypicalPoint, ...]:
    """In rising order of days; empty where too few deals were handed over."""
    drawn = [curve for curve in curves if curve]
    if len(drawn) < ENOUGH:
        return ()
    first, last = min(curve[0][0] for curve in drawn), max(curve[-1][0] for curve in drawn)
    days = sorted({*range(-(-first // STEP) * STEP, last + 1, STEP), -1})
    levels = np.array([_levels(curve, days) for curve in drawn])
    found = []
    for place, apart in enumerate(days):
        there = levels[:, place]
        there = there[~np.isnan(there)]
        if len(there) >= ENOUGH:
            low, middle, high = (float(value) for value in np.quantile(there, QUARTILES))
            found.append(TypicalPoint(apart, middle, low, high, len(there)))
    return tuple(found)


def _levels(curve: Curve, days: Sequence[int]) -> list[float]:
    """Not a number where the curve does not reach."""
    at, points = zip(*curve, strict=True)
    return [float(value) for value in np.interp(days, at, points, left=np.nan, right=np.nan)]
