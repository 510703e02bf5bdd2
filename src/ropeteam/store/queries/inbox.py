"""Product's inbox: what customers said that nobody reviewed and no request holds, by capability.

How much waits is read from counts, which rows from narrow copies (models.standing): of a hundred thousand talks no more is looked
at than of ten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum

from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.store import access, standing_access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Asker, Capability, Signal, Triage
from ropeteam.store.models.standing import IN_INBOX
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
    """What waits for product, by the rows that say so: for a few signals, where it has to be right whatever is kept beside them. An
    asker without the pointer would be a word that counts already."""
    found = open_suggestions(access.signals(actor)).filter(kind__in=KINDS, change_request__isnull=True)
    return found.filter(~Exists(Asker.objects.filter(signal=OuterRef("pk"))))


def groups(actor: Actor) -> list[Group]:
    """The largest first, of equal ones the newest; what is about no capability comes last."""
    names = capability_names(access.products(actor))
    given, shape = given_by(actor), standing_in(actor)
    counted = {pk: (n, needs) for pk, n, needs in kept(_counted, shape).rows(given)}
    newest = {pk: (row, day) for pk, row, day in kept(_newest, shape).rows({**given, "ids": list(counted)})}
    if None in counted:
        newest[None] = (kept(_newest_about_none, shape).rows(given) or [(0, None)])[0]
    found = [
        Group(pk, names.get(pk or 0, ""), n, needs, *newest[pk])
        for pk, (n, needs) in counted.items()
        if newest.get(pk, (0, None))[1]
    ]
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
    found = (
        standing_access.waiting_counts(actor)
        .order_by()
        .values("capability_id")
        .annotate(n=Sum("n"), needs=Sum("needs"))
    )
    return found.filter(n__gt=0).values_list("capability_id", "n", "needs")


def _newest(actor: Actor) -> QuerySet[Any, Any]:
    """Capability, its newest signal that waits, and the newest day of one."""
    about = standing_access.waiting(actor).filter(IN_INBOX, capability=OuterRef("pk"))
    return Capability.objects.filter(pk__any_of=Given("ids")).values_list(
        "pk",
        Subquery(about.order_by("-signal").values("signal")[:1]),
        Subquery(about.order_by("-said_on").values("said_on")[:1]),
    )


def _newest_about_none(actor: Actor) -> QuerySet[Any, Any]:
    about = standing_access.waiting(actor).filter(IN_INBOX, capability__isnull=True)
    newest = Subquery(about.order_by("-said_on").values("said_on")[:1])
    return about.annotate(day=newest).order_by("-signal").values_list("signal", "day")[:1]


def _listed(actor: Actor, about_none: bool, placed: bool, size: int) -> QuerySet[Signal]:
    about: dict[str, Any] = {"capability__isnull": True} if about_none else {"capability": GROUP}
    places = standing_access.waiting(actor).filter(IN_INBOX, **about)
    if placed:
        places = places.filter(signal__lt=AFTER)
    found = Signal.objects.filter(pk__in=places.order_by("-signal").values("signal")[:size])
    return (
        found.select_related("conversation__deal__account", "conversation__account", "text")
        .defer("text__original")
        .order_by("-pk")
    )
