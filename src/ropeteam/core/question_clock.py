"""How long product takes to answer what it was asked: flow time of the system, never of a person.

Rule in prose. A question to product waits from the day it was asked. It is answered with the first decision on the wish it
became part of; one that was decided before it was asked was answered the same day. The median is told of the answered ones
of the last year, with their number and with how many still wait, since those that wait longest are not in it.

| asked | decided | days |
|---|---|---|
| Monday | Thursday | 3 |
| Monday | the week before | 0 |
| Monday | not yet | waits |
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

SPAN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class FlowTime:
    """`days` is the median of `n` answered questions, None where none was; `waiting` are not answered."""

    days: int | None
    n: int
    waiting: int


def waited(asked: date, until: date) -> int:
    """Whole days; never fewer than none."""
    return max(0, (until - asked).days)


def flow_time(questions: Iterable[tuple[date, date | None]]) -> FlowTime:
    """Of pairs (asked, decided)."""
    answered, waiting = [], 0
    for asked, decided in questions:
        if decided is None:
            waiting += 1
        else:
            answered.append(waited(asked, decided))
    return FlowTime(round(median(answered)) if answered else None, len(answered), waiting)
