"""To whom we can sell today, and whether what we say of a capability is still true."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.flows import capability_reviews
from ropeteam.flows import segments as segment_flow
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Capability, Segment, SegmentNeed
from ropeteam.store.queries import freshness, readiness
from ropeteam.store.queries.readiness import SegmentStand

router = Router(tags=["product"])


class GapOut(Schema):
    capability: str
    name: str
    status: str
    comes: date | None = Field(description="the day the roadmap may be promised for; null where it brings nothing")


class SegmentOut(Schema):
    id: str
    name: str
    state: str = Field(
        description="ready, early (early adopters accept the gaps), not_yet, unknown (nobody said its needs)"
    )
    there: int
    needed: int
    tolerance: int
    ready_on: date | None
    needs: list[str]
    gaps: list[GapOut]
    open_deals: int


class StaleOut(Schema):
    capability: str
    name: str
    state: str = Field(description="stale or untrue")
    due: date | None
    looked: date | None


class ReviewIn(Schema):
    still_true: bool
    evidence: str = Field("", max_length=2000, description="what was seen; needed where it is no longer true")
    next_due: date | None = Field(None, description="when to look again; else in a year")


class ReviewOut(Schema):
    id: int
    capability: str
    state: str
    due: date | None


@router.get("/segments", response=list[SegmentOut], summary="To whom can we sell today?")
def segments(request: HttpRequest) -> list[SegmentOut]:
    who = actor(request)
    access.require(who, Deed.READ_PRODUCT)
    return [_segment(row) for row in readiness.of_product(access.product(who), on=timezone.localdate(), actor=who)]


@router.put("/segments/{segment}/needs/{capability}", response={204: None}, summary="It cannot do without it")
def need(request: HttpRequest, segment: str, capability: str) -> Status[None]:
    who = actor(request)
    found = _segment_named(who, segment)
    segment_flow.need(found, _capability(who, capability), actor=who, on=timezone.localdate())
    return Status(204, None)


@router.delete("/segments/{segment}/needs/{capability}", response={204: None}, summary="It can do without it")
def need_end(request: HttpRequest, segment: str, capability: str) -> Status[None]:
    who = actor(request)
    found = SegmentNeed.objects.filter(segment=_segment_named(who, segment), dropped_on__isnull=True)
    row = found.filter(capability=_capability(who, capability)).select_related("segment__product__company").first()
    if row is None:
        raise NotFound("segment_need", capability)
    segment_flow.drop(row, actor=who, on=timezone.localdate())
    return Status(204, None)


@router.get("/capabilities/stale", response=list[StaleOut], summary="Capabilities somebody should look at again")
def stale(request: HttpRequest) -> list[StaleOut]:
    who, today = actor(request), timezone.localdate()
    access.require(who, Deed.READ_PRODUCT)
    found = []
    for row in freshness.alarming(access.product(who), on=today):
        stand = freshness.fresh_of(row, on=today)
        found.append(
            StaleOut(capability=row.key, name=row.name, state=stand.stand, due=stand.due, looked=stand.looked_on)
        )
    return found


@router.post("/capabilities/{capability}/reviews", response={201: ReviewOut}, summary="Still true, or not any more")
def review(request: HttpRequest, capability: str, body: ReviewIn) -> Status[ReviewOut]:
    """Everybody whose open promises lean on it sees at once where it is not."""
    who, today = actor(request), timezone.localdate()
    row = _capability(who, capability)
    made = capability_reviews.review(
        row, actor=who, still_true=body.still_true, evidence=body.evidence, on=today, next_due=body.next_due
    )
    stand = freshness.of_one(row, on=today)
    return Status(201, ReviewOut(id=made.pk, capability=row.key, state=stand.stand, due=stand.due))


def _segment(row: SegmentStand) -> SegmentOut:
    judged = row.readiness
    return SegmentOut(
        id=row.segment.key,
        name=row.segment.name,
        state=judged.stand,
        there=judged.there,
        needed=judged.needed,
        tolerance=judged.tolerance,
        ready_on=judged.ready_on,
        needs=[needed.must.key for needed in row.needed],
        gaps=[
            GapOut(capability=gap.must.key, name=gap.name, status=gap.must.status, comes=gap.must.brought_on)
            for gap in row.gaps
        ],
        open_deals=row.deals,
    )


def _segment_named(who: Actor, key: str) -> Segment:
    found = access.product(who).segments.filter(key=key).select_related("product__company").first()
    if found is None:
        raise NotFound("segment", key)
    return found


def _capability(who: Actor, key: str) -> Capability:
    found = access.product(who).capabilities.filter(key=key).select_related("product__company").first()
    if found is None:
        raise NotFound("capability", key)
    return found
