"""The text of a Word part with the place of every character in its bytes, so that remarks can be set without touching the rest.

The part is never built as a tree and never written anew: a reader goes over it once, and what is inserted later goes between
bytes that stay as they are. So the customer's format survives to the last byte, and a contract of 500 pages needs little memory.
A document type declaration is refused: no Word file has one, and every trick with entities needs one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SILENT = frozenset(("moveFrom", "Fallback", "del"))
_BLANKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DEEPEST = 400
_ENCODING = re.compile(rb"<\?xml[^>]{0,80}encoding=[\"']([A-Za-z0-9._-]{1,40})[\"']")


class NotXml(Exception):
    """The part is broken, too deep, or declares a document type."""


@dataclass(slots=True)
class Run:
    """A run of equal format: bytes `start` to before `end`; `look` are the bytes of its properties."""

    start: int
    end: int = -1
    look_start: int = -1
    look_end: int = -1


@dataclass(slots=True)
class Chunk:
    """Characters from `at` on in the paragraph, which stand in the bytes from `start` to before `end`. `in_text`: inside a
    text element that begins at `text_start`; a tab or a line break is not."""

    at: int
    text: str
    start: int
    end: int
    run: Run
    text_start: int
    in_text: bool


@dataclass(slots=True)
class Scanned:
    """One paragraph as it stands in the part."""

    style: str = ""
    listed: bool = False
    outlined: bool = False
    in_table: bool = False
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(chunk.text for chunk in self.chunks)


@dataclass(slots=True)
class Part:
    """`xml` is UTF-8; `prefix` is what the part calls the Word names by, its colon included; `root_end` is where the end tag of
    its outermost element begins."""

    xml: bytes
    prefix: str
    paragraphs: list[Scanned]
    root_end: int
    numbers: list[int]


def scan(xml: bytes) -> Part:
    """Every paragraph of the part in the order of the file, those in tables and text boxes included."""
    data = _as_utf8(xml)
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotXml(str(error)) from error
    if not data.startswith(b"</", reader.root_end):
        return scan(_with_an_end(data, reader.root_start))
    return Part(data, reader.prefix, reader.paragraphs, reader.root_end, reader.numbers)


def _as_utf8(xml: bytes) -> bytes:
    """Byte places are counted in UTF-8; the rare part in another encoding is turned into it, its declaration left out."""
    named = _ENCODING.match(xml)
    encoding = "utf-16" if xml[:2] in (b"\xff\xfe", b"\xfe\xff") else (named[1].decode() if named else "utf-8")
    if encoding.lower() in ("utf-8", "utf8", "us-ascii"):
        return xml
    try:
        text = xml.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise NotXml("encoding") from error
    return (text.split("?>", 1)[1] if text.startswith("<?xml") and "?>" in text else text).encode()


def _with_an_end(data: bytes, start: int) -> bytes:
    """An outermost element without content, as one that something can be put into."""
    empty = re.match(rb"<([\w:.-]+)[^>]*/>", data[start:])
    if empty is None:
        raise NotXml("root")
    return data[: start + empty.end() - 2] + b"></" + empty[1] + b">"


class _Reader:
    def __init__(self) -> None:
        self.paragraphs: list[Scanned] = []
        self.numbers: list[int] = []
        self.prefix = "w:"
        self.root_start = self.root_end = -1
        self._path: list[str] = []
        self._open: list[Scanned] = []
        self._runs: list[Run] = []
        self._silent = 0
        self._tables = 0
        self._text_start = -1
        self._held: Chunk | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.ordered_attributes = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _doctype(self, *_: Any) -> None:
        raise NotXml("doctype")

    def _namespace(self, prefix: str | None, uri: str) -> None:
        if uri in _WORD:
            self.prefix = f"{prefix}:" if prefix else ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._close_chunk()
        if not self._path:
            self.root_start = self.parser.CurrentByteIndex
        uri, _, local = name.rpartition(" ")
        known = local if uri in _WORD or (uri == _MARKUP and local == "Fallback") else ""
        self._path.append(known)
        if len(self._path) > _DEEPEST:
            raise NotXml("depth")
        if known in _SILENT:
            self._silent += 1
        elif known and not self._silent:
            self._opened(known, {key.rpartition(" ")[2]: value for key, value in attributes.items()})

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        here = self.parser.CurrentByteIndex
        if name == "p":
            self._open.append(Scanned(in_table=self._tables > 0))
            self.paragraphs.append(self._open[-1])
        elif name == "tbl":
            self._tables += 1
        elif name == "r":
            self._runs.append(Run(here))
        elif name == "rPr" and self._runs and self._path[-2] == "r":
            self._runs[-1].look_start = here
        elif name == "t":
            self._text_start = here
        elif name == "comment" or name.startswith("commentR"):
            self.numbers += [int(attributes["id"])] if attributes.get("id", "").isdigit() else []
        elif self._open and "pPr" in self._path:
            self._property(name, attributes)
        elif name in _BLANKS and self._open and self._runs and self._path[-2] == "r":
            self._add(_BLANKS[name], in_text=False)

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        paragraph = self._open[-1]
        if name == "pStyle":
            paragraph.style = attributes.get("val", "")
        elif name == "numPr":
            paragraph.listed = True
        elif name == "outlineLvl":
            paragraph.outlined = attributes.get("val", "9") != "9"

    def _end(self, name: str) -> None:
        self._close_chunk()
        known = self._path.pop()
        if not self._path:
            self.root_end = self.parser.CurrentByteIndex
        if known in _SILENT:
            self._silent -= 1
        elif known and not self._silent:
            self._closed(known)

    def _closed(self, name: str) -> None:
        here = self.parser.CurrentByteIndex
        if name == "p" and self._open:
            self._open.pop()
        elif name == "tbl":
            self._tables -= 1
        elif name == "r" and self._runs:
            self._runs.pop().end = here
        elif name == "rPr" and self._runs and self._path and self._path[-1] == "r":
            self._runs[-1].look_end = here
        elif name == "t":
            self._text_start = -1

    def _data(self, text: str) -> None:
        self._close_chunk()
        if self._text_start >= 0 and self._open and self._runs and not self._silent and self._path[-1] == "t":
            self._add(text, in_text=True)

    def _add(self, text: str, *, in_text: bool) -> None:
        chunks = self._open[-1].chunks
        at = chunks[-1].at + len(chunks[-1].text) if chunks else 0
        here = self.parser.CurrentByteIndex
        self._held = Chunk(at, text, here, here, self._runs[-1], self._text_start, in_text)
        chunks.append(self._held)

    def _close_chunk(self) -> None:
        """Only the next thing says where the bytes of this one end."""
        if self._held is not None:
            self._held.end = self.parser.CurrentByteIndex
            self._held = None
