"""Pre-sales in a deal: who of them comes in, to which talk, by when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.conversations import Conversation
from ropeteam.store.models.people import Person
from ropeteam.store.models.row import Row


class PresalesPlan(Row):
    """Who of pre-sales comes in, and by when; the last of a deal holds, and one without a person takes it back. `n` counts a
    deal's plans, so that two at once give one after the other. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="presales_plans")
    n = models.PositiveIntegerField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_day = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    planned_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="presales_plan_n"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(by_day__isnull=False), name="presales_plan_has_a_day"
            ),
        ]
