"""Rows of a table to requirements: what asks for something, under which heading, must or should. Nothing with words is left
out without being named.

Rule in prose. A row below the header with words in the column of requirements asks for something, unless it is a heading. A
heading is short, makes no demand (no must, shall, soll, ...), fills no column but its number and its words, and either runs
over merged columns, or has a number that the next row's number begins with ("3", then "3.1"), or has no number in a list that
numbers its rows, or lacks the must or should that the list states elsewhere. In doubt a row is a requirement. A row that
repeats the header is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import notice
from ropeteam.language.requirements.column_names import SHOULD
from ropeteam.language.requirements.columns import Columns, legend
from ropeteam.language.requirements.contract import MAX_CELL, Line, Tab
from ropeteam.language.requirements.xlsx_scan import letters

_DEMAND: Final = re.compile(
    r"(?<!\w)(?:muss|muß|müssen|soll|sollen|sollte\w*|kann|können|darf|dürfen|ist|sind|wird|werden|bietet|ermöglicht|unterstützt"
    r"|must|shall|should|may|can|will|is|are|has|have|provides?|supports?|allows?)(?!\w)",
    re.IGNORECASE,
)
_OBLIGES: Final = re.compile(
    r"(?<!\w)(?:muss|muß|müssen|zwingend\w*|verpflichtend\w*|unbedingt|must|shall|mandatory)(?!\w)", re.IGNORECASE
)
_LONGEST_HEADING: Final = 90
_LONGEST_SECTION: Final = 300
_LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class Item:
    """One requirement as it stands in the file; `row` counts from 1."""

    row: int
    named: str
    section: str
    text: str
    must: bool
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    items: tuple[Item, ...]
    headings: int = 0
    hidden: int = 0
    problems: tuple[Problem, ...] = ()


def items(tab: Tab, columns: Columns, *, name: str) -> Found:
    """Every requirement of a table, in its order."""
    body = [line for line in tab.lines if line.row > columns.header]
    heads = {line.cells for line in tab.lines if columns.first <= line.row <= columns.header}
    found: list[Item] = []
    silent: list[int] = []
    odd: dict[str, int] = {}
    headings = hidden = 0
    section = ""
    numbered = _mostly(body, columns.place("no"))
    known = SHOULD | legend(tab, columns).keys()
    for line, after in _pairs(body):
        text = _words(line, columns)
        if line.cells in heads:
            continue
        if _is_heading(tab, columns, line, after, numbered=numbered):
            section, headings = _heading(line, columns)[:_LONGEST_SECTION], headings + 1
        elif not text:
            silent.append(line.row)
        else:
            must, unknown = _must(tab, columns, line, text, known)
            if unknown:
                odd[unknown] = odd.get(unknown, 0) + 1
            under = tab.under(line, columns.place("section"))
            where = " / ".join(dict.fromkeys(part for part in (section, under) if part))[:_LONGEST_SECTION]
            found.append(Item(line.row, tab.under(line, columns.place("no"))[:80], where, text, must, line.hidden))
            hidden += line.hidden
    problems = (*_problems(tab, name, silent, odd, hidden), *_uncomputed(tab, columns, name))
    return Found(tuple(found), headings, hidden, problems)


def _problems(tab: Tab, name: str, silent: list[int], odd: dict[str, int], hidden: int) -> tuple[Problem, ...]:
    problems = []
    if silent:
        rows = ", ".join(map(str, silent[:_LISTED])) + (" …" if len(silent) > _LISTED else "")
        problems.append(notice("rows_without_words", name, silent[0], tab=tab.name, rows=rows, count=len(silent)))
    if odd:
        words = ", ".join(list(odd)[:_LISTED])
        problems.append(notice("unknown_priority", name, None, tab=tab.name, words=words, count=sum(odd.values())))
    if hidden:
        problems.append(notice("hidden_rows", name, None, tab=tab.name, count=hidden))
    return tuple(problems)


def _uncomputed(tab: Tab, columns: Columns, name: str) -> list[Problem]:
    """Formulas without a value, only where somebody reads: what stands beside the list, or where we answer, is no matter."""
    read = {columns.place(one) for one in ("no", "section", "text", "detail", "must")}
    blank = [(row, column) for row, column in tab.uncomputed if row > columns.header and column in read]
    if not blank:
        return []
    row, column = blank[0]
    first = f"{tab.name}!{letters(column)}{row}"
    return [notice("formula_without_value", name, None, tab=tab.name, first=first, count=len(blank))]


def _pairs(lines: list[Line]) -> Iterator[tuple[Line, Line | None]]:
    for place, line in enumerate(lines):
        yield line, lines[place + 1] if place + 1 < len(lines) else None


def _words(line: Line, columns: Columns) -> str:
    """The requirement with its longer description, where that stands in a column of its own."""
    text, detail = line.cell(columns.place("text")), line.cell(columns.place("detail"))
    if not detail or detail == text:
        return text
    if not text or detail.startswith(text):
        return detail
    return f"{text.rstrip(' .:')}: {detail}"[:MAX_CELL]


def _heading(line: Line, columns: Columns) -> str:
    words = _words(line, columns) or next(cell for cell in line.cells if cell)
    number = line.cell(columns.place("no"))
    return f"{number} {words}".strip() if number and number != words else words


def _is_heading(tab: Tab, columns: Columns, line: Line, after: Line | None, *, numbered: bool) -> bool:
    no, text = columns.place("no"), columns.place("text")
    last = max(columns.places.values(), default=0)  # what stands beside the list is none of it
    filled = [column for column, cell in enumerate(line.cells[: last + 1]) if cell]
    if any(column not in (no, text) for column in filled) and len(filled) > 1:
        return False
    words = line.cell(text) or (line.cells[filled[0]] if filled else "")
    if not words or len(words) > _LONGEST_HEADING or words.rstrip().endswith((".", "?")) or _DEMAND.search(words):
        return False
    if not any(letter.isalpha() for letter in words):
        return False
    if not line.cell(text):  # alone in its row, and not where requirements or answers stand
        return filled[0] not in [columns.place(name) for name in ("detail", "must", "cover", "comment")]
    group = tab.merged.of(line.row, filled[0])
    if group is not None and group[3] > group[1]:
        return True
    number, following = line.cell(no), after.cell(no) if after else ""
    if number:
        return following.startswith((f"{number.rstrip('.')}.", f"{number}-"))
    return (numbered and no is not None) or _lacks_priority(tab, columns, line)


def _lacks_priority(tab: Tab, columns: Columns, line: Line) -> bool:
    place = columns.place("must")
    return place is not None and not tab.under(line, place) and _mostly(tab.lines, place)


def _mostly(lines: list[Line] | tuple[Line, ...], column: int | None) -> bool:
    """Whether most rows have something in this column."""
    return column is not None and sum(bool(line.cell(column)) for line in lines) * 2 > len(lines)


def _must(tab: Tab, columns: Columns, line: Line, text: str, known: Collection[str]) -> tuple[bool, str]:
    """Whether it is a must, and the word for it that nobody knows."""
    if columns.place("must") is None:
        return _OBLIGES.search(text) is not None, ""
    word = tab.under(line, columns.place("must")).casefold()
    if word in columns.must:
        return True, ""
    return False, "" if not word or word in known else word
