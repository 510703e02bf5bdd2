"""Alignment health: how far each of the three loops closes, told per figure with its causes. No composite score, and no people.

Rule in prose. A *case* falls due on a day (a wish is asked for, a promise is said, a deal is signed) and stands done, open, failed
or unknown. Of a period's cases:
1. `due` are the done, open and failed ones. What nobody recorded is counted as unknown, named beside and left out.
2. The share is done of due with its 90 % interval (Wilson); below ENOUGH due cases there is only k of n, no share.
3. The days are the median from falling due to being done of the done ones, with its interval; how many still wait, and since
   when the oldest does, stand beside it: those that wait longest are in no median.
4. The trend is the same reading over the periods before. A change is told only where the interval of the difference to the
   period before excludes none, and both have ENOUGH cases.
5. Causes are counted over what is open or failed; the most frequent one chooses the next step.

Three figures are means of measured values (coverage, warmth, drop) with Student's interval instead of shares; for the drop less is
better. Below ENOUGH values the mean stands in its sentence with n, and nowhere else.

| cases of the period | told |
|---|---|
| 6 done, 3 open, 1 failed, 2 unknown | 6 of 10, 60 % (35 to 81 %), 2 not recorded |
| 2 done, 1 open | 2 of 3, no share |
| none | nothing fell due |

What is our own people's doing (`OF_PEOPLE`) is not read here before `core.people_figures` let it through.
Source: docs/reference/alignment.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ropeteam.core.alignment_periods import Period, before, trend
from ropeteam.core.alignment_steps import step_for
from ropeteam.core.numbers.averages import Average, Gap, between_means, between_shares, mean_of, median_of
from ropeteam.core.numbers.share import Share, share_of
from ropeteam.core.vocabulary_alignment import LOOP, Change, Figure, Loop, Stand, Step, Withheld

ENOUGH = 5
# Where less is better.
LESS_IS_BETTER = frozenset({Figure.DROP})


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that fell due on `day`. `closed_on` is None where it is not done, or where nobody knows the day. `cause` is a
    code for why it stands as it does."""

    day: date
    stand: Stand
    closed_on: date | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured value of a deal; `causes` are the codes of what is missing in it."""

    day: date
    value: float
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One period. `share` is None below ENOUGH due cases; `mean` is set for measured figures alone."""

    period: Period
    due: int = 0
    done: int = 0
    open: int = 0
    failed: int = 0
    unknown: int = 0
    share: Share | None = None
    mean: Average | None = None

    @property
    def undone(self) -> int:
        return self.open + self.failed


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it is told: `causes` of what is open or failed, `ends` of what is done. `withheld` says why there is nothing
    but its name."""

    figure: Figure
    now: Reading
    before: Reading
    change: Change
    trend: tuple[Reading, ...]
    days: Average | None = None
    oldest: date | None = None
    causes: tuple[tuple[str, int], ...] = ()
    ends: tuple[tuple[str, int], ...] = ()
    step: Step = Step.NOTHING
    withheld: Withheld | None = None

    @property
    def loop(self) -> Loop:
        return LOOP[self.figure]


def tell(figure: Figure, cases: Iterable[Case], period: Period, *, on: date) -> Told:
    """What happened after `on` is not known yet: a case done later is open on that day."""
    known = [_as_of(case, on) for case in cases if case.day <= on]
    now = [case for case in known if period.holds(case.day)]
    causes = _causes(case.cause for case in now if case.stand in (Stand.OPEN, Stand.FAILED) and case.cause)
    reading, last = _read(now, period), _reading(known, before(period))
    return Told(
        figure,
        reading,
        last,
        change_of(figure, reading, last),
        tuple(_reading(known, one) for one in trend(period)),
        days=median_of([_days(case) for case in now if case.stand == Stand.DONE and case.closed_on]),
        oldest=min((case.day for case in now if case.stand == Stand.OPEN), default=None),
        causes=causes,
        ends=_causes(case.cause for case in now if case.stand == Stand.DONE and case.cause),
        step=step_for(figure, causes, undone=reading.undone, unknown=reading.unknown),
    )


def tell_measured(
    figure: Figure, values: Iterable[Measured], period: Period, *, on: date, unknown: Sequence[date] = ()
) -> Told:
    """`unknown` are the days on which something should have been measured and was not."""
    known = [value for value in values if value.day <= on]
    now = [value for value in known if period.holds(value.day)]
    causes = _causes(cause for value in now for cause in value.causes)
    reading, last = _mean(known, unknown, period), _mean(known, unknown, before(period))
    return Told(
        figure,
        reading,
        last,
        change_of(figure, reading, last),
        tuple(_mean(known, unknown, one) for one in trend(period)),
        causes=causes,
        step=step_for(figure, causes, undone=sum(_lacks(figure, value) for value in now), unknown=reading.unknown),
    )


def withhold(figure: Figure, period: Period, why: Withheld) -> Told:
    """Only that it is not told, and why."""
    readings = tuple(Reading(one) for one in trend(period))
    return Told(figure, Reading(period), Reading(before(period)), Change.TOO_FEW, readings, withheld=why)


def tell_state(figure: Figure, period: Period, *, done: int, due: int) -> Told:
    """How something stands today, whatever the period: no trend, and nothing to compare with."""
    blank = withhold(figure, period, Withheld.FEW)
    share = share_of(done, due) if due >= ENOUGH else None
    now = Reading(period, due, done, due - done, share=share)
    step = step_for(figure, (), undone=now.undone, unknown=0)
    return replace(blank, now=now, step=step, withheld=None)


def change_of(figure: Figure, now: Reading, last: Reading) -> Change:
    gap = _gap(now, last)
    if gap is None:
        return Change.TOO_FEW
    if gap.low <= 0 <= gap.high:
        return Change.UNCLEAR
    return Change.BETTER if (gap.value > 0) != (figure in LESS_IS_BETTER) else Change.WORSE


def _gap(now: Reading, last: Reading) -> Gap | None:
    if now.share is not None and last.share is not None:
        return between_shares(now.share, last.share)
    if now.mean is None or last.mean is None or min(now.due, last.due) < ENOUGH:
        return None
    return between_means(now.mean, last.mean)


def _as_of(case: Case, on: date) -> Case:
    later = case.stand == Stand.DONE and case.closed_on is not None and case.closed_on > on
    return Case(case.day, Stand.OPEN) if later else case


def _reading(known: Iterable[Case], period: Period) -> Reading:
    return _read([case for case in known if period.holds(case.day)], period)


def _read(cases: Sequence[Case], period: Period) -> Reading:
    counted = Counter(case.stand for case in cases)
    done, still, failed = counted[Stand.DONE], counted[Stand.OPEN], counted[Stand.FAILED]
    due = done + still + failed
    share = share_of(done, due) if due >= ENOUGH else None
    return Reading(period, due, done, still, failed, counted[Stand.UNKNOWN], share)


def _mean(known: Iterable[Measured], unknown: Iterable[date], period: Period) -> Reading:
    values = [value.value for value in known if period.holds(value.day)]
    missing = sum(period.holds(day) for day in unknown)
    return Reading(period, due=len(values), done=len(values), unknown=missing, mean=mean_of(values))


def _lacks(figure: Figure, value: Measured) -> bool:
    return value.value > 0 if figure in LESS_IS_BETTER else bool(value.causes)


def _days(case: Case) -> float:
    assert case.closed_on is not None
    return float(max(0, (case.closed_on - case.day).days))


def _causes(codes: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The most frequent first."""
    counted = Counter(codes)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
