"""Alignment health: the three loops as numbers with their causes, over time. Never by person, never by team."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.alignment import Reading, Told
from ropeteam.core.alignment_periods import Span, period_named
from ropeteam.core.errors import NotFound, Refused
from ropeteam.flows import alignment as flow
from ropeteam.store import access

router = Router(tags=["alignment"])


class ReadingOut(Schema):
    period: str = Field(description="2026-q3, 2026 or rolling")
    start: date
    end: date
    due: int
    done: int
    open: int
    failed: int
    unknown: int = Field(description="what nobody recorded, left out of due")
    share: float | None = Field(description="null below five due cases, and where a mean is told")
    mean: float | None
    low: float | None = Field(description="of the 90 % interval")
    high: float | None


class DaysOut(Schema):
    median: float
    low: float | None = Field(description="null below five cases")
    high: float | None
    n: int


class CauseOut(Schema):
    code: str
    n: int


class FigureOut(Schema):
    figure: str
    loop: str
    now: ReadingOut
    before: ReadingOut
    change: str = Field(description="better, worse, unclear or too_few")
    days: DaysOut | None
    oldest_open: date | None
    causes: list[CauseOut] = Field(description="of what is open or failed, the most frequent first")
    ends: list[CauseOut] = Field(description="how what is done was done")
    step: str
    trend: list[ReadingOut]
    withheld: str | None = Field(description="why a figure of our own people is not told")


class AlignmentOut(Schema):
    on: date
    confidential: bool = Field(description="whether confidential deals count")
    figures: list[FigureOut]


@router.get("/alignment", response=AlignmentOut, summary="How far listening, promising and handing over succeed")
def alignment(request: HttpRequest, period: str = Span.ROLLING.value, product: int | None = None) -> AlignmentOut:
    """`period` is rolling, a year (2026) or a quarter (2026-q3)."""
    who, today = actor(request), timezone.localdate()
    access.require(who, Deed.READ_ALIGNMENT)
    found = period_named(period, on=today)
    if found is None:
        raise Refused("period_unknown", period=period[:40])
    if who.company is None:
        raise NotFound("company")
    wanted = access.product(who, product) if product is not None else None
    health = flow.look(who.company, found, actor=who, on=today, product=wanted)
    return AlignmentOut(on=today, confidential=health.confidential, figures=[_figure(told) for told in health.told])


def _figure(told: Told) -> FigureOut:
    days = told.days
    return FigureOut(
        figure=told.figure.value,
        loop=told.loop.value,
        now=_reading(told.now),
        before=_reading(told.before),
        change=told.change.value,
        days=DaysOut(median=days.value, low=days.low, high=days.high, n=days.n) if days else None,
        oldest_open=told.oldest,
        causes=[CauseOut(code=code, n=n) for code, n in told.causes],
        ends=[CauseOut(code=code, n=n) for code, n in told.ends],
        step=told.step.value,
        trend=[_reading(reading) for reading in told.trend],
        withheld=told.withheld.value if told.withheld else None,
    )


def _reading(reading: Reading) -> ReadingOut:
    interval = reading.share or reading.mean
    return ReadingOut(
        period=reading.period.name,
        start=reading.period.start,
        end=reading.period.end,
        due=reading.due,
        done=reading.done,
        open=reading.open,
        failed=reading.failed,
        unknown=reading.unknown,
        share=reading.share.share if reading.share else None,
        mean=reading.mean.value if reading.mean else None,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
    )
