"""Vision and strategy as they hold, what customers say to a pillar, proposals, and the next version."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status

from ropeteam.api.strategy_shapes import (
    DraftIn,
    EvidenceIn,
    EvidenceOut,
    OutcomeIn,
    PillarOut,
    PillarWhole,
    ProposalIn,
    ProposalOut,
    ProposalPage,
    PublicationIn,
    SegmentWeight,
    SentenceOut,
    StrategyOut,
)
from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound
from ropeteam.core.strategy_edit import edited
from ropeteam.core.vocabulary import Stance
from ropeteam.flows import pillar_evidence as evidence_flow
from ropeteam.flows import strategy as flow
from ropeteam.flows import strategy_proposals
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Decision, Pillar, Product, StrategyProposal, StrategyVersion
from ropeteam.store.queries import pillar_evidence as evidence_query
from ropeteam.store.queries import proposals as query
from ropeteam.store.queries import strategy as strategy_query
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.pillar_evidence import Weight

router = Router(tags=["strategy"])


@router.get("/strategy", response=StrategyOut, summary="The strategy that holds, with what customers say to it")
def strategy(request: HttpRequest) -> StrategyOut:
    who = actor(request)
    access.require(who, Deed.READ_PRODUCT)
    product = access.product(who)
    now = strategy_query.standing(product)
    if now is None:
        raise NotFound("strategy")
    return _version(now, evidence_query.weights(product, who))


@router.get("/pillars/{pillar}", response=PillarWhole, summary="One pillar with the sentences for and against it")
def pillar(request: HttpRequest, pillar: str, stance: str = "", before: int | None = None) -> PillarWhole:
    """50 a page, the newest first; `words` is null where they are not yours to read."""
    who = actor(request)
    row = _pillar(who, pillar)
    product = row.strategy.product
    rows, more = evidence_query.sentences(product, who, row.key, stance=stance, before=before)
    mine = held_by(who, {each.signal.conversation.deal_id or 0 for each in rows})
    reads_all = may(Deed.READ_TRANSCRIPT, who.roles)
    return PillarWhole(
        **_one(row, evidence_query.weights(product, who).get(row.key, Weight())).model_dump(),
        sentences=[
            SentenceOut(
                id=each.pk,
                signal=each.signal_id,
                stance=each.stance,
                words=each.signal.quote if reads_all or each.signal.conversation.deal_id in mine else None,
                deal=each.signal.conversation.deal.key if each.signal.conversation.deal else None,
                on=each.signal.conversation.held_on,
            )
            for each in rows
        ],
        next=rows[-1].pk if more else None,
    )


@router.post("/pillars/{pillar}/evidence", response={201: EvidenceOut}, summary="A sentence for or against a pillar")
def weigh(request: HttpRequest, pillar: str, body: EvidenceIn) -> Status[EvidenceOut]:
    """`none` takes an earlier word back."""
    who = actor(request)
    row = _pillar(who, pillar)
    signal = access.signal(who, body.signal)
    made = evidence_flow.weigh(signal, row, actor=who, stance=Stance(body.stance), on=timezone.localdate())
    return Status(201, EvidenceOut(id=made.pk, pillar=row.key, signal=signal.pk, stance=made.stance))


@router.get("/proposals", response=ProposalPage, summary="Proposals to change the strategy")
def proposals(request: HttpRequest, state: str = "open", before: int | None = None) -> ProposalPage:
    """`state`: open (the one that waits longest first) or settled (the newest first, 30 a page)."""
    who = actor(request)
    access.require(who, Deed.READ_PRODUCT)
    product = access.product(who)
    if state == "settled":
        rows, more = query.settled(product, before=before)
    else:
        rows, more = list(query.open_ones(product)), False
    return ProposalPage(items=[_proposal(row) for row in rows], next=rows[-1].pk if more else None)


@router.post("/proposals", response={201: ProposalOut}, summary="Propose to change vision, a pillar or a non-goal")
def propose(request: HttpRequest, body: ProposalIn) -> Status[ProposalOut]:
    who = actor(request)
    product = access.product(who)
    evidence: list[strategy_proposals.Evidence] = [access.signal(who, pk) for pk in body.signals]
    evidence += [access.change_request(who, pk) for pk in body.requests]
    evidence += [_decision(product, pk) for pk in body.decisions]
    made = strategy_proposals.propose(
        product,
        actor=who,
        subject=body.subject,
        text=body.text,
        why=body.why,
        on=timezone.localdate(),
        pillar=_pillar(who, body.pillar) if body.pillar else None,
        evidence=evidence,
    )
    return Status(201, _proposal(query.one(who, made.pk)))


@router.post("/proposals/{proposal_id}/outcome", response={201: ProposalOut}, summary="Decline a proposal")
def decline(request: HttpRequest, proposal_id: int, body: OutcomeIn) -> Status[ProposalOut]:
    """What is taken up is answered with the publication that follows it."""
    who = actor(request)
    strategy_proposals.decline(query.one(who, proposal_id), actor=who, reason=body.reason, on=timezone.localdate())
    return Status(201, _proposal(query.one(who, proposal_id)))


@router.get("/strategy/draft", response=StrategyOut, summary="The draft of the next version")
def draft(request: HttpRequest) -> StrategyOut:
    who = actor(request)
    access.require(who, Deed.PUBLISH_STRATEGY)
    there = strategy_query.draft_of(access.product(who))
    if there is None:
        raise NotFound("draft")
    return _version(there, {})


@router.put("/strategy/draft", response=StrategyOut, summary="Write the draft of the next version")
def write_draft(request: HttpRequest, body: DraftIn) -> StrategyOut:
    """The whole text. `seen` is the id of the draft it began with; null where there was none."""
    who = actor(request)
    product = access.product(who)
    now = strategy_query.draft_of(product) or strategy_query.standing(product)
    words = edited(
        strategy_query.text_of(now),
        vision=body.vision,
        pillars=[(row.id, row.title, row.text, row.non_goals) for row in body.pillars],
    )
    return _version(flow.write_draft(product, words, actor=who, seen=body.seen), {})


@router.post("/strategy/publications", response={201: StrategyOut}, summary="Publish the draft")
def publish(request: HttpRequest, body: PublicationIn) -> Status[StrategyOut]:
    """Everything that rests on a non-goal is judged anew within seconds; proposals it follows are answered."""
    who = actor(request)
    made = flow.publish(
        access.product(who),
        actor=who,
        on=timezone.localdate(),
        seen=body.seen,
        over=body.over,
        takes_up=[query.one(who, pk) for pk in body.takes_up],
        reason=body.reason,
    )
    return Status(201, _version(made, {}))


def _pillar(who: Actor, key: str) -> Pillar:
    access.require(who, Deed.READ_PRODUCT)
    row = strategy_query.pillar(access.product(who), key)
    if row is None:
        raise NotFound("pillar", key)
    return row


def _decision(product: Product, pk: int) -> Decision:
    row = Decision.objects.filter(change_request__product=product, pk=pk).select_related("change_request").first()
    if row is None:
        raise NotFound("decision", str(pk))
    return row


def _version(row: StrategyVersion, weights: dict[str, Weight]) -> StrategyOut:
    pillars = row.pillars.order_by("no", "pk").prefetch_related("non_goals")
    return StrategyOut(
        id=row.pk,
        version=row.n,
        draft=row.draft,
        since=row.recorded_on,
        vision=row.vision,
        pillars=[_one(pillar, weights.get(pillar.key, Weight())) for pillar in pillars],
    )


def _one(row: Pillar, weight: Weight) -> PillarOut:
    said: dict[str, Any] = dict(weight.by_stance)
    return PillarOut(
        id=row.key,
        title=row.title,
        text=row.text,
        non_goals=[goal.text for goal in sorted(row.non_goals.all(), key=lambda goal: (goal.no, goal.pk))],
        said_for=said.get(Stance.FOR.value, 0),
        said_against=said.get(Stance.AGAINST.value, 0),
        accounts=weight.accounts,
        segments=[
            SegmentWeight(segment=name, said_for=for_it, said_against=against)
            for name, (for_it, against) in weight.segments.items()
        ],
    )


def _proposal(row: StrategyProposal) -> ProposalOut:
    outcome = getattr(row, "outcome", None)
    return ProposalOut(
        id=row.pk,
        key=row.key,
        subject=row.subject,
        pillar=row.pillar.key if row.pillar else None,
        text=row.text,
        why=row.why,
        proposed=row.proposed_on,
        version=row.strategy.n,
        state=query.state_of(row),
        taken_up_in=outcome.strategy.n if outcome and outcome.strategy else None,
        reason=outcome.reason if outcome else None,
        decided=outcome.decided_on if outcome else None,
    )
