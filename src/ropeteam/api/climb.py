"""The climb over the API: the typical one, a deal's lines with overstretch and drop; measuring points read and brought in."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.numbers.climb import Climb
from ropeteam.core.numbers.drop import Estimate
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import climb as flow
from ropeteam.flows import observations
from ropeteam.language.observation_table import read_row
from ropeteam.store import access
from ropeteam.store.models import Observation

router = Router(tags=["climb"])
MOST = 500


class EstimateOut(Schema):
    value: float
    low: float = Field(description="90 % interval, with `high`")
    high: float


class StepOut(Schema):
    day: date
    mean: float
    low: float
    high: float
    deliverable: float = Field(description="never above mean")


class LeverOut(Schema):
    code: str
    points: float = Field(description="by how much the overstretch would change; below 0 it helps")
    subjects: list[str] = Field(description="p… a promise of the ledger, s… a signal nobody reviewed")


class OverstretchOut(Schema):
    on: date
    points: float
    sd: float
    chance: float = Field(description="that enthusiasm falls by more than 2 points")
    base: float
    promises: float
    coldness: float
    height: float
    learned_from: int
    levers: list[LeverOut]


class ClimbOut(Schema):
    observations: int
    too_little: bool = Field(description="then there are no steps")
    handover: date | None
    steps: list[StepOut]
    overstretch: OverstretchOut
    drop: EstimateOut | None = Field(description="on the smoothed line")
    drop_plain: EstimateOut | None = Field(description="difference of the points themselves")
    drop_missing: str | None
    false_summit_on: date | None
    false_summit: float | None


class TypicalPointOut(Schema):
    apart: int = Field(description="days from the handover")
    middle: float
    low: float = Field(description="half of the deals lie between low and high")
    high: float
    n: int = Field(description="deals that reach so far; 5 at least")


class TypicalOut(Schema):
    deals: int = Field(description="handed over and drawn, of those you may know of, the 200 signed last")
    points: list[TypicalPointOut] = Field(description="empty below five deals")


class PointIn(Schema):
    id: str = Field(min_length=1, max_length=120, description="yours; the same id again changes nothing")
    day: date
    channel: str = Field(description="nps, csat, ces, milestone, ticket")
    answer: str = Field(description="a number on its scale; a word for milestones and tickets")
    scale: str = Field("", description="the channel's usual one where empty")
    contact: str = Field("", description="the contact's id or mail address")
    line: str = Field("", max_length=500)


class PointOut(Schema):
    id: str
    day: date
    channel: str
    value: float = Field(description="on 0..10")
    raw: str
    scale: str
    group: str
    source: str


class TakenOut(Schema):
    new: int
    same: int


@router.get("/climb/typical", response=TypicalOut, summary="The typical climb of the deals that were handed over")
def typical_climb(request: HttpRequest) -> TypicalOut:
    points, deals = flow.typical_of(actor(request))
    return TypicalOut(
        deals=deals,
        points=[
            TypicalPointOut(apart=one.apart, middle=one.middle, low=one.low, high=one.high, n=one.n) for one in points
        ],
    )


@router.get("/deals/{deal_id}/climb", response=ClimbOut, summary="The climb of a deal")
def deal_climb(request: HttpRequest, deal_id: int) -> ClimbOut:
    found = access.deal(actor(request), deal_id)
    return _climb(flow.look(found, on=timezone.localdate())[1])


@router.get(
    "/deals/{deal_id}/points", response=list[PointOut], summary="A deal's measuring points, newest first, 500 at most"
)
def deal_points(request: HttpRequest, deal_id: int) -> list[PointOut]:
    """What customers answered and did. Moods of talks stand with the talks; lines of customers are for who may read their words."""
    found = access.deal(actor(request), deal_id)
    rows = Observation.objects.filter(deal=found, taken_out__isnull=True).order_by("-observed_on", "-pk")[:MOST]
    return [
        PointOut(
            id=row.source_key,
            day=row.observed_on,
            channel=row.channel,
            value=row.value,
            raw=row.raw,
            scale=row.scale,
            group=row.group,
            source=row.source,
        )
        for row in rows
    ]


@router.post("/deals/{deal_id}/points", response={200: TakenOut, 201: TakenOut}, summary="Bring a measuring point in")
def bring(request: HttpRequest, deal_id: int, body: PointIn) -> Status[TakenOut]:
    who = actor(request)
    found = access.deal(who, deal_id)
    access.require(who, Deed.IMPORT_OBSERVATIONS)
    cells = {
        "id": body.id, "deal": found.key, "date": body.day.isoformat(), "channel": body.channel, "answer": body.answer,
        "scale": body.scale, "contact": body.contact, "line": body.line, "method": "api",
    }  # fmt: skip
    problems: list[Problem] = []
    row = read_row(cells, name="api", line=1, problems=problems)
    taken = observations.take_in(
        found.company, [row] if row else [], actor=who, source=PointSource.CSV, on=timezone.localdate(), name="api"
    )
    for problem in (*problems, *taken.problems):
        raise Refused("point_refused", why=problem.code)
    return Status(201 if taken.new else 200, TakenOut(new=taken.new, same=taken.same))


def _climb(found: Climb) -> ClimbOut:
    stretch, summit = found.overstretch, found.false_summit
    terms = {
        name: getattr(stretch, name)
        for name in ("points", "sd", "chance", "base", "promises", "coldness", "height", "learned_from")
    }
    levers = [LeverOut(code=one.code, points=one.points, subjects=list(one.subjects)) for one in stretch.levers]
    return ClimbOut(
        observations=found.observations,
        too_little=found.too_little,
        handover=found.handover,
        steps=[
            StepOut(day=step.day, mean=step.mean, low=step.low, high=step.high, deliverable=step.deliverable)
            for step in found.steps
        ],
        overstretch=OverstretchOut(on=found.standing_on, levers=levers if found.handover is None else [], **terms),
        drop=_estimate(found.drop.smoothed),
        drop_plain=_estimate(found.drop.plain),
        drop_missing=found.drop.missing.value if found.drop.missing else None,
        false_summit_on=summit.day if summit else None,
        false_summit=summit.mean if summit else None,
    )


def _estimate(found: Estimate | None) -> EstimateOut | None:
    return EstimateOut(value=found.value, low=found.low, high=found.high) if found else None
