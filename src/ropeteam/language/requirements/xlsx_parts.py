"""A workbook as the archive it is: which part holds which sheet, and how large everything may be.

Nothing in it is run. A workbook that carries macros is refused unread, whatever its ending; so is one that declares a document
type, since no spreadsheet program writes one and every trick with entities needs one.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from ropeteam.language.defects import defect
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.offers.zipped import WordFile

WORKBOOK: Final = "xl/workbook.xml"
MAX_SHEET_BYTES: Final = 64 * 1024 * 1024
MAX_ALL_BYTES: Final = 160 * 1024 * 1024
_DOCTYPE: Final = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells in the order of the workbook; charts that stand as sheets of their own are none."""

    no: int
    name: str
    part: str
    hidden: bool


def opened(data: bytes, *, name: str) -> WordFile:
    """Raises Unreadable for what is no workbook, is locked, carries macros, or unpacks beyond all measure."""
    file = WordFile(data, name=name, broken="broken_xlsx")
    parts = [part for part in file.names() if part.startswith("xl/") and part.endswith((".xml", ".rels"))]
    if WORKBOOK not in parts:
        raise file.refused("broken_xlsx")
    if file.size(*file.names()) > MAX_ALL_BYTES or any(file.size(part) > MAX_SHEET_BYTES for part in parts):
        raise Unreadable(defect("sheet_too_large", name, None, limit=MAX_SHEET_BYTES // 2**20))
    if any(_DOCTYPE.search(file.part(part)) for part in parts):
        raise file.refused("broken_xlsx")
    return file


def sheets(file: WordFile) -> list[Sheet]:
    """Sheets of cells, numbered from 0 as they stand."""
    targets = _targets(file)
    found: list[Sheet] = []
    for attributes in _elements(file, WORKBOOK, "sheet"):
        kind, part = targets.get(attributes.get(_REL, "") or attributes.get("id", ""), ("", ""))
        if kind.endswith("/worksheet") and file.has(part):
            hidden = attributes.get("state", "visible") != "visible"
            found.append(Sheet(len(found), attributes.get("name", ""), part, hidden))
    return found


def _targets(file: WordFile) -> dict[str, tuple[str, str]]:
    """Relation -> (kind, part)."""
    rels = "xl/_rels/workbook.xml.rels"
    if not file.has(rels):
        raise file.refused("broken_xlsx")
    found = {}
    for attributes in _elements(file, rels, "Relationship"):
        target = attributes.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
        found[attributes.get("Id", "")] = (attributes.get("Type", ""), part)
    return found


def _elements(file: WordFile, part: str, wanted: str) -> list[dict[str, str]]:
    """The attributes of every element of that name."""
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition("}")[2] == wanted:
            found.append({("{" + key if "}" in key else key): value for key, value in attributes.items()})

    parser.StartElementHandler = start
    try:
        parser.Parse(file.part(part), True)
    except expat.ExpatError as error:
        raise file.refused("broken_xlsx") from error
    return found
