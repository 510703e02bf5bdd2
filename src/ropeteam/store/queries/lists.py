"""Long lists by place, not by number: a page costs the same at its start and at its end, and a row has neighbours.

Rule in prose. A list falls by a day and, inside a day, by id. A place is such a pair, written `2026-11-09.123`
(`-.123` where there is no day; those rows come first, as the indexes have them). A slice is the rows after a place,
before it, or around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import F, Model, Q, QuerySet

M = TypeVar("M", bound=Model)
SIZE = 50
BEFORE_IT = 12


@dataclass(frozen=True, slots=True)
class Place:
    day: date | None
    pk: int

    def __str__(self) -> str:
        return f"{self.day.isoformat() if self.day else '-'}.{self.pk}"

    @classmethod
    def read(cls, text: str) -> Place | None:
        """None for what somebody mistyped: the list then starts at its top."""
        day, _, pk = text.partition(".")
        try:
            return cls(None if day == "-" else date.fromisoformat(day), int(pk)) if pk else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Where:
    """Which slice: after, before or around a place; without one, the top."""

    after: Place | None = None
    before: Place | None = None
    around: Place | None = None


@dataclass(frozen=True, slots=True)
class Slice(Generic[M]):
    """`earlier` and `later` say whether the list goes on before and after these rows."""

    rows: list[M]
    earlier: bool
    later: bool


def fall(found: QuerySet[M], *, day: str, where: Where, size: int = SIZE, nullable: bool = False) -> Slice[M]:
    """A slice of the list that falls by `day` and id. `nullable`: the day may be missing."""
    if where.around is not None:
        above = list(_take(_rising(found, day, where.around, nullable), BEFORE_IT + 1))
        rows = list(_take(_falling(found, day, where.around, nullable, inclusive=True), size + 1))
        shown = [*reversed(above[:BEFORE_IT]), *rows[:size]]
        return Slice(shown, len(above) > BEFORE_IT, len(rows) > size)
    if where.before is not None:
        rows = list(_take(_rising(found, day, where.before, nullable), size + 1))
        return Slice(list(reversed(rows[:size])), len(rows) > size, True)
    rows = list(_take(_falling(found, day, where.after, nullable), size + 1))
    return Slice(rows[:size], where.after is not None, len(rows) > size)


def neighbours(found: QuerySet[M], *, day: str, place: Place, nullable: bool = False) -> tuple[M | None, M | None]:
    """The row before and the row after a place."""
    before = next(_take(_rising(found, day, place, nullable), 1), None)
    return before, next(_take(_falling(found, day, place, nullable), 1), None)


def everything(found: QuerySet[M], *, day: str, nullable: bool = False, chunk: int = 500) -> Iterator[list[M]]:
    """The whole list in chunks, for exports: memory stays flat."""
    place: Place | None = None
    while rows := list(_take(_falling(found, day, place, nullable), chunk)):
        yield rows
        place = place_of(rows[-1], day)


def place_of(row: Model, day: str) -> Place:
    value: object = row
    for part in day.split("__"):
        value = getattr(value, part)
    return Place(value if isinstance(value, date) else None, row.pk)


def rows_of(found: QuerySet[M], ids: Sequence[int]) -> list[M]:
    """The rows of ids that `found` itself gave, in their order, with all that hangs on them.

    Ids first, then rows: in one query PostgreSQL plans what hangs on a row as if every row of the table were shown, and
    reads whole tables for fifty rows. What narrowed the list is not asked again.
    """
    if not ids:
        return []
    bare = found.order_by()
    bare.query.clear_where()
    rows = {row.pk: row for row in bare.filter(pk__in=ids)}
    return [rows[pk] for pk in ids if pk in rows]


def _take(parts: list[QuerySet[M]], n: int) -> Iterator[M]:
    """At most n rows from the parts in order; a part is asked only when those before it were too short."""
    for part in parts:
        ids = list(part.values_list("pk", flat=True)[:n])
        yield from rows_of(part, ids)
        n -= len(ids)
        if n <= 0:
            return


def _falling(
    found: QuerySet[M], day: str, place: Place | None, nullable: bool, *, inclusive: bool = False
) -> list[QuerySet[M]]:
    """Each part is one range of the index (company, -day, -id): an OR over both would read the index from its top."""
    ordered = found.order_by(F(day).desc(nulls_first=True) if nullable else f"-{day}", "-pk")
    if place is None:
        return [ordered]
    under = Q(pk__lte=place.pk) if inclusive else Q(pk__lt=place.pk)
    if place.day is None:
        dayless = {f"{day}__isnull": True}
        return [ordered.filter(under, **dayless), ordered.exclude(**dayless)]
    return [ordered.filter(Q(**{f"{day}__lt": place.day}) | under, **{f"{day}__lte": place.day})]


def _rising(found: QuerySet[M], day: str, place: Place, nullable: bool) -> list[QuerySet[M]]:
    ordered = found.order_by(F(day).asc(nulls_last=True) if nullable else day, "pk")
    if place.day is None:
        return [ordered.filter(pk__gt=place.pk, **{f"{day}__isnull": True})]
    later = ordered.filter(Q(**{f"{day}__gt": place.day}) | Q(pk__gt=place.pk), **{f"{day}__gte": place.day})
    return [later, ordered.filter(**{f"{day}__isnull": True})] if nullable else [later]
