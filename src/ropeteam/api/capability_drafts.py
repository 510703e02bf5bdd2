"""A catalogue out of nothing: draft capabilities from a list, see what is asked for most, confirm or drop."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin
from ropeteam.flows import capability_drafts as flow
from ropeteam.language.feature_list import LONGEST_NAME, MOST_BYTES, read_features
from ropeteam.store import access
from ropeteam.store.models import CapabilityDraft
from ropeteam.store.queries import capability_drafts as query

router = Router(tags=["product"])


class ListIn(Schema):
    text: str = Field(min_length=1, max_length=MOST_BYTES, description="a feature list, a handbook or a tender")
    name: str = Field("", max_length=120, description="the file's name; of a .csv the comma separates too")
    origin: Literal["list", "tender"] = "list"


class StartedOut(Schema):
    drafted: int
    again: int
    known: int
    problems: list[dict[str, Any]]


class DraftOut(Schema):
    id: int
    name: str
    description: str
    origin: str
    status: str | None = Field(description="what the list said; null: nothing")
    limits: list[str]
    place: str
    asked: int
    words: list[str] = Field(description="the newest asks, as far as you may know of them")
    joined: list[str]
    capability: int | None
    dropped: bool
    word: str


class CoverageOut(Schema):
    few: int
    of: int
    carried: int
    asks: int
    elsewhere: int
    enough: bool


class DraftsOut(Schema):
    drafts: list[DraftOut]
    next: str = Field(description="`after` of the next page; empty at the end")
    coverage: CoverageOut


class ConfirmIn(Schema):
    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    status: CapabilityStatus
    limits: list[str] = Field(default_factory=list, max_length=40)
    description: str | None = None


class WordIn(Schema):
    word: str = Field(min_length=1, max_length=300)


class CapabilityMade(Schema):
    capability: int
    id: str


@router.post("/capability-drafts", response={201: StartedOut}, summary="Draft capabilities from a list")
def start(request: HttpRequest, body: ListIn) -> Status[StartedOut]:
    """The same list again changes nothing. Nothing is drafted where the list cannot be read: see `problems`."""
    who = actor(request)
    found = read_features(body.text, name=body.name)
    origin, product = DraftOrigin(body.origin), access.product(who)
    started = flow.start(product, found.features, actor=who, origin=origin, name=body.name)
    problems = [{"code": one.code, "line": one.line, "values": dict(one.values)} for one in found.problems]
    made = StartedOut(drafted=started.drafted, again=started.again, known=started.known, problems=problems)
    return Status(201, made)


@router.get("/capability-drafts", response=DraftsOut, summary="Drafts, what is asked for most first")
def drafts(
    request: HttpRequest,
    stand: Annotated[Literal["waiting", "confirmed", "dropped"], Query()] = "waiting",
    after: Annotated[str, Query(max_length=24)] = "",
) -> DraftsOut:
    who = actor(request)
    product = access.product(who)
    part = query.drafts(product, stand=stand, after=query.Spot.read(after), actor=who)
    covered = query.coverage(product)
    return DraftsOut(
        drafts=[_out(row) for row in part.rows],
        next=part.next,
        coverage=CoverageOut(
            few=covered.few,
            of=covered.of,
            carried=covered.carried,
            asks=covered.asks,
            elsewhere=covered.elsewhere,
            enough=covered.enough,
        ),
    )


@router.post(
    "/capability-drafts/{draft_id}/capability", response={201: CapabilityMade}, summary="The draft becomes a capability"
)
def confirm(request: HttpRequest, draft_id: int, body: ConfirmIn) -> Status[CapabilityMade]:
    who = actor(request)
    made = flow.confirm(
        access.capability_draft(who, draft_id),
        actor=who,
        on=timezone.localdate(),
        name=body.name,
        status=body.status,
        limits=body.limits,
        description=body.description,
    )
    return Status(201, CapabilityMade(capability=made.pk, id=made.key))


@router.put("/capability-drafts/{draft_id}/drop", response={204: None}, summary="It is no capability, with a word why")
def drop(request: HttpRequest, draft_id: int, body: WordIn) -> Status[None]:
    who = actor(request)
    flow.drop(access.capability_draft(who, draft_id), actor=who, on=timezone.localdate(), word=body.word)
    return Status(204, None)


@router.delete(
    "/capability-drafts/{draft_id}/drop", response={204: None}, summary="A dropped or joined draft waits again"
)
def take_back(request: HttpRequest, draft_id: int) -> Status[None]:
    who = actor(request)
    flow.take_back(access.capability_draft(who, draft_id), actor=who, on=timezone.localdate())
    return Status(204, None)


def _out(row: CapabilityDraft) -> DraftOut:
    return DraftOut(
        id=row.pk,
        name=row.name,
        description=row.description,
        origin=row.origin,
        status=row.status or None,
        limits=row.limits.splitlines(),
        place=row.place,
        asked=row.asked,  # type: ignore[attr-defined]
        words=row.words,  # type: ignore[attr-defined]
        joined=[other.name for other in row.others],  # type: ignore[attr-defined]
        capability=row.became_id,
        dropped=row.dropped,
        word=row.word,
    )
