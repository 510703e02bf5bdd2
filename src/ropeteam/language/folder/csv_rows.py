"""Rows of a CSV file with their true line numbers, streamed; ',' or ';' or tab found from the header.

A quoted cell may hold line ends. A quote that is never closed must not swallow the rest of the file: after 200 lines
the row is given up, reported, read without quotes, and reading goes on with the very next line.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.folder.text_lines import text_lines

_LONGEST_ROW: Final = 200


@dataclass(frozen=True, slots=True)
class CsvRow:
    """Cells by column name (lower case), stripped; `line` is that of the row's first character, counted from 1. `more`
    holds cells beyond the header's columns."""

    line: int
    values: dict[str, str]
    more: tuple[str, ...] = ()


def csv_rows(
    path: Path,
    *,
    name: str,
    problems: list[Problem],
    required: Collection[str] = (),
    optional: Collection[str] | None = None,
    max_bytes: int | None = None,
) -> Iterator[CsvRow]:
    """Every row that is not empty. Missing cells are ''.

    A missing required column is a problem (its cells are then ''); with `optional` given, any further column is a
    notice.
    """
    records = csv_records(path, name=name, problems=problems, max_bytes=max_bytes)
    first = next(records, None)
    if first is None:
        return
    line, cells = first
    header = [" ".join(cell.split()).casefold() for cell in cells]
    for column in required:
        if column not in header:
            problems.append(defect("missing_column", name, line, column=column, found=", ".join(filter(None, header))))
    known = set(required) | set(optional or ())
    for column in header:
        if optional is not None and column and column not in known:
            problems.append(notice("unknown_column", name, line, column=column))
    wanted = [*header, *(column for column in known if column not in header)]
    for line, cells in records:
        cells = [cell.strip() for cell in cells]
        if any(cells):
            padded = cells + [""] * (len(wanted) - len(cells))
            more = tuple(cells[len(header) :])
            values = dict(zip(wanted, padded[: len(header)] + [""] * (len(wanted) - len(header)), strict=True))
            yield CsvRow(line, values, more)


def csv_records(
    path: Path, *, name: str, problems: list[Problem], max_bytes: int | None = None, longest: int = _LONGEST_ROW
) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every record, the header first. `longest`: over how many lines a record may run."""
    lines = text_lines(path, name=name, problems=problems, max_bytes=max_bytes)
    numbered = enumerate(lines, 1)
    delimiter, started = "", False
    waiting: list[tuple[int, str]] = []
    while True:
        taken = waiting.pop(0) if waiting else next(numbered, None)
        if taken is None:
            return
        number, line = taken
        if not started:
            if line.lower().startswith("sep=") and len(line.strip()) == 5:  # Excel's own first line
                delimiter = line[4]
                continue
            if not line.strip():
                continue
            delimiter = delimiter or _delimiter(line)
            started = True
        parts, closed = _whole_record(line, delimiter, numbered, waiting, longest)
        if not closed:
            problems.append(defect("open_quote", name, number))
        try:
            reader = csv.reader(parts, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if closed else csv.QUOTE_NONE)
            cells = next(reader, [])
        except csv.Error:
            problems.append(defect("broken_row", name, number))
            continue
        yield number, cells


def _whole_record(
    line: str, delimiter: str, numbered: Iterator[tuple[int, str]], waiting: list[tuple[int, str]], longest: int
) -> tuple[list[str], bool]:
    """The lines of one record, and whether its quotes close; lines read too far are put into `waiting`."""
    parts, inside = [line], _inside_quotes(line, delimiter, inside=False)
    looked: list[tuple[int, str]] = []
    while inside and len(parts) < longest:
        taken = waiting.pop(0) if waiting else next(numbered, None)
        if taken is None:
            break
        looked.append(taken)
        parts.append(taken[1])
        inside = _inside_quotes(taken[1], delimiter, inside=True)
    if not inside:
        return parts, True
    waiting[:0] = looked
    return parts[:1], False


def _inside_quotes(line: str, delimiter: str, *, inside: bool) -> bool:
    """Whether a quoted cell is still open at the end of the line. A quote opens a cell only as its first character."""
    position = 0
    while position < len(line):
        if inside:
            quote = line.find('"', position)
            if quote < 0:
                return True
            doubled = line[quote + 1 : quote + 2] == '"'
            inside, position = doubled, quote + (2 if doubled else 1)
        elif line[position] == '"' and (position == 0 or line[position - 1] == delimiter):
            inside, position = True, position + 1
        else:
            following = line.find(delimiter, position)
            if following < 0:
                return False
            position = following + 1
    return inside


def _delimiter(header: str) -> str:
    outside = "".join(header.split('"')[::2])
    counts: Sequence[tuple[int, str]] = [(outside.count(mark), mark) for mark in (",", ";", "\t")]
    return max(counts, key=lambda pair: pair[0])[1]
