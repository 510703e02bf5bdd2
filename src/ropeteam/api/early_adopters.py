"""Early adopters: what a deal's segment lacks, and which of it the customer agreed to live with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary_presales import OutsideWay
from ropeteam.flows import early_adopters as flow
from ropeteam.store import access
from ropeteam.store.models import Contact, Deal, GapAccepted
from ropeteam.store.queries import early_adopters as query

router = Router(tags=["early adopters"])


class GapOut(Schema):
    capability: str
    name: str
    stand: str = Field(description="open, agreed, or beyond: one more than the segment bears, until product seconds it")
    comes_on: date | None = Field(description="the day the roadmap may promise it for")
    id: int | None = Field(description="of the customer's word on it")
    words: str | None
    told_on: date | None


class OutsideOut(Schema):
    segment: str | None = Field(description="null where the segment is ready or unknown, or the deal is decided")
    ready: str | None
    tolerance: int
    room: int = Field(description="how many gaps more the customer may agree to without product")
    way: str | None = Field(description="how the rope goes on; null while nobody said")
    gaps: list[GapOut]


class LookIn(Schema):
    way: OutsideWay
    words: str = Field("", max_length=2000)


class GapIn(Schema):
    capability: str = Field(description="the capability's id")
    contact: str = Field(description="the id of the customer's contact who said it")
    words: str = Field(max_length=2000)
    told_on: date


class ReasonIn(Schema):
    reason: str = Field(max_length=2000)


@router.get("/deals/{deal_id}/outside", response=OutsideOut, summary="What the deal's segment lacks")
def outside(request: HttpRequest, deal_id: int) -> dict[str, Any]:
    return _outside(access.deal(actor(request), deal_id))


@router.post("/deals/{deal_id}/outside", response=OutsideOut, summary="Say how the rope goes on")
def look(request: HttpRequest, deal_id: int, body: LookIn) -> dict[str, Any]:
    who = actor(request)
    deal = access.deal(who, deal_id)
    flow.look(deal, actor=who, way=body.way, words=body.words, on=timezone.localdate())
    return _outside(deal)


@router.post("/deals/{deal_id}/gaps", response={201: OutsideOut}, summary="The customer lives with a gap")
def agree(request: HttpRequest, deal_id: int, body: GapIn) -> Status[dict[str, Any]]:
    """In the customer's words. One more than the segment bears is kept as `beyond`."""
    who = actor(request)
    deal = access.deal(who, deal_id)
    contact = Contact.objects.filter(account=deal.account, key=body.contact).first()
    if contact is None:
        raise NotFound("contact", body.contact)
    pk = access.product(who, deal.product_id).capabilities.filter(key=body.capability).values_list("pk", flat=True)
    capability = access.capability(who, pk.first() or 0)
    on = timezone.localdate()
    flow.agree(deal, capability, actor=who, contact=contact, words=body.words, told_on=body.told_on, on=on)
    return Status(201, _outside(deal))


@router.post("/gaps/{gap_id}/second", response=OutsideOut, summary="Product agrees to a gap beyond the tolerance")
def second(request: HttpRequest, gap_id: int, body: ReasonIn) -> dict[str, Any]:
    who = actor(request)
    gap = access.gap(who, gap_id)
    flow.second(gap, actor=who, reason=body.reason, on=timezone.localdate())
    return _outside(gap.deal)


@router.post("/gaps/{gap_id}/taken-back", response=OutsideOut, summary="The customer lives with it no more")
def take_back(request: HttpRequest, gap_id: int, body: ReasonIn) -> dict[str, Any]:
    who = actor(request)
    gap = access.gap(who, gap_id)
    flow.take_back(gap, actor=who, reason=body.reason, on=timezone.localdate())
    return _outside(gap.deal)


def _outside(deal: Deal) -> dict[str, Any]:
    """Once the deal is decided, what its customer agreed to."""
    found = query.outside(deal, on=timezone.localdate())
    if found is None:
        gaps = [_gap(row.capability.key, row.name, "agreed", row.day_told, row) for row in query.agreed(deal)]
        return {"segment": None, "ready": None, "tolerance": 0, "room": 0, "way": None, "gaps": gaps}
    return {
        "segment": found.stand.segment.key,
        "ready": found.stand.readiness.stand.value,
        "tolerance": found.gaps.tolerance,
        "room": found.gaps.room,
        "way": found.look.way if found.look else None,
        "gaps": [
            _gap(gap.must.key, gap.name, found.gaps.stands[pk].value, gap.must.brought_on, found.said.get(pk))
            for gap in found.stand.gaps
            for pk in (gap.need.capability_id,)
        ],
    }


def _gap(key: str, name: str, stand: str, comes_on: date | None, said: GapAccepted | None) -> dict[str, Any]:
    return {
        "capability": key,
        "name": name,
        "stand": stand,
        "comes_on": comes_on,
        "id": said.pk if said else None,
        "words": said.words if said else None,
        "told_on": said.told_on if said else None,
    }
