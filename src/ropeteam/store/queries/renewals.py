"""Renewals that are due, loyalty with its cases, and the goals of the first talks with what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from ropeteam.core import renewals as core
from ropeteam.core.renewals import RenewalState
from ropeteam.core.vocabulary import SignalKind
from ropeteam.core.vocabulary_projects import RenewalEnd
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    ChangeRequest,
    Company,
    Conversation,
    Deal,
    DealRole,
    Decision,
    GoalAnswer,
    Product,
    Promise,
    Renewal,
    Signal,
)
from ropeteam.store.queries.kept import ON
from ropeteam.store.queries.lists import Slice, Where
from ropeteam.store.queries.signals import with_state

# The first talks: those of the first weeks, at least the first in which the customer wanted anything.
FIRST_TALKS = timedelta(days=30)
MOST_GOALS, SHOWN = 40, 50


@dataclass(frozen=True, slots=True)
class RenewalSeen:
    renewal: Renewal
    state: RenewalState


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the customer wanted at the beginning. `answer` is a person's last word; `decided` and `promises` are what the rows
    say today, for who has to give it."""

    signal: Any
    answer: GoalAnswer | None
    request: ChangeRequest | None
    decided: str
    promises: tuple[Promise, ...]


def of_deal(deal: Deal, *, on: date) -> list[RenewalSeen]:
    """The latest day first."""
    rows = deal.renewals.select_related("by", "outcome", "outcome__by").order_by("-due")
    return [RenewalSeen(row, state_of(row, on=on)) for row in rows]


def listed(actor: Actor) -> QuerySet[Renewal]:
    """Undecided ones of the deals this reader may know of, the nearest day first. `due_on` is the place in the list."""
    found = Renewal.objects.filter(deal__in=access.deals(actor), outcome__isnull=True)
    return found.select_related("deal__account").order_by("due", "pk")


def ahead(actor: Actor, *, where: Where, size: int = SHOWN) -> Slice[Renewal]:
    """A page of them. Other lists fall from the newest day; this one climbs from the nearest."""
    found, place = listed(actor), where.after or where.before or where.around
    if place is None or place.day is None:
        rows = list(found[: size + 1])
        return Slice(rows[:size], False, len(rows) > size)
    same = Q(due=place.day)
    if where.before is not None:
        earlier = found.filter(Q(due__lt=place.day) | same & Q(pk__lt=place.pk)).order_by("-due", "-pk")
        rows = list(earlier[: size + 1])
        return Slice(list(reversed(rows[:size])), len(rows) > size, True)
    rows = list(found.filter(Q(due__gt=place.day) | same & Q(pk__gt=place.pk))[: size + 1])
    return Slice(rows[:size], True, len(rows) > size)


def near(actor: Actor) -> QuerySet[Renewal]:
    """Today: due, or due within 90 days, in the deals whose rope this reader holds; the nearest day first."""
    held = DealRole.objects.filter(deal=OuterRef("deal"), person=actor.person, to_day__isnull=True)
    return listed(actor).filter(Exists(held), due__lte=ON + core.NEAR)


def state_of(row: Renewal, *, on: date) -> RenewalState:
    return core.renewal_state(_case(row), on=on)


def loyalty(company: Company, product: Product | None = None, *, on: date) -> core.Loyalty:
    """Of the company's renewals (of a product). Confidential deals count in it for nobody, also not for who may know of them: two
    readers who compare their numbers, or a number with its cases, would find those few."""
    rows = _of(Renewal.objects.filter(deal__company=company), product).values_list("pk", "due", "outcome__end")
    return core.loyalty((core.Case(pk, due, RenewalEnd(end) if end else None) for pk, due, end in rows), on=on)


def cases(actor: Actor, product: Product | None = None) -> list[Renewal]:
    """The newest cases behind the figure: exactly those that it counts."""
    found = _of(Renewal.objects.filter(deal__in=access.deals(actor)), product)
    return list(found.select_related("outcome", "deal__account").order_by("-due", "-pk")[:SHOWN])


def goals(deal: Deal) -> list[Goal]:
    """What the customer wanted in the first talks, each with its answer of today."""
    rows = list(_first_needs(deal)[:MOST_GOALS])
    ids = [row.pk for row in rows]
    answers = {
        row.signal_id: row for row in GoalAnswer.objects.filter(signal__in=ids).select_related("by").order_by("pk")
    }
    requests = {row.change_request_id for row in rows if row.change_request_id}
    decided = dict(
        Decision.objects.filter(change_request__in=requests)
        .order_by("decided_on", "pk")
        .values_list("change_request", "kind")
    )
    promises: dict[int | None, list[Promise]] = {}
    for promise in deal.promises.filter(change_request__in=requests).select_related("end").order_by("pk"):
        promises.setdefault(promise.change_request_id, []).append(promise)
    return [
        Goal(
            row,
            answers.get(row.pk),
            row.change_request,
            decided.get(row.change_request_id or 0, ""),
            tuple(promises.get(row.change_request_id, ())) if row.change_request_id else (),
        )
        for row in rows
    ]


def _first_needs(deal: Deal) -> QuerySet[Any]:
    needs = Signal.objects.filter(
        conversation__deal=deal, conversation__internal=False, retired_at__isnull=True, low=False
    )
    said = with_state(needs).filter(kind_is=SignalKind.NEED.value).exclude(state="dismissed")
    first = said.aggregate(day=Min("conversation__held_on"))["day"]
    talk = Conversation.objects.filter(deal=deal, internal=False).aggregate(day=Min("held_on"))["day"]
    until = max(first, talk + FIRST_TALKS) if first and talk else first
    if until is None:
        return said.none()
    found = said.filter(conversation__held_on__lte=until).select_related("conversation", "change_request")
    return found.order_by("conversation__held_on", "pk")


def _of(found: QuerySet[Renewal], product: Product | None) -> QuerySet[Renewal]:
    found = found.filter(deal__confidential=False)
    return found if product is None else found.filter(deal__product=product)


def _case(row: Renewal) -> core.Case:
    outcome = getattr(row, "outcome", None)
    return core.Case(row.pk, row.due, RenewalEnd(outcome.end) if outcome is not None else None)
