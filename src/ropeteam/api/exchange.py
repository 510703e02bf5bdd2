"""The exchange: meetings, their agenda as the reader may see it, topics and minutes."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome, ExchangeKind, Role
from ropeteam.flows import agenda, exchange
from ropeteam.store import access
from ropeteam.store.models import AgendaItem, Exchange
from ropeteam.store.queries import exchange as query
from ropeteam.store.queries.exchange_points import Point, points
from ropeteam.store.queries.exchange_seats import table

router = Router(tags=["exchange"])


class MeetingOut(Schema):
    id: int
    kind: ExchangeKind
    release: str
    start: datetime
    end: datetime
    place: str
    closed: datetime | None


class PointOut(Schema):
    id: int
    no: int
    code: AgendaCode = Field(description="why it is on the agenda")
    about: str = Field(description="the kind of thing it is about")
    about_id: int = Field(description="its id; 0 for a topic")
    title: str
    deal: int | None
    since: date | None = Field(description="since when it waits, or the day it is due")
    minutes: str
    outcome: AgendaOutcome | None


class MeetingWhole(MeetingOut):
    missing: list[Role] = Field(description="roles for which nobody sits there")
    agenda: list[PointOut]
    rest: dict[str, int] = Field(description="by code: how many more there are; {} once the minutes are closed")


class MeetingPage(Schema):
    open: list[MeetingOut] = Field(description="their minutes are open, the earliest first")
    past: list[MeetingOut]
    next: int | None = Field(description="Give it back as `after` to read on; null at the end.")


class TopicIn(Schema):
    words: str


class MinutesIn(Schema):
    minutes: str
    seen: str = Field("", description="the minutes you started from; where somebody wrote meanwhile, both stand")
    outcome: AgendaOutcome | None = None


@router.get("/exchange", response=MeetingPage, summary="Meetings of the four roles")
def meetings(request: HttpRequest, after: int | None = None) -> MeetingPage:
    who = actor(request)
    access.require(who, Deed.READ_REQUEST)
    past = query.past(who, after=after, size=query.SIZE + 1)
    shown = past[: query.SIZE]
    waiting = query.upcoming(who.company) if who.company and after is None else ()
    more = len(past) > len(shown)
    return MeetingPage(
        open=[_out(row) for row in waiting], past=[_out(row) for row in shown], next=shown[-1].pk if more else None
    )


@router.get("/exchange/{meeting_id}", response=MeetingWhole, summary="One meeting with its agenda")
def meeting(request: HttpRequest, meeting_id: int) -> MeetingWhole:
    """The agenda of an open meeting is brought up to date first."""
    who = actor(request)
    row = query.one(who, meeting_id)
    wanted = agenda.refresh(row, now=timezone.now())
    return MeetingWhole(
        **_out(row).model_dump(),
        missing=list(table(row).missing),
        agenda=[_point(point) for point in points(row.company, query.items(who, row))],
        rest={code.value: n for code, n in wanted.rest.items()},
    )


@router.post("/exchange/{meeting_id}/topics", response={201: PointOut}, summary="Put a topic on the agenda")
def topic(request: HttpRequest, meeting_id: int, body: TopicIn) -> Status[PointOut]:
    who = actor(request)
    return Status(201, _of(agenda.add_topic(query.one(who, meeting_id), actor=who, words=body.words)))


@router.post("/exchange/points/{point_id}/minutes", response=PointOut, summary="Minutes and outcome of a point")
def minutes(request: HttpRequest, point_id: int, body: MinutesIn) -> PointOut:
    who = actor(request)
    item = query.item(who, point_id)
    agenda.take_minutes(item, actor=who, minutes=body.minutes, seen=body.seen, outcome=body.outcome)
    return _of(query.item(who, point_id))


@router.post("/exchange/{meeting_id}/closing", response=MeetingOut, summary="Close the minutes for good")
def closing(request: HttpRequest, meeting_id: int) -> MeetingOut:
    who = actor(request)
    row, now = query.one(who, meeting_id), timezone.now()
    agenda.refresh(row, now=now)
    exchange.close(row, actor=who, now=now)
    return _out(query.one(who, meeting_id))


def _out(row: Exchange) -> MeetingOut:
    return MeetingOut(
        id=row.pk, kind=ExchangeKind(row.kind), release=row.release, start=row.starts_at, end=row.ends_at,
        place=row.place, closed=row.closed_at,
    )  # fmt: skip


def _of(item: AgendaItem) -> PointOut:
    return _point(points(item.exchange.company, [item])[0])


def _point(point: Point) -> PointOut:
    item = point.item
    return PointOut(
        id=item.pk, no=item.no, code=AgendaCode(item.code), about=point.kind, about_id=point.target, title=point.title,
        deal=point.deal.pk if point.deal else None, since=point.day, minutes=item.minutes,
        outcome=AgendaOutcome(item.outcome) if item.outcome else None,
    )  # fmt: skip
