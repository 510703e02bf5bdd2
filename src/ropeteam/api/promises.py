"""The ledger from outside: one promise with its life, how it ends, and what an override needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core import ledger
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import Ending, FindingCode, PromiseOutcome
from ropeteam.flows import overrides, promise_ends
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import EndProposal, OverrideAsk, Promise
from ropeteam.store.queries import four_eyes, promise_facts, promise_steps
from ropeteam.store.queries import overrides as override_query

router = Router(tags=["promises"])


class StepOut(Schema):
    step: str
    on: date
    by_rule: bool
    why: str
    reasons: list[dict[str, str]]


class PromiseOut(Schema):
    id: int
    deal: str
    sentence: str
    said_on: date
    due: date | None
    state: str = Field(
        description="suggested, confirmed, judged, agreed, declined, in_contract, handed_over, or how it ended"
    )
    open: bool
    watch: list[str] = Field(description="due_soon, at_risk, contradicted")
    end_waits: int | None = Field(description="an end that waits for a second person")
    steps: list[StepOut]


class EndIn(Schema):
    outcome: PromiseOutcome
    evidence: str = Field("", max_length=500)
    told_customer_on: date | None = Field(None, description="needed where it is withdrawn, with told_how")
    told_how: str = Field("", max_length=500)


class ReplacementIn(Schema):
    how: Ending = Field(description="reworded or renegotiated")
    sentence: str = Field(min_length=1, max_length=2000)
    agreed_how: str = Field("", max_length=500, description="how the customer agreed; needed where it is renegotiated")


class EndOut(Schema):
    promise: int
    outcome: str | None = Field(description="null while a second person has to agree")
    replaced_by: int | None = None
    proposal: int | None = None


class AnswerIn(Schema):
    agreed: bool
    reason: str = Field("", max_length=500)


class OverrideIn(Schema):
    about: str = Field(
        pattern=r"^(promise|signal|clause|requirement|study|deal):\d{1,17}$",
        description="what stands at the gate, by its key",
    )
    code: FindingCode
    reason: str = Field(max_length=500)
    due_on: date | None = Field(
        None, description="else the company's usual time: three working days unless it says otherwise"
    )


class OverrideOut(Schema):
    id: int
    deal: str
    code: str
    about: str
    reason: str
    asked_on: date
    due_on: date
    stand: str = Field(description="waits, granted, refused, late")
    missing: list[str] = Field(description="whose yes is missing: management, product")


@router.get("/promises/{promise_id}", response=PromiseOut, summary="One promise with every step of its life")
def promise(request: HttpRequest, promise_id: int) -> PromiseOut:
    """No names: who did what stands on the page, for those who work on the deal."""
    who, today = actor(request), timezone.localdate()
    found = access.promise(who, promise_id)
    titles = access.allows(who, Deed.READ_OFFER, deal=found.deal)
    row = promise_facts.loaded(Promise.objects.filter(pk=found.pk)).get()
    facts = promise_facts.facts(row, on=today)
    waiting = four_eyes.open_proposal(row)
    return PromiseOut(
        id=row.pk,
        deal=row.deal.key,
        sentence=row.sentence,
        said_on=row.said_on,
        due=facts.due,
        state=ledger.state(facts),
        open=ledger.is_open(facts),
        watch=sorted(ledger.watches(facts, on=today)),
        end_waits=waiting.pk if waiting else None,
        steps=[
            StepOut(
                step=step.code,
                on=step.on,
                by_rule=step.fit is not None and step.by is None,
                why=step.why,
                reasons=[dict(reason) for reason in step.reasons],
            )
            for step in promise_steps.life(row, on=today, titles=titles)
        ],
    )


@router.post("/promises/{promise_id}/end", response={201: EndOut}, summary="Kept, kept late, broken or withdrawn")
def end(request: HttpRequest, promise_id: int, body: EndIn) -> Status[EndOut]:
    who = actor(request)
    found = access.promise(who, promise_id)
    done = promise_ends.end(
        found,
        actor=who,
        outcome=body.outcome,
        on=timezone.localdate(),
        evidence=body.evidence,
        told_customer_on=body.told_customer_on,
        told_how=body.told_how,
    )
    return Status(201, _ended(found, done))


@router.post("/promises/{promise_id}/replacement", response={201: EndOut}, summary="Another promise in its place")
def replacement(request: HttpRequest, promise_id: int, body: ReplacementIn) -> Status[EndOut]:
    who, today = actor(request), timezone.localdate()
    found = access.promise(who, promise_id)
    said: dict[str, Any] = {"actor": who, "sentence": body.sentence, "on": today}
    if body.how == Ending.RENEGOTIATED:
        done = promise_ends.renegotiate(found, agreed_how=body.agreed_how, **said)
    elif body.how == Ending.REWORDED:
        done = promise_ends.reword(found, note=body.agreed_how, **said)
    else:
        raise NotFound("ending", body.how)
    return Status(201, _ended(found, done))


@router.post("/ends/{proposal_id}/answer", response={201: EndOut}, summary="The second person's word on an end")
def end_answer(request: HttpRequest, proposal_id: int, body: AnswerIn) -> Status[EndOut]:
    who, today = actor(request), timezone.localdate()
    row = EndProposal.objects.select_related("promise__deal__company", "by").filter(pk=proposal_id).first()
    if row is None:
        raise NotFound("end_proposal", str(proposal_id))
    row.promise = access.promise(who, row.promise_id)
    if not body.agreed:
        promise_ends.refuse(row, actor=who, on=today, reason=body.reason)
        return Status(201, EndOut(promise=row.promise_id, outcome=None))
    return Status(201, _ended(row.promise, promise_ends.agree(row, actor=who, on=today)))


@router.get("/deals/{deal_id}/overrides", response=list[OverrideOut], summary="The exception list of a deal")
def deal_overrides(request: HttpRequest, deal_id: int) -> list[OverrideOut]:
    deal = access.deal(actor(request), deal_id)
    return [_override(row) for row in override_query.of_deal(deal, on=timezone.localdate())]


@router.post("/deals/{deal_id}/overrides", response={201: OverrideOut}, summary="Ask management and product at once")
def ask_override(request: HttpRequest, deal_id: int, body: OverrideIn) -> Status[OverrideOut]:
    who, today = actor(request), timezone.localdate()
    deal = access.deal(who, deal_id)
    made = overrides.ask_about(
        deal, actor=who, about=body.about, code=body.code, reason=body.reason, on=today, due_on=body.due_on
    )
    return Status(201, _seen(made.pk, today))


@router.post("/overrides/{ask_id}/answer", response={201: OverrideOut}, summary="A yes or a no of one of the two")
def override_answer(request: HttpRequest, ask_id: int, body: AnswerIn) -> Status[OverrideOut]:
    who, today = actor(request), timezone.localdate()
    ask = _asked(who, ask_id)
    if body.agreed:
        overrides.approve(ask, actor=who, on=today)
    else:
        overrides.refuse(ask, actor=who, on=today, reason=body.reason)
    return Status(201, _seen(ask.pk, today))


def _asked(who: Actor, ask_id: int) -> OverrideAsk:
    ask = OverrideAsk.objects.select_related("finding__run__deal").filter(pk=ask_id).first()
    if ask is None:
        raise NotFound("override", str(ask_id))
    access.deal(who, ask.finding.run.deal_id)
    return ask


def _seen(ask_id: int, today: date) -> OverrideOut:
    (fresh,) = override_query.loaded([ask_id])
    return _override(override_query.seen(fresh, today))


def _ended(found: Promise, done: promise_ends.Done) -> EndOut:
    if isinstance(done, EndProposal):
        return EndOut(promise=found.pk, outcome=None, proposal=done.pk)
    if isinstance(done, Promise):
        return EndOut(promise=found.pk, outcome=done.replaces_how, replaced_by=done.pk)
    return EndOut(promise=found.pk, outcome=done.outcome)


def _override(row: override_query.AskSeen) -> OverrideOut:
    kind, pk, code = row.subject
    return OverrideOut(
        id=row.ask.pk,
        deal=row.ask.finding.run.deal.key,
        code=code,
        about=f"{kind}:{pk}",
        reason=row.ask.reason,
        asked_on=row.ask.asked_on,
        due_on=row.ask.due_on,
        stand=row.stand,
        missing=list(row.missing),
    )
