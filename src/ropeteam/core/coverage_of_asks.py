"""How few capabilities carry most of the asks: where a catalogue should begin.

Rule in prose. Each Ask counts for at most one capability or draft: the one a person picked, else the one the ear placed it
at. Sorted by asks, the smallest number that together has at least four fifths of all counted asks is named, out of all there
are, those nobody asks for included. Asks that are about none of them are no part of the share and are named beside it. Below
twenty asks nothing is said but how many there are.

| asks each | counted | named |
|---|---|---|
| 12, 6, 1, 1, 0 | 20 | 2 of 5 carry 90 % |
| 5, 5, 5, 5 | 20 | 4 of 4 carry 100 % |
| 9, 8 | 17 | nothing yet: 17 of 20 |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_OF = (4, 5)
LEAST_ASKS = 20


@dataclass(frozen=True, slots=True)
class AskCoverage:
    """`few` of `of` carry `carried` of `asks`; `elsewhere` asks are about none of them. `enough`: whether to say so."""

    few: int
    of: int
    carried: int
    asks: int
    elsewhere: int

    @property
    def enough(self) -> bool:
        return self.asks >= LEAST_ASKS

    @property
    def percent(self) -> int:
        """Rounded down: what is said is never more than what is."""
        return 100 * self.carried // self.asks if self.asks else 0


def coverage_of_asks(asked: Sequence[int], *, elsewhere: int = 0) -> AskCoverage:
    """`asked`: how often each capability and draft was asked for, 0 for those nobody asked for."""
    asks = sum(asked)
    few = carried = 0
    share, whole = MOST_OF
    for n in sorted(asked, reverse=True):
        if carried * whole >= asks * share:
            break
        few, carried = few + 1, carried + n
    return AskCoverage(few, len(asked), carried, asks, elsewhere)
