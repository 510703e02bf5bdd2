"""Capture a wish: kept at once, answered with what is known about it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Header, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import AskSource, Importance
from ropeteam.flows import capture as flow
from ropeteam.flows.capture import Captured, Similar
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask
from ropeteam.wording.answer import not_to_say, to_customer

router = Router(tags=["captures"])


class CaptureIn(Schema):
    text: str = Field(min_length=1, max_length=flow.LONGEST)
    deal: int | None = None
    url: str = Field("", max_length=flow.LONGEST_URL)
    request: int | None = Field(None, description="the change request these words belong to")
    new: bool = Field(False, description="make a change request of its own")
    importance: Importance | None = Field(None, description="how much it matters; may be said before the wish is known")


class WishIn(Schema):
    request: int | None = Field(None, description="null: a change request of its own")
    importance: Importance


class SimilarOut(Schema):
    request: int
    key: str
    title: str
    likeness: float
    asked: int
    decided: str | None
    decided_on: date | None
    reason: str | None
    say: dict[str, str] | None = Field(description="language: words for this customer, where it is decided")
    do_not_say: dict[str, str] | None


class WayOut(Schema):
    kind: str
    id: str
    verdict: str


class GuessOut(Schema):
    account: str
    by: str
    mark: str
    deals: list[int] = Field(description="not taken over; send `deal` to confirm")


class CaptureOut(Schema):
    id: int
    key: str
    deal: int | None
    url: str
    captured_on: date
    wished_for: date | None
    part_of: int | None
    importance: str | None
    similar: list[SimilarOut]
    ways: list[WayOut] = Field(description="how today's product does it")
    guessed: list[GuessOut]


@router.post("/captures", response={201: CaptureOut}, summary="Capture what a customer wishes for")
def capture(
    request: HttpRequest,
    body: CaptureIn,
    idempotency_key: Annotated[str, Header(alias="Idempotency-Key", max_length=80)] = "",
) -> Status[CaptureOut]:
    """The same key, or the same words on the same deal and day, give the same capture."""
    who, today = actor(request), timezone.localdate()
    named = body.new or body.request is not None
    target = access.change_request(who, body.request) if body.request is not None else None
    captured = flow.capture(
        actor=who,
        text=body.text,
        on=today,
        deal=access.deal(who, body.deal) if body.deal is not None else None,
        url=body.url,
        source=AskSource.API,
        idempotency_key=idempotency_key.strip(),
        importance=body.importance,
    )
    if named:
        flow.wish(captured.ask, actor=who, on=today, importance=body.importance, request=target)
    return Status(201, _out(captured))


@router.get("/captures/{capture_id}", response=CaptureOut, summary="What is known today about words captured before")
def known(request: HttpRequest, capture_id: int) -> CaptureOut:
    who = actor(request)
    access.require(who, Deed.ASK)
    return _again(access.ask(who, capture_id), who)


@router.put("/captures/{capture_id}/wish", response=CaptureOut, summary="Which wish it is, and how much it matters")
def wish(request: HttpRequest, capture_id: int, body: WishIn) -> CaptureOut:
    who = actor(request)
    row = access.ask(who, capture_id)
    target = access.change_request(who, body.request) if body.request is not None else None
    flow.wish(row, actor=who, on=timezone.localdate(), importance=body.importance, request=target)
    return _again(access.ask(who, capture_id), who)


@router.put("/captures/{capture_id}/deal/{deal_id}", response=CaptureOut, summary="Which deal it was about")
def place(request: HttpRequest, capture_id: int, deal_id: int) -> CaptureOut:
    who = actor(request)
    flow.place(access.ask(who, capture_id), access.deal(who, deal_id), actor=who)
    return _again(access.ask(who, capture_id), who)


def _again(row: Ask, who: Actor) -> CaptureOut:
    return _out(flow.look_again(row, actor=who, on=timezone.localdate()))


def _out(captured: Captured) -> CaptureOut:
    row = captured.ask
    asker = row.askers.order_by("pk").first()
    return CaptureOut(
        id=row.pk,
        key=row.key,
        deal=row.deal_id,
        url=row.url,
        captured_on=row.asked_on,
        wished_for=captured.wished_for,
        part_of=asker.change_request_id if asker else None,
        importance=(asker.importance if asker else row.importance) or None,
        similar=[_similar(one) for one in captured.similar],
        ways=[WayOut(kind=one.kind, id=one.key, verdict=one.fit) for one in captured.ways],
        guessed=[
            GuessOut(account=one.account.name, by=one.by, mark=one.mark, deals=[deal.pk for deal in one.deals])
            for one in captured.guessed
        ],
    )


def _similar(one: Similar) -> SimilarOut:
    facts, decision = one.facts, one.decision
    return SimilarOut(
        request=one.request.pk,
        key=one.request.key,
        title=one.request.title,
        likeness=round(one.likeness, 4),
        asked=one.asked,
        decided=decision.kind if decision else None,
        decided_on=decision.decided_on if decision else None,
        reason=decision.reason if decision else None,
        say={each: to_customer(facts, each) for each in LANGUAGES} if facts else None,
        do_not_say={each: not_to_say(facts, each) for each in LANGUAGES} if facts else None,
    )
