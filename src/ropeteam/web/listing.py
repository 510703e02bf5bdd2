"""The address of a list: its filters and its place stand in the query, so that a list can be kept, sent and come back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from ropeteam.store.queries.lists import Place, Slice, Where, place_of

PLACES = ("after", "before", "around")


@dataclass(frozen=True, slots=True)
class Pager:
    """Query strings of the neighbouring pages, '' where there is none."""

    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter with the address that sets it (or, where it is set, lifts it)."""

    value: str
    href: str
    here: bool


def where(query: QueryDict) -> Where:
    """The slice an address asks for; a mistyped place is the list's top."""
    return Where(**{name: Place.read(query.get(name, "")) for name in PLACES if query.get(name)})


def pager(query: QueryDict, part: Slice[Any], *, day: str) -> Pager:
    if not part.rows:
        return Pager("", "")
    first, last = place_of(part.rows[0], day), place_of(part.rows[-1], day)
    return Pager(
        previous=address(query, before=str(first)) if part.earlier else "",
        next=address(query, after=str(last)) if part.later else "",
    )


def address(query: QueryDict, **changes: str) -> str:
    """The same list with some values changed ('' drops one), at its top unless a place is named."""
    kept = query.copy()
    for name in PLACES:
        kept.pop(name, None)
    for name, value in changes.items():
        kept.pop(name, None)
        if value:
            kept[name] = value
    return f"?{kept.urlencode()}" if kept else "?"


def choices(query: QueryDict, name: str, values: Iterable[str], *, default: str = "") -> list[Choice]:
    """The values of a filter; choosing the one that is set goes back to the default."""
    now = query.get(name) or default
    return [
        Choice(value, address(query, **{name: "" if value in (now, default) else value}), value == now)
        for value in values
    ]


def number(query: QueryDict, name: str) -> int | None:
    text = query.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else None


def kept(query: QueryDict, *names: str) -> QueryDict:
    """Only the named values of an address: what a form of the same list has to carry along."""
    found = QueryDict(mutable=True)
    for name in names:
        value = query.get(name)
        if value:
            found[name] = value
    return found


def addresses(name: str) -> Callable[[int], str]:
    """The addresses of things by their id: looked up once for a list, not once a row."""
    before, _, after = reverse(name, args=[0]).rpartition("0")
    return lambda pk: f"{before}{pk}{after}"
