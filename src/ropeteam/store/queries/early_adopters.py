"""Which gaps a deal's customer lives with, what is still to be talked about, and who has looked at a deal outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Lower, Trim

from ropeteam.core.early_adopters import Gaps, GapStand, Said, weigh
from ropeteam.core.readiness import Ready
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    CapabilityVersion,
    Deal,
    DealRole,
    GapAccepted,
    Limit,
    Product,
    SegmentLook,
    SegmentNeed,
    SignRequest,
)
from ropeteam.store.queries import readiness
from ropeteam.store.queries.product import Truth

MOST = 50


@dataclass(frozen=True, slots=True)
class Outside:
    """An open deal whose segment is not ready. `said` is the customer's word on each gap that holds, by capability."""

    stand: readiness.SegmentStand
    gaps: Gaps[int]
    said: dict[int, GapAccepted]
    look: SegmentLook | None

    @property
    def news(self) -> bool:
        """Whether nobody of the rope has looked at it for this segment, or something is missing only since."""
        look = self.look
        return look is None or any(gap.need.since > look.looked_on for gap in self.stand.gaps)

    def stand_of(self, capability: int) -> GapStand:
        return self.gaps.stands[capability]


def outside(deal: Deal, *, on: date, now: Truth | None = None) -> Outside | None:
    """None where the deal is decided, or its segment is ready or not known. `now`: the product, where it was read already."""
    if deal.signed_on is not None or deal.closed_on is not None:
        return None
    stand = readiness.of_deal(deal, on=on, now=now)
    if stand is None or stand.readiness.stand == Ready.READY:
        return None
    said = {row.capability_id: row for row in in_force(deal)}
    facts = {pk: Said(row.beyond, hasattr(row, "second")) for pk, row in said.items()}
    gaps = weigh([gap.need.capability_id for gap in stand.gaps], facts, tolerance=stand.readiness.tolerance)
    look = deal.segment_looks.filter(segment=stand.segment).select_related("by").order_by("-n").first()
    return Outside(stand, gaps, said, look)


def in_force(deal: Deal) -> QuerySet[GapAccepted]:
    """The customer's words that were not taken back; the last one of a capability holds."""
    later = GapAccepted.objects.filter(
        deal=OuterRef("deal"), capability=OuterRef("capability"), n__gt=OuterRef("n"), taken_back__isnull=True
    )
    found = GapAccepted.objects.filter(~Exists(later), deal=deal, taken_back__isnull=True)
    return found.select_related("contact", "capability", "second__by", "by").order_by("n")


def agreed(deal: Deal, *, on: date | None = None) -> list[Any]:
    """The facts that the gate's hearing and the handover list: gaps the customer agreed to live with, each with `name`, the
    capability's. One statement; with a day only what was known then."""
    found = named(agreed_of(Value(deal.pk), on)).select_related("contact", "capability")
    return list(found.order_by("n")[:MOST])


def agreed_of(deal: Any, day: Any) -> QuerySet[GapAccepted]:
    """The same as a part of a statement; `deal` is a deal's id in it, `day` None for what is known now."""
    now = day is None
    there = Q() if now else Q(recorded_on__lte=day)
    stands = Q(taken_back__isnull=True)
    if not now:
        stands |= Q(taken_back__taken_back_on__gt=day)
    second = Q(second__isnull=False) if now else Q(second__seconded_on__lte=day)
    later = GapAccepted.objects.filter(
        there, stands, deal=OuterRef("deal"), capability=OuterRef("capability"), n__gt=OuterRef("n")
    )
    return GapAccepted.objects.filter(there, stands, Q(beyond=False) | second, ~Exists(later), deal=deal)


def named(found: QuerySet[GapAccepted]) -> QuerySet[Any]:
    """Each with `name`: what the capability is called today."""
    versions = CapabilityVersion.objects.filter(capability=OuterRef("capability")).order_by("-n")
    return found.annotate(name=Subquery(versions.values("name")[:1]))


def signed(gaps: list[int]) -> dict[int, SignRequest]:
    """By gap: the last link its customer was asked by, with the signature where there is one."""
    rows = SignRequest.objects.filter(gap__in=gaps).select_related("contact", "signature", "link").order_by("n")
    return {row.gap_id or 0: row for row in rows}


def new_outside(actor: Actor) -> QuerySet[Any]:
    """Today of the rope: open deals of one's own whose segment lacks something that nobody looked at yet for that segment.
    Each with `segment_name`."""
    missing = _missing().filter(_called(OuterRef("called")), segment__product=OuterRef("of_product"))
    looked = SegmentLook.objects.filter(
        _called(OuterRef("called")), deal=OuterRef("pk"), looked_on__gte=OuterRef("missing_since")
    )
    own = DealRole.objects.filter(deal=OuterRef("pk"), person=actor.person, to_day__isnull=True)
    found = access.deals(actor).filter(Exists(own), signed_on__isnull=True, closed_on__isnull=True)
    first = Product.objects.filter(company=OuterRef("company")).order_by("pk").values("pk")[:1]
    of_product = Coalesce(F("product"), Subquery(first))
    found = found.annotate(called=Lower(Trim("account__segment")), of_product=of_product)
    newest = missing.order_by("-since")
    found = found.annotate(
        missing_since=Subquery(newest.values("since")[:1]), segment_name=Subquery(newest.values("segment__name")[:1])
    ).filter(~Exists(looked), missing_since__isnull=False)
    return found.select_related("account").order_by(F("amount").desc(nulls_last=True), "pk")


def to_second(actor: Actor) -> QuerySet[Any]:
    """Today of product: gaps beyond what a segment bears, in the customer's words, that nobody seconded."""
    found = GapAccepted.objects.filter(
        beyond=True, second__isnull=True, taken_back__isnull=True, deal__in=access.deals(actor),
        deal__signed_on__isnull=True, deal__closed_on__isnull=True,
    )  # fmt: skip
    return named(found).select_related("deal__account", "contact", "capability").order_by("recorded_on", "pk")


def _missing() -> QuerySet[SegmentNeed]:
    """What a segment needs and is not there: core.readiness.Must.there, as the database sees it."""
    last = CapabilityVersion.objects.filter(capability=OuterRef("capability")).order_by("-n")
    limits = Limit.objects.filter(version=OuterRef("version_now"))
    found = SegmentNeed.objects.filter(dropped_on__isnull=True).annotate(
        status_now=Subquery(last.values("status")[:1]), version_now=Subquery(last.values("pk")[:1])
    )
    there = Q(status_now=CapabilityStatus.AVAILABLE.value) | Q(
        Exists(limits), status_now=CapabilityStatus.LIMITED.value
    )
    return found.exclude(there)


def _called(name: Any) -> Q:
    """What an account may call its segment: the id or the name, in capitals or not."""
    return Q(segment__key__iexact=name) | Q(segment__name__iexact=name)
