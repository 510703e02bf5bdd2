"""The cases behind one number as a list, newest first: the same rows that were counted, as far as their reader may know of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ropeteam.core.alignment import Case
from ropeteam.core.alignment_periods import Period
from ropeteam.core.vocabulary_alignment import Figure, Stand
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask, ChangeRequest
from ropeteam.store.queries.alignment import rows_of
from ropeteam.store.queries.alignment_scope import Scope
from ropeteam.store.queries.lists import Place, Slice, Where

SIZE = 25
PROMISE_RELATED = ("deal__account",)


@dataclass(frozen=True, slots=True)
class Behind:
    """One case with the thing it is about; `value` where a mean is made of it."""

    row: Any
    day: date
    stand: Stand
    done_on: date | None = None
    cause: str = ""
    value: float | None = None

    @property
    def place(self) -> str:
        return str(Place(self.day, self.row.pk))


def of_rows(
    figure: Figure, scope: Scope, period: Period, *, stand: Stand | None, where: Where, actor: Actor, on: date
) -> Slice[Behind]:
    part = _slice(_seen(figure, scope, period, stand=stand, actor=actor, on=on), where)
    return Slice([_behind(row) for row in part.rows], part.earlier, part.later)


def longest(
    figure: Figure, scope: Scope, period: Period, *, stand: Stand, actor: Actor, on: date, most: int
) -> list[Behind]:
    """The first few that fell due: of open ones those that wait longest."""
    found = _seen(figure, scope, period, stand=stand, actor=actor, on=on).order_by("fell_on", "pk")
    return [_behind(row) for row in found[:most]]


def of_deals(
    cases: Mapping[int, Case],
    values: Mapping[int, float],
    period: Period,
    *,
    stand: Stand | None,
    where: Where,
    actor: Actor,
) -> Slice[Behind]:
    """Of cases that came by deal; a page is looked up at once."""
    chosen = {pk: case for pk, case in cases.items() if period.holds(case.day) and stand in (None, case.stand)}
    order = sorted(((case.day, pk) for pk, case in chosen.items()), reverse=True)
    part = _slice_of(order, where)
    deals = access.deals(actor).select_related("account").in_bulk([pk for _, pk in part.rows])
    rows = [
        Behind(deals[pk], day, chosen[pk].stand, chosen[pk].closed_on, chosen[pk].cause, values.get(pk))
        for day, pk in part.rows
        if pk in deals
    ]
    return Slice(rows, part.earlier, part.later)


def _seen(
    figure: Figure, scope: Scope, period: Period, *, stand: Stand | None, actor: Actor, on: date
) -> QuerySet[Any]:
    found = rows_of(figure, scope, start=period.start, end=period.end, on=on)
    if stand is not None:
        found = found.filter(stand_is=stand.value)
    found = found.filter(pk__in=_KNOWN[figure](actor).values("pk")).select_related(*_RELATED[figure])
    return found.defer("text__original") if figure == Figure.REACHED else found


def _behind(row: Any) -> Behind:
    return Behind(row, row.fell_on, Stand(row.stand_is), row.done_on, row.cause)


def _slice(found: QuerySet[Any], where: Where) -> Slice[Any]:
    if where.before is not None and where.before.day:
        day, pk = where.before.day, where.before.pk
        above = found.filter(Q(fell_on__gt=day) | Q(fell_on=day, pk__gt=pk)).order_by("fell_on", "pk")
        rows = list(above[: SIZE + 1])
        return Slice(list(reversed(rows[:SIZE])), len(rows) > SIZE, True)
    place = where.after if where.after is not None and where.after.day else None
    if place is not None:
        found = found.filter(Q(fell_on__lt=place.day) | Q(fell_on=place.day, pk__lt=place.pk))
    rows = list(found.order_by("-fell_on", "-pk")[: SIZE + 1])
    return Slice(rows[:SIZE], place is not None, len(rows) > SIZE)


def _slice_of(order: Sequence[tuple[date, int]], where: Where) -> Slice[tuple[date, int]]:
    if where.before is not None and where.before.day:
        above = [one for one in order if one > (where.before.day, where.before.pk)]
        return Slice(above[-SIZE:], len(above) > SIZE, True)
    place = where.after if where.after is not None and where.after.day else None
    below = [one for one in order if place is None or one < (place.day, place.pk)]
    return Slice(below[:SIZE], place is not None, len(below) > SIZE)


def _asks(actor: Actor) -> QuerySet[Any]:
    return Ask.objects.filter(Q(deal__isnull=True) | Q(deal__in=access.deals(actor)))


def _wishes(actor: Actor) -> QuerySet[Any]:
    return ChangeRequest.objects.filter(product__in=access.products(actor))


_KNOWN: Mapping[Figure, Callable[[Actor], QuerySet[Any]]] = {
    Figure.REACHED: access.signals,
    Figure.ANSWERED: _asks,
    Figure.DECIDED: _wishes,
    Figure.PASSED_ON: access.answers,
    Figure.SAID: access.promises,
    Figure.MENDED: access.promises,
    Figure.SIGNED: access.promises,
    Figure.KEPT: access.promises,
}
_RELATED: Mapping[Figure, tuple[str, ...]] = {
    Figure.REACHED: ("conversation__deal__account", "conversation__account", "text"),
    Figure.ANSWERED: ("deal__account", "chosen_request"),
    Figure.DECIDED: ("product",),
    Figure.PASSED_ON: ("decision__change_request", "deal__account", "account"),
    **dict.fromkeys((Figure.SAID, Figure.MENDED, Figure.SIGNED, Figure.KEPT), PROMISE_RELATED),
}
