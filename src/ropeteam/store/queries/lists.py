"""Long lists by place, not by number: a page costs the same at its start and at its end, and a row has neighbours.

Rule in prose. A list falls by a day and, inside a day, by id. A place is such a pair, written `2026-11-09.123`
(`-.123` where there is no day; those rows come first, as the indexes have them). A slice is the rows after a place,
before it, or around it. Its statements are kept by the list's shape (`kept`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db.models import DateField, F, Model, Q, QuerySet

from ropeteam.store.queries.kept import Given, kept

M = TypeVar("M", bound=Model)
T = TypeVar("T")
SIZE = 50
BEFORE_IT = 12
IDS, DAY, PK = Given("ids"), Given("place_day", DateField()), Given("place_pk")


@dataclass(frozen=True, slots=True)
class Listed(Generic[M]):
    """A list: `build(*shape)` is its queryset, `given` what the shape leaves open; it falls by `day`. `nullable`: the day may
    be missing. `build` is a function of a module that gets nothing but the shape (see `kept`)."""

    build: Callable[..., QuerySet[M]]
    shape: tuple[Any, ...] = ()
    given: Mapping[str, Any] = field(default_factory=dict)
    day: str = ""
    nullable: bool = False


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
class Slice(Generic[T]):
    """`earlier` and `later` say whether the list goes on before and after these rows."""

    rows: list[T]
    earlier: bool
    later: bool


def fall(found: Listed[M], *, where: Where, size: int = SIZE) -> Slice[M]:
    """A slice of the list."""
    part = places(found, where=where, size=size)
    return Slice(rows_of(found, [place.pk for place in part.rows]), part.earlier, part.later)


def places(found: Listed[M], *, where: Where, size: int = SIZE) -> Slice[Place]:
    """Where the rows of a slice stand."""
    if where.around is not None:
        above = _above(found, where.around, BEFORE_IT + 1)
        rows = _below(found, Place(where.around.day, where.around.pk + 1), size + 1)
        shown = [*reversed(above[:BEFORE_IT]), *rows[:size]]
        return Slice(shown, len(above) > BEFORE_IT, len(rows) > size)
    if where.before is not None:
        rows = _above(found, where.before, size + 1)
        return Slice(list(reversed(rows[:size])), len(rows) > size, True)
    rows = _below(found, where.after, size + 1)
    return Slice(rows[:size], where.after is not None, len(rows) > size)


def neighbours(found: Listed[M], place: Place) -> tuple[M | None, M | None]:
    """The row before and the row after a place."""
    before, after = _above(found, place, 1), _below(found, place, 1)
    rows = {row.pk: row for row in rows_of(found, [each.pk for each in (*before, *after)])}
    return (rows.get(before[0].pk) if before else None), (rows.get(after[0].pk) if after else None)


def everything(found: Listed[M], *, chunk: int = 500) -> Iterator[list[M]]:
    """The whole list in chunks, for exports: memory stays flat."""
    place: Place | None = None
    while part := _below(found, place, chunk):
        yield rows_of(found, [each.pk for each in part])
        place = part[-1]


def place_of(row: Model, day: str) -> Place:
    value: object = row
    for part in day.split("__"):
        value = getattr(value, part)
    return Place(value if isinstance(value, date) else None, row.pk)


def rows_of(found: Listed[M], ids: Sequence[int]) -> list[M]:
    """The rows of ids that `found` itself gave, in their order, with all that hangs on them.

    Ids first, then rows: in one query PostgreSQL plans what hangs on a row as if every row of the table were shown, and
    reads whole tables for fifty rows. What narrowed the list is not asked again.
    """
    if not ids:
        return []
    rows = {row.pk: row for row in kept(_rows, found.build, found.shape).rows({**found.given, "ids": list(ids)})}
    return [rows[pk] for pk in ids if pk in rows]


def _rows(build: Callable[..., QuerySet[M]], shape: tuple[Any, ...]) -> QuerySet[M]:
    bare = build(*shape).order_by()
    bare.query.clear_where()
    return bare.filter(pk__any_of=IDS)


# --- the parts of a slice: each is one range of the index (company, -day, -id); an OR over both would read it from its top


def _below(found: Listed[M], place: Place | None, n: int) -> list[Place]:
    """At most n places downwards, without the place itself."""
    if place is None:
        return _take(found, place, ("top",), n)
    return _take(found, place, ("below",) if place.day else ("dayless_below", "with_day"), n)


def _above(found: Listed[M], place: Place, n: int) -> list[Place]:
    """At most n places upwards, the nearest first."""
    if place.day is None:
        return _take(found, place, ("dayless_above",), n)
    return _take(found, place, ("above", "dayless") if found.nullable else ("above",), n)


def _take(found: Listed[M], place: Place | None, parts: Sequence[str], n: int) -> list[Place]:
    """A part is asked only when those before it were too short."""
    given = {**found.given, "place_day": place and place.day, "place_pk": place and place.pk}
    rows: list[tuple[date | None, int]] = []
    for part in parts:
        rows += kept(_part, found.build, found.shape, found.day, found.nullable, part, n).rows(given)
        if len(rows) >= n:
            break
    return [Place(day, pk) for day, pk in rows[:n]]


def _part(
    build: Callable[..., QuerySet[M]], shape: tuple[Any, ...], day: str, nullable: bool, part: str, n: int
) -> QuerySet[Any, Any]:
    found = build(*shape)
    falling = found.order_by(F(day).desc(nulls_first=True) if nullable else f"-{day}", "-pk")
    rising = found.order_by(F(day).asc(nulls_last=True) if nullable else day, "pk")
    dayless = {f"{day}__isnull": True}
    ranges = {
        "top": falling,
        "below": falling.filter(Q(**{f"{day}__lt": DAY}) | Q(pk__lt=PK), **{f"{day}__lte": DAY}),
        "dayless_below": falling.filter(pk__lt=PK, **dayless),
        "with_day": falling.exclude(**dayless),
        "above": rising.filter(Q(**{f"{day}__gt": DAY}) | Q(pk__gt=PK), **{f"{day}__gte": DAY}),
        "dayless": rising.filter(**dayless),
        "dayless_above": rising.filter(pk__gt=PK, **dayless),
    }
    return ranges[part].values_list(day, "pk")[:n]
