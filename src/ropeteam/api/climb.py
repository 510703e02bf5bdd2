"""The climb over the API: the lines, the overstretch with its terms and levers, the drop; measuring points read and brought in."""

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
from ropeteam.core.numbers.observations import (
    MILESTONE_VALUE,
    SCALES_OF,
    TICKET_VALUE,
    Acceptance,
    Channel,
    OffScale,
    Scale,
    Severity,
    on_scale,
)
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import climb as flow
from ropeteam.flows import observations
from ropeteam.language.observation_table import BY_TABLE, Row
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
    row = _row(found.key, body)
    taken = observations.take_in(
        found.company, [row], actor=who, source=PointSource.CSV, on=timezone.localdate(), name="api"
    )
    for problem in taken.problems:
        raise Refused("point_refused", why=problem.code)
    return Status(201 if taken.new else 200, TakenOut(new=taken.new, same=taken.same))


def _row(deal: str, body: PointIn) -> Row:
    """The same rule as a table's row; what is wrong is said as one code."""
    if body.channel not in BY_TABLE:
        raise Refused("point_refused", why="not_by_table")
    channel = Channel(body.channel)
    try:
        if channel == Channel.MILESTONE:
            value, scale = MILESTONE_VALUE[Acceptance(body.answer)], ""
        elif channel == Channel.TICKET:
            value, scale = TICKET_VALUE[Severity(body.answer)], ""
        else:
            wanted = Scale(body.scale) if body.scale else SCALES_OF[channel][0]
            if wanted not in SCALES_OF[channel]:
                raise Refused("point_refused", why="wrong_scale")
            value, scale = on_scale(float(body.answer), wanted), wanted.value
    except OffScale as error:
        raise Refused("point_refused", why="off_scale") from error
    except ValueError as error:
        raise Refused("point_refused", why="unknown_value") from error
    return Row(body.id, deal, body.day, channel, body.answer[:40], value, scale, "api", body.contact, 1, body.line, 1)


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
