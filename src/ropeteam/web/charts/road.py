"""The deal's road as a picture: a line of days with camps, talks above it and promises hanging on it as pegs.

Plain values in, places in percent out; the template draws. Percent keeps the words at one size on every screen. Pegs of
nearby days hang under each other, and talks of nearby days stand in two lanes, far enough apart also on a phone, where the
whole road is some 290 pixels wide. No height is drawn: enthusiasm is measured, not guessed, and has its own picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

LEFT, RIGHT = 3.0, 97.0
NEAR = 6.0  # a peg's mark is 16 pixels wide
CLOSE = 3.0  # a talk's dot is 8
TALK_LANES = (44, 36)
STEP = 20
TOP = 66
CAMP_APART = 13.0


@dataclass(frozen=True, slots=True)
class Camp:
    """A named day of the deal. `code` is worded as `road.camp.CODE`; a stage of the CRM has its own `words` instead."""

    code: str
    day: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    day: date
    heard: bool
    title: str


@dataclass(frozen=True, slots=True)
class Peg:
    """A promise on the day it was said. `words` are '' where the reader may not read them; `drawing` is its mark, `look` the
    mark's colour (charts.pegs)."""

    day: date
    backing: str
    words: str
    drawing: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Something at `x` percent and `y` pixels. `anchor` keeps words inside the picture; `lane` staggers camps."""

    x: float
    y: int
    item: Camp | Talk | Peg
    anchor: str = "middle"
    lane: int = 0

    @property
    def at(self) -> str:
        """For an attribute: a point, whatever the reader's language."""
        return f"{self.x:g}%"


@dataclass(frozen=True, slots=True)
class Road:
    camps: tuple[Placed, ...]
    talks: tuple[Placed, ...]
    pegs: tuple[Placed, ...]
    today: Placed | None
    height: int
    first: date
    last: date


def road(camps: Sequence[Camp], talks: Sequence[Talk], pegs: Sequence[Peg], *, today: date) -> Road | None:
    """The picture's places; None where there is too little to draw a line: fewer than two different days."""
    days = [camp.day for camp in camps] + [talk.day for talk in talks] + [peg.day for peg in pegs]
    closed = any(camp.code == "closed" for camp in camps)
    if days and not closed:
        days.append(max(today, min(days)))
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    span = (last - first).days

    def x(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - first).days / span, 2)

    hung = hang(sorted(pegs, key=lambda peg: peg.day), x, top=TOP)
    lowest = max((peg.y for peg in hung), default=TOP)
    return Road(
        camps=pitch(sorted(camps, key=lambda camp: camp.day), x),
        talks=_line_up(sorted(talks, key=lambda talk: talk.day), x),
        pegs=tuple(hung),
        today=Placed(x(today), 0, Camp("today", today)) if first <= today <= last and not closed else None,
        height=lowest + STEP,
        first=first,
        last=last,
    )


def hang(pegs: Sequence[Peg], x: Callable[[date], float], *, top: int) -> list[Placed]:
    """Each peg in the first row in which nothing hangs near it; the first row is at `top`."""
    rows: list[float] = []
    placed = []
    for peg in pegs:
        at = x(peg.day)
        row = next((no for no, last in enumerate(rows) if at - last >= NEAR), len(rows))
        if row == len(rows):
            rows.append(at)
        else:
            rows[row] = at
        placed.append(Placed(at, top + row * STEP, peg))
    return placed


def _line_up(talks: Sequence[Talk], x: Callable[[date], float]) -> tuple[Placed, ...]:
    """Each talk in the first lane in which none stands close to it; where both are taken, in the one with more room."""
    ends = [-100.0] * len(TALK_LANES)
    placed = []
    for talk in talks:
        at = x(talk.day)
        lane = next((no for no, end in enumerate(ends) if at - end >= CLOSE), ends.index(min(ends)))
        ends[lane] = at
        placed.append(Placed(at, TALK_LANES[lane], talk))
    return tuple(placed)


def pitch(camps: Sequence[Camp], x: Callable[[date], float]) -> tuple[Placed, ...]:
    """Names of camps that stand close go to the second lane."""
    placed: list[Placed] = []
    ends = [-100.0, -100.0]
    for camp in camps:
        at = x(camp.day)
        lane = 0 if at - ends[0] >= CAMP_APART or ends[0] <= ends[1] else 1
        ends[lane] = at
        anchor = "start" if at < 12 else "end" if at > 88 else "middle"
        placed.append(Placed(at, 0, camp, anchor, lane))
    return tuple(placed)
