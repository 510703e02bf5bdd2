"""What was settled in bulk: a log with undo for thirty days."""

from __future__ import annotations

from django.db import models

from ropeteam.core.vocabulary import TriageKind
from ropeteam.store.models.change_requests import ChangeRequest
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.product import Capability
from ropeteam.store.models.row import Row, choices, one_of
from ropeteam.store.models.signals import Signal, SignalReview


class Triage(Row):
    """One deed on many signals. Append-only."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="triages")
    kind = models.CharField(max_length=10, choices=choices(TriageKind))
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    change_request = models.ForeignKey(ChangeRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField()

    class Meta:
        constraints = [one_of("kind", TriageKind, "triage_kind_known")]
        indexes = [models.Index(fields=["company", "-id"])]


class TriageItem(Row):
    """One signal of the deed, with what stood there before and the word it wrote. Append-only."""

    triage = models.ForeignKey(Triage, on_delete=models.CASCADE, related_name="items")
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="triage_items")
    request_before = models.ForeignKey(ChangeRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    review = models.ForeignKey(SignalReview, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["triage", "signal"], name="triage_item_once")]


class TriageUndo(Row):
    """One item taken back. Append-only."""

    item = models.OneToOneField(TriageItem, on_delete=models.CASCADE, related_name="undo")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    undone_on = models.DateField()
