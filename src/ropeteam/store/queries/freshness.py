"""How fresh the capabilities are, and which of them a deal leans on that nobody looked at for too long.

The rule is core.freshness. `due` and `untrue` here say the same in SQL for lists that must not read every capability; a test
holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import BooleanField, Case, DateField, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, Greatest

from ropeteam.core.access import Deed, may
from ropeteam.core.freshness import YEAR, Fresh, Looks, fresh
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Capability,
    CapabilityReview,
    CapabilityVersion,
    Deal,
    Product,
    Promise,
    Signal,
)
from ropeteam.store.queries.deals import waiting_promises
from ropeteam.store.queries.kept import ON, Given, kept
from ropeteam.store.queries.product import known_by
from ropeteam.store.queries.promises import still_open


@dataclass(frozen=True, slots=True)
class LeansOn:
    """A capability that a deal cites although it is stale, found untrue, or was changed after it was cited."""

    capability: Capability
    name: str
    fresh: Fresh
    changed_on: date | None


def of_product(product: Product, *, on: date) -> dict[int, Fresh]:
    """Capability -> how fresh; one query however many."""
    found = with_looks(Capability.objects.filter(product=product))
    return {row.pk: fresh_of(row, on=on) for row in found}


def of_one(capability: Capability, *, on: date) -> Fresh:
    return fresh_of(with_looks(Capability.objects.filter(pk=capability.pk)).get(), on=on)


def waiting(actor: Actor) -> QuerySet[Any]:
    """What somebody has to look at again: found untrue first, then what is overdue the longest."""
    if not (actor.operator or may(Deed.REVIEW_CAPABILITY, actor.roles)):
        return Capability.objects.none()
    return _alarming(with_looks(Capability.objects.filter(product__in=access.products(actor))), ON)


def alarming(product: Product, *, on: date) -> QuerySet[Any]:
    return _alarming(with_looks(Capability.objects.filter(product=product)), on)


def alarming_among(capabilities: Collection[int], *, on: date, known_on: date | None = None) -> frozenset[int]:
    """Those of these capabilities that nobody can vouch for on a day; `known_on`: by the looks that were known then."""
    if not capabilities:
        return frozenset()
    given = {"ids": list(capabilities), "on": on, "known_on": known_on}
    return frozenset(kept(_alarming_among, known_on is not None).rows(given))


def _alarming_among(as_of: bool) -> QuerySet[Any, int]:
    known_on = cast(date, Given("known_on", DateField())) if as_of else None
    found = with_looks(Capability.objects.filter(pk__any_of=Given("ids")), known_on=known_on)
    return _alarming(found, ON).values_list("pk", flat=True)


def leaned_on(deal: Deal, *, on: date) -> list[LeansOn]:
    """What open promises and suggestions of a deal cite and nobody can vouch for as it was cited."""
    given = {"deal": deal.pk}
    return _doubtful(_earliest([*kept(_promised).rows(given), *kept(_suggested).rows(given)]), on=on)


def doubted(cited: Iterable[tuple[int | None, date | None]], *, on: date) -> list[LeansOn]:
    """The same of (capability, day it was cited), for who has read a deal's promises already."""
    return _doubtful(_earliest(cited), on=on)


def _promised() -> QuerySet[Any, Any]:
    return still_open(Promise.objects.filter(deal=Given("deal"))).values_list("capability", "said_on")


def _suggested() -> QuerySet[Any, Any]:
    return waiting_promises(Signal.objects.filter(conversation__deal=Given("deal"))).values_list(*HEARD)


def leaned_on_by(promise: Promise, *, on: date) -> list[LeansOn]:
    return _doubtful(_earliest([(promise.capability_id, promise.said_on)]), on=on)


def with_looks(found: QuerySet[Capability], *, known_on: date | None = None) -> QuerySet[Any]:
    """Each with its name of today and people's looks; with a day, as far as they were known then."""
    versions = CapabilityVersion.objects.filter(known_by(known_on), capability=OuterRef("pk")).order_by("-n")
    looked = Q() if known_on is None else Q(reviewed_on__lte=known_on)
    reviews = CapabilityReview.objects.filter(looked, capability=OuterRef("pk")).order_by("-pk")
    return found.annotate(
        name=Subquery(versions.values("name")[:1]),
        changed_on=Subquery(versions.values("recorded_on")[:1]),
        reviewed_on=Subquery(reviews.values("reviewed_on")[:1]),
        still_true=Subquery(reviews.values("still_true")[:1]),
        next_due=Subquery(reviews.values("next_due")[:1]),
    )


def fresh_of(row: Any, *, on: date) -> Fresh:
    return fresh(Looks(row.changed_on, row.reviewed_on, row.still_true, row.next_due, row.review_due), on=on)


HEARD = ("capability", "conversation__held_on")
UNTRUE = Q(still_true=False) & (Q(changed_on__isnull=True) | Q(changed_on__lte=F("reviewed_on")))
NAMED = Q(review_due__isnull=False) & (Q(reviewed_on__isnull=True) | Q(review_due__gt=F("reviewed_on")))


def _alarming(found: QuerySet[Any], on: date) -> QuerySet[Any]:
    day = DateField()
    looked = Greatest("changed_on", "reviewed_on", output_field=day)
    found = found.annotate(
        untrue=Case(When(UNTRUE, then=True), default=False, output_field=BooleanField()),
        due=Coalesce(
            "next_due", Case(When(NAMED, then=F("review_due")), output_field=day), looked + YEAR, output_field=day
        ),
    )
    return found.filter(Q(untrue=True) | Q(due__lt=on)).order_by("-untrue", F("due").asc(nulls_last=True), "pk")


def _earliest(rows: Iterable[tuple[int | None, date | None]]) -> dict[int, date | None]:
    """Capability -> the day it was cited first; None where such a day is not known."""
    found: dict[int, date | None] = {}
    for capability, day in rows:
        if capability is None:
            continue
        known = found.get(capability, day)
        found[capability] = min(known, day) if known is not None and day is not None else None
    return found


def _doubtful(cited: dict[int, date | None], *, on: date) -> list[LeansOn]:
    if not cited:
        return []
    found = []
    for row in with_looks(Capability.objects.filter(pk__in=cited)).order_by("pk"):
        stand, since = fresh_of(row, on=on), cited[row.pk]
        changed = row.changed_on if since and row.changed_on and row.changed_on > since else None
        if stand.alarming or changed:
            found.append(LeansOn(row, row.name, stand, changed))
    return found
