"""Workbooks: the text of every cell as a person sees it. Values come from openpyxl, what is hidden or merged from the bytes.

Formulas count by the value that was computed last; where none was, the table knows the place. Dates and numbers become text as
they are shown: 3.10 in a column of numbers with two places is "3.10", not "3.1".
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

import openpyxl

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.defects import defect
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.requirements.contract import MAX_CELL, MAX_COLUMNS, MAX_LINES, MAX_TABS, Book, Line, Merged, Tab
from ropeteam.language.requirements.xlsx_parts import opened, sheets
from ropeteam.language.requirements.xlsx_scan import NotXml, scan
from ropeteam.language.storable import storable

_PLACES: Final = re.compile(r"0\.(0{1,6})(?![0-9#?/E])")


def read(data: bytes, *, name: str, most: int | None = None) -> Book:
    """Every sheet with something in it; of each at most `most` rows. Raises Unreadable."""
    file = opened(data, name=name)
    problems: list[Problem] = []
    tabs: list[Tab] = []
    left = MAX_LINES
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it does not keep is no matter: it only reads
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            for sheet in sheets(file)[:MAX_TABS]:
                scanned = scan(file.part(sheet.part))
                cells = book[sheet.name] if sheet.name in book.sheetnames else None
                lines = tuple(_lines(cells, scanned.hidden, most=min(most or left, left))) if cells else ()
                left -= len(lines)
                if lines:
                    merged, called = Merged(scanned.merged), storable(sheet.name)
                    tabs.append(Tab(sheet.no, called, lines, merged, sheet.hidden, scanned.uncomputed))
            book.close()
    except NotXml as error:
        raise file.refused("broken_xlsx") from error
    except Unreadable:
        raise
    except Exception as error:
        # A damaged workbook makes the library stumble in any of its corners.
        raise file.refused("broken_xlsx") from error
    if left <= 0:
        problems.append(defect("too_many_requirements", name, None, limit=MAX_LINES))
    return Book(SheetFormat.XLSX, tuple(tabs), tuple(problems))


def _lines(sheet: Any, hidden: frozenset[int], *, most: int) -> Iterator[Line]:
    sheet.reset_dimensions()  # what a file claims to hold is often wrong
    found = 0
    for row in sheet.iter_rows(max_col=MAX_COLUMNS):
        filled = [cell for cell in row if cell.value is not None]
        if not filled:
            continue
        if found >= most:
            return
        number = filled[0].row
        cells = tuple(_text(cell) if cell.value is not None else "" for cell in row)
        if any(cells):
            found += 1
            yield Line(number, _trimmed(cells), number in hidden)


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, str):
        return "" if cell.data_type == "e" else storable(value).strip()[:MAX_CELL]
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)[:MAX_CELL]


def _number(value: float, shown: str) -> str:
    places = _PLACES.search(shown)
    if "%" in shown:
        return f"{value * 100:.{len(places[1]) if places else 0}f} %"
    if places:
        return f"{value:.{len(places[1])}f}"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max(place for place, cell in enumerate(cells) if cell)
    return cells[: last + 1]
