"""Many climbs at once: one small picture a deal, all with the same height scale; and the typical one, by weeks from the handover.

As in the large picture the lines lie in an inner drawing that is stretched; words and marks stand outside of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ropeteam.core.numbers.typical import TypicalPoint
from ropeteam.web.charts.climb import HIGH, LEFT, LOW, RIGHT, TALL, TICKS, WIDE, Height, line

MOST_STEPS = 60
QUARTER = 91
MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Small:
    """Paths of the inner drawing, and where in it the deal was signed and handed over (None: not within the line)."""

    ridge: str
    mist: str
    deliverable: str
    signed: str | None
    handover: str | None
    wide: int = WIDE
    tall: int = TALL


def small(heights: Sequence[Height], *, signed: date | None, handover: date | None) -> Small | None:
    """None where two different days are missing."""
    every = max(1, len(heights) // MOST_STEPS)
    shown = [*heights[:-1:every], *heights[-1:]]
    first, span = (shown[0].day, (shown[-1].day - shown[0].day).days) if shown else (date.min, 0)
    if span == 0:
        return None

    def at(day: date) -> float:
        return (day - first).days / span * WIDE

    def mark(day: date | None) -> str | None:
        return f"{at(day):.1f}" if day is not None and first <= day <= shown[-1].day else None

    across = [at(one.day) for one in shown]
    return Small(
        ridge=line(across, [one.mean for one in shown]),
        mist=_between(across, [one.low for one in shown], [one.high for one in shown]),
        deliverable=line(across, [one.deliverable for one in shown]),
        signed=mark(signed),
        handover=mark(handover),
    )


@dataclass(frozen=True, slots=True)
class Tick:
    """A place in percent with the months from the handover ('' at it); `anchor` keeps its words inside the picture."""

    at: str
    months: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Typical:
    ridge: str
    half: str
    ticks: tuple[Tick, ...]
    levels: tuple[tuple[int, int], ...]

    left, right, wide = f"{LEFT:g}%", f"{RIGHT:g}%", f"{RIGHT - LEFT:g}%"
    high, low, tall, height = 20, LOW - HIGH + 20, LOW - HIGH, LOW - HIGH + 46


def typical_picture(points: Sequence[TypicalPoint]) -> Typical | None:
    """None where there are not two weeks to draw between."""
    if len(points) < 2:
        return None
    first, last = points[0].apart, points[-1].apart

    def share(apart: int) -> float:
        return (apart - first) / (last - first)

    across = [share(one.apart) * WIDE for one in points]
    return Typical(
        ridge=line(across, [one.middle for one in points]),
        half=_between(across, [one.low for one in points], [one.high for one in points]),
        ticks=_ticks(first, last, share),
        levels=tuple((value, round(Typical.low - Typical.tall * value / 10)) for value in TICKS),
    )


def _ticks(first: int, last: int, share: Callable[[int], float]) -> tuple[Tick, ...]:
    """Every so many quarters, the handover always."""
    step = 1
    while (last - first) / QUARTER / step > MOST_TICKS:
        step *= 2
    quarters = [
        n for n in range(first // QUARTER, last // QUARTER + 1) if n % step == 0 and first <= n * QUARTER <= last
    ]
    places = [(n, LEFT + (RIGHT - LEFT) * share(n * QUARTER)) for n in quarters]
    return tuple(
        Tick(f"{x:.2f}%", _signed(3 * n), "start" if x < 10 else "end" if x > 90 else "middle") for n, x in places
    )


def _signed(n: int) -> str:
    return f"{n:+d}".replace("-", "\N{MINUS SIGN}") if n else ""


def _between(across: Sequence[float], low: Sequence[float], high: Sequence[float]) -> str:
    return f"{line(across, high)}L{line(across[::-1], low[::-1])[1:]}Z"
