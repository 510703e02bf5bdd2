"""Ask against questions whose answer is known: right, wrong or abstained.

Rule in prose. Of each question somebody said beforehand which verdicts would be right; `unknown` means that nothing in the
catalogue carries it. Ask is *right* where it names one of them, and where it abstains although nothing was to be found. It
*abstained* where it names none although one was to be found: that costs a question to product. It is *wrong* where it names
another one. The wrong "yes, as it is" is counted by itself, since it costs more than ten questions. Of the questions it abstained
on it is told in how many the right verdict stood among the candidates, and in how many it came first: there a person had to choose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.core.vocabulary import Fit


class Rated(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    ABSTAINED = "abstained"


@dataclass(frozen=True, slots=True)
class Tried:
    """One question with the verdict that Ask named (None: none), those that were right, and those of its candidates in order."""

    question: str
    named: Fit | None
    expected: frozenset[Fit]
    candidates: tuple[Fit, ...] = ()

    @property
    def rated(self) -> Rated:
        if self.named is None:
            return Rated.RIGHT if Fit.UNKNOWN in self.expected else Rated.ABSTAINED
        return Rated.RIGHT if self.named in self.expected else Rated.WRONG

    @property
    def wrong_as_is(self) -> bool:
        return self.named == Fit.AS_IS and self.rated == Rated.WRONG


@dataclass(frozen=True, slots=True)
class Tally:
    n: int
    right: int
    wrong: int
    abstained: int
    as_is: int
    wrong_as_is: int
    among: int
    first: int


def tally(tried: Iterable[Tried]) -> Tally:
    rows = list(tried)
    count = {rated: sum(row.rated == rated for row in rows) for rated in Rated}
    silent = [row for row in rows if row.rated == Rated.ABSTAINED]
    return Tally(
        n=len(rows),
        right=count[Rated.RIGHT],
        wrong=count[Rated.WRONG],
        abstained=count[Rated.ABSTAINED],
        as_is=sum(row.named == Fit.AS_IS for row in rows),
        wrong_as_is=sum(row.wrong_as_is for row in rows),
        among=sum(not row.expected.isdisjoint(row.candidates) for row in silent),
        first=sum(bool(row.expected & set(row.candidates[:1])) for row in silent),
    )
