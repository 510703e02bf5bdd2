"""Product's inbox: what customers said that nobody reviewed and no request holds, by capability."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.core.vocabulary import SignalKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Asker, Signal, Triage
from ropeteam.store.queries.kept import Given, given_by, kept, standing_in
from ropeteam.store.queries.names import capability_names
from ropeteam.store.queries.signals import open_suggestions

PAGE = 25
GROUPS = 20
LOG = 30
KINDS = tuple(kind.value for kind in CUSTOMERS_KINDS)
GROUP, AFTER = Given("group"), Given("after")


@dataclass(frozen=True, slots=True)
class Group:
    """What waits about one capability; about none where `capability` is None. `newest` is a signal's id."""

    capability: int | None
    name: str
    waiting: int
    needs: int
    newest: int
    newest_on: date

    @property
    def key(self) -> str:
        return str(self.capability) if self.capability else "none"


def waiting(actor: Actor) -> QuerySet[Signal]:
    """What waits for product. An asker without the pointer would be a word that counts already."""
    found = open_suggestions(access.signals(actor)).filter(kind__in=KINDS, change_request__isnull=True)
    return found.filter(~Exists(Asker.objects.filter(signal=OuterRef("pk"))))


def groups(actor: Actor) -> list[Group]:
    """The largest first, of equal ones the newest; what is about no capability comes last."""
    names = capability_names(access.products(actor))
    rows = kept(_counted, standing_in(actor)).rows(given_by(actor))
    found = [Group(pk, names.get(pk or 0, ""), n, needs, newest, day) for pk, n, needs, newest, day in rows]
    return sorted(found, key=lambda group: (group.capability is None, -group.waiting, -group.newest))


def page(actor: Actor, group: Group, *, after: int | None = None, size: int = PAGE) -> tuple[list[Signal], bool]:
    """Some of a group, the newest first, after a place; and whether there are more."""
    given = {**given_by(actor), "group": group.capability, "after": after}
    shape = (standing_in(actor), group.capability is None, after is not None, size + 1)
    rows: list[Signal] = kept(_listed, *shape).rows(given)
    return rows[:size], len(rows) > size


def settled(actor: Actor, *, before: int | None = None) -> tuple[list[Any], bool]:
    """The log of deeds on many signals, the newest first, with how many signals each had and how many were taken back."""
    found = Triage.objects.filter(company=actor.company) if not actor.operator else Triage.objects.all()
    if before is not None:
        found = found.filter(pk__lt=before)
    found = found.annotate(count=Count("items"), undone=Count("items__undo")).select_related("change_request")
    rows = list(found.order_by("-pk")[: LOG + 1])
    return rows[:LOG], len(rows) > LOG


def _counted(actor: Actor) -> QuerySet[Any, Any]:
    needs = Count("pk", filter=Q(kind=SignalKind.NEED.value))
    found = waiting(actor).order_by().values("capability_id").annotate(n=Count("pk"), needs=needs, newest=Max("pk"))
    newest_on = Max("conversation__held_on")
    return found.annotate(newest_on=newest_on).values_list("capability_id", "n", "needs", "newest", "newest_on")


def _listed(actor: Actor, about_none: bool, placed: bool, size: int) -> QuerySet[Signal]:
    about: dict[str, Any] = {"capability__isnull": True} if about_none else {"capability_id": GROUP}
    found = waiting(actor).filter(**about)
    if placed:
        found = found.filter(pk__lt=AFTER)
    found = found.select_related("conversation__deal__account", "conversation__account", "text")
    return found.defer("text__original").order_by("-pk")[:size]
