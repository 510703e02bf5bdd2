"""What a file of requirements is after reading: tables of text with the places their cells have in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_presales import SheetFormat

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_TABS: Final = 60
MAX_LINES: Final = 40_000
MAX_COLUMNS: Final = 80
MAX_CELL: Final = 8_000

Span = tuple[int, int, int, int]  # first row, first column, last row, last column: rows from 1, columns from 0


class Merged:
    """The merged cells of a table: only the first of a group holds its text. In one column no two groups overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._by_column: dict[int, list[Span]] = {}
        for span in sorted(spans):
            for column in range(span[1], min(span[3], 2 * MAX_COLUMNS) + 1):
                self._by_column.setdefault(column, []).append(span)

    def of(self, row: int, column: int) -> Span | None:
        """The group that a cell belongs to."""
        spans = self._by_column.get(column, [])
        place = bisect_right(spans, row, key=lambda span: span[0]) - 1
        return spans[place] if place >= 0 and row <= spans[place][2] else None


@dataclass(frozen=True, slots=True)
class Line:
    """A row with something in it; `row` counts from 1 as the file does."""

    row: int
    cells: tuple[str, ...]
    hidden: bool = False

    def cell(self, column: int | None) -> str:
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True)
class Tab:
    """One table: a sheet of a workbook, a table of a Word file, or the whole of a text. `uncomputed` are the places of formulas
    without a value."""

    no: int
    name: str
    lines: tuple[Line, ...]
    merged: Merged = field(default_factory=Merged)
    hidden: bool = False
    uncomputed: tuple[tuple[int, int], ...] = ()

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)

    @cached_property
    def _by_row(self) -> dict[int, Line]:
        return {line.row: line for line in self.lines}

    def under(self, line: Line, column: int | None, *, across: bool = False) -> str:
        """A cell's text, or that of the group it is merged into: one that runs down its own column, or, with `across`, over
        several."""
        here = line.cell(column)
        if here or column is None:
            return here
        group = self.merged.of(line.row, column)
        if group is None or (group[1] != column and not across):
            return ""
        top = self._by_row.get(group[0])
        return top.cell(group[1]) if top else ""


@dataclass(frozen=True, slots=True)
class Book:
    """`format` is None where the file was refused; `problems` say why."""

    format: SheetFormat | None
    tabs: tuple[Tab, ...] = ()
    problems: tuple[Problem, ...] = ()


Cells = Mapping[int, Mapping[tuple[int, int], str]]
"""What is written: tab -> (row from 1, column from 0) -> text."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The customer's file with our words in it. `left` are the places (tab, row, column) where they do not stand: a formula of
    theirs does, or another answer in the same merged cell. `widened` says that the file's own encoding lacks a character of ours,
    so that it is UTF-8 now."""

    data: bytes
    left: frozenset[tuple[int, int, int]] = frozenset()
    widened: bool = False

    @property
    def kept(self) -> int:
        return len(self.left)
