"""Tables of features: pasted from a spreadsheet, saved as CSV, or drawn in Markdown. Columns are known by their names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.language.feature_words import is_name, status_of

_MOSTLY: Final = 0.8
_RULE: Final = re.compile(r"[\s|:+\-=]+")
# The first that a column's name begins with holds.
_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "status": ("status", "stand", "verfügbar", "erfüll", "available", "availab", "fulfil", "supported", "unterstützt"),
    "limit": ("grenze", "limit", "einschränk", "restrict", "constraint"),
    "description": ("beschreib", "descri", "detail", "erläuter", "erklär", "bemerk", "comment", "note", "text", "hinweis"),
    "name": (
        "funktion", "feature", "fähigkeit", "capabilit", "merkmal", "anforder", "require", "name", "titel", "title",
        "leistung", "function", "bezeichn",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    name: str
    description: str = ""
    status: CapabilityStatus | None = None
    limits: tuple[str, ...] = ()


def table_rows(text: str, *, csv: bool) -> list[Row] | None:
    """The rows of a text that is a table as a whole; None where it is none. A comma separates only in a CSV file."""
    filled = [line for line in text.split("\n") if line.strip()]
    for mark in ("\t", ";", ",") if csv else ("\t", ";"):
        if filled and sum(mark in line for line in filled) >= _MOSTLY * len(filled):
            return _rows(_cells(text, mark))
    return _rows((no, [line]) for no, line in enumerate(text.split("\n"), 1)) if csv else None


def pipe_rows(lines: Sequence[str], *, first: int) -> list[Row]:
    """A table of Markdown; `first` is the line it begins at."""
    cells = [
        (no, [cell.strip() for cell in line.strip().strip("|").split("|")])
        for no, line in enumerate(lines, first)
        if not _RULE.fullmatch(line)
    ]
    return _rows(cells)


def _cells(text: str, mark: str) -> Iterable[tuple[int, list[str]]]:
    """(line, cells) of every record. A quote that is never closed must not swallow the rest: then quotes mean nothing."""
    file = io.StringIO(text)
    if text.count('"') % 2 == 0:
        reader = csv.reader(file, delimiter=mark)
    else:
        reader = csv.reader(file, delimiter=mark, quoting=csv.QUOTE_NONE)
    found, line = [], 1
    try:
        for cells in reader:
            found.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:  # a cell beyond what the reader takes: nobody's feature
        pass
    return found


def _rows(records: Iterable[tuple[int, Sequence[str]]]) -> list[Row]:
    found = [
        (line, [" ".join(cell.split()) for cell in cells]) for line, cells in records if any(map(str.strip, cells))
    ]
    if not found:
        return []
    columns = _columns(found[0][1])
    if columns:
        found = found[1:]
    return [row for line, cells in found if is_name((row := _row(line, cells, columns)).name)]


def _columns(header: Sequence[str]) -> dict[str, int]:
    """field -> place; empty where the first row is no header."""
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        plain = cell.casefold().strip(" *")
        field = next((field for field, starts in _NAMES.items() if plain.startswith(starts)), None)
        if field is not None and len(plain) <= 40:
            places.setdefault(field, place)
    return places if "name" in places or len(places) >= 2 else {}


def _row(line: int, cells: Sequence[str], columns: dict[str, int]) -> Row:
    def cell(field: str) -> str:
        place = columns.get(field, -1)
        return cells[place] if 0 <= place < len(cells) else ""

    if not columns:
        worded = [text for text in cells if is_name(text) and status_of(text) is None]
        stated = [status for status in map(status_of, cells) if status is not None]
        return Row(line, worded[0] if worded else "", " ".join(worded[1:]), stated[0] if len(stated) == 1 else None)
    limit, status = cell("limit"), cell("status")
    name, description = cell("name"), cell("description")
    if not name:
        name, description = description, ""
    return Row(line, name, description, status_of(status), tuple(filter(None, [limit])))
