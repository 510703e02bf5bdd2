"""The promise sheet, the annex of an offer: what goes in, and the page as plain lines before anybody draws it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ropeteam.core.offer_advice import Advice
from ropeteam.core.vocabulary import Shape


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Of which paper, for whom, as of which day, and its sentences in their order."""

    title: str
    customer: str
    company: str
    n: int
    dated_on: date
    on: date
    advices: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise: its mark, the sentence, and small lines under it."""

    shape: Shape
    head: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`page` is the footer with `{n}` and `{of}`; `language` is that of the words."""

    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    page: str
    language: str
    closing: tuple[str, ...] = ()
