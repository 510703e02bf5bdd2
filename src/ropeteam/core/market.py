"""What the market says: how often delight, concerns and needs are heard in customers' talks, by segment and over time.

Rule in prose. The unit is a customer's talk that was listened to. Of the n talks of a segment in a period, k held a sentence
of a kind; the share k/n stands with its 90 % interval (Wilson, `core.numbers.share`). Talks of one customer are alike, so the
interval is rather too narrow than too wide; it still keeps three talks from looking like a trend.
1. A period is a month where the talks carry it: the median of talks in a segment and month is at least ENOUGH. Else a quarter.
2. Fewer than ENOUGH talks give no share: "too few", with their number.
3. The last PERIODS periods are shown, empty ones in between included, up to the one of the latest talk.

| talks, with a concern | shown |
|---|---|
| 4, 2 | too few (4) |
| 10, 2 | 20 %, 7 to 46 % |
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from ropeteam.core.numbers.share import Share, share_of
from ropeteam.core.vocabulary import SignalKind

ENOUGH = 5
PERIODS = 8
KINDS = (SignalKind.DELIGHT, SignalKind.CONCERN, SignalKind.NEED)
EVERYBODY = ""


class Grain(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Heard:
    """One month of one segment: the talks, and by kind the talks with such a sentence."""

    segment: str
    month: date
    talks: int
    said: Mapping[SignalKind, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Period:
    """From its first day to its last."""

    grain: Grain
    start: date

    @property
    def end(self) -> date:
        return _after(self) - timedelta(days=1)

    @property
    def number(self) -> int:
        """1 to 12, or 1 to 4."""
        return self.start.month if self.grain == Grain.MONTH else (self.start.month + 2) // 3

    def __str__(self) -> str:
        return (
            f"{self.start.year}-{self.number:02d}" if self.grain == Grain.MONTH else f"{self.start.year}-q{self.number}"
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """`share` is None where there are too few talks to speak of one."""

    period: Period
    talks: int
    said: int
    share: Share | None


@dataclass(frozen=True, slots=True)
class Line:
    """One kind in one segment over the periods."""

    segment: str
    kind: SignalKind
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """`segments` in the order of their talks, the most first; lines of `EVERYBODY` hold all of them."""

    periods: tuple[Period, ...]
    segments: tuple[str, ...]
    lines: Mapping[tuple[str, SignalKind], Line]


def over_time(heard: Iterable[Heard]) -> Over:
    rows = list(heard)
    grain = grain_for(rows)
    talks: Counter[tuple[str, Period]] = Counter()
    said: dict[tuple[str, SignalKind], Counter[Period]] = defaultdict(Counter)
    for row in rows:
        period = period_of(row.month, grain)
        for segment in (EVERYBODY, row.segment) if row.segment != EVERYBODY else (EVERYBODY,):
            talks[segment, period] += row.talks
            for kind, n in row.said.items():
                said[segment, kind][period] += n
    periods = periods_of(rows)
    of_segment: Counter[str] = Counter()
    for (segment, period), n in talks.items():
        if segment != EVERYBODY and period in periods:
            of_segment[segment] += n
    segments = tuple(sorted(of_segment, key=lambda name: (-of_segment[name], name)))
    lines = {
        (segment, kind): Line(
            segment, kind, tuple(_cell(p, talks[segment, p], said[segment, kind][p]) for p in periods)
        )
        for segment in (EVERYBODY, *segments)
        for kind in KINDS
    }
    return Over(periods, segments, lines)


def periods_of(heard: Iterable[Heard]) -> tuple[Period, ...]:
    """The periods that are shown; they hang on the talks alone."""
    rows = list(heard)
    return _last(grain_for(rows), [row.month for row in rows])


def grain_for(heard: Iterable[Heard]) -> Grain:
    talks = [row.talks for row in heard if row.talks]
    return Grain.MONTH if talks and median(talks) >= ENOUGH else Grain.QUARTER


def period_of(day: date, grain: Grain) -> Period:
    month = day.month if grain == Grain.MONTH else (day.month - 1) // 3 * 3 + 1
    return Period(grain, date(day.year, month, 1))


def period_named(name: str) -> Period | None:
    """2026-03 or 2026-q1, as an address names it; None for what somebody mistyped."""
    year, _, part = name.partition("-")
    grain, number = (Grain.QUARTER, part[1:]) if part.startswith("q") else (Grain.MONTH, part)
    try:
        first = date(int(year), int(number) * 3 - 2 if grain == Grain.QUARTER else int(number), 1)
    except (ValueError, OverflowError):
        return None
    return Period(grain, first) if first.year < date.max.year else None


def _cell(period: Period, talks: int, said: int) -> Cell:
    return Cell(period, talks, said, share_of(said, talks) if talks >= ENOUGH else None)


def _last(grain: Grain, months: list[date]) -> tuple[Period, ...]:
    """The periods from the first talk to the latest, the last ones of them."""
    if not months:
        return ()
    period, latest = period_of(min(months), grain), period_of(max(months), grain)
    found = [period]
    while period.start < latest.start:
        period = Period(grain, _after(period))
        found.append(period)
    return tuple(found[-PERIODS:])


def _after(period: Period) -> date:
    """The first day after the period."""
    months = period.start.month - 1 + (1 if period.grain == Grain.MONTH else 3)
    return date(period.start.year + months // 12, months % 12 + 1, 1)
