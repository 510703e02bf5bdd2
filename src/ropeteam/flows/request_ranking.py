"""The wishes of a company in their orders, each with all that is known of it. What costs much by wish (intervals, the fit, a
place among the first) is worked out for the wishes that somebody looks at. Reading only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from ropeteam.core.numbers.priority import Facts, hangs_on_one, priority
from ropeteam.core.numbers.shrunk_stakes import Floats
from ropeteam.core.numbers.weighed_stakes import TOP, WeighedRow
from ropeteam.core.strategy_fit import StrategyFit, judge
from ropeteam.core.vocabulary import DecisionKind, Effort
from ropeteam.flows.request_counts import Counted
from ropeteam.store.queries import request_judgements
from ropeteam.store.queries.request_facts import COLUMNS, RequestFacts
from ropeteam.store.queries.request_judgements import Said

ORDERS = ("stake", "priority", "newest")
UNDECIDED = "undecided"
STATES = (UNDECIDED, *(kind.value for kind in DecisionKind))
DOMINATED, VETOED, DISPUTED = FLAGS = ("dominated", "vetoed", "disputed")


@dataclass(frozen=True, slots=True)
class Wish:
    """One request that stands for itself. Money in the company's currency, each deal split over its open requests.

    `stake` is None where no amount speaks for it, or where it is settled (answered for good).
    """

    pk: int
    key: str
    title: str
    product: int
    capability: int | None
    origin: str
    decided: str
    decided_on: date | None
    settled: bool
    asks: int
    accounts: int
    segments: frozenset[str]
    open: float
    revenue: float
    lost: float
    stake: WeighedRow | None
    fit: StrategyFit
    effort: Effort | None
    priority: float | None

    @property
    def flags(self) -> tuple[str, ...]:
        there = (self.dominated, self.fit.vetoed, self.fit.disputed)
        return tuple(flag for flag, said in zip(FLAGS, there, strict=True) if said)

    @property
    def dominated(self) -> bool:
        return self.stake is not None and hangs_on_one(self.stake.dominance, customers=self.accounts)


@dataclass(frozen=True)
class Board:
    """All wishes of a company. `left_out`: confidential deals that do not count here."""

    counted: Counted
    said: Said
    currency: str
    left_out: int

    @property
    def facts(self) -> list[RequestFacts]:
        """Of every wish that stands for itself, the oldest first."""
        return self.counted.facts

    def fact(self, pk: int) -> RequestFacts:
        return self.facts[self.counted.places[pk]]

    @property
    def wishes(self) -> Wishes:
        return Wishes(self)

    def pick(self, pks: Iterable[int]) -> list[Wish]:
        """These wishes with all that is known of them."""
        places = [self.counted.places[pk] for pk in pks]
        stakes = self.counted.stakes(places)
        return [self._wish(place, stakes.get(place)) for place in places]

    def ranked(self, order: str) -> tuple[int, ...]:
        """Ids by `stake`, `priority` or `newest`, best first. Those without the number come last; the order is total."""
        if order not in self._orders:
            self._orders[order] = tuple(self._ranked(order))
        return self._orders[order]

    def in_state(self, order: str, state: str) -> list[int]:
        """Ids in an order; of one state (`undecided` or a decision's kind), '' is any."""
        return [pk for pk in self.ranked(order) if not state or (self.fact(pk).decided or UNDECIDED) == state]

    def flagged(self, flag: str) -> frozenset[int]:
        """The wishes with a flag."""
        if flag not in self._flagged:
            self._flagged[flag] = frozenset(row.pk for row in self.facts if self._has(flag, row))
        return self._flagged[flag]

    def asks(self, pk: int) -> int:
        return self.counted.asks[self.counted.places[pk]]

    def worth(self, pk: int) -> float:
        """The stake; 0 where nothing speaks for it."""
        return max(float(self.counted.values[self.counted.places[pk]]), 0.0)

    def in_top(self, pk: int) -> float:
        """How sure its place among the first is (0..1)."""
        return self.counted.in_top.get(self.counted.places[pk], 0.0)

    @cached_property
    def largest(self) -> float:
        """The highest stake of the company: what 100 means."""
        return max(float(self.counted.values.max(initial=0.0)), 0.0)

    @cached_property
    def many(self) -> bool:
        """Whether being among the first says anything."""
        return len(self.counted.shares.requests) > TOP

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """Of all who ask for anything."""
        return tuple(sorted({name for names in self.counted.segments.values() for name in names}))

    def of_segment(self, name: str) -> frozenset[int]:
        """The wishes somebody of a segment asks for."""
        return frozenset(self.facts[place].pk for place, names in self.counted.segments.items() if name in names)

    def _wish(self, place: int, stake: WeighedRow | None) -> Wish:
        row, fit = self.facts[place], self._fit(self.facts[place])
        effort = self.said.efforts.get(row.pk)
        return Wish(
            **row._asdict(),
            asks=self.counted.asks[place],
            accounts=self.counted.accounts[place],
            segments=self.counted.segments.get(place, frozenset()),
            **dict(zip(COLUMNS, self.counted.shares.money[place].tolist(), strict=True)),
            stake=stake,
            fit=fit,
            effort=effort,
            priority=priority(stake.value, Facts(fit.value, effort)) if stake else None,
        )

    def _fit(self, row: RequestFacts) -> StrategyFit:
        """What is rated alike fits alike: it is judged once."""
        ratings, vetoed = self.said.ratings.get(row.pk, ""), row.pk in self.said.vetoed
        alike = (row.product, ratings, vetoed)
        there = self._fits.get(alike)
        if there is None:
            pillars = self.said.pillars.get(row.product, ())
            there = self._fits[alike] = judge(pillars, request_judgements.read(ratings), vetoed=vetoed)
        return there

    def _has(self, flag: str, row: RequestFacts) -> bool:
        if flag == DOMINATED:
            place = self.counted.places[row.pk]
            return hangs_on_one(float(self.counted.dominance[place]), customers=self.counted.accounts[place])
        if flag == VETOED:
            return row.pk in self.said.vetoed
        return flag == DISPUTED and row.pk in self.said.ratings and self._fit(row).disputed

    def _ranked(self, order: str) -> Iterator[int]:
        ids = np.array([row.pk for row in self.facts], dtype=np.int64)
        if order == "newest":
            return iter(ids[::-1].tolist())
        first = self._priorities() if order == "priority" else np.zeros(len(ids))
        by_stake = np.maximum(self.counted.values, 0.0)
        # The keys of an order from the last to the first; a known priority, even of nought, comes before none.
        keys = (-ids, np.where(first >= 0, 0.0, -by_stake) if order == "priority" else -by_stake, -first)
        return iter(ids[np.lexsort(keys)].tolist())

    def _priorities(self) -> Floats:
        found = np.full(len(self.facts), -1.0)
        for pk, effort in self.said.efforts.items():
            place = self.counted.places.get(pk)
            if place is not None and self.counted.values[place] >= 0:
                known = priority(float(self.counted.values[place]), Facts(self._fit(self.facts[place]).value, effort))
                found[place] = -1.0 if known is None else known
        return found

    @cached_property
    def _orders(self) -> dict[str, tuple[int, ...]]:
        return {}

    @cached_property
    def _flagged(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def _fits(self) -> dict[tuple[int, str, bool], StrategyFit]:
        return {}


@dataclass(frozen=True, slots=True)
class Wishes(Mapping[int, Wish]):
    """The wishes of a board by id, each made when it is asked for; whoever wants many asks `Board.pick`."""

    board: Board

    def __getitem__(self, pk: int) -> Wish:
        return self.board.pick([pk])[0]

    def __iter__(self) -> Iterator[int]:
        return iter(self.board.counted.places)

    def __len__(self) -> int:
        return len(self.board.facts)
