"""The product's truth changes: a capability, a roadmap item. Each change is a new version, known from a day on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Commitment
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.versions import CapabilityWords, RoadmapWords, add_capability_version, add_roadmap_version


def change_roadmap(
    item: models.RoadmapItem, words: RoadmapWords, *, actor: Actor, on: date
) -> models.RoadmapVersion | None:
    """A new version of a roadmap item; None where nothing changed. Who cites it is judged anew by a reaction."""
    access.require(actor, Deed.COMMIT_ROADMAP)
    if words.commitment == Commitment.COMMITTABLE and words.day is None:
        raise Refused("committable_needs_date")
    with transaction.atomic():
        version = add_roadmap_version(item, words, recorded_on=on, by=actor.person)
        if version is not None:
            company = item.product.company
            events.append("roadmap.changed", item, actor=actor, company=company, version=version.pk, n=version.n)
    return version


def change_capability(
    capability: models.Capability, words: CapabilityWords, *, actor: Actor, on: date
) -> models.CapabilityVersion | None:
    """A new version of a capability with its limits; None where nothing changed. Who cites it is judged anew by a reaction."""
    access.require(actor, Deed.EDIT_CAPABILITY)
    with transaction.atomic():
        version = add_capability_version(capability, words, recorded_on=on, by=actor.person)
        if version is not None:
            company = capability.product.company
            _looked(capability, actor=actor, on=on)
            events.append(
                "capability.changed", capability, actor=actor, company=company, version=version.pk, n=version.n
            )
    return version


def _looked(capability: models.Capability, *, actor: Actor, on: date) -> None:
    """Who changes a reviewed capability has looked at it: it is true again as it stands now, until the next look."""
    last = capability.reviews.order_by("-pk").first()
    if last is not None and actor.person is not None:
        models.CapabilityReview.objects.create(
            capability=capability,
            still_true=True,
            by=actor.person,
            reviewed_on=on,
            next_due=last.next_due if last.next_due and last.next_due > on else None,
            created_by=actor.person,
        )
