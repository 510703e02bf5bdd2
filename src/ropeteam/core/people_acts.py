"""Figures of what our own people did or answered, told so that nobody is found by subtraction.

Rule in prose. The only numbers that exist are those of whole calendar quarters that are over, for the company as a whole. Once a
quarter is over it is judged, once and for ever: it is told where at least FLOOR acts of at least PEOPLE people fall into it, and
where its people are not those of the last told quarter but for exactly one: then the difference would be that one's. What was
judged is kept as it was. Whatever is learnt, taken back, merged or made confidential afterwards changes neither a number that was
told nor that one was not told: the change itself would be one person's act. A year is told where all its four quarters are, the
rolling year where the last four are over and told; both are sums of what is told anyway. An act counts on the day it was settled
(a guess: the day product first decided).

| quarter | acts, people | told |
|---|---|---|
| Q1 | 12 of 6 | yes |
| Q2 | 9 of 6 | no: few acts; so the year is not told either |
| Q3 | 14 of 4 | no: few people |
| Q4 | 12 of 7, six of them those of Q1 | no: the seventh would be seen |

Guarantee: two numbers that are told, of whatever periods and asked on whatever days, differ by nothing or by whole told quarters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ropeteam.core.alignment import Case, Told, tell, withhold
from ropeteam.core.alignment_periods import DAY, Period, Span, before, quarter_of, trend
from ropeteam.core.people_figures import FLOOR
from ropeteam.core.vocabulary_alignment import Change, Figure, Stand, Withheld

PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Act:
    """What one of our people did, settled on `day`."""

    day: date
    person: str
    stand: Stand
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter as it was judged when it was over. Of one that is not told nothing is kept but that."""

    period: Period
    told: bool
    done: int = 0
    failed: Mapping[str, int] = field(default_factory=dict)
    people: frozenset[str] = frozenset()


def judge_quarters(acts: Iterable[Act], *, kept: Sequence[Quarter], on: date) -> list[Quarter]:
    """The quarters that are over and were not judged yet, the earliest first. Whatever came to light of an earlier time came too
    late."""
    by_quarter: dict[Period, list[Act]] = defaultdict(list)
    for act in acts:
        by_quarter[quarter_of(act.day)].append(act)
    judged: list[Quarter] = []
    for period in _to_judge(by_quarter, kept, on=on):
        last = next((one.people for one in reversed([*kept, *judged]) if one.told), frozenset[str]())
        judged.append(_judged(period, by_quarter.get(period, []), last))
    return judged


def tell_acts(figure: Figure, quarters: Sequence[Quarter], period: Period, *, on: date) -> Told:
    wanted = quarters_in(period, on=on)
    shown = _whole(period, wanted)
    if not wanted or wanted[-1].end >= on:
        return withhold(figure, shown, Withheld.RUNNING)
    judged = {quarter.period: quarter for quarter in quarters}
    if quarters and any(quarter.start > quarters[-1].period.end for quarter in wanted):
        return withhold(figure, shown, Withheld.NOT_KEPT)
    if any(quarter not in judged or not judged[quarter].told for quarter in wanted):
        return withhold(figure, shown, Withheld.FEW)
    cases = [case for quarter in wanted for case in _cases(judged[quarter])]
    found = tell(figure, cases, shown, on=on)
    # One number a period, and no trend: a line over quarters of different people would tell who came and went.
    blank = withhold(figure, shown, Withheld.FEW)
    return replace(found, before=blank.before, trend=blank.trend, change=Change.TOO_FEW, oldest=None, days=None)


def quarters_in(period: Period, *, on: date) -> list[Period]:
    """The quarters a period is made of; of the rolling year the last four that are over."""
    if period.span == Span.QUARTER:
        return [period]
    if period.span == Span.YEAR:
        return list(trend(quarter_of(period.end))[-4:])
    return list(trend(before(quarter_of(on)))[-4:])


def _to_judge(by_quarter: Mapping[Period, list[Act]], kept: Sequence[Quarter], *, on: date) -> list[Period]:
    """From the one after the last that was judged, else from the first with an act: every one that is over, empty ones too."""
    first = min((period.start for period in by_quarter), default=None)
    start = kept[-1].period.end + DAY if kept else first
    found: list[Period] = []
    while start is not None and quarter_of(start).end < on:
        found.append(quarter_of(start))
        start = found[-1].end + DAY
    return found


def _judged(period: Period, acts: Sequence[Act], last: frozenset[str]) -> Quarter:
    people = frozenset(act.person for act in acts)
    if len(acts) < FLOOR or len(people) < PEOPLE or len(people ^ last) == 1:
        return Quarter(period, told=False)
    failed = Counter(act.cause for act in acts if act.stand == Stand.FAILED)
    return Quarter(period, True, sum(act.stand == Stand.DONE for act in acts), dict(failed), people)


def _cases(quarter: Quarter) -> list[Case]:
    day = quarter.period.start
    failed = [Case(day, Stand.FAILED, cause=cause) for cause, n in quarter.failed.items() for _ in range(n)]
    return [Case(day, Stand.DONE)] * quarter.done + failed


def _whole(period: Period, quarters: list[Period]) -> Period:
    """The days the number is about: for the rolling year those of its quarters."""
    return Period(period.span, quarters[0].start, quarters[-1].end) if quarters else period
