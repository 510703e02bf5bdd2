"""Product's inbox: what waits by capability, settled in bulk, and taken back."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.triage import may_undo
from ropeteam.flows import triage as flow
from ropeteam.flows.triage import Settled
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Triage
from ropeteam.store.queries import inbox as query

router = Router(tags=["inbox"])


class GroupOut(Schema):
    """`group` is a capability's id, or `none`."""

    group: str
    name: str | None
    waiting: int
    needs: int
    newest_on: date


class WordsOut(Schema):
    id: int
    kind: str
    quote: str
    conversation: str
    deal: str | None
    held_on: date


class WordsPage(Schema):
    items: list[WordsOut]
    next: int | None


class TriageIn(Schema):
    """`link` takes `request` (its id) or `title` (a new one); `dismiss` takes `reason`."""

    kind: Literal["link", "confirm", "dismiss"]
    signals: list[int] = Field(max_length=1000)
    request: int | None = None
    title: str = Field("", max_length=300)
    problem: str = Field("", max_length=4000)
    reason: str = Field("", max_length=300)


class TriageOut(Schema):
    """`triage` is null where everything had been settled meanwhile."""

    triage: int | None
    request: int | None
    done: int
    skipped: int


class LoggedOut(Schema):
    triage: int
    kind: str
    done_on: date
    request: int | None
    signals: int
    undone: int
    may_undo: bool


class LogPage(Schema):
    items: list[LoggedOut]
    next: int | None


class TakeBackIn(Schema):
    """Without `signals` the whole deed."""

    signals: list[int] | None = None


class TakeBackOut(Schema):
    done: int
    stay: int


@router.get("/inbox", response=list[GroupOut], summary="What waits for product, by capability")
def inbox(request: HttpRequest) -> list[GroupOut]:
    return [
        GroupOut(
            group=one.key, name=one.name or None, waiting=one.waiting, needs=one.needs, newest_on=one.newest_on
        )
        for one in query.groups(_product(request))
    ]  # fmt: skip


@router.get("/inbox/{group}", response=WordsPage, summary="One group's words, the newest first")
def words(request: HttpRequest, group: str, after: int | None = None) -> WordsPage:
    who = _product(request)
    found = next((one for one in query.groups(who) if one.key == group), None)
    if found is None:
        raise NotFound("group", group)
    rows, more = query.page(who, found, after=after)
    items = [
        WordsOut(
            id=row.pk,
            kind=row.kind,
            quote=row.quote,
            conversation=row.conversation.key,
            deal=row.conversation.deal.key if row.conversation.deal else None,
            held_on=row.conversation.held_on,
        )
        for row in rows
    ]
    return WordsPage(items=items, next=rows[-1].pk if more else None)


@router.post("/triages", response={201: TriageOut}, summary="Settle many of them at once")
def triage(request: HttpRequest, body: TriageIn) -> Status[TriageOut]:
    """What somebody else settled in between is left as it is and counted as skipped."""
    done = _settled(_product(request), body)
    made = done.triage
    out = TriageOut(
        triage=made.pk if made else None,
        request=made.change_request_id if made else None,
        done=done.done,
        skipped=done.skipped,
    )
    return Status(201, out)


@router.get("/triages", response=LogPage, summary="What was settled in bulk, the newest first")
def log(request: HttpRequest, before: int | None = None) -> LogPage:
    rows, more = query.settled(_product(request), before=before)
    today = timezone.localdate()
    items = [
        LoggedOut(
            triage=row.pk,
            kind=row.kind,
            done_on=row.done_on,
            request=row.change_request_id,
            signals=row.count,
            undone=row.undone,
            may_undo=row.undone < row.count and may_undo(row.done_on, on=today),
        )
        for row in rows
    ]
    return LogPage(items=items, next=rows[-1].pk if more else None)


@router.post("/triages/{triage_id}/undos", response={201: TakeBackOut}, summary="Take it back within thirty days")
def undo(request: HttpRequest, triage_id: int, body: TakeBackIn) -> Status[TakeBackOut]:
    who = _product(request)
    row = Triage.objects.filter(pk=triage_id, company=who.company).first()
    if row is None:
        raise NotFound("triage", str(triage_id))
    done = flow.undo(row, actor=who, on=timezone.localdate(), signals=body.signals)
    return Status(201, TakeBackOut(done=done.done, stay=done.stay))


def _product(request: HttpRequest) -> Actor:
    who = actor(request)
    access.require(who, Deed.TRIAGE)
    return who


def _settled(who: Actor, body: TriageIn) -> Settled:
    today = timezone.localdate()
    if body.kind == "confirm":
        return flow.confirm_many(body.signals, actor=who, on=today)
    if body.kind == "dismiss":
        return flow.dismiss_many(body.signals, actor=who, on=today, reason=body.reason)
    if body.request is not None:
        return flow.link_many(body.signals, access.change_request(who, body.request), actor=who, on=today)
    product = access.product(who)
    return flow.link_to_new(body.signals, product, actor=who, on=today, title=body.title, problem=body.problem)
