"""What reading an offer gives: its paragraphs in order, and what was wrong with the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import OfferFormat

MAX_BYTES: Final = 24 * 1024 * 1024
MAX_PAGES: Final = 1_500
MAX_CHARS: Final = 4_000_000


class ParagraphKind(StrEnum):
    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`page` counts from 1 where the format has pages."""

    text: str
    kind: ParagraphKind = ParagraphKind.TEXT
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """`paragraphs` hold no empty text. Paragraph numbers are the same whenever the same bytes are read."""

    format: OfferFormat | None
    paragraphs: tuple[Paragraph, ...] = ()
    pages: int | None = None
    problems: tuple[Problem, ...] = ()


class Unreadable(Exception):
    """A file that is refused; its problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem
