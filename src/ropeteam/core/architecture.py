"""The overall solution of a deal: systems, what flows between them, and what a picture of it needs.

Rules in prose.

1. Our product is always a part of it; every interface has at least one other end. An interface leads from one system to another and
   may go both ways.
2. A system may leave only when no interface of the solution leads to it any more: nothing vanishes with it unsaid.
3. Names are told apart as people read them: case, space and dashes do not make two systems of one.
4. A deal's solution has at most 60 systems, 200 interfaces, 200 questions and 40 papers. What is larger is several solutions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ropeteam.core.vocabulary_presales import Frequency, Supplier

MOST_SYSTEMS, MOST_INTERFACES, MOST_QUESTIONS, MOST_FILES = 60, 200, 200, 40
# Seconds between two runs; a thing on demand runs as often as somebody wants.
SECONDS = {
    Frequency.REALTIME: 0.0,
    Frequency.HOURLY: 3600.0,
    Frequency.DAILY: 86400.0,
    Frequency.WEEKLY: 604800.0,
    Frequency.MONTHLY: 2592000.0,
}
PRODUCT = 0


@dataclass(frozen=True, slots=True)
class System:
    """`no` counts a deal's systems from 1; our product is `PRODUCT`."""

    no: int
    name: str
    supplier: Supplier


@dataclass(frozen=True, slots=True)
class Interface:
    """`source` and `target` are systems' numbers."""

    no: int
    source: int
    target: int
    both_ways: bool = False


def folded(name: str) -> str:
    """What two people's ways to write one name have in common."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def same_name(name: str, others: Iterable[str]) -> str:
    """The name among others that means the same, '' where none does."""
    wanted = folded(name)
    return next((other for other in others if wanted and folded(other) == wanted), "")


def leading_to(system: int, interfaces: Iterable[Interface]) -> tuple[int, ...]:
    """The interfaces that keep a system from leaving."""
    return tuple(row.no for row in interfaces if system in (row.source, row.target))
