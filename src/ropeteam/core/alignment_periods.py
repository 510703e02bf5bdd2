"""The spans of time that alignment is told for: a year, a quarter, or the 365 days up to a day.

| asked on 16.11.2026 | from | to | compared with |
|---|---|---|---|
| rolling | 17.11.2025 | 16.11.2026 | the 365 days before |
| 2026-q3 | 01.07.2026 | 30.09.2026 | 2026-q2 |
| 2026 | 01.01.2026 | 31.12.2026 | 2025 |

A trend is eight quarters, or five years where a year is asked for; for the rolling year it is the quarters up to today's. A period
that is not over ends later than the day it is asked on: what happened up to that day counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
YEAR = timedelta(days=365)
QUARTERS, YEARS = 8, 5
# Nobody's software is older; a mistyped year is no period.
FIRST_YEAR, LAST_YEAR = 1990, 2200
_NAME = re.compile(r"(\d{4})(?:-q([1-4]))?")


class Span(StrEnum):
    ROLLING = "rolling"
    QUARTER = "quarter"
    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """From its first day to its last."""

    span: Span
    start: date
    end: date

    @property
    def quarter(self) -> int:
        return (self.start.month + 2) // 3

    @property
    def name(self) -> str:
        """As an address and a command name it."""
        if self.span == Span.ROLLING:
            return Span.ROLLING.value
        if self.span == Span.MONTH:
            return f"{self.start.year}-{self.start.month:02d}"
        return str(self.start.year) if self.span == Span.YEAR else f"{self.start.year}-q{self.quarter}"

    def holds(self, day: date) -> bool:
        return self.start <= day <= self.end


def rolling(on: date) -> Period:
    return Period(Span.ROLLING, on - YEAR + DAY, on)


def quarter_of(day: date) -> Period:
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    following = date(first.year + (first.month == 10), (first.month + 2) % 12 + 1, 1)
    return Period(Span.QUARTER, first, following - DAY)


def year_of(day: date) -> Period:
    return Period(Span.YEAR, date(day.year, 1, 1), date(day.year, 12, 31))


def month_of(day: date) -> Period:
    """Only for the monthly letter: a month holds too little for a page."""
    first = day.replace(day=1)
    following = date(first.year + (first.month == 12), first.month % 12 + 1, 1)
    return Period(Span.MONTH, first, following - DAY)


def period_named(name: str, *, on: date) -> Period | None:
    """rolling, 2026 or 2026-q3; None for anything else, and for what begins after `on`."""
    if name == Span.ROLLING:
        return rolling(on)
    found = _NAME.fullmatch(name)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    year = int(found[1])
    period = quarter_of(date(year, int(found[2]) * 3, 1)) if found[2] else year_of(date(year, 1, 1))
    return period if period.start <= on else None


def before(period: Period) -> Period:
    """The period of the same length that ends the day before."""
    last = period.start - DAY
    return _HOLDING[period.span](last)


def trend(period: Period) -> tuple[Period, ...]:
    """The periods that a trend is drawn over, the earliest first; the last one holds the period's end."""
    found = [year_of(period.end) if period.span == Span.YEAR else quarter_of(period.end)]
    while len(found) < (YEARS if period.span == Span.YEAR else QUARTERS):
        found.append(before(found[-1]))
    return tuple(reversed(found))


def since(period: Period) -> date:
    """The first day that anything told of this period rests on."""
    return min(before(period).start, trend(period)[0].start)


_HOLDING = {Span.ROLLING: rolling, Span.QUARTER: quarter_of, Span.YEAR: year_of, Span.MONTH: month_of}
