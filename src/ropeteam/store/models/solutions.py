"""Solution patterns, the gas: how today's product met a need in an earlier deal."""

from __future__ import annotations

from django.db import models

from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, Product
from ropeteam.store.models.row import Row


class SolutionPattern(Row):
    """`need` in a customer's way of saying it, `how` today's product serves it. Told without the customer's name."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="patterns")
    key = models.CharField(max_length=80)
    need = models.TextField()
    how = models.TextField()
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="patterns")
    from_deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField()
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "key"], name="pattern_key_in_product")]


class PatternUse(Row):
    """Somebody used it in a deal and says whether it helped; rated by use, not by stars. Append-only."""

    pattern = models.ForeignKey(SolutionPattern, on_delete=models.CASCADE, related_name="uses")
    deal = models.ForeignKey(Deal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    helped = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    used_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pattern", "deal", "by"], nulls_distinct=False, name="pattern_use_once_a_deal"
            )
        ]
