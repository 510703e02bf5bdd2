"""Files of the company folder: canonical text, so that the same state always gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from ropeteam.core.problems import Problem
from ropeteam.store.imports import whole_or_not

Row = Mapping[str, Any]


class OwnRow(dict[str, Any]):
    """A row of a file that Ropeteam itself writes, with its place and where to tell what is wrong with it."""

    def __init__(self, values: Row, *, file: str, line: int, problems: list[Problem]) -> None:
        super().__init__(values)
        self._place = file, line
        self._problems = problems
        self._told = False

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What the row brings stands whole, or not at all and one problem says why: these files come from people too."""
        before = len(self._problems)
        try:
            with whole_or_not(self._problems, *self._place):
                yield
        except (LookupError, ObjectDoesNotExist) as error:
            found = error.args[0] if error.args else ""
            name = " · ".join(map(str, found)) if isinstance(found, tuple) else str(found)
            self._problems.append(Problem("unknown_or_missing", *self._place, (("found", name),)))
        except (ValueError, TypeError, AttributeError) as error:
            self._problems.append(Problem("cannot_be_kept", *self._place, (("reason", str(error)),)))
        if self._told:
            del self._problems[before:]
        self._told = self._told or len(self._problems) > before


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
