"""Vision and strategy as living texts: who read them, what speaks for and against a pillar, and proposals to change them."""

from __future__ import annotations

from django.db import models

from ropeteam.core.vocabulary import ProposalSubject, Stance
from ropeteam.store.models.change_requests import ChangeRequest, Decision
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Pillar, Product, StrategyVersion
from ropeteam.store.models.row import Row, choices, exactly_one, one_of
from ropeteam.store.models.signals import Signal


class ReadReceipt(Row):
    """A person has read this version. Append-only."""

    strategy = models.ForeignKey(StrategyVersion, on_delete=models.CASCADE, related_name="read_receipts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="read_receipts")
    read_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strategy", "person"], name="read_receipt_once")]


class PillarEvidence(Row):
    """A customer's sentence that speaks for a pillar or against it, put there by a person. The latest of a signal holds."""

    pillar = models.ForeignKey(Pillar, on_delete=models.CASCADE, related_name="evidence")
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="pillar_evidence")
    stance = models.CharField(max_length=8, choices=choices(Stance))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [one_of("stance", Stance, "pillar_evidence_stance_known")]
        indexes = [models.Index(fields=["pillar", "signal", "-id"])]


class StrategyProposal(Row):
    """Somebody proposes to change the vision, a pillar or a non-goal, in words, with evidence. Open until it has an outcome."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="proposals")
    key = models.CharField(max_length=80)
    subject = models.CharField(max_length=10, choices=choices(ProposalSubject))
    strategy = models.ForeignKey(StrategyVersion, on_delete=models.PROTECT, related_name="proposals")
    pillar = models.ForeignKey(Pillar, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    text = models.TextField()
    why = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "key"], name="proposal_key_in_product"),
            one_of("subject", ProposalSubject, "proposal_subject_known"),
        ]


class ProposalEvidence(Row):
    """What a proposal rests on: a sentence, a wish or a decision."""

    proposal = models.ForeignKey(StrategyProposal, on_delete=models.CASCADE, related_name="evidence")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    change_request = models.ForeignKey(ChangeRequest, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [exactly_one("signal", "change_request", "decision", name="proposal_evidence_is_one_thing")]


class ProposalOutcome(Row):
    """Taken up in a version of the strategy, or declined with a reason. Append-only."""

    proposal = models.OneToOneField(StrategyProposal, on_delete=models.CASCADE, related_name="outcome")
    taken_up = models.BooleanField()
    strategy = models.ForeignKey(StrategyVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="proposal_outcome_has_a_reason")]
