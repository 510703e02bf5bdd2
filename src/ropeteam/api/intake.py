"""What comes in: questions, notes, conversations. Each is idempotent: the same again changes nothing."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from ropeteam.api.shapes import (
    AskIn,
    AskOut,
    CandidateOut,
    ConversationIn,
    ConversationOut,
    NoteIn,
    StandIn,
    StandOut,
)
from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import Basis
from ropeteam.flows import asks, conversations
from ropeteam.store import access
from ropeteam.store.models import Ask, Capability, ChangeRequest, Conversation
from ropeteam.store.queries.conversations import quarantined

router = Router(tags=["intake"])


@router.post("/asks", response={201: AskOut}, summary="Can we promise this?")
def ask(request: HttpRequest, body: AskIn) -> Status[AskOut]:
    who = actor(request)
    deal = access.deal(who, body.deal) if body.deal else None
    asked = asks.ask(
        actor=who,
        text=body.text,
        on=timezone.localdate(),
        deal=deal,
        guess=body.guess,
        idempotency_key=body.idempotency_key,
    )
    candidates = [
        CandidateOut(
            kind=candidate.kind,
            id=candidate.key,
            verdict=candidate.fit,
            score=round(candidate.score, 4),
            confidence=round(candidate.confidence, 4),
            reasons=[reason.as_json() for reason in candidate.reasons],
        )
        for candidate in asked.verdict.candidates
    ]
    verdict = asked.verdict.verdict
    out = AskOut(id=asked.ask.pk, verdict=verdict, abstained=verdict is None, candidates=candidates)
    return Status(201, out)


@router.put("/asks/{ask_id}/stand", response=StandOut, summary="Where the seller stands with what was asked")
def stand(request: HttpRequest, ask_id: int, body: StandIn) -> StandOut:
    who = actor(request)
    row = access.ask(who, ask_id)
    promise = asks.pick(
        row,
        actor=who,
        on=timezone.localdate(),
        stand=body.stand,
        capability=_capability(row, body.capability),
        request=_request(row, body.change_request),
    )
    return StandOut(ask=row.pk, stand=body.stand, promise=promise.pk if promise else None)


@router.post("/notes", response={201: ConversationOut}, summary="A note after a talk")
def note(request: HttpRequest, body: NoteIn) -> Status[ConversationOut]:
    who = actor(request)
    taken = conversations.take_note(
        actor=who,
        deal=access.deal(who, body.deal),
        words=body.words,
        on=timezone.localdate(),
        about=access.conversation(who, body.about) if body.about is not None else None,
    )
    return Status(201, ConversationOut(id=taken.pk, key=taken.key, new_words=True, quarantined=False, problems=[]))


@router.put("/conversations", response=ConversationOut, summary="A conversation, known or with its words")
def conversation(request: HttpRequest, body: ConversationIn) -> ConversationOut:
    who = actor(request)
    deal = access.deal(who, body.deal)
    access.require(who, Deed.TAKE_NOTE, deal=deal)
    there = Conversation.objects.filter(company=deal.company, key=body.key).first()
    if there is not None and there.deal_id != deal.pk:
        raise NotFound("conversation", body.key)
    if body.basis not in list(Basis):
        raise Refused("basis_missing")
    known = conversations.know_of(
        deal.company,
        actor=who,
        key=body.key,
        kind=body.kind,
        held_on=body.held_on,
        deal=deal,
        present=[conversations.Present(name, role) for name, role in body.participants],
        basis=Basis(body.basis),
        recorded_on=timezone.localdate(),
    )
    if body.words is None:
        return _known(known, new=False, problems=[])
    taken = conversations.take_in(known, actor=who, data=body.words.encode(), file_name=body.file_name)
    return _known(known, new=taken.new, problems=[problem.code for problem in taken.problems])


def _known(row: Conversation, *, new: bool, problems: list[str]) -> ConversationOut:
    held_back = quarantined(row.company).filter(pk=row.pk).exists()
    return ConversationOut(id=row.pk, key=row.key, new_words=new, quarantined=held_back, problems=problems)


def _capability(row: Ask, key: str | None) -> Capability | None:
    if key is None:
        return None
    found = Capability.objects.filter(product__company=row.company, key=key).first()
    if found is None:
        raise NotFound("capability", key)
    return found


def _request(row: Ask, key: str | None) -> ChangeRequest | None:
    if key is None:
        return None
    found = ChangeRequest.objects.filter(product__company=row.company, key=key).first()
    if found is None:
        raise NotFound("change_request", key)
    return found
