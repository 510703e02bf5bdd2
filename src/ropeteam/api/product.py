"""The product's truth as of today or of a day."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from ninja import Router

from ropeteam.api.shapes import CapabilityOut, ProductOut, RoadmapOut
from ropeteam.api.tokens import actor
from ropeteam.core.access import Deed
from ropeteam.store import access
from ropeteam.store.queries.product import truth

router = Router(tags=["product"])


@router.get("/product", response=ProductOut, summary="Capabilities with limits, and the roadmap")
def product(request: HttpRequest, as_of: date | None = None) -> ProductOut:
    who = actor(request)
    access.require(who, Deed.READ_PRODUCT)
    row = access.product(who)
    now = truth(row, as_of)
    return ProductOut(
        id=row.pk,
        name=row.name,
        vision=now.strategy.vision if now.strategy else "",
        capabilities=[
            CapabilityOut(
                id=known.capability.key,
                name=known.version.name,
                status=known.version.status,
                description=known.version.description,
                limits=[limit.text for limit in known.limits],
            )
            for known in sorted(now.capabilities.values(), key=lambda known: (known.capability.no, known.capability.pk))
        ],
        roadmap=[
            RoadmapOut(
                id=known.item.key,
                title=known.version.title,
                status=known.version.status,
                release=known.version.release,
                date=known.version.day,
                committable=known.committable,
                capability=known.version.capability.key if known.version.capability else None,
            )
            for known in sorted(now.roadmap.values(), key=lambda known: (known.item.no, known.item.pk))
        ],
    )
