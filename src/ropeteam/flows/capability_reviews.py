"""Somebody looked whether a capability is still true as it stands. What is not is said at once to all who lean on it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor


def review(
    capability: models.Capability,
    *,
    actor: Actor,
    still_true: bool,
    evidence: str,
    on: date,
    next_due: date | None = None,
) -> models.CapabilityReview:
    """Still true, or not any more; then the words say what differs, until product changes the capability."""
    access.require(actor, Deed.REVIEW_CAPABILITY)
    if actor.person is None:
        raise NotAllowed(Deed.REVIEW_CAPABILITY)
    evidence = evidence.strip()
    if not still_true and not evidence:
        raise Refused("review_needs_words")
    if next_due is not None and next_due <= on:
        raise Refused("review_day_past")
    with transaction.atomic():
        held = models.Capability.objects.select_for_update().get(pk=capability.pk)
        row = models.CapabilityReview.objects.create(
            capability=held,
            still_true=still_true,
            evidence=evidence[:2000],
            by=actor.person,
            reviewed_on=on,
            next_due=next_due,
            created_by=actor.person,
        )
        events.append(
            "capability.reviewed", held, actor=actor, company=capability.product.company, still_true=still_true
        )
    return row
