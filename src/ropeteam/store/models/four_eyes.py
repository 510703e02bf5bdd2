"""Ending a promise where two are needed: one proposes how it ended, another agrees or says no. Both are written once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.core.vocabulary import Ending
from ropeteam.store.models.people import Person
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.row import Row, choices, one_of


class EndProposal(Row):
    """How a promise ends, if a second person agrees. `sentence` is the new wording where another promise takes its place;
    `told_*` is how the customer was told, or agreed."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="end_proposals")
    ending = models.CharField(max_length=12, choices=choices(Ending))
    sentence = models.TextField(blank=True)
    told_customer_on = models.DateField(null=True, blank=True)
    told_how = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()

    class Meta:
        constraints = [
            one_of("ending", Ending, "end_proposal_ending_known"),
            models.CheckConstraint(
                condition=~Q(ending="withdrawn") | (Q(told_customer_on__isnull=False) & ~Q(told_how="")),
                name="withdrawal_proposed_was_told",
            ),
            models.CheckConstraint(
                condition=Q(ending__in=["reworded", "renegotiated"]) ^ Q(sentence=""), name="new_wording_where_replaced"
            ),
        ]
        indexes = [models.Index(fields=["promise", "-id"])]


class EndAnswer(Row):
    """The second person's word on a proposal: the only one. Who proposed may take it back, never agree to it (a trigger checks)."""

    proposal = models.OneToOneField(EndProposal, on_delete=models.CASCADE, related_name="answer")
    agreed = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(reason=""), name="end_refused_with_a_reason")
        ]
