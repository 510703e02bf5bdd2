"""Proposals to change the strategy: the open ones, those that were answered, what each rests on, and who waits to hear of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Product, ProposalEvidence, ReadReceipt, Signal, StrategyProposal
from ropeteam.store.queries.deals import held_by
from ropeteam.store.queries.kept import ON
from ropeteam.store.queries.signals import with_state

SETTLED = 30
# So long the proposer reads on Today what became of it.
TOLD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Rest:
    """One thing a proposal rests on, as far as the reader may know it. `words` is '' where the sentence is not theirs to read."""

    evidence: ProposalEvidence
    words: str
    sealed: bool


def of(product: Product) -> QuerySet[StrategyProposal]:
    return StrategyProposal.objects.filter(product=product).select_related("pillar", "strategy", "outcome__strategy")


def open_ones(product: Product) -> QuerySet[StrategyProposal]:
    """The one that waits longest first."""
    return of(product).filter(outcome__isnull=True).order_by("pk")


def settled(product: Product, *, before: int | None = None) -> tuple[list[StrategyProposal], bool]:
    """The answered ones, the newest first; and whether there are more."""
    found = of(product).filter(outcome__isnull=False)
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: SETTLED + 1])
    return rows[:SETTLED], len(rows) > SETTLED


def one(actor: Actor, pk: int) -> StrategyProposal:
    found = StrategyProposal.objects.filter(product__in=access.products(actor), pk=pk)
    row = found.select_related("product__company", "pillar", "strategy", "outcome__strategy").first()
    if row is None:
        raise NotFound("proposal", str(pk))
    return row


def state_of(proposal: StrategyProposal) -> str:
    """What became of it: open, taken_up or declined."""
    outcome = getattr(proposal, "outcome", None)
    return "open" if outcome is None else "taken_up" if outcome.taken_up else "declined"


def waiting(actor: Actor) -> QuerySet[Any]:
    """Open proposals, for who may answer them."""
    if not (actor.operator or may(Deed.PUBLISH_STRATEGY, actor.roles)):
        return StrategyProposal.objects.none()
    found = StrategyProposal.objects.filter(product__in=access.products(actor), outcome__isnull=True)
    return found.select_related("pillar").order_by("pk")


def answered(actor: Actor) -> QuerySet[Any]:
    """One's own proposals that were answered lately; one that was taken up until its version was read."""
    read = ReadReceipt.objects.filter(strategy=OuterRef("outcome__strategy"), person=actor.person)
    found = StrategyProposal.objects.filter(
        ~Exists(read), product__in=access.products(actor), by=actor.person, outcome__decided_on__gte=ON - TOLD
    )
    return found.select_related("pillar", "outcome__strategy").order_by("-outcome__pk")


def rests_on(actor: Actor, proposals: Iterable[StrategyProposal]) -> dict[int, list[Rest]]:
    """By proposal; in a few queries for a whole page. What hangs on deals the reader may not know of is left out."""
    rows = ProposalEvidence.objects.filter(proposal__in=list(proposals))
    visible = Q(signal__isnull=True) | Exists(access.signals(actor).filter(pk=OuterRef("signal")))
    related = ("signal__conversation__deal", "change_request", "decision__change_request")
    found = list(rows.filter(visible).select_related(*related).order_by("pk"))
    mine = held_by(actor, {deal.pk for row in found if row.signal and (deal := row.signal.conversation.deal)})
    reads_all = actor.operator or may(Deed.READ_TRANSCRIPT, actor.roles)
    by_proposal: dict[int, list[Rest]] = {}
    for row in found:
        reads = reads_all or row.signal is None or row.signal.conversation.deal_id in mine
        words = row.signal.quote if row.signal and reads else ""
        by_proposal.setdefault(row.proposal_id, []).append(Rest(row, words, not reads))
    return by_proposal


def citable(actor: Actor, pks: Iterable[int]) -> list[Signal]:
    """Of these sentences those the reader knows of."""
    found = with_state(access.signals(actor)).filter(pk__in=list(pks))
    return list(found.select_related("conversation__deal").order_by("pk"))
