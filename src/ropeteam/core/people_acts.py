"""Figures of what our own people did or answered, told so that nobody is found by subtraction.

Rule in prose. The only numbers that exist are those of whole calendar quarters that are over, for the company as a whole. A
quarter is told where at least FLOOR acts of at least PEOPLE people fall into it, and where its people are not those of the last
told quarter but for exactly one: then the difference would be that one's. A year is told where all its four quarters are, the
rolling year where the last four are over and told; both are sums of what is told anyway. An act counts on the day it was settled
(a guess: the day product first decided), so that a quarter that is over does not change any more.

| quarter | acts, people | told |
|---|---|---|
| Q1 | 12 of 6 | yes |
| Q2 | 9 of 6 | no: few acts; so the year is not told either |
| Q3 | 14 of 4 | no: few people |
| Q4 | 12 of 7, six of them those of Q1 | no: the seventh would be seen |

Guarantee: two numbers that are told, of whatever periods and asked on whatever days, differ by nothing or by whole told quarters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ropeteam.core.alignment import Case, Told, tell, withhold
from ropeteam.core.alignment_periods import Period, Span, before, quarter_of, trend
from ropeteam.core.people_figures import FLOOR
from ropeteam.core.vocabulary_alignment import Change, Figure, Stand, Withheld

PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Act:
    """What one of our people did, settled on `day`."""

    day: date
    person: int
    stand: Stand
    cause: str = ""


def tell_acts(figure: Figure, acts: Iterable[Act], period: Period, *, on: date) -> Told:
    """`acts` are all there are: which quarters are told hangs on those before."""
    told = told_quarters(acts, on=on)
    wanted = quarters_in(period, on=on)
    shown = _whole(period, wanted)
    if not wanted or wanted[-1].end >= on:
        return withhold(figure, shown, Withheld.RUNNING)
    if any(quarter not in told for quarter in wanted):
        return withhold(figure, shown, Withheld.FEW)
    cases = [Case(act.day, act.stand, cause=act.cause) for each in told.values() for act in each]
    found = tell(figure, cases, shown, on=on)
    # One number a period, and no trend: a line over quarters of different people would tell who came and went.
    blank = withhold(figure, shown, Withheld.FEW)
    return replace(found, before=blank.before, trend=blank.trend, change=Change.TOO_FEW, oldest=None, days=None)


def told_quarters(acts: Iterable[Act], *, on: date) -> Mapping[Period, list[Act]]:
    """The quarters that are over and may be told, the earliest first."""
    by_quarter: dict[Period, list[Act]] = defaultdict(list)
    for act in acts:
        by_quarter[quarter_of(act.day)].append(act)
    told: dict[Period, list[Act]] = {}
    last: frozenset[int] = frozenset()
    for quarter in sorted((one for one in by_quarter if one.end < on), key=lambda one: one.start):
        people = frozenset(act.person for act in by_quarter[quarter])
        enough = len(by_quarter[quarter]) >= FLOOR and len(people) >= PEOPLE
        if enough and len(people ^ last) != 1:
            told[quarter], last = by_quarter[quarter], people
    return told


def quarters_in(period: Period, *, on: date) -> list[Period]:
    """The quarters a period is made of; of the rolling year the last four that are over."""
    if period.span == Span.QUARTER:
        return [period]
    if period.span == Span.YEAR:
        return list(trend(quarter_of(period.end))[-4:])
    return list(trend(before(quarter_of(on)))[-4:])


def _whole(period: Period, quarters: list[Period]) -> Period:
    """The days the number is about: for the rolling year those of its quarters."""
    return Period(period.span, quarters[0].start, quarters[-1].end) if quarters else period
