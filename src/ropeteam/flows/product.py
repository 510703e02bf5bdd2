"""The product's truth changes: a capability, a roadmap item, the strategy. Each change is a new version, known from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import CapabilityStatus, Commitment, RoadmapStatus
from ropeteam.language.contract import LimitText
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor


@dataclass(frozen=True, slots=True)
class RoadmapWords:
    title: str
    status: RoadmapStatus
    day: date | None
    release: str = ""
    commitment: Commitment | None = None
    capability: models.Capability | None = None


@dataclass(frozen=True, slots=True)
class CapabilityWords:
    name: str
    status: CapabilityStatus
    description: str = ""
    evidence: str = ""
    limits: tuple[LimitText, ...] = ()


def change_roadmap(
    item: models.RoadmapItem, words: RoadmapWords, *, actor: Actor, recorded_on: date | None
) -> models.RoadmapVersion | None:
    """A new version of a roadmap item; None where nothing changed. Who cites it is judged anew by a reaction."""
    access.require(actor, Deed.COMMIT_ROADMAP)
    if words.commitment == Commitment.COMMITTABLE and words.day is None:
        raise Refused("committable_needs_date")
    with transaction.atomic():
        locked = models.RoadmapItem.objects.select_for_update().get(pk=item.pk)
        last = locked.versions.order_by("-n").first()
        facts = {
            "title": words.title,
            "status": words.status.value,
            "day": words.day,
            "release": words.release,
            "commitment": words.commitment.value if words.commitment else "",
            "capability_id": words.capability.pk if words.capability else None,
        }
        if last is not None and all(getattr(last, name) == value for name, value in facts.items()):
            return None
        version = models.RoadmapVersion.objects.create(
            item=locked, n=(last.n if last else 0) + 1, recorded_on=recorded_on, created_by=actor.person, **facts
        )
        if last is not None:
            events.append(
                "roadmap.changed", locked, actor=actor, company=locked.product.company, version=version.pk, n=version.n
            )
    return version


def change_capability(
    capability: models.Capability, words: CapabilityWords, *, actor: Actor, recorded_on: date | None
) -> models.CapabilityVersion | None:
    """A new version of a capability with its limits; None where nothing changed."""
    access.require(actor, Deed.EDIT_CAPABILITY)
    with transaction.atomic():
        locked = models.Capability.objects.select_for_update().get(pk=capability.pk)
        last = locked.versions.order_by("-n").first()
        if last is not None and _same(last, words):
            return None
        version = models.CapabilityVersion.objects.create(
            capability=locked,
            n=(last.n if last else 0) + 1,
            name=words.name,
            status=words.status.value,
            description=words.description,
            evidence=words.evidence,
            recorded_on=recorded_on,
            created_by=actor.person,
        )
        models.Limit.objects.bulk_create(_limits(version, words.limits))
        if last is not None:
            events.append(
                "capability.changed", locked, actor=actor, company=locked.product.company, version=version.pk, n=version.n
            )
    return version


def _same(last: models.CapabilityVersion, words: CapabilityWords) -> bool:
    limits = tuple(
        LimitText(row.no, row.text, row.dimension, row.value, row.unit) for row in last.limits.order_by("no")
    )
    facts = (last.name, last.status, last.description, last.evidence, limits)
    return facts == (words.name, words.status.value, words.description, words.evidence, words.limits)


def _limits(version: models.CapabilityVersion, limits: Sequence[LimitText]) -> list[models.Limit]:
    return [
        models.Limit(
            version=version,
            no=limit.no,
            text=limit.text,
            dimension=limit.dimension,
            value=limit.value,
            unit=limit.unit,
            plain=not limit.dimension,
        )
        for limit in limits
    ]
