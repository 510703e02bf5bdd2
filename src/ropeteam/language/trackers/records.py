"""Fields of records that came as JSON: read leniently, since a field that is not what it should be is simply not there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ropeteam.language.folder.cells import BadDate
from ropeteam.language.trackers.days import day_of

Fields = Mapping[str, Any]


def fields(value: Any) -> Fields:
    return value if isinstance(value, dict) else {}


def text(record: Fields, name: str) -> str:
    """A text or a number as text; '' for anything else."""
    value = record.get(name)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18 else ""


def count(record: Fields, name: str) -> int:
    value = record.get(name)
    return max(0, value) if isinstance(value, int) and not isinstance(value, bool) and value < 10**9 else 0


def day(record: Fields, name: str) -> date | None:
    try:
        return day_of(text(record, name))
    except (BadDate, ValueError):
        return None


def records(record: Fields, name: str) -> list[Fields]:
    value = record.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
