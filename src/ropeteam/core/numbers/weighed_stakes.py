"""The stakes of many requests as arrays: who shows few of them draws the intervals of these alone. The rule stands in
`priority`, the arithmetic in `shrunk_stakes`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.numbers.shrunk_stakes import (
    DRAWS,
    SEED,
    Askings,
    Floats,
    Places,
    drawn,
    draws_of,
    grand,
    point,
    shrinkage,
)
from ropeteam.core.numbers.shrunk_stakes import in_top as among_first

TOP = 10
SMALLEST_AMOUNT = 0.01  # below a cent nothing is at stake
TAILS = (0.1, 0.9)


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """`Stake` by numbers: `request` and `largest` are places."""

    request: int
    value: float
    low: float
    high: float
    amount: float
    accounts: int
    dominance: float
    largest: int


@dataclass(frozen=True, eq=False)
class Weighed:
    """The stakes of many requests as arrays, for whoever shows few of them: intervals are drawn for these alone.

    All by pair (P,), sorted by request and account, each pair once: `request` 0..J-1 without gaps, `account` 0..A-1,
    `amount` at stake in EUR (> 0). `revenue` (A,) of every account, those that want nothing now too.
    """

    request: Places
    account: Places
    amount: Floats
    revenue: Floats
    draws: int = DRAWS
    seed: int = SEED

    @cached_property
    def askings(self) -> Askings:
        whole = self.revenue[self.account]
        starts = np.flatnonzero(np.diff(self.request, prepend=-1))
        return Askings(self.account, np.log(self.amount / whole), np.sqrt(whole), starts)

    @cached_property
    def k(self) -> float:
        return shrinkage(self.askings)

    @cached_property
    def values(self) -> Floats:
        """(J,) the stakes."""
        return point(self.askings, self.k)

    @cached_property
    def dominance(self) -> Floats:
        """(J,) the largest account's share."""
        root, starts = self.askings.root, self.askings.starts
        return np.asarray(np.maximum.reduceat(root, starts) / np.add.reduceat(root, starts))

    def rows(self, requests: Sequence[int]) -> list[WeighedRow]:
        """These requests with their intervals."""
        if not len(requests):
            return []
        chosen = np.array(requests, dtype=np.intp)
        part = self.askings.only(chosen)
        many = drawn(part, self.k, self._counts, self._means)
        lows, highs = (np.quantile(many, tail, axis=0) for tail in TAILS)
        ends = (self.askings.starts + self.askings.sizes).tolist()
        found = []
        for no, j in enumerate(chosen.tolist()):
            own = slice(int(self.askings.starts[j]), ends[j])
            value = float(self.values[j])
            found.append(
                WeighedRow(
                    request=j,
                    value=value,
                    low=min(float(lows[no]), value),
                    high=max(float(highs[no]), value),
                    amount=math.fsum(self.amount[own]),
                    accounts=own.stop - own.start,
                    dominance=float(self.dominance[j]),
                    largest=int(self.account[own][np.argmax(self.askings.root[own])]),
                )
            )
        return found

    def in_top(self, top: int = TOP) -> Floats:
        """(J,) how sure each one's place among the first is: all requests in all draws."""
        return among_first(drawn(self.askings, self.k, self._counts, self._means), top)

    @cached_property
    def _counts(self) -> NDArray[np.int64]:
        return draws_of(len(self.revenue), draws=self.draws, seed=self.seed)

    @cached_property
    def _means(self) -> Floats:
        return grand(self.askings, self._counts)
