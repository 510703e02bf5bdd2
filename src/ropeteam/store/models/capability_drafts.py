"""Capabilities that are named and not confirmed yet, and what Asks are about."""

from __future__ import annotations

from django.db import models

from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin
from ropeteam.store.models.change_requests import Ask
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, Product
from ropeteam.store.models.row import Row, choices, exactly_one, one_of


class CapabilityDraft(Row):
    """A capability somebody named and nobody confirmed yet: from an Ask that found none, or from a list.

    `status` and `limits` (one a line) are what the list said, a proposal for whoever confirms it; `place` is where it stood
    there. Confirmed it points at the capability it became; `dropped`, with a word why, where product said it is none;
    `joined_into` where the same was named in other words.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="capability_drafts")
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    origin = models.CharField(max_length=8, choices=choices(DraftOrigin), default=DraftOrigin.LIST.value)
    status = models.CharField(max_length=12, choices=choices(CapabilityStatus), blank=True)
    limits = models.TextField(blank=True)
    place = models.CharField(max_length=160, blank=True)
    became = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="drafts")
    joined_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="joined")
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField(null=True, blank=True)
    dropped = models.BooleanField(default=False)
    word = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["product", "name"], name="capability_draft_once"),
            one_of("origin", DraftOrigin, "capability_draft_origin_known"),
            models.CheckConstraint(
                condition=models.Q(dropped=False) | models.Q(became__isnull=True),
                name="capability_draft_dropped_is_none",
            ),
            models.CheckConstraint(
                condition=models.Q(joined_into__isnull=True) | models.Q(became__isnull=True, dropped=False),
                name="capability_draft_joined_waits",
            ),
        ]


class DraftAsk(Row):
    """What an Ask is about as the ear placed it: a draft, or a capability there is. How often either was asked for is
    counted here. `chance` is how sure the ear was that it is any of them."""

    draft = models.ForeignKey(CapabilityDraft, null=True, blank=True, on_delete=models.CASCADE, related_name="asks")
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.CASCADE, related_name="placed")
    ask = models.OneToOneField(Ask, on_delete=models.CASCADE, related_name="draft")
    chance = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [exactly_one("draft", "capability", name="draft_ask_draft_or_capability")]
