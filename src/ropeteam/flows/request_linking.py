"""Whose words belong to which wish: near ones to choose from, moved, taken away again, how much it matters and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Prefetch, QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Importance
from ropeteam.flows import nearest
from ropeteam.store import access, askers, events
from ropeteam.store.actor import Actor
from ropeteam.store.models import Asker, AskerMove, ChangeRequest, Decision, Person, Product
from ropeteam.store.request_lock import locked, refuse_merged

MOST = 5
FLOOR = 0.2


@dataclass(frozen=True, slots=True)
class Near:
    """A request near some words; `likeness` -1..1 only orders. `decided` is the latest decision or None."""

    request: ChangeRequest
    likeness: float
    decided: Decision | None


def near(text: str, product: Product, *, most: int = MOST, without: int | None = None) -> list[Near]:
    """The requests nearest to these words, best first. Text only suggests: a person links."""
    found = near_ids(text, product, most=most, without=without)
    decisions = Prefetch("decisions", Decision.objects.order_by("-decided_on", "-pk"))
    rows = ChangeRequest.objects.prefetch_related(decisions).in_bulk([pk for pk, _ in found])
    return [Near(rows[pk], score, next(iter(rows[pk].decisions.all()), None)) for pk, score in found if pk in rows]


def near_ids(text: str, product: Product, *, most: int = MOST, without: int | None = None) -> list[tuple[int, float]]:
    """The same as ids with their likeness."""
    if not text.strip():
        return []
    found = [(pk, score) for pk, score in nearest.nearest(text, product, most=most + 1) if score >= FLOOR]
    return [(pk, score) for pk, score in found if pk != without][:most]


def move(rows: Sequence[Asker], target: ChangeRequest, *, actor: Actor, on: date) -> list[AskerMove]:
    """These askers' words belong to another request: a wrong link set right. Product, or the rope of each one's deal."""
    if not rows:
        raise Refused("askers_missing")
    for row in rows:
        access.require(actor, Deed.REVIEW_CUSTOMERS, deal=row.deal)
    by = _person(actor, Deed.REVIEW_CUSTOMERS)
    with transaction.atomic():
        requests = locked(target.pk, *{row.change_request_id for row in rows})
        goal = requests[target.pk]
        refuse_merged(goal)
        if any(request.product_id != goal.product_id for request in requests.values()):
            raise Refused("other_product")
        return [askers.put(row, goal, actor=actor, by=by, on=on) for row in askers.held(list(rows))]


def undo_moves(rows: Sequence[AskerMove], *, actor: Actor, on: date) -> list[AskerMove]:
    """The askers go back to where they came from, each as a move of its own; all, or none where one was moved on since."""
    made: list[AskerMove] = []
    with transaction.atomic():
        moved = {asker.pk: asker for asker in _with_last_move(rows)}
        if any(row.asker_id not in moved or moved[row.asker_id].last != row.pk for row in rows):
            raise Refused("asker_moved_on")
        for origin in {row.origin_id: row.origin for row in rows}.values():
            back = [moved[row.asker_id] for row in rows if row.origin_id == origin.pk]
            made += move(back, origin, actor=actor, on=on)
    return made


def _with_last_move(rows: Sequence[AskerMove]) -> QuerySet[Any]:
    """The askers of these moves, each with `last`, the id of its newest one."""
    found = Asker.objects.filter(pk__in=[row.asker_id for row in rows]).select_related("deal")
    return found.annotate(last=Max("moves__pk"))


def unlink(row: Asker, *, actor: Actor) -> None:
    """These words are no wish of this kind after all. Who was answered or moved already stays traceable: move them instead."""
    access.require(actor, Deed.REVIEW_CUSTOMERS, deal=row.deal)
    with transaction.atomic():
        request = locked(row.change_request_id)[row.change_request_id]
        (held,) = askers.held([row])
        if held.answers.exists() or held.moves.exists():
            raise Refused("asker_has_history")
        askers.point(held, request, None)
        company = request.product.company
        events.append("request.unlinked", request, actor=actor, company=company, deal_id=held.deal_id, asker=held.pk)
        held.delete()


def weigh(row: Asker, *, actor: Actor, importance: Importance, wanted_by: date | None = None) -> Asker:
    """How much it matters to this asker, and the day they wish it for."""
    access.require(actor, Deed.REVIEW_CUSTOMERS, deal=row.deal)
    with transaction.atomic():
        (held,) = askers.held([row])
        if (held.importance, held.wanted_by) == (importance.value, wanted_by):
            return held
        held.importance, held.wanted_by = importance.value, wanted_by
        held.save(update_fields=["importance", "wanted_by"])
        request = held.change_request
        events.append(
            "request.asker_weighed", request, actor=actor, company=request.product.company, deal_id=held.deal_id,
            asker=held.pk, importance=importance.value,
        )  # fmt: skip
    return held


def _person(actor: Actor, deed: Deed) -> Person:
    if actor.person is None:
        raise NotAllowed(deed)
    return actor.person
