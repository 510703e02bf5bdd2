"""One deal as a climb: the curve, the line of what is deliverable, the drop, the summit that was none, and what would help.

Rule in prose. Input: what is known of the deal on a day: its measuring points, its promises with their spans and chances, its
talks with the customer, the days of its life.

1. **The handover's day** is the deal's own, once it has come; where none is written down, the first kickoff with the customer from
   the signature on. An unsigned deal has none, whatever is planned, and one that was opened again has none until it is signed
   again. Two kickoffs: the first counts. Never the signature's day itself (`drop.effective_handover`).
2. The curve runs from the first measuring point to today; of an ended deal to its last measuring point or its end.
3. **The second line** lies below the curve by the overstretch of that day (its open promises, its talks so far), after the handover
   by what the promises that are still open weigh. It never lies above the curve.
4. **The overstretch** that is told is today's while nobody took over (of a lost deal its last day's), afterwards the one of the
   signature's day, since that is what was sold. Without a curve the height counts as nothing.
5. **A sag** is seen while the deal is not signed (or was, at its signature): the mean of the last `RECENT` days below the highest
   level of the `LOOK_BACK` days before, marked only when that is certain.

With fewer than `enthusiasm.FEWEST` measuring points there is no line at all: `too_little`.

Source: docs/reference/science.md, "The climb".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ropeteam.core.numbers.curve_model import BAND, PARAMETERS, Band, Parameters
from ropeteam.core.numbers.drop import DAY, Drop, Estimate, FalseSummit, drop, effective_handover, false_summit
from ropeteam.core.numbers.enthusiasm import FEWEST, STEP, CurvePoint, combination, levels
from ropeteam.core.numbers.observations import HIGHEST, Observation
from ropeteam.core.numbers.overstretch import (
    LEVEL_GROUND,
    PRIOR,
    OpenPromise,
    Overstretch,
    Standing,
    Weights,
    deliverable,
    overstretch,
    remaining,
)
from ropeteam.core.vocabulary import Importance

RECENT = 14
LOOK_BACK = 120


class HandoverFrom(StrEnum):
    """What says when services took over."""

    DEAL = "deal"
    KICKOFF = "kickoff"


@dataclass(frozen=True, slots=True)
class PromiseSpan:
    """A promise from the day it was said until the day before `until`; `chance` that it is delivered as promised.
    `name`: what the ledger calls it, '' for what was heard and not reviewed."""

    key: str
    said_on: date
    until: date | None
    chance: float
    importance: Importance = Importance.CHALLENGE
    name: str = ""

    def open_on(self, day: date) -> bool:
        return self.said_on <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class CustomerTalk:
    day: date
    with_services: bool
    kickoff: bool = False


@dataclass(frozen=True, slots=True)
class ClimbFacts:
    """What is known of one deal on day `on`. Days that lie after it are plans."""

    on: date
    observations: tuple[Observation, ...] = ()
    promises: tuple[PromiseSpan, ...] = ()
    talks: tuple[CustomerTalk, ...] = ()
    signed: date | None = None
    handover: date | None = None
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One day of the climb, by the week: 0 <= low <= mean <= high <= 10, 0 <= deliverable <= mean."""

    day: date
    mean: float
    low: float
    high: float
    deliverable: float


@dataclass(frozen=True, slots=True)
class Sag:
    """The level fell before anybody signed: from the peak on that day, by so many points."""

    peak: date
    lost: Estimate


@dataclass(frozen=True, slots=True)
class Climb:
    """`overstretch` as of `standing_on`. `open_weight`: after the handover, the points that open promises still weigh."""

    steps: tuple[Step, ...]
    observations: int
    handover: date | None
    handover_from: HandoverFrom | None
    drop: Drop
    false_summit: FalseSummit | None
    sag: Sag | None
    overstretch: Overstretch
    standing_on: date
    height_known: bool
    open_weight: float

    @property
    def too_little(self) -> bool:
        return self.observations < FEWEST

    @property
    def missing(self) -> int:
        """So many more measuring points, and there is a line."""
        return max(FEWEST - self.observations, 0)


def climb(
    facts: ClimbFacts, *, parameters: Parameters = PARAMETERS, band: Band = BAND, weights: Weights = PRIOR
) -> Climb:
    """The climb of one deal as it is known on `facts.on`; what lies after that day does not count."""
    points = tuple(point for point in facts.observations if point.day <= facts.on)
    signed = facts.signed if facts.signed and facts.signed <= facts.on else None
    day, told_by = handover_day(facts)
    model = Model(points, day, parameters, band)
    drawn = model.drawn(_until(facts), signed) if len(points) >= FEWEST else ()
    lost = drop(points, signed=signed, handover=day, parameters=parameters, band=band)
    stands_on = (signed or day - DAY) if day is not None else _until(facts)
    here = model.level(stands_on) if drawn else None
    summit = false_summit(points, lost, signed=signed, handover=day, parameters=parameters) if signed and day else None
    return Climb(
        steps=tuple(_step(point, facts, day, weights) for point in drawn),
        observations=len(points),
        handover=day,
        handover_from=told_by,
        drop=lost if drawn else Drop(None, lost.plain, lost.missing),
        false_summit=summit if drawn else None,
        sag=_sag(model, signed or _until(facts)) if drawn else None,
        overstretch=overstretch(standing(facts, stands_on, here), weights),
        standing_on=stands_on,
        height_known=here is not None,
        open_weight=remaining(_open(facts, facts.on), weights) if day is not None else 0.0,
    )


def handover_day(facts: ClimbFacts) -> tuple[date | None, HandoverFrom | None]:
    """The day on which services took over, and what says so; (None, None) while nobody did."""
    signed = facts.signed
    if signed is None or signed > facts.on:
        return None, None
    if facts.handover is not None:
        came = effective_handover(signed=signed, handover=facts.handover)
        return (came, HandoverFrom.DEAL) if came <= facts.on else (None, None)
    kickoffs = [talk.day for talk in facts.talks if talk.kickoff and signed <= talk.day <= facts.on]
    if not kickoffs:
        return None, None
    came = effective_handover(signed=signed, handover=min(kickoffs))
    return (came, HandoverFrom.KICKOFF) if came <= facts.on else (None, None)


def standing(facts: ClimbFacts, day: date, enthusiasm: float | None) -> Standing:
    """The deal on a day before its handover; without a level the height counts as nothing."""
    so_far = [talk for talk in facts.talks if talk.day <= day]
    with_services = sum(talk.with_services for talk in so_far)
    level = LEVEL_GROUND if enthusiasm is None else enthusiasm
    return Standing(_open(facts, day), len(so_far), with_services, level)


@dataclass(frozen=True, slots=True)
class Model:
    """The curve of these measuring points, ready to be asked."""

    points: tuple[Observation, ...]
    handover: date | None
    parameters: Parameters
    band: Band

    def drawn(self, until: date, signed: date | None) -> tuple[CurvePoint, ...]:
        """By the week, and on the days about the handover: a jump is no slope."""
        first, last = min(point.day for point in self.points), max(until, *(point.day for point in self.points))
        days = {first + DAY * apart for apart in range(0, (last - first).days + 1, STEP)} | {last}
        turning = (signed, self.handover and self.handover - DAY, self.handover)
        days |= {day for day in turning if day is not None and first <= day <= last}
        return self.levels(sorted(days))

    def level(self, day: date) -> float:
        return self.levels([day])[0].mean

    def levels(self, days: list[date]) -> tuple[CurvePoint, ...]:
        return levels(self.points, days, handover=self.handover, parameters=self.parameters, band=self.band)

    def combination(self, weights: dict[date, float]) -> tuple[float, float]:
        return combination(self.points, weights, handover=self.handover, parameters=self.parameters)


def _until(facts: ClimbFacts) -> date:
    """Today, or the end of what has ended."""
    return min(facts.closed, facts.on) if facts.closed else facts.on


def _step(point: CurvePoint, facts: ClimbFacts, handover: date | None, weights: Weights) -> Step:
    if handover is not None and point.day >= handover:
        stretched = remaining(_open(facts, point.day), weights)
    else:
        stretched = overstretch(standing(facts, point.day, point.mean), weights).points
    return Step(point.day, point.mean, point.low, point.high, deliverable(point.mean, stretched))


def _open(facts: ClimbFacts, day: date) -> tuple[OpenPromise, ...]:
    return tuple(OpenPromise(one.key, one.chance, one.importance) for one in facts.promises if one.open_on(day))


def _sag(model: Model, end: date) -> Sag | None:
    """How far the last days lie below the peak before them, with the errors of both hanging together."""
    first = min(point.day for point in model.points)
    last = [end - DAY * back for back in range(RECENT)]
    days = [end - DAY * back for back in range(RECENT, LOOK_BACK + 1, STEP) if end - DAY * back >= first]
    if last[-1] < first or not days:
        return None
    peak = max(model.levels(days), key=lambda point: (point.mean, point.day)).day
    weights = dict.fromkeys(last, -1.0 / RECENT)
    weights[peak] = weights.get(peak, 0.0) + 1.0
    mean, sd = model.combination(weights)
    width = sd * model.band.factor(None)
    if mean - width <= 0:
        return None
    low, value, high = (min(max(x, -HIGHEST), HIGHEST) for x in (mean - width, mean, mean + width))
    return Sag(peak, Estimate(value, low, high))
