"""The climb as a picture: the mountain of a deal's enthusiasm, the mist of what nobody knows, the line of what is deliverable.

Plain values in, places out; the template draws. Days are places in percent of the width and heights are pixels, so that words and
marks keep their size on every screen. The lines themselves lie in an inner drawing of 1000 by 100 that is stretched over the plot.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ropeteam.core.numbers.observations import Channel
from ropeteam.web.charts.road import Camp, Peg, Placed, hang, pitch

LEFT, RIGHT = 5.0, 98.0
HIGH, LOW = 60, 260  # where 10 and where 0 stand
WIDE, TALL = 1000, 100  # the inner drawing
TICKS = (10, 8, 6, 4, 2, 0)
CONTOURS = 7
PEGS = LOW + 14
# The mark of each channel, about its place: never colour alone.
_DOWN = '<path d="M-5 -4L0 5L5 -4Z"/>'
MARKS = {
    Channel.CONVERSATION: '<circle r="3.5"/>',
    Channel.PULSE: '<path d="M0 -6L6 0L0 6L-6 0Z"/>',
    Channel.NPS: _DOWN,
    Channel.CSAT: _DOWN,
    Channel.CES: _DOWN,
    Channel.MILESTONE: '<path d="M-4.5 -4.5H4.5V4.5H-4.5Z"/>',
    Channel.TICKET: '<path d="M-5 4L0 -5L5 4Z"/>',
}
SPARK_WIDE, SPARK_TALL = 96, 24
MOST_STEPS = 700


@dataclass(frozen=True, slots=True)
class Height:
    """The curve on one day, from 0 to 10; `deliverable` lies at or below `mean`."""

    day: date
    mean: float
    low: float
    high: float
    deliverable: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A measuring point. `drawing` is its channel's mark; `words` are what one reads when pointing at it."""

    day: date
    value: float
    channel: str
    words: str
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A summit. `hollow`: the one before the handover that was none."""

    day: date
    value: float
    hollow: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Something at `x` percent and `y` pixels; `anchor` keeps its words inside the picture."""

    x: float
    y: float
    item: Dot | Flag
    anchor: str = "middle"

    @property
    def at(self) -> str:
        return f"{self.x:g}%"

    @property
    def top(self) -> str:
        """For an attribute: a point, whatever the reader's language."""
        return f"{self.y:g}"


@dataclass(frozen=True, slots=True)
class Bracket:
    """The overstretch of a day: from what is felt down to what can be delivered."""

    at: str
    top: str
    bottom: str
    middle: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Mountain:
    """Paths of the inner drawing: '' where there are too few points for a line."""

    ridge: str
    body: str
    mist: str
    deliverable: str
    overhang: str
    contours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The whole picture's places."""

    mountain: Mountain
    dots: tuple[Spot, ...]
    flags: tuple[Spot, ...]
    bracket: Bracket | None
    camps: tuple[Placed, ...]
    pegs: tuple[Placed, ...]
    today: Placed | None
    ticks: tuple[tuple[int, int], ...]
    height: int
    first: date
    last: date

    left, right, high, tall = f"{LEFT:g}%", f"{RIGHT:g}%", HIGH, LOW - HIGH
    wide = f"{RIGHT - LEFT:g}%"


def draw(
    heights: Sequence[Height],
    dots: Sequence[Dot],
    flags: Sequence[Flag],
    camps: Sequence[Camp],
    pegs: Sequence[Peg],
    *,
    stretched_on: date | None,
    today: date,
) -> Drawn | None:
    """The picture's places; None where there is neither a measuring point nor two different days to draw between."""
    days = [height.day for height in heights] + [dot.day for dot in dots]
    days += [camp.day for camp in camps] + [peg.day for peg in pegs]
    ended = any(camp.code == "closed" for camp in camps)
    if days and not ended:
        days.append(max(today, min(days)))
    if (not dots and not heights) or len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    span = (last - first).days

    def x(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / span, 2)

    hung = hang(sorted(pegs, key=lambda peg: peg.day), x, top=PEGS)
    lowest = max((peg.y for peg in hung), default=PEGS - 8)
    return Drawn(
        mountain=_mountain(heights, first, span),
        dots=tuple(Spot(x(dot.day), _y(dot.value), dot) for dot in sorted(dots, key=lambda dot: dot.day)),
        flags=tuple(Spot(x(flag.day), _y(flag.value), flag, _anchor(x(flag.day))) for flag in flags),
        bracket=_bracket(heights, stretched_on, x) if stretched_on else None,
        camps=pitch(sorted(camps, key=lambda camp: camp.day), x),
        pegs=tuple(hung),
        today=Placed(x(today), 0, Camp("today", today)) if first <= today <= last and not ended else None,
        ticks=tuple((value, round(_y(value))) for value in TICKS),
        height=lowest + 34,  # the days below stand clear of the lowest peg
        first=first,
        last=last,
    )


@dataclass(frozen=True, slots=True)
class Spark:
    """The climb so small that only its two lines are left."""

    ridge: str
    deliverable: str
    wide: int = SPARK_WIDE
    tall: int = SPARK_TALL


def spark(heights: Sequence[Height]) -> Spark | None:
    """None without a line. A long climb is thinned: more points than pixels tell nothing."""
    if len(heights) < 2:
        return None
    thin = heights[:: max(1, len(heights) // (SPARK_WIDE // 2))]
    shown = [*thin, heights[-1]] if thin[-1] != heights[-1] else list(thin)
    first, span = shown[0].day, (shown[-1].day - shown[0].day).days
    if span == 0:
        return None

    def path(values: Sequence[float]) -> str:
        places = (
            f"{(one.day - first).days / span * SPARK_WIDE:.1f} {(10 - value) / 10 * (SPARK_TALL - 4) + 2:.1f}"
            for one, value in zip(shown, values, strict=True)
        )
        return "M" + "L".join(places)

    return Spark(path([one.mean for one in shown]), path([one.deliverable for one in shown]))


def _mountain(heights: Sequence[Height], first: date, span: int) -> Mountain:
    if len(heights) < 2:
        return Mountain("", "", "", "", "", ())
    shown = _thinned(heights)
    across = [(one.day - first).days / span * WIDE for one in shown]
    ridge = line(across, [one.mean for one in shown])
    foot = f"L{across[-1]:.1f} {TALL}L{across[0]:.1f} {TALL}Z"
    back = "L" + line(across[::-1], [one.low for one in shown[::-1]])[1:] + "Z"
    under = "L" + line(across[::-1], [one.deliverable for one in shown[::-1]])[1:] + "Z"
    return Mountain(
        ridge=ridge,
        body=ridge + foot,
        mist=line(across, [one.high for one in shown]) + back,
        deliverable=line(across, [one.deliverable for one in shown]),
        overhang=ridge + under,
        contours=tuple(_contour(across, shown, place) for place in range(1, CONTOURS + 1)),
    )


def _thinned(heights: Sequence[Height]) -> Sequence[Height]:
    """Ten years by the week fit; what is longer is drawn by fewer days, the last one always."""
    every = math.ceil(len(heights) / MOST_STEPS)
    return heights if every == 1 else [*heights[:-1:every], heights[-1]]


def _contour(across: Sequence[float], shown: Sequence[Height], place: int) -> str:
    """A line of equal height inside the mountain: ornament only. It follows the ridge and wavers a little, always the same way."""
    share = 1.0 - place / (CONTOURS + 1.0)
    wavering = [1.0 + 0.06 * math.sin(at / 83.0 + 2.1 * place) for at in across]
    return line(across, [one.mean * share * waver for one, waver in zip(shown, wavering, strict=True)])


def line(across: Sequence[float], values: Sequence[float]) -> str:
    """A path of the inner drawing."""
    return "M" + "L".join(f"{at:.1f} {(10 - value) * TALL / 10:.1f}" for at, value in zip(across, values, strict=True))


def _bracket(heights: Sequence[Height], day: date, x: Callable[[date], float]) -> Bracket | None:
    if len(heights) < 2 or not heights[0].day <= day <= heights[-1].day:
        return None
    one = min(heights, key=lambda height: abs((height.day - day).days))
    if one.mean - one.deliverable < 0.3:
        return None
    at, top, bottom = x(one.day), _y(one.mean), _y(one.deliverable)
    anchor = "end" if at > 75 else "start"
    return Bracket(f"{at:g}%", f"{top:g}", f"{bottom:g}", f"{(top + bottom) / 2 + 4:g}", anchor)


def _y(value: float) -> float:
    return round(LOW - (LOW - HIGH) * value / 10, 1)


def _anchor(x: float) -> str:
    return "start" if x < 20 else "end" if x > 80 else "middle"
