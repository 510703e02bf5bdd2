"""Why deals were won and lost: the words behind a count, and those of one deal."""

from __future__ import annotations

from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal, DealOutcome
from ropeteam.store.queries.market import ended, sees_confidential

MOST = 100


def of_reason(actor: Actor, *, won: bool, code: str) -> list[DealOutcome]:
    """What was said of deals that stand won (or lost) today, as they count on the board; the newest first."""
    deals = access.deals(actor)
    if not sees_confidential(actor):
        deals = deals.filter(confidential=False)
    found = DealOutcome.objects.filter(deal__in=ended(deals, won=won), won=won, code=code)
    return list(found.select_related("deal__account", "change_request").order_by("-said_on", "-pk")[:MOST])


def of_deal(deal: Deal) -> list[DealOutcome]:
    return list(deal.outcomes.select_related("by", "change_request").order_by("pk"))
