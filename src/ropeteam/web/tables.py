"""CSV out: one small, safe way. Semicolons and a BOM for German spreadsheets, commas for English ones; no staff names."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse

from ropeteam.store.queries.names_out import NamesOut
from ropeteam.web import languages
from ropeteam.wording.say import say

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = Sequence[object]

__all__ = ["NamesOut", "csv_answer"]


class _Echo:
    """csv wants a file; we want the line."""

    def write(self, line: str) -> str:
        return line


def csv_answer(name: str, head: Sequence[str], rows: Iterable[Row]) -> HttpResponse:
    """The rows as a file, sent while they are read: a long list needs no memory. `head` are codes of words."""
    language = languages.current()
    writer = csv.writer(_Echo(), delimiter=";" if language == "de" else ",")
    titles = [say(code, language) for code in head]

    def lines() -> Iterator[str]:
        yield BOM + writer.writerow(titles)
        for row in rows:
            yield writer.writerow([_cell(value, language) for value in row])

    answer = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return cast(HttpResponse, answer)  # it answers like one; Django only gives both the same base


def _cell(value: object, language: str) -> str:
    """A cell that no spreadsheet runs as a formula, and a number as its language reads one: 3.12 would be a day in German."""
    if isinstance(value, Decimal | float):
        return f"{value:f}".replace(".", ",") if language == "de" else f"{value:f}"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
