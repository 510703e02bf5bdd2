"""The door to the narrow rows that lists find signals and promises by (models.standing): the rule is `access`, asked of a copy."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, Q, QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.vocabulary import Role
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Promise, Signal, Standing, Waiting, WaitingCount

M = TypeVar("M", bound=Model)


def waiting(actor: Actor) -> QuerySet[Waiting]:
    """What waits of the signals this actor may know of, by the narrow rows that lists find them by."""
    return _copies(Waiting.objects.all(), actor)


def waiting_signals(actor: Actor) -> QuerySet[Signal]:
    """The same as signals: narrowed and ordered by `waiting`."""
    return _copies(Signal.objects.all(), actor, "waiting__")


def waiting_counts(actor: Actor) -> QuerySet[WaitingCount]:
    """How many of them, counted apart for every confidential deal: who may not know of one is not told a number it is in."""
    found = access.of_company(WaitingCount.objects.all(), actor, Deed.READ_PROMISE)
    if actor.operator or Role.MANAGEMENT in actor.roles:
        return found
    return found.filter(Q(deal__isnull=True) | Q(Exists(access.own_roles(actor, "deal_id"))))


def standing(actor: Actor) -> QuerySet[Standing]:
    """The promises this actor may know of, by the narrow rows that lists find them by."""
    return _copies(Standing.objects.all(), actor)


def standing_promises(actor: Actor) -> QuerySet[Promise]:
    """The same as promises: narrowed and ordered by `standing`."""
    return _copies(Promise.objects.all(), actor, "standing__")


def _copies(found: QuerySet[M], actor: Actor, copy: str = "") -> QuerySet[M]:
    """Rows that an index of the company finds: the same rule, said of the copy's company and of the deal itself."""
    found = access.of_company(found, actor, Deed.READ_PROMISE, f"{copy}company")
    if actor.operator or Role.MANAGEMENT in actor.roles:
        return found
    no_deal = Q(**{f"{copy}deal__isnull": True})
    return found.filter(no_deal | access.visible_deal(actor, f"{copy}deal_id", f"{copy}deal__confidential"))
