"""The climbs of many deals at once: a portfolio in slices, and the kept pictures from which the typical climb is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ropeteam.core.numbers.enthusiasm import FEWEST
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import CurveSnapshot, Deal
from ropeteam.store.queries import lists
from ropeteam.store.queries.climb import newest_snapshots
from ropeteam.store.queries.kept import ON, given_by, standing_in

DAY = "opened_on"
SIZE = 24
# The typical climb is that of so many deals, the ones signed last: how one sold ten years ago is no type any more.
NEWEST = 200


class Leg(StrEnum):
    """How far a deal is."""

    SALE = "sale"
    DELIVERY = "delivery"
    ENDED = "ended"


def portfolio(actor: Actor, leg: Leg | None, *, on: date) -> lists.Listed[Deal]:
    """The deals of which a line was drawn, as far as this reader may know of them."""
    shape, given = (standing_in(actor), leg and leg.value), given_by(actor) | {"on": on}
    return lists.Listed(_portfolio, shape, given, day=DAY, nullable=True)


def _portfolio(actor: Actor, leg: str | None) -> QuerySet[Deal]:
    drawn = CurveSnapshot.objects.filter(deal=OuterRef("pk"), observations__gte=FEWEST)
    found = access.deals(actor).filter(Exists(drawn)).select_related("account")
    return found.filter(on_leg(leg)) if leg else found


def on_leg(leg: str) -> Q:
    """The same day as `core.outcomes.ended_on` ends a deal."""
    goes_on = Q(closed_on__isnull=True) | Q(closed_on__gt=ON)
    legs = {
        Leg.SALE: Q(signed_on__isnull=True) & goes_on,
        Leg.DELIVERY: Q(signed_on__isnull=False) & (goes_on | Q(closed_on__lte=F("signed_on"))),
        Leg.ENDED: Q(closed_on__lte=ON) & (Q(signed_on__isnull=True) | Q(closed_on__gt=F("signed_on"))),
    }
    return legs[Leg(leg)]


def handed_over(actor: Actor) -> list[CurveSnapshot]:
    """The newest pictures of the deals signed last that were handed over. Two queries."""
    drawn = CurveSnapshot.objects.filter(deal=OuterRef("pk"), handover_on__isnull=False)
    deals: Any = access.deals(actor).filter(Exists(drawn), signed_on__isnull=False).order_by("-signed_on", "-pk")
    newest = newest_snapshots(list(deals.values_list("pk", flat=True)[:NEWEST]))
    return [row for row in newest.values() if row.handover_on is not None and row.points]


def pictures(deals: Sequence[Deal]) -> dict[int, CurveSnapshot]:
    """Each deal's newest picture that has a line. One query."""
    return {pk: row for pk, row in newest_snapshots([deal.pk for deal in deals]).items() if row.points}
