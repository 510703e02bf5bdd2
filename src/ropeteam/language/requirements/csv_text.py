"""Comma separated text with the place of every field, so that ours are written between characters that stay as they are.

One scanner reads and writes: a file that quotes everything, ends its lines its own way or mixes both comes back as it came but
for the fields that are ours.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ropeteam.language.requirements.contract import Filled, Line
from ropeteam.language.transcripts.decoding import guess_one_byte, mostly_utf8

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LONGEST: Final = 200  # lines of one field: a quote nobody closed must not swallow the rest
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a file with what is needed to write them back."""

    text: str
    mark: bytes
    encoding: str
    delimiter: str
    newline: str
    quotes_all: bool


@dataclass(frozen=True, slots=True)
class Field:
    """Characters `start` to before `end`, quotes included, and what they say."""

    start: int
    end: int
    said: str


def opened(data: bytes, *, delimiter: str = "") -> Text:
    """Raises UnicodeDecodeError where the bytes are none of the encoding their mark names."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    encoding = encoding or _guessed(data)
    text = data[len(mark) :].decode(encoding, errors="strict" if mark else "replace")
    head = text[:4000]
    newline = "\r\n" if "\r\n" in head else "\r" if "\r" in head and "\n" not in head else "\n"
    delimiter = delimiter or _delimiter(text)
    first = next(records(text, delimiter), [])
    quotes_all = bool(first) and all(text[one.start : one.start + 1] == '"' for one in first)
    return Text(text, mark, encoding, delimiter, newline, quotes_all)


def lines(found: Text, *, most: int | None = None) -> Iterator[Line]:
    """The records with something in them; a record's number is its row in a spreadsheet."""
    for no, fields in enumerate(records(found.text, found.delimiter), start=1):
        cells = tuple(one.said.strip() for one in fields)
        if any(cells):
            yield Line(no, cells)
        if most is not None and no >= most:
            return


def fill(data: bytes, cells: Mapping[tuple[int, int], str], *, delimiter: str = "") -> Filled:
    """Our words put into the file: rows from 1, columns from 0. A row that is too short is made longer."""
    found = opened(data, delimiter=delimiter)
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), said in cells.items():
        by_row.setdefault(row, {})[column] = said
    out: list[str] = []
    at = 0
    for no, fields in enumerate(records(found.text, found.delimiter), start=1):
        for column, said in sorted(by_row.get(no, {}).items()):
            written = _written(said, found)
            if column < len(fields):
                out += [found.text[at : fields[column].start], written]
                at = fields[column].end
            else:
                missing = column - len(fields) + 1
                blank = '""' if found.quotes_all else ""
                out.append(
                    found.text[at : fields[-1].end] + (found.delimiter + blank) * (missing - 1) + found.delimiter
                )
                out.append(written)
                at = fields[-1].end
                fields = [*fields, *(Field(at, at, "") for _ in range(missing))]
    return _encoded("".join(out) + found.text[at:], found)


def records(text: str, delimiter: str) -> Iterator[list[Field]]:
    """Every record. A quote opens a field only as its first character; one that never closes ends with its line."""
    at, fields = 0, []
    while at <= len(text):
        field, at = _field(text, at, delimiter)
        fields.append(field)
        if at < len(text) and text[at] == delimiter:
            at += 1
            continue
        yield fields
        if at >= len(text):
            return
        at += 2 if text.startswith("\r\n", at) else 1
        fields = []
        if at >= len(text):
            return


def _field(text: str, start: int, delimiter: str) -> tuple[Field, int]:
    if text[start : start + 1] == '"':
        end = _closing(text, start)
        closes = end is not None and (end >= len(text) or text[end] in (delimiter, "\r", "\n"))
        if end is not None and closes and text.count("\n", start, end) <= _LONGEST:
            return Field(start, end, text[start + 1 : end - 1].replace('""', '"')), end
    end = start
    while end < len(text) and text[end] not in (delimiter, "\r", "\n"):
        end += 1
    return Field(start, end, text[start:end]), end


def _closing(text: str, start: int) -> int | None:
    """The place behind the quote that closes the field."""
    at = start + 1
    while True:
        at = text.find('"', at)
        if at < 0:
            return None
        if text[at + 1 : at + 2] != '"':
            return at + 1
        at += 2


def _written(said: str, found: Text) -> str:
    """A field no spreadsheet runs as a formula, quoted where it must be."""
    plain = "'" + said if said.startswith(_FORMULA) else said
    plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    if found.quotes_all or any(mark in plain for mark in (found.delimiter, '"', "\n")):
        return '"' + plain.replace('"', '""') + '"'
    return plain


def _encoded(text: str, found: Text) -> Filled:
    try:
        return Filled(found.mark + text.encode(found.encoding))
    except UnicodeEncodeError:
        return Filled(codecs.BOM_UTF8 + text.encode("utf-8", errors="replace"), widened=True)


def _guessed(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if mostly_utf8(data) else guess_one_byte(data)
    return "utf-8"


def _delimiter(text: str) -> str:
    """The mark that stands outside of quotes in most of the first lines; Excel's own "sep=" line names it."""
    head = text[:20_000].splitlines()[:50]
    if head and head[0].lower().startswith("sep=") and len(head[0]) == 5:
        return head[0][4]
    outside = ["".join(line.split('"')[::2]) for line in head]
    counts = {mark: sum(mark in line for line in outside) for mark in (";", "\t", ",", "|")}
    return max(counts, key=lambda mark: counts[mark])
