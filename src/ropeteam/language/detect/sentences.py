"""Sentences and clauses of one turn, with offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = re.compile(r"[.!?…]+[\"'“”«»)]*(?=\s|$)|\n+|\s[–—-]\s")
_ABBREVIATION = re.compile(
    r"(?:\b(?:bzw|ca|evtl|ggf|inkl|max|min|nr|z\.\s?b|d\.\s?h|u\.\s?a|usw|dr|hr|fr|st|mio|mrd|vs|mr|mrs|ms|e\.g|i\.e|etc|no|approx|prof)|\b\d{1,2}|\b[a-zA-Z])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


def sentences(text: str) -> list[Span]:
    """The sentences of a text, trimmed, in order, without overlap."""
    spans: list[Span] = []
    start = 0
    for mark in _END.finditer(text):
        before = text[start : mark.start()]
        following = text[mark.end() : mark.end() + 2].strip()[:1]
        if (
            mark.group().startswith(".")
            and _ABBREVIATION.search(before)
            and not (following.isupper() and len(before) > 40)
        ):
            continue
        _add(spans, text, start, mark.end())
        start = mark.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \t\n–—-"))
    right = len(piece.rstrip())
    if right > left and any(letter.isalnum() for letter in piece):
        spans.append(Span(start + left, start + right))
