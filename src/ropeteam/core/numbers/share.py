"""A measured share with its interval: never a figure without its n.

The interval is Wilson's: it stays inside 0..1 and is honest with five deals, where the usual one is not.
Source: docs/reference/science.md, "Overstretch".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.95)


@dataclass(frozen=True, slots=True)
class Share:
    """`share` of `n` >= 1 cases and its 90 % interval, all in 0..1, low <= share <= high."""

    share: float
    low: float
    high: float
    n: int


def share_of(happened: int, n: int) -> Share | None:
    """The share of `happened` in `n`; None without a case: measured, never assumed. Raises ValueError off 0..n."""
    if not 0 <= happened <= n:
        raise ValueError("what happened must lie between 0 and n")
    if n == 0:
        return None
    share = happened / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Share(share, min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share), n)


def share_above(values: Sequence[float], bar: float) -> Share | None:
    """The share of values above the bar: drops above `overstretch.LARGE_DROP` are the company's overstretched deals."""
    return share_of(sum(value > bar for value in values), len(values))
