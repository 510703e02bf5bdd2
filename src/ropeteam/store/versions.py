"""Versions of the product's truth: a further one where the words differ from the latest, with the day it became known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ropeteam.core.vocabulary import CapabilityStatus, Commitment, RoadmapStatus
from ropeteam.store import models


@dataclass(frozen=True, slots=True)
class LimitWords:
    """`no` counts from 0; `value` and `unit` where the limit can be measured."""

    no: int
    text: str
    dimension: str = ""
    value: str = ""
    unit: str = ""


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
    limits: tuple[LimitWords, ...] = ()


def add_roadmap_version(
    item: models.RoadmapItem, words: RoadmapWords, *, recorded_on: date | None, by: models.Person | None = None
) -> models.RoadmapVersion | None:
    """The new version, None where nothing changed. Call inside a transaction: the item is locked."""
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
    n = (last.n if last else 0) + 1
    return models.RoadmapVersion.objects.create(item=locked, n=n, recorded_on=recorded_on, created_by=by, **facts)


def add_capability_version(
    capability: models.Capability, words: CapabilityWords, *, recorded_on: date | None, by: models.Person | None = None
) -> models.CapabilityVersion | None:
    """The new version with its limits, None where nothing changed. Call inside a transaction: the capability is locked."""
    locked = models.Capability.objects.select_for_update().get(pk=capability.pk)
    last = locked.versions.order_by("-n").first()
    if last is not None and words_of(last) == words:
        return None
    version = models.CapabilityVersion.objects.create(
        capability=locked,
        n=(last.n if last else 0) + 1,
        name=words.name,
        status=words.status.value,
        description=words.description,
        evidence=words.evidence,
        recorded_on=recorded_on,
        created_by=by,
    )
    models.Limit.objects.bulk_create(
        models.Limit(
            version=version,
            no=limit.no,
            text=limit.text,
            dimension=limit.dimension,
            value=limit.value,
            unit=limit.unit,
            plain=not limit.dimension,
        )
        for limit in words.limits
    )
    return version


def words_of(version: models.CapabilityVersion) -> CapabilityWords:
    limits = version.limits.order_by("no").values_list("no", "text", "dimension", "value", "unit")
    return CapabilityWords(
        name=version.name,
        status=CapabilityStatus(version.status),
        description=version.description,
        evidence=version.evidence,
        limits=tuple(LimitWords(*limit) for limit in limits),
    )
