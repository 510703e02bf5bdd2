"""Keys of rows that are made here: counted, and never one that a folder brought along."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet


def free_key(found: QuerySet[Any], pattern: str) -> str:
    """The first key of the pattern that none of these rows has; `{n}` starts at how many there are, plus one."""
    n = found.count() + 1
    while found.filter(key=pattern.format(n=n)).exists():
        n += 1
    return pattern.format(n=n)
