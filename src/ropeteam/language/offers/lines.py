"""Lines of plain text as paragraphs: headings, list items, and sentences that a line end cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ropeteam.language.offers.contract import Paragraph, ParagraphKind

BULLET = re.compile(r"\s*(?:[-–—•*▪◦·‣➢✓]|\(?[a-z]\)|\(?[ivx]{1,4}\))\s+")
NUMBER = re.compile(
    r"\s*(?:§+\s*\d+[a-z]?|(?:article|artikel|section|ziffer|abschnitt)\s+\d+|\d{1,2}(?:\.\d{1,3}){0,4}[.)]?)\s+",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"[.!?:;…][\"'“”’»«)\]]*\s*$")
_HEADING_WORDS = 12


def joined(lines: Iterable[tuple[str, int | None]]) -> Iterator[Paragraph]:
    """`lines` with the page they stand on. An empty line, a number, a bullet, a heading, or a capital after a closed sentence
    begins a new paragraph; a word cut by a hyphen is put together."""
    held, page, kind = "", None, ParagraphKind.TEXT
    for raw, number in lines:
        line = " ".join(raw.split())
        if not line:
            if held:
                yield Paragraph(held, kind, page)
            held = ""
            continue
        if held and not _goes_on(held, line, kind):
            yield Paragraph(held, kind, page)
            held = ""
        if held:
            held = held[:-1] + line if _hyphenated(held, line) else f"{held} {line}"
        else:
            held, page, kind = line, number, _kind(line)
    if held:
        yield Paragraph(held, kind, page)


def is_heading(line: str) -> bool:
    """A short line that closes no sentence: numbered, or all of it begun with a capital."""
    words = line.split()
    if not words or len(words) > _HEADING_WORDS or _CLOSED.search(line) or BULLET.match(line):
        return False
    text = NUMBER.sub("", line)
    return bool(text) and (text[0].isupper() or text[0].isdigit()) and not text.endswith((",", "-"))


def _kind(line: str) -> ParagraphKind:
    return ParagraphKind.ITEM if BULLET.match(line) else ParagraphKind.TEXT


def _goes_on(held: str, line: str, kind: ParagraphKind) -> bool:
    if BULLET.match(line) or (NUMBER.match(line) and not line[:1].islower() and not held.endswith((" ", "-"))):
        return False
    if line[0].islower():
        return True
    if _CLOSED.search(held):
        return not (kind == ParagraphKind.ITEM or held.endswith(":") or len(held) < 40)
    return not (is_heading(held) and len(held) < 60)


def _hyphenated(held: str, line: str) -> bool:
    return (
        held.endswith("-")
        and held[-2:-1].isalpha()
        and line[0].islower()
        and not line.startswith(("und ", "oder ", "and "))
    )
