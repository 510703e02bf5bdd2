"""The gate's answer, kept for those who ask often, and what makes it old.

Every change of a row that the gate looks at leaves a mark, written by the database itself in the same transaction: of one
deal, or of all (`deal_id` empty: the product, a setting). A kept answer holds while no mark of its deal stands and those of all
deals are the ones it knew. Docs: docs/why/gate.md.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from ropeteam.store.models.accounts import Deal


class GateChange(models.Model):
    """A mark. No foreign key: it is written by triggers, thousands a second, and swept by the next answer."""

    deal_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["deal_id"], name="gate_change_deal"),
            models.Index(fields=["id"], condition=Q(deal_id__isnull=True), name="gate_change_of_all"),
        ]


class GateAnswer(models.Model):
    """`body` is '{}' until it was looked. No sentence stands in it: these are read when somebody asks. `told` is what the
    world outside was last told of this gate."""

    deal = models.OneToOneField(Deal, primary_key=True, on_delete=models.CASCADE, related_name="gate_answer")
    on = models.DateField(null=True)
    of_all = models.CharField(max_length=50, blank=True)
    body = models.JSONField(default=dict)
    told = models.JSONField(default=dict)
