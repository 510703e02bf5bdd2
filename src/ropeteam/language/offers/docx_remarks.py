"""Remarks set into a Word file: comments beside the sentences, every other byte of the customer's file as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from ropeteam.language.offers.docx import BODY, body
from ropeteam.language.offers.docx_scan import Chunk, NotXml, Part, Scanned, scan
from ropeteam.language.offers.zipped import WordFile
from ropeteam.language.storable import storable

_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_COMMENTS = "word/comments.xml"
_WORD_NAMES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_NO_COMMENTS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{_WORD_NAMES}"></w:comments>'
)
_NO_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_TARGET = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Remark:
    """Lines beside characters `start` to before `end` of paragraph `paragraph` (as `docx.read` counts them)."""

    paragraph: int
    start: int
    end: int
    lines: tuple[str, ...]


def annotated(data: bytes, remarks: Sequence[Remark], *, name: str, author: str, on: date) -> bytes:
    """The file with its remarks. A remark on a footnote stays out: Word has no comments there."""
    file = WordFile(data, name=name)
    part = body(file)
    written = [one for one in part.paragraphs if one.text.strip()]
    part_name = _comments_part(file)
    comments = _scanned(file, part_name)
    first = max([*comments.numbers, *part.numbers], default=-1) + 1
    placed = [remark for remark in remarks if remark.paragraph < len(written)]
    cuts: list[tuple[int, int, str]] = []
    for no, remark in enumerate(placed, start=first):
        cuts += _around(written[remark.paragraph], remark, no, part)
    bodies = "".join(
        _comment(no, remark, comments.prefix, author=author, on=on) for no, remark in enumerate(placed, start=first)
    )
    changed = {
        BODY: _spliced(part.xml, cuts),
        part_name: _spliced(comments.xml, [(comments.root_end, 0, bodies)]),
    }
    if not file.has(part_name):
        changed |= _announced(file)
    return file.with_parts(changed)


def _around(paragraph: Scanned, remark: Remark, no: int, part: Part) -> list[tuple[int, int, str]]:
    """What is inserted where, for one remark: (byte, order at that byte, text)."""
    w = part.prefix
    inside = [
        chunk for chunk in paragraph.chunks if chunk.at < remark.end and chunk.at + len(chunk.text) > remark.start
    ]
    if not inside:
        return []
    opening = f'<{w}commentRangeStart {w}id="{no}"/>'
    closing = f'<{w}commentRangeEnd {w}id="{no}"/><{w}r><{w}commentReference {w}id="{no}"/></{w}r>'
    return [
        *_cut(paragraph, inside[0], remark.start, opening, part, order=2),
        *_cut(paragraph, inside[-1], remark.end, closing, part, order=1),
    ]


def _cut(
    paragraph: Scanned, chunk: Chunk, place: int, mark: str, part: Part, *, order: int
) -> list[tuple[int, int, str]]:
    """The mark before character `place`. Inside a run, the run is closed before it and opened again behind it."""
    own = [one for one in paragraph.chunks if one.run is chunk.run]
    if place <= own[0].at:
        return [(chunk.run.start, order, mark)]
    if place >= own[-1].at + len(own[-1].text) or not chunk.in_text:
        return [(_tag_end(part.xml, chunk.run.end), order, mark)]
    offset = max(0, min(place - chunk.at, len(chunk.text)))
    literal = len(chunk.text.encode()) == chunk.end - chunk.start
    byte = chunk.start + len(chunk.text[:offset].encode()) if literal else (chunk.end if offset else chunk.start)
    w = part.prefix
    look = part.xml[chunk.run.look_start : _tag_end(part.xml, chunk.run.look_end)] if chunk.run.look_end >= 0 else b""
    again = f'<{w}r>{look.decode()}<{w}t xml:space="preserve">'
    split = (byte, order, f"</{w}t></{w}r>{mark}{again}")
    return [*_keeping_blanks(chunk, part), split]


def _keeping_blanks(chunk: Chunk, part: Part) -> list[tuple[int, int, str]]:
    """A text element that is cut must keep the blank at its new edge."""
    end = part.xml.index(b">", chunk.text_start)
    tag = part.xml[chunk.text_start : end]
    return [] if b"xml:space" in tag else [(end, 0, ' xml:space="preserve"')]


def _tag_end(xml: bytes, start: int) -> int:
    """Behind the end tag, or the empty element, that begins at `start`."""
    return xml.index(b">", start) + 1


def _spliced(xml: bytes, cuts: Sequence[tuple[int, int, str]]) -> bytes:
    """The bytes with the insertions; the same one twice at one place (a text element cut twice) is made once."""
    out, last = [], 0
    for byte, _, text in sorted(set(cuts), key=lambda cut: (cut[0], cut[1])):
        out += [xml[last:byte], text.encode()]
        last = byte
    return b"".join([*out, xml[last:]])


def _comment(no: int, remark: Remark, w: str, *, author: str, on: date) -> str:
    paragraphs = "".join(
        f'<{w}p><{w}r><{w}t xml:space="preserve">{escape(_CONTROL.sub(" ", storable(line)))}</{w}t></{w}r></{w}p>'
        for line in remark.lines
    )
    when = f"{on.isoformat()}T00:00:00Z"
    return f'<{w}comment {w}id="{no}" {w}author={quoteattr(author)} {w}date="{when}" {w}initials="R">{paragraphs}</{w}comment>'


def _comments_part(file: WordFile) -> str:
    """Where the file keeps its comments, or where Word keeps them."""
    for tag in _TARGET.findall(file.part(_RELATIONS)) if file.has(_RELATIONS) else ():
        target = re.search(rb'\bTarget\s*=\s*["\']([^"\']{1,300})["\']', tag)
        if target and re.search(rb'/relationships/comments["\']', tag):
            name = target[1].decode("utf-8", "replace")
            found = name[1:] if name.startswith("/") else f"word/{name}"
            if file.has(found):
                return found
    return _COMMENTS


def _scanned(file: WordFile, part_name: str) -> Part:
    try:
        return scan(file.part(part_name) if file.has(part_name) else _NO_COMMENTS.encode())
    except NotXml as error:
        raise file.refused("broken_docx") from error


def _announced(file: WordFile) -> dict[str, bytes]:
    """The new part in the file's two registers."""
    relations = file.part(_RELATIONS) if file.has(_RELATIONS) else _NO_RELATIONS.encode()
    relation = f'<Relationship Id="rIdRopeteam" Type="{_COMMENTS_RELATION}" Target="comments.xml"/>'
    override = f'<Override PartName="/{_COMMENTS}" ContentType="{_COMMENTS_TYPE}"/>'
    return {_RELATIONS: _before_end(file, relations, relation), _TYPES: _before_end(file, file.part(_TYPES), override)}


def _before_end(file: WordFile, xml: bytes, text: str) -> bytes:
    """The element as the last one of the register, in the register's own prefix."""
    try:
        found = scan(xml)
    except NotXml as error:
        raise file.refused("broken_docx") from error
    tag = re.match(rb"</(\w+:)?", found.xml[found.root_end :])
    if tag is None:
        raise file.refused("broken_docx")
    prefix = (tag[1] or b"").decode()
    return _spliced(found.xml, [(found.root_end, 0, text.replace("<", f"<{prefix}", 1))])
