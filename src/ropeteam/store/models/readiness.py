"""To whom can we sell today: what a segment must have, capabilities that people looked at again, and why deals were won or lost."""

from __future__ import annotations

from django.db import models

from ropeteam.core.vocabulary import OutcomeReason
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, Segment
from ropeteam.store.models.row import Row, choices, one_of


class SegmentNeed(Row):
    """This segment cannot do without this capability. `dropped_on` ends it."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="needs")
    capability = models.ForeignKey(Capability, on_delete=models.CASCADE, related_name="segment_needs")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["segment", "capability"], condition=models.Q(dropped_on__isnull=True), name="segment_need_once"
            )
        ]


class CapabilityReview(Row):
    """A person looked whether a capability is still true as it stands, and when to look again. Append-only."""

    capability = models.ForeignKey(Capability, on_delete=models.CASCADE, related_name="reviews")
    still_true = models.BooleanField()
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField()
    next_due = models.DateField(null=True, blank=True)


class DealOutcome(Row):
    """Why a deal was won or lost, in the words of who knows. Several reasons a deal. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="outcomes")
    won = models.BooleanField()
    code = models.CharField(max_length=12, choices=choices(OutcomeReason))
    reason = models.TextField()
    change_request = models.ForeignKey(
        "store.ChangeRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            one_of("code", OutcomeReason, "deal_outcome_code_known"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="deal_outcome_has_words"),
        ]
