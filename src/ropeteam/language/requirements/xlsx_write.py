"""Answers put into a workbook. Every byte of it stays but those of the cells that are ours.

A cell of ours keeps the format it had. It is always text, never a formula, whatever it begins with. A cell in which a formula
stands is left as it is. The figures that the customer's formulas draw from our answers are computed anew when it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

from ropeteam.language.offers.zipped import WordFile
from ropeteam.language.requirements.contract import Cells, Filled, Merged
from ropeteam.language.requirements.xlsx_parts import WORKBOOK, opened, sheets
from ropeteam.language.requirements.xlsx_scan import NotXml, RowAt, Scanned, letters, scan

_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPANS: Final = re.compile(rb"\s+spans=(?:\"[^\"]*\"|'[^']*')")
_CALC: Final = re.compile(rb"<((?:[\w.-]+:)?calcPr)\b(?![^>]*fullCalcOnLoad)")
_LONGEST: Final = 32_000  # a cell of a spreadsheet holds 32,767
Place = tuple[int, int]  # row from 1, column from 0
Edit = tuple[int, int, bytes]


def fill(data: bytes, cells: Cells, *, name: str) -> Filled:
    """Raises Unreadable where the file is none that can be read."""
    file = opened(data, name=name)
    parts = {sheet.no: sheet.part for sheet in sheets(file)}
    changed: dict[str, bytes] = {}
    left: set[tuple[int, int, int]] = set()
    for tab, said in cells.items():
        if said and tab in parts:
            changed[parts[tab]], stayed = _filled(file, parts[tab], said)
            left |= {(tab, *place) for place in stayed}
    if changed:
        changed[WORKBOOK] = _CALC.sub(rb'<\1 fullCalcOnLoad="1"', file.part(WORKBOOK), count=1)
    return Filled(file.with_parts(changed), left=frozenset(left))


def _filled(file: WordFile, part: str, said: Mapping[Place, str]) -> tuple[bytes, set[Place]]:
    """The part with our words in it, and the places of those that do not stand there."""
    xml = file.part(part)
    try:
        merged = Merged(scan(xml).merged)
        shown = {place: _shown(place, merged) for place in said}
        placed = _placed(said, shown)
        found = scan(xml, rows=placed)
    except NotXml as error:
        raise file.refused("broken_xlsx") from error
    edits: list[Edit] = []
    written: set[Place] = set()
    styles: dict[int, str] = {}
    for row, wanted in sorted(placed.items()):
        at = found.rows.get(row)
        if at is not None:
            free = {column: text for column, text in wanted.items() if not _has_formula(at, column)}
            edits += _row_edits(at, free, found, styles)
            written |= {(row, column) for column in free}
    left = {
        at for at, (row, column) in shown.items() if (row, column) not in written or placed[row][column] != said[at]
    }
    return _edited(found.xml, edits), left


def _shown(place: Place, merged: Merged) -> Place:
    """Of merged cells only the first is shown."""
    group = merged.of(*place)
    return (group[0], group[1]) if group else place


def _placed(said: Mapping[Place, str], shown: Mapping[Place, Place]) -> dict[int, dict[int, str]]:
    """Row -> column -> text; of several for one cell the first."""
    placed: dict[int, dict[int, str]] = {}
    for place, text in said.items():
        row, column = shown[place]
        placed.setdefault(row, {}).setdefault(column, text)
    return placed


def _has_formula(at: RowAt, column: int) -> bool:
    return any(cell.formula and cell.column == column for cell in at.cells)


def _row_edits(at: RowAt, wanted: Mapping[int, str], found: Scanned, styles: dict[int, str]) -> list[Edit]:
    there = {cell.column: cell for cell in at.cells}
    edits: list[Edit] = []
    added = False
    for column, text in sorted(wanted.items()):
        cell = there.get(column)
        style = cell.style if cell is not None else at.style or styles.get(column, "")
        styles[column] = style
        written = _cell(found.prefix, f"{letters(column)}{at.row}", style, text)
        if cell is not None:
            edits.append((cell.start, cell.end, written))
        else:
            here = _before(at, column)
            edits.append((here, here, written))
            added = True
    if added:
        edits += _opened(at, found)
    return edits


def _before(at: RowAt, column: int) -> int:
    """Where a cell of that column belongs among those of its row."""
    later = next((cell for cell in at.cells if cell.column > column), None)
    return later.start if later is not None else at.end


def _opened(at: RowAt, found: Scanned) -> list[Edit]:
    """The row's tag without the columns it claims to span, and with an end tag where it had none."""
    tag = found.xml[at.start : at.inside]
    plain = _SPANS.sub(b"", tag)
    if tag.endswith(b"/>"):
        # All cells are put in at `inside`; the end tag comes behind them, which `_edited` keeps in this order.
        end = f"</{found.prefix}row>".encode()
        return [(at.start, at.inside, plain[:-2] + b">"), (at.inside, at.inside, end)]
    return [(at.start, at.inside, plain)] if plain != tag else []


def _edited(xml: bytes, edits: list[Edit]) -> bytes:
    """Edits at one place keep their order, but a tag that is replaced comes before what follows it."""
    out: list[bytes] = []
    at = 0
    for start, end, written in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        out += [xml[at:start], written]
        at = end
    return b"".join([*out, xml[at:]])


def _cell(prefix: str, reference: str, style: str, text: str) -> bytes:
    plain = _ESCAPED.sub("_x005F_", _UNWRITABLE.sub("\ufffd", text))[:_LONGEST]
    look = f' s="{escape(style)}"' if style else ""
    return (
        f'<{prefix}c r="{reference}"{look} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">'
        f"{escape(plain)}</{prefix}t></{prefix}is></{prefix}c>"
    ).encode()
