"""Pages of a long list by key, not by number: each costs the same, and rows that arrive meanwhile shift nothing.

Rule in prose. A list has an order: some fields, each rising or falling, the last one unique. A page asks for the rows after (or
before) the last row shown. The cursor in the address is that row's values, so an address can be kept and sent.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

M = TypeVar("M", bound=Model)
SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """`previous` and `next` are query strings of the neighbouring pages, '' where there is none."""

    rows: list[M]
    previous: str
    next: str


def page(found: QuerySet[M], *, order: Sequence[str], query: QueryDict, size: int = SIZE) -> Page[M]:
    """The page the address asks for. `order` names fields (no nulls), '-' first for falling; the last must be unique."""
    backwards = "before" in query
    cursor = _read(query.get("before") or query.get("after") or "", len(order))
    ordered = found.order_by(*(_turned(order) if backwards else order))
    if cursor:
        try:
            ordered = ordered.filter(_beyond(order, cursor, backwards=backwards))
        except (ValidationError, ValueError):
            cursor = None  # an address somebody mistyped starts at the top
    rows = list(ordered[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    has_next = more if not backwards else True
    has_previous = (more if backwards else cursor is not None) and bool(rows)
    return Page(
        rows,
        previous=_address(query, "before", rows[0], order) if has_previous else "",
        next=_address(query, "after", rows[-1], order) if has_next and rows else "",
    )


def _beyond(order: Sequence[str], cursor: Sequence[object], *, backwards: bool) -> Q:
    """Rows behind the cursor: later in the first field, or equal there and later in the second, and so on."""
    condition = Q(pk__in=[])
    equal = Q()
    for field, value in zip(order, cursor, strict=True):
        falling = field.startswith("-") != backwards
        name = field.removeprefix("-")
        condition |= equal & Q(**{f"{name}__{'lt' if falling else 'gt'}": value})
        equal &= Q(**{name: value})
    return condition


def _turned(order: Sequence[str]) -> list[str]:
    return [field.removeprefix("-") if field.startswith("-") else f"-{field}" for field in order]


def _address(query: QueryDict, side: str, row: M, order: Sequence[str]) -> str:
    values = [_value(row, field.removeprefix("-")) for field in order]
    kept = query.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    kept[side] = urlsafe_b64encode(json.dumps(values, default=str).encode()).decode().rstrip("=")
    return f"?{kept.urlencode()}"


def _value(row: M, path: str) -> object:
    value: object = row
    for part in path.split("__"):
        value = getattr(value, part)
    return value


def _read(text: str, length: int) -> list[object] | None:
    try:
        values = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4))) if text else None
    except ValueError:
        return None
    return values if isinstance(values, list) and len(values) == length else None
