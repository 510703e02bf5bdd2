"""Decisions, the answers that follow from them, and solution patterns."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from ropeteam.api.answer_shapes import (
    AnswerOut,
    AnswerPage,
    AnswerWhole,
    DecisionIn,
    DecisionOut,
    PatternIn,
    PatternOut,
    ReceiptIn,
    ReceiptOut,
    UseIn,
    WordsIn,
)
from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.core.answers import is_overdue
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import ReceiptKind
from ropeteam.flows import answers as flow
from ropeteam.flows import change_requests, solutions
from ropeteam.store import access
from ropeteam.store.models import ChangeRequest, Decision, NonGoal, SolutionPattern
from ropeteam.store.queries import answers as query
from ropeteam.store.queries import decisions as decision_query
from ropeteam.store.queries import solutions as pattern_query
from ropeteam.store.queries.lists import Place, Where, fall, place_of
from ropeteam.store.queries.product import truth

router = Router(tags=["answers"])
PATTERNS = 200


@router.post("/requests/{request_id}/decisions", response={201: DecisionOut}, summary="Decide on a change request")
def decide(request: HttpRequest, request_id: int, body: DecisionIn) -> Status[DecisionOut]:
    """Everybody who asked gets an answer, and every promise that leans on it is judged anew, within seconds."""
    who = actor(request)
    row = access.change_request(who, request_id)
    access.require(who, Deed.DECIDE_REQUEST)
    made = change_requests.decide_on(
        row,
        actor=who,
        kind=body.kind,
        reason=body.reason,
        on=timezone.localdate(),
        condition=body.condition,
        roadmap_item=_of(row.product.roadmap, "roadmap_item", body.roadmap_item),
        non_goal=_non_goal(row, body.non_goal),
        pattern=_of(row.product.patterns, "pattern", body.pattern),
        capability=_of(row.product.capabilities, "capability", body.capability),
        seen=body.seen,
    )
    reach = decision_query.reach(who, row, on=timezone.localdate())
    return Status(201, _decision(made, reach.askers, reach.touching.total))


@router.get("/answers", response=AnswerPage, summary="Answers on their way to customers")
def answers(
    request: HttpRequest,
    state: str = query.WAITING,
    kind: str = "",
    deal: int | None = None,
    change_request: int | None = None,
    after: str = "",
) -> AnswerPage:
    """`state`: waiting, overdue, open, read, told, closed or all. The newest first, 50 a page."""
    who = actor(request)
    by = query.AnswerFilter(state if state in query.STATES else query.WAITING, kind, deal, change_request)
    part = fall(query.listed(who, by, on=timezone.localdate()), where=Where(after=Place.read(after)))
    last = str(place_of(part.rows[-1], query.DAY)) if part.rows and part.later else None
    return AnswerPage(items=[AnswerOut(**_facts(row)) for row in part.rows], next=last)


@router.get("/answers/{answer_id}", response=AnswerWhole, summary="One answer with its words for the customer")
def answer(request: HttpRequest, answer_id: int) -> AnswerWhole:
    """Asking for it ticks nothing: a machine has not read it."""
    row = query.one(access.answer(actor(request), answer_id))
    held = query.words_now(row)
    return AnswerWhole(
        **_facts(row),
        words={language: one.text for language, one in held.items()},
        drafted={language: one.by_id is None for language, one in held.items()},
    )


@router.post("/answers/{answer_id}/words", response={201: AnswerWhole}, summary="Put the words for the customer anew")
def words(request: HttpRequest, answer_id: int, body: WordsIn) -> Status[AnswerWhole]:
    who = actor(request)
    row = access.answer(who, answer_id)
    flow.write_words(row, actor=who, language=body.language, text=body.text, on=timezone.localdate())
    return Status(201, answer(request, answer_id))


@router.post(
    "/answers/{answer_id}/receipts", response={201: ReceiptOut}, summary="Tick: read, or the customer was told"
)
def receipt(request: HttpRequest, answer_id: int, body: ReceiptIn) -> Status[ReceiptOut]:
    who = actor(request)
    row = access.answer(who, answer_id)
    today = timezone.localdate()
    if body.kind == ReceiptKind.SELLER_READ:
        made = flow.read(row, actor=who, on=today)
    else:
        made = flow.tell(row, actor=who, how=body.how, on=today)
    return Status(201, ReceiptOut(answer=row.pk, kind=made.kind, on=made.on, state=query.state(query.one(row))))


@router.get("/patterns", response=list[PatternOut], summary="Solution patterns, those in force first")
def patterns(request: HttpRequest) -> list[PatternOut]:
    who = actor(request)
    access.require(who, Deed.READ_PRODUCT)
    return _patterns(list(pattern_query.listed(access.product(who))[:PATTERNS]))


@router.post("/patterns", response={201: PatternOut}, summary="Write a solution pattern from what worked")
def write_pattern(request: HttpRequest, body: PatternIn) -> Status[PatternOut]:
    who = actor(request)
    found = Decision.objects.filter(pk=body.decision or 0, change_request__product__in=access.products(who))
    decision = found.select_related("change_request__product", "change_request__capability").first()
    if body.decision is not None and decision is None:
        raise NotFound("decision", str(body.decision))
    made = solutions.write(
        actor=who,
        need=body.need,
        how=body.how,
        on=timezone.localdate(),
        answer=access.answer(who, body.answer) if body.answer is not None else None,
        decision=decision,
        capability=_of(access.product(who).capabilities, "capability", body.capability),
    )
    return Status(201, _patterns([made])[0])


@router.post("/patterns/{pattern_id}/uses", response={201: PatternOut}, summary="Whether a pattern helped in a deal")
def use_pattern(request: HttpRequest, pattern_id: int, body: UseIn) -> Status[PatternOut]:
    who = actor(request)
    row = access.pattern(who, pattern_id)
    deal = access.deal(who, body.deal) if body.deal is not None else None
    solutions.use(row, actor=who, helped=body.helped, on=timezone.localdate(), deal=deal)
    return Status(201, _patterns([row])[0])


@router.post("/patterns/{pattern_id}/retirement", response=PatternOut, summary="Take a pattern out of the search")
def retire_pattern(request: HttpRequest, pattern_id: int) -> PatternOut:
    who = actor(request)
    solutions.retire(access.pattern(who, pattern_id), actor=who, on=timezone.localdate())
    return _patterns([access.pattern(who, pattern_id)])[0]


def _of(found: Any, thing: str, key: str | None) -> Any:
    """The product's own thing with this id."""
    if key is None:
        return None
    row = found.filter(key=key).first()
    if row is None:
        raise NotFound(thing, key)
    return row


def _non_goal(row: ChangeRequest, key: str | None) -> NonGoal | None:
    if key is None:
        return None
    found = next((goal for goal in truth(row.product).non_goals if goal.key == key), None)
    if found is None:
        raise NotFound("non_goal", key)
    return found


def _decision(row: Decision, askers: int, promises: int) -> DecisionOut:
    known = truth(row.change_request.product).roadmap.get(row.roadmap_item_id or 0)
    return DecisionOut(
        id=row.pk,
        request=row.change_request_id,
        kind=row.kind,
        reason=row.reason,
        decided_on=row.decided_on,
        strategy=row.strategy.n if row.strategy else None,
        roadmap_item=row.roadmap_item.key if row.roadmap_item else None,
        committable=known.committable if known else None,
        condition=row.condition,
        non_goal=row.non_goal.key if row.non_goal else None,
        pattern=row.pattern.key if row.pattern else None,
        askers=askers,
        promises=promises,
    )


def _facts(row: Any) -> dict[str, Any]:
    """Deal and customer, no person: who passed it on is the deal's own affair."""
    ticks = query.ticks_of(row)
    return {
        "id": row.pk,
        "request": row.decision.change_request_id,
        "decision": row.decision_id,
        "kind": row.decision.kind,
        "deal": row.deal.key if row.deal else None,
        "account": row.account.name if row.account else None,
        "language": row.language,
        "given": row.given_on,
        "state": query.state(row),
        "overdue": is_overdue(ticks, on=timezone.localdate()),
        "read": ticks.read_on,
        "told": ticks.told_on,
        "how": row.told_how or "",
        "sentences": row.sentences,
    }


def _patterns(rows: list[SolutionPattern]) -> list[PatternOut]:
    worth = pattern_query.worth(rows)
    return [
        PatternOut(
            id=row.pk,
            key=row.key,
            need=row.need,
            how=row.how,
            capability=row.capability.key if row.capability else None,
            approved=row.approved_on,
            retired=row.retired_on,
            deals=worth[row.pk].deals,
            helped=worth[row.pk].helped,
            uses=worth[row.pk].n,
        )
        for row in rows
    ]
