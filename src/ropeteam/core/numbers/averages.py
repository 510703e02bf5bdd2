"""What is typical of a few numbers, with its interval; and whether two shares or two means differ.

The median's interval lies between two of the values themselves (the sign test turned round), so nothing is assumed of how long
things take; below five values there is none. The mean's interval is Student's. A difference of two shares takes each one's own
Wilson bounds (Newcombe), a difference of two means adds their half widths at right angles. All are 90 %.

| values | median | interval |
|---|---|---|
| 2, 9, 4 | 4 | none: too few |
| 1, 2, 3, 4, 50 | 3 | 1 to 50 |

Source: docs/reference/alignment.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median, stdev

from ropeteam.core.numbers.share import Share, Z

# 95 % quantiles of Student's t for 1 to 30 degrees of freedom; above that the expansion below is right to three digits.
_T = (
    6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753, 1.746, 1.740,
    1.734, 1.729, 1.725, 1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Average:
    """`value` of `n` >= 1 numbers; `low` <= value <= `high`, both None where there are too few for an interval."""

    value: float
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Gap:
    """By how much the later lies above the earlier, low <= value <= high."""

    value: float
    low: float
    high: float


def median_of(values: Sequence[float]) -> Average | None:
    """None without a value."""
    if not values:
        return None
    ordered, rank = sorted(values), _rank(len(values))
    if rank == 0:
        return Average(float(median(ordered)), None, None, len(ordered))
    return Average(float(median(ordered)), float(ordered[rank - 1]), float(ordered[-rank]), len(ordered))


def mean_of(values: Sequence[float]) -> Average | None:
    """None without a value; no interval of one value alone."""
    if not values:
        return None
    n = len(values)
    if n == 1:
        return Average(float(values[0]), None, None, 1)
    middle, half = mean(values), _t(n - 1) * stdev(values) / math.sqrt(n)
    return Average(middle, middle - half, middle + half, n)


def between_shares(later: Share, earlier: Share) -> Gap:
    value = later.share - earlier.share
    down = math.hypot(later.share - later.low, earlier.high - earlier.share)
    up = math.hypot(later.high - later.share, earlier.share - earlier.low)
    return Gap(value, value - down, value + up)


def between_means(later: Average, earlier: Average) -> Gap | None:
    """None where one of them has no interval."""
    if later.high is None or earlier.high is None:
        return None
    value = later.value - earlier.value
    half = math.hypot(later.high - later.value, earlier.high - earlier.value)
    return Gap(value, value - half, value + half)


def _rank(n: int) -> int:
    """The largest k with P(fewer than k of n fall below the median) <= 5 %; 0 where even the extremes are not sure enough."""
    below, rank = 0.0, 0
    for k in range(n // 2 + 1):
        below += math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) - n * math.log(2))
        if below > 0.05:
            break
        rank = k + 1
    return rank


def _t(freedom: int) -> float:
    return _T[freedom - 1] if freedom <= len(_T) else Z + (Z**3 + Z) / (4 * freedom)
