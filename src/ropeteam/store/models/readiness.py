"""To whom can we sell today: what a segment must have, capabilities that people looked at again, and drafts of new ones."""

from __future__ import annotations

from django.db import models

from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.change_requests import Ask
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, Product, Segment
from ropeteam.store.models.row import Row


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


class CapabilityDraft(Row):
    """A capability somebody named and nobody confirmed yet: from an Ask that found none, or from a pasted list.

    Confirmed it points at the capability it became; `dropped_on` where product said it is none.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="capability_drafts")
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    became = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "name"], name="capability_draft_once")]


class DraftAsk(Row):
    """An Ask that led to a draft: how often it was asked for is counted here."""

    draft = models.ForeignKey(CapabilityDraft, on_delete=models.CASCADE, related_name="asks")
    ask = models.OneToOneField(Ask, on_delete=models.CASCADE, related_name="draft")


class DealOutcome(Row):
    """Why a deal was won or lost, in the words of who knows. Several reasons a deal. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="outcomes")
    won = models.BooleanField()
    reason = models.TextField()
    change_request = models.ForeignKey(
        "store.ChangeRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="outcomes"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()
