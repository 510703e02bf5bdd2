"""What each segment needs, how much of it is there today, and which open deals stand outside."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Lower, Trim

from ropeteam.core.readiness import Must, Readiness, readiness
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal, Product, Segment, SegmentNeed
from ropeteam.store.queries.product import RoadmapKnown, Truth, product_of, truth


@dataclass(frozen=True, slots=True)
class Needed:
    """One need with what carries it today, and the roadmap item that brings it."""

    need: SegmentNeed
    name: str
    must: Must
    item: RoadmapKnown | None


@dataclass(frozen=True, slots=True)
class SegmentStand:
    segment: Segment
    readiness: Readiness
    needed: tuple[Needed, ...]
    deals: int = 0

    @property
    def gaps(self) -> tuple[Needed, ...]:
        return tuple(row for row in self.needed if not row.must.there)


def of_product(product: Product, *, on: date, actor: Actor | None = None) -> list[SegmentStand]:
    """Every segment as it stands; with `actor` how many open deals they may know of belong to it."""
    now, needs = truth(product), _needs(SegmentNeed.objects.filter(segment__product=product))
    deals = _open_deals(product, actor) if actor is not None else {}
    return [
        _stand(segment, needs[segment.pk], now, on=on, deals=sum(deals.get(name, 0) for name in names_of(segment)))
        for segment in product.segments.order_by("pk")
    ]


def of_deal(deal: Deal, *, on: date, now: Truth | None = None) -> SegmentStand | None:
    """The segment of a deal's account, where somebody said what it needs. Without that it costs one small query. `now`: the product
    as it is known, where it was read already."""
    name = deal.account.segment.strip() if deal.account else ""
    product = product_of(deal) if name else None
    if product is None:
        return None
    named = Q(segment__key__iexact=name) | Q(segment__name__iexact=name)
    needs = _needs(SegmentNeed.objects.filter(named, segment__product=product))
    if not needs:
        return None
    rows = next(iter(needs.values()))
    return _stand(rows[0].segment, rows, now or truth(product), on=on)


def outside(product: Product, stands: list[SegmentStand], *, actor: Actor) -> QuerySet[Deal]:
    """Open deals of segments that are not ready, the largest first."""
    names = [name for row in stands if row.needed and not row.readiness.sellable for name in names_of(row.segment)]
    found = _open(product, actor).alias(called=Lower(Trim("account__segment"))).filter(called__in=names)
    found = found.select_related("account")
    return found.order_by(F("amount").desc(nulls_last=True), "pk")


def names_of(segment: Segment) -> set[str]:
    """What an account may call its segment: the id or the name, in capitals or not."""
    return {segment.key.strip().lower(), segment.name.strip().lower()}


def _open(product: Product, actor: Actor) -> QuerySet[Deal]:
    of_this = Q(product=product) | Q(product__isnull=True)
    return access.deals(actor).filter(of_this, signed_on__isnull=True, closed_on__isnull=True)


def _open_deals(product: Product, actor: Actor) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    rows: Any = _open(product, actor).exclude(account__isnull=True).order_by().values_list("account__segment")
    for name, n in rows.annotate(n=Count("pk")):
        counted[name.strip().lower()] += n
    return counted


def _needs(found: QuerySet[SegmentNeed]) -> dict[int, list[SegmentNeed]]:
    by_segment: dict[int, list[SegmentNeed]] = defaultdict(list)
    for row in found.filter(dropped_on__isnull=True).select_related("segment", "capability").order_by("pk"):
        by_segment[row.segment_id].append(row)
    return by_segment


def _stand(segment: Segment, needs: list[SegmentNeed], now: Truth, *, on: date, deals: int = 0) -> SegmentStand:
    needed = tuple(_needed(row, now, on=on) for row in needs)
    judged = readiness(
        [row.must for row in needed], early_adopter=segment.early_adopter, gap_tolerance=segment.gap_tolerance
    )
    return SegmentStand(segment, judged, needed, deals)


def _needed(need: SegmentNeed, now: Truth, *, on: date) -> Needed:
    known = now.capabilities.get(need.capability_id)
    item = _bringer(now, need, on=on)
    status = CapabilityStatus(known.version.status) if known else CapabilityStatus.NOT_PLANNED
    must = Must(need.capability.key, status, len(known.limits) if known else 0, item.version.day if item else None)
    return Needed(need, known.version.name if known else need.capability.key, must, item)


def _bringer(now: Truth, need: SegmentNeed, *, on: date) -> RoadmapKnown | None:
    """The first item that may be promised and whose day has not passed: a day that was missed brings nothing."""
    coming = [
        item
        for item in now.items_for(need.capability)
        if item.committable and item.version.day is not None and item.version.day >= on
    ]
    return min(coming, key=lambda item: (item.version.day or date.max, item.item.pk), default=None)
