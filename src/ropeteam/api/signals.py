"""Signals of a conversation, and a person's word on one."""

from __future__ import annotations

from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from ropeteam.api.shapes import ReviewIn, ReviewOut, SignalOut, UndoIn, UndoOut
from ropeteam.api.tokens import actor
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.flows import signals as flow
from ropeteam.store import access
from ropeteam.store.models import AccessLog, Turn
from ropeteam.store.queries.signals import kind_now, state_now, with_state

router = Router(tags=["signals"])


@router.get("/conversations/{conversation_id}/signals", response=list[SignalOut], summary="Signals with their quotes")
def signals(request: HttpRequest, conversation_id: int) -> list[SignalOut]:
    """Quotes are words of a transcript: only who may read it gets them, and the reading is noted."""
    who = actor(request)
    conversation = access.conversation(who, conversation_id)
    if not access.may_read_words(who, conversation):
        raise NotAllowed("read_transcript")
    AccessLog.objects.create(
        person=who.person, subject_table="store_conversation", subject_id=conversation.pk, why="api"
    )
    speaker = Turn.objects.filter(text_version=OuterRef("text"), no=OuterRef("first_turn"))
    found = with_state(access.signals(who).filter(conversation=conversation, low=False)).annotate(
        side=Subquery(speaker.values("speaker__side")[:1]), capability_key=F("capability__key")
    )
    return [
        SignalOut(
            id=row.pk,
            conversation=conversation.key,
            turn=row.first_turn,
            kind=row.kind_is,
            quote=row.quote,
            side=row.side or "unknown",
            state=row.state,
            confidence=row.confidence,
            capability=row.capability_key,
            backing=row.backing,
            due=row.due,
        )
        for row in found.order_by("first_turn", "start")
    ]


@router.post("/signals/{signal_id}/reviews", response={201: ReviewOut}, summary="Confirm or dismiss a signal")
def review(request: HttpRequest, signal_id: int, body: ReviewIn) -> Status[ReviewOut]:
    who = actor(request)
    row = access.signal(who, signal_id)
    today = timezone.localdate()
    if body.verdict == "confirmed":
        done = flow.confirm(row, actor=who, on=today, kind=body.kind, reason=body.reason)
    else:
        done = flow.dismiss(row, actor=who, on=today, reason=body.reason)
    promise = done.promise.pk if done.promise else None
    return Status(201, ReviewOut(signal=row.pk, review=done.review.pk, verdict=done.review.verdict, promise=promise))


@router.post("/signals/{signal_id}/undos", response={201: UndoOut}, summary="Take the last word on a signal back")
def undo(request: HttpRequest, signal_id: int, body: UndoIn) -> Status[UndoOut]:
    """What stood before stands again. Nothing is erased: taking back is a word of its own."""
    who = actor(request)
    row = access.signal(who, signal_id)
    done = flow.undo(row, actor=who, on=timezone.localdate(), word=body.review)
    if done is None or done.undoes_id is None:
        raise Refused("nothing_to_undo")
    out = UndoOut(
        signal=row.pk,
        review=done.pk,
        undone=done.undoes_id,
        verdict=done.verdict,
        kind=kind_now(row),
        state=state_now(row),
    )
    return Status(201, out)
