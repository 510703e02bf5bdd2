"""How a climb is likely to be remembered: its end, its mean, its troughs, and the peak-end value beside the mean.

Rule in prose. Input: the levels of the curve (0..10) by the week, oldest first. *Peak-end* is half of the most extreme level plus
half of the last one; most extreme is the level furthest from the middle of the scale, of two alike the later one. It foretells
memory no better than the plain mean, so it stands beside the mean and decides nothing.

A *trough* is a fall of `FALL` points or more below the highest level since the last trough. It is *recovered* on the first day on
which the level is back within `NEAR` of where it fell from; the depth is the lowest level in between. A trough that did not recover
stays the last one.

Example: 7, 8, 5, 6, 8 -> one trough, from 8 to 5, recovered on the last day; mean 6.8, end 8, peak-end (8 + 8) / 2 = 8.

Source: docs/reference/science.md, "Remembered".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

MIDDLE = 5.0
FALL, NEAR = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Trough:
    """`recovered` is None where it did not."""

    day: date
    level: float
    fell_from: float
    recovered: date | None


@dataclass(frozen=True, slots=True)
class Remembered:
    mean: float
    end: float
    extreme: float
    extreme_on: date
    peak_end: float
    troughs: tuple[Trough, ...]


def remembered(levels: Sequence[tuple[date, float]]) -> Remembered | None:
    """None without a level."""
    if not levels:
        return None
    day, extreme = max(reversed(levels), key=lambda level: abs(level[1] - MIDDLE))
    end = levels[-1][1]
    return Remembered(
        mean=fmean(level for _, level in levels),
        end=end,
        extreme=extreme,
        extreme_on=day,
        peak_end=(extreme + end) / 2,
        troughs=troughs(levels),
    )


def troughs(levels: Sequence[tuple[date, float]]) -> tuple[Trough, ...]:
    found: list[Trough] = []
    top = float("-inf")
    lowest: tuple[date, float] | None = None
    for day, level in levels:
        if lowest is None:
            top = max(top, level)
            if top - level >= FALL:
                lowest = day, level
        elif level >= top - NEAR:
            found.append(Trough(*lowest, top, day))
            top, lowest = level, None
        elif level < lowest[1]:
            lowest = day, level
    return (*found, Trough(*lowest, top, None)) if lowest is not None else tuple(found)
