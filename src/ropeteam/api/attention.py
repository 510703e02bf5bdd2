"""Calendars in, and the talks that product should join."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, BinaryIO, cast

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, File, Query, Router, Schema, Status
from ninja.files import UploadedFile

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.flows import attention, calendars
from ropeteam.language.calendars.read import read_calendar
from ropeteam.store import access
from ropeteam.store.queries import attention as query

router = Router(tags=["attention"])
MOST_MB = 20
PAGE = 100


class ProposalOut(Schema):
    key: str
    start: datetime
    end: datetime
    outside: list[str]
    deals: list[int] = Field(description="the deals it may belong to; empty where nobody is known")


class CalendarOut(Schema):
    talks: int
    new: int
    gone: int
    busy: int
    proposals: list[ProposalOut] = Field(description="not kept; send the file again with `deals` to place them")
    problems: list[dict[str, Any]]


class PickOut(Schema):
    id: int
    conversation: int
    start: datetime
    end: datetime
    deal: int | None
    mine: bool
    gain: float = Field(description="0..1: what declining loses of all there is to learn")
    reasons: list[dict[str, Any]]
    comes: bool | None


class PickPage(Schema):
    items: list[PickOut]
    next: int | None = Field(description="Give it back as `after` to read on; null at the end.")


class AnswerIn(Schema):
    comes: bool
    question: str = Field("", max_length=attention.LONGEST_QUESTION)


class AnswerOut(Schema):
    pick: int
    comes: bool
    questions: list[dict[str, Any]]
    answered: date


@router.post("/calendar", response=CalendarOut, summary="Take one's own calendar in (iCalendar)")
def calendar(
    request: HttpRequest,
    file: File[UploadedFile],
    deals: Annotated[list[str], Query(description="KEY=DEAL: a proposed talk belongs to this deal (its id)")] = [],  # noqa: B006
) -> CalendarOut:
    """The same file again changes nothing. Busy times keep no title."""
    who = actor(request)
    access.require(who, Deed.IMPORT_CALENDAR)
    if who.person is None:
        raise NotAllowed(Deed.IMPORT_CALENDAR)
    if (file.size or 0) > MOST_MB * 2**20:
        raise Refused("calendar_too_large", limit_mb=str(MOST_MB))
    now = timezone.now()
    read = read_calendar(
        cast(BinaryIO, file), name=(file.name or "calendar.ics")[:120], window=calendars.window_of(now),
        here=timezone.get_default_timezone(),
    )  # fmt: skip
    pairs = [pair.split("=", 1) for pair in deals if "=" in pair]
    chosen = {key: access.deal(who, int(pk)) for key, pk in pairs if pk.isdecimal() and len(pk) < 18}
    taken = calendars.take_calendar(read, person=who.person, actor=who, now=now, deals=chosen)
    proposals = [
        ProposalOut(
            key=each.key,
            start=each.start,
            end=each.end,
            outside=list(each.outside),
            deals=[deal.pk for deal in each.deals],
        )
        for each in taken.proposals
    ]
    problems = [{"code": each.code, "line": each.line, **dict(each.values)} for each in read.problems]
    return CalendarOut(
        talks=taken.talks, new=taken.new, gone=taken.gone, busy=taken.busy, proposals=proposals, problems=problems
    )


@router.get("/attention", response=PickPage, summary="Talks proposed to product in the coming weeks, without names")
def picks(request: HttpRequest, after: int = 0, limit: Annotated[int, Query(ge=1, le=PAGE)] = PAGE) -> PickPage:
    who = actor(request)
    rows = list(query.picks(who, now=timezone.now()).filter(pk__gt=after).order_by("pk")[: limit + 1])
    items = [
        PickOut(
            id=row.pk,
            conversation=row.conversation_id,
            start=row.conversation.time.starts_at,
            end=row.conversation.time.ends_at,
            deal=row.conversation.deal_id,
            mine=who.person is not None and row.person_id == who.person.pk,
            gain=row.gain,
            reasons=row.reasons,
            comes=row.comes,
        )
        for row in rows[:limit]
    ]
    return PickPage(items=items, next=items[-1].id if len(rows) > limit else None)


@router.post("/attention/{pick_id}/answers", response={201: AnswerOut}, summary="Come, or hand three questions over")
def answer(request: HttpRequest, pick_id: int, body: AnswerIn) -> Status[AnswerOut]:
    who = actor(request)
    now = timezone.now()
    row = query.picks(who, now=now).filter(pk=pick_id).first()
    if row is None:
        raise NotFound("pick", str(pick_id))
    done = attention.answer(row, actor=who, comes=body.comes, now=now, question=body.question)
    return Status(201, AnswerOut(pick=row.pk, comes=done.comes, questions=done.questions, answered=done.answered_on))
