"""What an element of a plan pays, as a line with its cliffs: places in percent of the width and pixels of the height.

Plain values in, places out; the template draws. Only the line is stretched, words keep their size on every screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ropeteam.core.incentive_curve import Curve

TOP, BOTTOM = 18, 168
HEIGHT = 196
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tick:
    """`at`: a point, whatever the reader's language."""

    value: Decimal
    at: str


@dataclass(frozen=True, slots=True)
class Cliff:
    """`at` in percent; `low` and `high` in pixels; `anchor` keeps its words inside the picture."""

    at: str
    low: str
    high: str
    lump: Decimal
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """`line` in a box of 1000 by 100; `ups` are heights with their pixel, `overs` widths with their percent."""

    line: str
    ups: tuple[Tick, ...]
    overs: tuple[Tick, ...]
    cliffs: tuple[Cliff, ...]
    quota: str
    height: int = HEIGHT
    top: int = TOP
    tall: int = BOTTOM - TOP


def draw(curve: Curve) -> Drawn:
    roof = ceiling(curve.top)

    def x(at: Decimal) -> float:
        return round(float(at / curve.end) * 100, 2)

    def y(pay: Decimal) -> str:
        return f"{BOTTOM - float(pay / roof) * (BOTTOM - TOP):.1f}"

    points = [f"{x(corner.at) * 10:g} {100 - float(corner.pay / roof) * 100:.2f}" for corner in curve.corners]
    cliffs = tuple(
        Cliff(f"{x(jump.at):g}%", y(jump.before), y(jump.after), jump.lump, "end" if x(jump.at) > 55 else "start")
        for jump in curve.jumps
    )
    ups = tuple(Tick(roof * part / 2, y(roof * part / 2)) for part in (0, 1, 2))
    overs = tuple(Tick(curve.end * part / 3, f"{part * 100 / 3:g}%") for part in (0, 1, 2, 3))
    quota = f"{x(curve.quota):g}%" if curve.quota is not None else ""
    return Drawn(f"M{'L'.join(points)}", ups, overs, cliffs, quota)


def ceiling(value: Decimal) -> Decimal:
    """The next round number: 1, 2 or 5 and zeros; one where there is nothing to draw."""
    if value <= 0:
        return Decimal(1)
    size = Decimal(10) ** value.adjusted()
    return next((step * size for step in STEPS if step * size >= value), 10 * size)
