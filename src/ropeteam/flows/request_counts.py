"""What is at stake for every wish of a company, by its place in the list of wishes. Reading only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ropeteam.core.numbers.deal_shares import Shares, shares
from ropeteam.core.numbers.shrunk_stakes import DRAWS, Floats
from ropeteam.core.numbers.weighed_stakes import WeighedRow
from ropeteam.store.queries.request_facts import Asking, Column, RequestFacts

# Many askings: a quarter of the draws in a third of the time. The bounds move by 6 % of the value in the median; two seeds
# of the full number differ by 4 % (10,000 requests, 30,000 askings).
MANY_PAIRS, FEWER_DRAWS = 10_000, 100


@dataclass(frozen=True)
class Counted:
    """What is at stake, by the requests' places; `facts` by place too."""

    asking: Asking
    shares: Shares

    @property
    def facts(self) -> list[RequestFacts]:
        return self.asking.requests

    @cached_property
    def places(self) -> dict[int, int]:
        return {row.pk: place for place, row in enumerate(self.facts)}

    @cached_property
    def values(self) -> Floats:
        """The stake of every request; below nought where there is none."""
        found = np.full(len(self.facts), -1.0)
        if self.shares.weighed is not None:
            found[self.shares.requests] = self.shares.weighed.values
        return found

    @cached_property
    def asks(self) -> list[int]:
        counted: list[int] = np.bincount(self.asking.asked[0], minlength=len(self.facts)).tolist()
        return counted

    @cached_property
    def accounts(self) -> list[int]:
        """How many customers ask for each."""
        counted: list[int] = np.bincount(self._customers[0], minlength=len(self.facts)).tolist()
        return counted

    @cached_property
    def segments(self) -> dict[int, frozenset[str]]:
        """By place the segments of those who ask; left out where none is known."""
        known, (place, account) = self.asking.segments, self._customers
        named = np.isin(account, list(known))
        found: dict[int, set[str]] = {}
        for no, who in zip(place[named].tolist(), account[named].tolist(), strict=True):
            found.setdefault(no, set()).add(known[who])
        return {no: frozenset(names) for no, names in found.items()}

    @cached_property
    def _customers(self) -> tuple[Column, Column]:
        """(place, account): every customer of a request once."""
        place, account = (column[self.asking.asked[1] > 0] for column in self.asking.asked)
        many = int(account.max(initial=0)) + 1
        pairs = np.unique(place * many + account)
        return pairs // many, pairs % many

    @cached_property
    def dominance(self) -> Floats:
        """The largest customer's share of every request; 0 where nothing is at stake."""
        found = np.zeros(len(self.facts))
        if self.shares.weighed is not None:
            found[self.shares.requests] = self.shares.weighed.dominance
        return found

    def stakes(self, places: Iterable[int]) -> dict[int, WeighedRow]:
        """By place, for those that have any."""
        weighed, there = self.shares.weighed, self.shares.requests
        wanted = np.array([place for place in places if self.values[place] >= 0], dtype=np.intp)
        if weighed is None or not len(wanted):
            return {}
        rows = weighed.rows(np.searchsorted(there, wanted).tolist())
        return dict(zip(wanted.tolist(), rows, strict=True))

    @cached_property
    def in_top(self) -> dict[int, float]:
        """By place, how sure it is among the first."""
        weighed = self.shares.weighed
        if weighed is None:
            return {}
        return dict(zip(self.shares.requests.tolist(), weighed.in_top().tolist(), strict=True))


def count(asking: Asking) -> Counted:
    deal, request = asking.wanted
    settled = np.array([row.settled for row in asking.requests], dtype=bool)
    draws = DRAWS if len(deal) <= MANY_PAIRS else FEWER_DRAWS
    return Counted(asking, shares(asking.deals, deal=deal, request=request, settled=settled, draws=draws))
