"""CSV out: one small, safe way. Semicolons and a BOM for German spreadsheets, commas for English ones; no staff names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse

from ropeteam.store.models import Company
from ropeteam.web import languages
from ropeteam.wording.say import say

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = Sequence[object]


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
            yield writer.writerow([_cell(value) for value in row])

    answer = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return cast(HttpResponse, answer)  # it answers like one; Django only gives both the same base


class NamesOut:
    """Blanks our people's names in a sentence: a list over several deals names no staff (PRODUCT, "People are not
    scored"). The sentence itself stays whole on its page."""

    def __init__(self, company: Company | None) -> None:
        names = list(company.people.values_list("name", flat=True)) if company else []
        parts = {name for name in names if name} | {name.split()[-1] for name in names if name}
        alternatives = "|".join(re.escape(part) for part in sorted(parts, key=lambda part: (-len(part), part)))
        self._names = re.compile(rf"\b(?:{alternatives})\b") if alternatives else None

    def __call__(self, sentence: str) -> str:
        return self._names.sub("[…]", sentence) if self._names else sentence


def _cell(value: object) -> str:
    """A cell that no spreadsheet runs as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
