"""Anyone proposes to change vision, strategy or a non-goal, in words and with what it rests on; product answers each one.

A proposal that is followed is taken up where the version is published (flows.strategy).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import OUR_KINDS, ProposalSubject, SignalState
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.models import ProposalEvidence, ProposalOutcome, StrategyProposal
from ropeteam.store.queries import strategy as query
from ropeteam.store.queries.signals import kind_now, state_now
from ropeteam.store.strategy_versions import held

LONGEST, MOST_EVIDENCE = 4000, 20
Evidence = models.Signal | models.ChangeRequest | models.Decision


def propose(
    product: models.Product,
    *,
    actor: Actor,
    subject: ProposalSubject,
    text: str,
    why: str,
    on: date,
    pillar: models.Pillar | None = None,
    evidence: Sequence[Evidence] = (),
) -> StrategyProposal:
    """The same words sent twice are one proposal."""
    access.require(actor, Deed.PROPOSE_STRATEGY)
    if actor.person is None:
        raise NotAllowed(Deed.PROPOSE_STRATEGY)
    text, why = _words(text), _words(why)
    if len(evidence) > MOST_EVIDENCE:
        raise Refused("evidence_many", most=str(MOST_EVIDENCE))
    with transaction.atomic():
        row = held(product)
        now = query.standing(row)
        if now is None:
            raise Refused("strategy_missing")
        if subject == ProposalSubject.VISION:
            pillar = None
        if pillar is not None and pillar.strategy_id != now.pk:
            raise Refused("pillar_gone", title=pillar.title)
        same = StrategyProposal.objects.filter(product=row, by=actor.person, text=text, outcome__isnull=True).first()
        if same is not None:
            return same
        made = StrategyProposal.objects.create(
            product=row,
            key=f"v{StrategyProposal.objects.filter(product=row).count() + 1}",
            subject=subject.value,
            strategy=now,
            pillar=pillar,
            text=text,
            why=why,
            by=actor.person,
            proposed_on=on,
            created_by=actor.person,
        )
        ProposalEvidence.objects.bulk_create(_evidence(made, evidence, row))
        events.append("strategy.proposed", made, actor=actor, company=row.company)
    return made


def decline(proposal: StrategyProposal, *, actor: Actor, reason: str, on: date) -> ProposalOutcome:
    """Not taken up, with the reason: a well-founded no is a good answer. Of two at once one decides."""
    access.require(actor, Deed.PUBLISH_STRATEGY)
    if actor.person is None:
        raise NotAllowed(Deed.PUBLISH_STRATEGY)
    if not reason.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        row = StrategyProposal.objects.select_for_update().get(pk=proposal.pk)
        if ProposalOutcome.objects.filter(proposal=row).exists():
            raise Refused("proposal_settled")
        made = ProposalOutcome.objects.create(
            proposal=row, taken_up=False, reason=_words(reason), by=actor.person, decided_on=on, created_by=actor.person
        )
        events.append("strategy.proposal_declined", row, actor=actor, company=proposal.product.company)
    return made


def _words(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Refused("proposal_empty")
    if len(text) > LONGEST:
        raise Refused("words_long", most=str(LONGEST))
    return text


def _evidence(
    proposal: StrategyProposal, evidence: Sequence[Evidence], product: models.Product
) -> Iterable[ProposalEvidence]:
    """Each thing once; what belongs to another company or product was never visible to who proposes."""
    for row in {(type(each), each.pk): each for each in evidence}.values():
        if isinstance(row, models.Signal):
            if kind_now(row) in OUR_KINDS and state_now(row) == SignalState.SUGGESTED:
                raise Refused("evidence_not_confirmed")  # the rope reads it first
            yield ProposalEvidence(proposal=proposal, signal=row)
        elif isinstance(row, models.ChangeRequest):
            if row.product_id != product.pk:
                raise Refused("evidence_of_other_product")
            yield ProposalEvidence(proposal=proposal, change_request=row)
        else:
            if row.change_request.product_id != product.pk:
                raise Refused("evidence_of_other_product")
            yield ProposalEvidence(proposal=proposal, decision=row)
