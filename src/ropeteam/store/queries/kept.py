"""Statements that are built once and asked often.

A list narrowed by what a reader may know has some twenty subqueries. Django builds and words them anew for every request,
which took most of a page's time (M). Here a queryset is worded once for its shape, that is for everything that changes its
words: the filters that are set, the reader's roles. Whatever changes only its values stands in it as a `Given` and is filled
in when the statement is asked: who reads, which day it is, after which place. PostgreSQL keeps its plan as well, for as long as
the line to it stands and nothing on it is rolled back.

A shape must never hold somebody's own values: the function that builds it gets the shape and nothing else, and asks the
database nothing (`Kept` raises where it tries).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import DateField, Expression, Field, ForeignKey, Lookup, QuerySet, prefetch_related_objects
from django.db.models.query import FlatValuesListIterable, ModelIterable, get_related_populators

if TYPE_CHECKING:
    from ropeteam.store.actor import Actor  # who acts is asked by kept statements too

SHAPES = 1024
PLANS = 256  # of a line to the database: PostgreSQL holds them in the memory of that line's process


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a value goes in a statement; `shift` is what is added to a day."""

    name: str
    shift: timedelta

    def filled(self, given: Mapping[str, Any]) -> Any:
        value = given[self.name]
        return value + self.shift if self.shift else value


class Given(Expression):
    """A value that a queryset names and gets when it is asked. Of a day, a span may be taken or added."""

    def __init__(self, name: str, output_field: Field[Any, Any] | None = None, shift: timedelta = timedelta()) -> None:
        super().__init__(output_field=output_field)
        self.name, self.shift = name, shift

    def __add__(self, other: object) -> Any:
        return self._shifted(other) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other: object) -> Any:
        return self._shifted(-other) if isinstance(other, timedelta) else NotImplemented

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> Any:
        return "%s", [Gap(self.name, self.shift)]

    def _shifted(self, by: timedelta) -> Given:
        return Given(self.name, DateField(), self.shift + by)


class AnyOf(Lookup):
    """`pk__any_of=Given("ids")`: one of the values of a list. Unlike `in` its words do not hang on how many there are."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", [*left_params, *right_params]


Field.register_lookup(AnyOf)
ForeignKey.register_lookup(AnyOf)  # it does not take lookups over from Field

COMPANY, PERSON = Given("company"), Given("person")
ON = cast(date, Given("on", DateField()))


def standing_in(actor: Actor) -> Actor:
    """The reader as a shape: roles as they are, company and person to be given. The access door takes it like any other."""
    company = cast(Any, COMPANY) if actor.company else None
    person = cast(Any, PERSON) if actor.person else None
    return replace(actor, company=company, person=person, lent=frozenset(), stood_in={})


def given_by(actor: Actor) -> dict[str, Any]:
    """The values `standing_in` leaves open."""
    return {"company": actor.company and actor.company.pk, "person": actor.person and actor.person.pk}


class Kept:
    """A queryset's statement with its places for values, and how its rows are read: as models, tuples or plain values."""

    def __init__(self, found: QuerySet[Any, Any]) -> None:
        self._compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            self.sql, params = self._compiler.as_sql()
        except EmptyResultSet:  # for readers who may know nothing
            self.sql, params = "", ()
        self._params: tuple[Any, ...] = tuple(params)
        self._prefetched = cast(Any, found)._prefetch_related_lookups
        self._flat = cast(Any, found)._iterable_class is FlatValuesListIterable
        if self.sql:
            self._read_as(found)

    def rows(self, given: Mapping[str, Any]) -> list[Any]:
        if not self.sql:
            return []
        params = [part.filled(given) if isinstance(part, Gap) else part for part in self._params]
        with _planned_once() as cursor:
            cursor.execute(self.sql, params)
            rows: list[Any] = cursor.fetchall()
        if self._converters:
            rows = [self._converted(row) for row in rows]
        if self._flat:
            return [row[0] for row in rows]
        if self._model is None:
            return rows
        found = [self._instance(row) for row in rows]
        prefetch_related_objects(found, *self._prefetched)
        return found

    def _read_as(self, found: QuerySet[Any, Any]) -> None:
        compiler = self._compiler
        columns = [part[0] for part in compiler.select[: compiler.col_count]]
        self._converters = tuple(
            (no, tuple(each), column) for no, (each, column) in compiler.get_converters(columns).items()
        )
        self._model: Any = None
        if cast(Any, found)._iterable_class is not ModelIterable:
            return
        own = compiler.klass_info["select_fields"]
        self._model = compiler.klass_info["model"]
        self._own = slice(own[0], own[-1] + 1)
        self._names = [part[0].target.attname for part in compiler.select[self._own]]
        self._related = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
        self._annotated = tuple((compiler.annotation_col_map or {}).items())

    def _converted(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = list(row)
        for no, converters, column in self._converters:
            for convert in converters:
                values[no] = convert(values[no], column, connection)
        return tuple(values)

    def _instance(self, row: Sequence[Any]) -> Any:
        made = self._model.from_db(DEFAULT_DB_ALIAS, self._names, row[self._own])
        for related in self._related:
            related.populate(row, made)
        for name, no in self._annotated:
            setattr(made, name, row[no])
        return made


@lru_cache(maxsize=SHAPES)
def kept(build: Callable[..., QuerySet[Any, Any]], *shape: Any) -> Kept:
    """The statement of `build(*shape)`, built when the first reader needs it. `build` is a function of a module."""
    with connection.execute_wrapper(_asks_nothing):
        return Kept(build(*shape))


def _planned_once() -> CursorWrapper:
    """A cursor whose statements PostgreSQL keeps: four fifths of its time for a deal's page went into planning them anew (M).

    Where statements are written down, they are asked as others are: of a kept one the driver no longer knows the words.
    """
    cursor = connection.cursor()  # as others: a line that broke is met with a new one
    if not connection.queries_logged:
        line = connection.connection
        line.prepare_threshold, line.prepared_max = 1, PLANS  # the second time it is kept, the longest unused one goes
        cursor.cursor = cast(Any, ServerBindingCursor)(line)
    return cursor


def _asks_nothing(execute: Any, sql: str, *_: Any) -> NoReturn:
    raise RuntimeError(f"the shape of a statement must not ask the database: {sql[:200]}")
