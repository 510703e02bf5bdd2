"""The tables of a Word file as rows of text. A table inside a cell counts as words of that cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.language.defects import defect
from ropeteam.language.offers.contract import Unreadable
from ropeteam.language.offers.docx import BODY
from ropeteam.language.offers.zipped import WordFile
from ropeteam.language.requirements.contract import MAX_CELL, MAX_COLUMNS, MAX_LINES, MAX_TABS, Book, Line, Tab
from ropeteam.language.storable import storable

_WORD: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_BLANKS: Final = {"tab": " ", "br": "\n", "cr": "\n", "p": "\n"}
_DEEPEST: Final = 400


def read(data: bytes, *, name: str, most: int | None = None) -> Book:
    """Raises Unreadable."""
    file = WordFile(data, name=name)
    reader = _Reader()
    try:
        reader.parser.Parse(file.part(BODY), True)
    except (expat.ExpatError, _NotWord) as error:
        raise file.refused("broken_docx") from error
    tabs = []
    left = MAX_LINES
    for no, table in enumerate(reader.tables[:MAX_TABS]):
        lines = [Line(row, tuple(cells[:MAX_COLUMNS])) for row, cells in enumerate(table.rows, start=1) if any(cells)]
        kept = tuple(lines[: min(most or left, left)])
        left -= len(kept)
        if kept:
            tabs.append(Tab(no, str(no + 1), kept))
    if not tabs:
        raise Unreadable(defect("no_requirements", name))
    return Book(SheetFormat.DOCX, tuple(tabs))


class _NotWord(Exception):
    """Too deep, or it declares a document type."""


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)


class _Reader:
    def __init__(self) -> None:
        self.tables: list[_Table] = []
        self._depth = 0
        self._tables = 0
        self._words: list[str] = []
        self._in_text = False
        self._span = 1
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: Any) -> None:
        raise _NotWord

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _NotWord
        uri, _, local = name.rpartition(" ")
        if uri not in _WORD:
            return
        if local == "tbl":
            self._tables += 1
            if self._tables == 1:
                self.tables.append(_Table())
        elif self._tables == 1 and local == "tr":
            self.tables[-1].rows.append([])
        elif self._tables == 1 and local == "tc":
            self._words, self._span = [], 1
        elif self._tables == 1 and local == "gridSpan":
            said = next((value for key, value in attributes.items() if key.endswith("val")), "1")
            self._span = min(int(said), MAX_COLUMNS) if said.isdigit() else 1
        elif local == "t":
            self._in_text = True
        elif local in _BLANKS and self._tables:
            self._words.append(_BLANKS[local])

    def _end(self, name: str) -> None:
        self._depth -= 1
        uri, _, local = name.rpartition(" ")
        if uri not in _WORD:
            return
        if local == "tbl":
            self._tables -= 1
        elif local == "t":
            self._in_text = False
        elif local == "tc" and self._tables == 1 and self.tables[-1].rows:
            text = storable("".join(self._words)).strip()[:MAX_CELL]
            self.tables[-1].rows[-1] += [text] + [""] * (self._span - 1)

    def _data(self, text: str) -> None:
        if self._in_text and self._tables:
            self._words.append(text)
