"""Files of the company folder: canonical text, so that the same state always gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]


def csv_text(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """CSV with the columns given, then any further ones in their order of coming."""
    listed = list(rows)
    names = list(dict.fromkeys([*columns, *(name for row in listed for name in row)]))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({name: plain(value) for name, value in row.items()} for row in listed)
    return out.getvalue()


def lines_text(rows: Iterable[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, default=plain) + "\n" for row in rows)


def plain(value: Any) -> Any:
    """A value as it stands in a file: ISO days, numbers without needless zeros, '' for none."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value


def day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def known_day(text: str) -> date:
    return date.fromisoformat(text)


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")
