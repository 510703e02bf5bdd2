"""The rows and cells of a sheet with their places in its bytes, so that answers are set between bytes that stay as they are.

The part is gone over once and never written anew: colours, lists to choose from, pictures, comments and print settings come
back as they were, also those no library knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from ropeteam.language.requirements.contract import Span

_MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TAG: Final = re.compile(rb"<[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>")
_MOST_SPANS: Final = 60_000


class NotXml(Exception):
    """The part is broken or no sheet."""


@dataclass(slots=True)
class CellAt:
    """Bytes `start` to before `end`. `empty`: a formula, but no value was ever computed."""

    column: int
    start: int
    end: int
    style: str
    formula: bool = False
    empty: bool = True


@dataclass(slots=True)
class RowAt:
    """`inside` is where its cells begin, `end` where its end tag begins; equal where it has no end tag of its own."""

    row: int
    start: int
    inside: int
    end: int
    hidden: bool
    style: str
    cells: list[CellAt] = field(default_factory=list)


@dataclass(slots=True)
class Scanned:
    """`xml` is UTF-8; `prefix` is what it calls a sheet's names by, colon included. `rows` are those that were asked for."""

    xml: bytes
    prefix: str
    rows: dict[int, RowAt]
    hidden: frozenset[int]
    merged: tuple[Span, ...]
    uncomputed: tuple[tuple[int, int], ...]


def scan(xml: bytes, *, rows: Collection[int] = ()) -> Scanned:
    """Which rows are hidden, what is merged, and the places in the rows asked for."""
    data = _as_utf8(xml)
    reader = _Reader(data, frozenset(rows))
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise NotXml(str(error)) from error
    return Scanned(
        data, reader.prefix, reader.rows, frozenset(reader.hidden), tuple(reader.merged), tuple(reader.uncomputed)
    )


def place(reference: str) -> tuple[int, int]:
    """'C12' -> row 12, column 2. Raises ValueError for what is none."""
    found = _PLACE.fullmatch(reference)
    if found is None:
        raise ValueError(reference)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column - 1


def letters(column: int) -> str:
    """0 -> 'A', 26 -> 'AA'."""
    name, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(65 + digit) + name
    return name


def _as_utf8(xml: bytes) -> bytes:
    """Places are counted in UTF-8; the rare part in UTF-16 is turned into it."""
    if xml[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return xml
    try:
        text = xml.decode("utf-16")
    except UnicodeDecodeError as error:
        raise NotXml("encoding") from error
    return (text.split("?>", 1)[1] if text.startswith("<?xml") and "?>" in text else text).encode()


class _Reader:
    def __init__(self, data: bytes, wanted: frozenset[int]) -> None:
        self.rows: dict[int, RowAt] = {}
        self.hidden: list[int] = []
        self.merged: list[Span] = []
        self.uncomputed: list[tuple[int, int]] = []
        self.prefix = ""
        self._data = data
        self._wanted = wanted
        self._row: RowAt | None = None
        self._number = 0
        self._cell: CellAt | None = None
        self._in_value = False
        self._column = -1
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: Any) -> None:
        raise NotXml("doctype")

    def _namespace(self, prefix: str | None, uri: str) -> None:
        if uri in _MAIN:
            self.prefix = f"{prefix}:" if prefix else ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        uri, _, local = name.rpartition(" ")
        if uri not in _MAIN:
            return
        if local == "c":
            self._opened_cell(attributes)
        elif local == "row":
            self._opened_row(attributes)
        elif self._cell is not None and local == "f":
            self._cell.formula = True
        elif self._cell is not None and local in ("v", "is"):
            self._in_value = True
        elif local == "mergeCell" and len(self.merged) < _MOST_SPANS:
            self._merge(attributes.get("ref", ""))

    def _opened_row(self, attributes: dict[str, str]) -> None:
        self._number = int(attributes["r"]) if "r" in attributes else self._number + 1
        self._column = -1
        hidden = attributes.get("hidden") in ("1", "true")
        if hidden:
            self.hidden.append(self._number)
        if self._number in self._wanted:
            start = self.parser.CurrentByteIndex
            tag = self._tag_end(start)
            style = attributes.get("s", "") if attributes.get("customFormat") in ("1", "true") else ""
            self._row = RowAt(self._number, start, tag, tag, hidden, style)
            self.rows[self._number] = self._row

    def _opened_cell(self, attributes: dict[str, str]) -> None:
        self._column = place(attributes["r"])[1] if "r" in attributes else self._column + 1
        self._cell = CellAt(self._column, self.parser.CurrentByteIndex, -1, attributes.get("s", ""))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = place(first), place(last or first)
        if bottom >= top and right >= left:
            self.merged.append((top, left, bottom, right))

    def _end(self, name: str) -> None:
        uri, _, local = name.rpartition(" ")
        if uri not in _MAIN:
            return
        if local in ("v", "is"):
            self._in_value = False
        elif local == "c" and self._cell is not None:
            if self._cell.formula and self._cell.empty:
                self.uncomputed.append((self._number, self._cell.column))
            if self._row is not None:
                self._cell.end = self._end_of(self._cell.start)
                self._row.cells.append(self._cell)
            self._cell = None
        elif local == "row" and self._row is not None:
            closed = self._data.endswith(b"/>", self._row.start, self._row.inside)
            self._row.end = self._row.inside if closed else self.parser.CurrentByteIndex
            self._row = None

    def _end_of(self, start: int) -> int:
        """Behind the element that ends here. One that is empty ends with the tag it began with."""
        behind = self._tag_end(start)
        if self._data.endswith(b"/>", start, behind):
            return behind
        return self._tag_end(self.parser.CurrentByteIndex)

    def _characters(self, text: str) -> None:
        if self._in_value and self._cell is not None:
            self._cell.empty = False

    def _tag_end(self, start: int) -> int:
        """Behind the tag that begins here; a ">" inside of quotes ends none."""
        found = _TAG.match(self._data, start)
        if found is None:
            raise NotXml("tag")
        return found.end()
