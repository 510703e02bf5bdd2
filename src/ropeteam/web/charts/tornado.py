"""Which assumptions drive a result: a bar each from its low to its high end, the longest on top.

Plain values in, places in percent of the width and pixels of the height out; the template draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from ropeteam.core.numbers.incentive_ranges import Bar, Range

MOST = 8
HEAD, STEP, LINE, THICK = 24, 12, 16, 12
WIDE = 46  # letters of a name that stand on a phone


@dataclass(frozen=True, slots=True)
class Row:
    """Two parts, from the value to the result at the assumption's low and at its high end. `lines`: its name, wrapped."""

    bar: Bar
    lines: tuple[tuple[int, str], ...]
    y: int
    low: tuple[str, str]
    high: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """`least` and `most` are the ends of the axis, `value` where the bars meet."""

    rows: tuple[Row, ...]
    least: float
    most: float
    value: float
    at: str
    height: int
    anchor: str
    thick: int = THICK


def draw(found: Range, names: Sequence[str]) -> Drawn | None:
    """`names` of the bars in their order; None where nothing moves the result."""
    bars = found.bars[:MOST]
    if not bars:
        return None
    ends = [found.value, *(end for bar in bars for end in (bar.at_low, bar.at_high))]
    least, most = min(ends), max(ends)

    def x(value: float) -> float:
        return (value - least) / (most - least) * 100

    def part(end: float) -> tuple[str, str]:
        left, right = sorted((x(found.value), x(end)))
        return f"{left:.2f}%", f"{right - left:.2f}%"

    rows, y = [], HEAD
    for bar, name in zip(bars, names, strict=False):
        lines = tuple((y + LINE * no, text) for no, text in enumerate(wrap(name, WIDE), 1))
        y = lines[-1][0] + 6
        rows.append(Row(bar, lines, y, part(bar.at_low), part(bar.at_high)))
        y += THICK + STEP
    place = x(found.value)
    anchor = "start" if place < 15 else "end" if place > 85 else "middle"
    return Drawn(tuple(rows), least, most, found.value, f"{place:.2f}%", y, anchor)
