"""Before a call and in it: a deal's call card, and product's answer to a question."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from ropeteam.api.call_shapes import (
    CardDecidedOut,
    CardKnowsOut,
    CardLimitOut,
    CardMoodOut,
    CardOut,
    CardPromiseOut,
    CardQuestionOut,
    CardSayingOut,
    CardTalkOut,
    CardWishOut,
    FlowOut,
    QuestionAnswerIn,
    QuestionAnswerOut,
    QuestionOut,
    ReadyOut,
)
from ropeteam.api.tokens import actor
from ropeteam.core.errors import Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.question_clock import waited
from ropeteam.core.vocabulary import DecisionKind, SignalKind
from ropeteam.flows import product_answers
from ropeteam.store import access
from ropeteam.store.models import Company
from ropeteam.store.queries import question_clock, questions
from ropeteam.store.queries.attention_names import names_of
from ropeteam.store.queries.call_card import CallCard, HeardDue, Knows, card
from ropeteam.store.queries.call_topics import Topic
from ropeteam.store.queries.deals import names_told_to_programs
from ropeteam.wording.attention import question_of_pick
from ropeteam.wording.call_card import saying
from ropeteam.wording.quick_answers import condition_of, reason_of

router = Router(tags=["calls"])
FELT = (SignalKind.DELIGHT, SignalKind.CONCERN)


@router.get("/deals/{deal_id}/card", response=CardOut, summary="The call card: what to know before the next talk")
def call_card(request: HttpRequest, deal_id: int) -> CardOut:
    """Words of the customer come only for who may read the deal's talks, names of staff only for who works on it."""
    who, today = actor(request), timezone.localdate()
    found = card(who, access.deal(who, deal_id), on=today, now=timezone.now())
    return CardOut(
        deal=found.deal.key,
        title=found.deal.title,
        account=found.account.name if found.account else None,
        on=today,
        talk=CardTalkOut(
            conversation=found.talk.conversation_id, starts_at=found.talk.starts_at, ends_at=found.talk.ends_at
        )
        if found.talk
        else None,
        last_talk=found.last.held_on if found.last else None,
        decided=[_decided(row) for row in found.decided],
        due=[
            CardPromiseOut(
                promise=None if isinstance(row, HeardDue) else row.pk,
                sentence=row.sentence,
                backing=row.backing,
                due=row.due_on,
            )
            for row in found.falling_due
        ],
        wishes=[CardWishOut(request=row.pk, title=row.title) for row in found.wishes],
        needs=[row.quote for row in found.needs],
        sayings=[_saying(topic) for topic in found.topics],
        limits_untold=[
            CardLimitOut(promise=row.promise.pk, sentence=row.promise.sentence, limits=list(row.limits))
            for row in found.limits
        ],
        questions=[
            CardQuestionOut(ask=row.pk, text=row.text, asked_on=row.asked_on, days=waited(row.asked_on, today))
            for row in found.questions
        ],
        flow=_flow(found.deal.company, today),
        unreviewed=found.unreviewed,
        handed_over=_handed(found),
        mood=_mood(found),
        knows=_knows(found.knows, named=names_told_to_programs(who, on_rope=access.on_rope(who, found.deal))),
    )


def _knows(knows: Knows, *, named: bool) -> CardKnowsOut:
    people = [{"name": name, "role": role} for name, role in knows.rope.people] if named else []
    roles = dict.fromkeys([*knows.rope.roles, *(role for _, role in knows.rope.people)])
    return CardKnowsOut(
        rope=people or [{"role": role} for role in roles],
        joined=list(knows.joined) if named else [],
        contacts=[row.name for row in knows.contacts],
    )


@router.get(
    "/asks/{ask_id}/answer", response=QuestionOut, summary="A question to product, with the answers that lie ready"
)
def question(request: HttpRequest, ask_id: int) -> QuestionOut:
    who, today = actor(request), timezone.localdate()
    row = questions.question(access.ask(who, ask_id).pk)
    if row is None:
        raise Refused("question_not_asked")
    found = product_answers.ready(row, on=today)
    return QuestionOut(
        ask=row.pk,
        request=found.request.pk,
        title=found.request.title,
        asked_on=row.asked_on,
        days=waited(row.asked_on, today),
        decided=found.decided.kind if found.decided else None,
        ready=[
            ReadyOut(
                kind=one.kind,
                reason={each: reason_of(one, each) for each in LANGUAGES},
                condition={each: condition_of(one, each) for each in LANGUAGES},
            )
            for one in found.candidates
        ],
        flow=_flow(row.company, today),
    )


@router.post("/asks/{ask_id}/answer", response={201: QuestionAnswerOut}, summary="Product answers a question")
def answer(request: HttpRequest, ask_id: int, body: QuestionAnswerIn) -> Status[QuestionAnswerOut]:
    """One of the answers that lie ready; anything else is decided on the change request."""
    who = actor(request)
    made = product_answers.answer(
        access.ask(who, ask_id),
        actor=who,
        kind=body.kind,
        reason=body.reason,
        condition=body.condition,
        on=timezone.localdate(),
    )
    out = QuestionAnswerOut(request=made.change_request_id, decision=made.key, kind=DecisionKind(made.kind))
    return Status(201, out)


def _decided(row: Any) -> CardDecidedOut:
    decision = row.decision
    return CardDecidedOut(
        answer=row.pk,
        title=decision.change_request.title,
        decision=decision.kind,
        decided_on=decision.decided_on,
        told=row.told_on is not None,
    )


def _saying(topic: Topic) -> CardSayingOut:
    both = {
        each: saying(topic.title, topic.fit, topic.reasons, names=topic.names, facts=topic.facts, language=each)
        for each in LANGUAGES
    }
    return CardSayingOut(
        title=topic.title,
        fit=topic.fit.value,
        say={each: said.say for each, said in both.items()},
        avoid={
            each: [{"code": row.code, "phrase": row.phrase, "softer": row.softer} for row in said.avoid]
            for each, said in both.items()
        },
    )


def _flow(company: Company, today: date) -> FlowOut:
    flow = question_clock.flow_of(company, on=today)
    return FlowOut(days=flow.days, n=flow.n, waiting=flow.waiting)


def _handed(found: CallCard) -> dict[str, list[str]]:
    rows = [each for answer in found.handed for each in answer.questions]
    names = names_of(found.deal.company, rows) if rows else {}
    return {each: [question_of_pick(row, names, each) for row in rows] for each in LANGUAGES}


def _mood(found: CallCard) -> CardMoodOut | None:
    if found.mood is None:
        glad, worried = ([one.quote for one in found.felt if one.kind_is == kind] for kind in FELT)
        return CardMoodOut(conversation=None, held_on=None, glad=glad, worried=worried) if found.felt else None
    talk = found.mood.conversation
    return CardMoodOut(
        conversation=talk.pk,
        held_on=talk.held_on,
        glad=[one.quote for one in found.said.moved_up],
        worried=[one.quote for one in found.said.moved_down],
    )
