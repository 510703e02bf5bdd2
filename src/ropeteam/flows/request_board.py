"""Every wish of a company with what is at stake, how it fits and what it costs: read once a state, kept in the process.

Reading only; any flow and page may ask. What is kept is asked for anew as soon as a mark in the database changed, so a
process never shows an old order; no state outside the database. Stakes and people's words are kept apart: a rating does
not count the stakes anew. (Measured for 10,000 requests: docs/reference/change-requests.md.)

Confidential deals count only for those who may know of all of them (management, the operator); everybody else gets one
and the same order without them, and the page says how many were left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock
from typing import Any

from ropeteam.core.numbers.priority import AskingDeal, Effort, Facts, Stake, Stakes, priority_order, stakes
from ropeteam.core.numbers.shrunk_stakes import DRAWS
from ropeteam.core.strategy_fit import StrategyFit, judge
from ropeteam.core.vocabulary import Role
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company
from ropeteam.store.queries import request_facts, request_judgements
from ropeteam.store.queries.request_facts import COLUMNS, LOST, Asking
from ropeteam.store.queries.request_judgements import Said

KEPT = 8
# Many askings: a quarter of the draws in a third of the time. The bounds move by 6 % of the value in the median; two seeds
# of the full number differ by 4 % (10,000 requests, 30,000 askings).
MANY_PAIRS, FEWER_DRAWS = 10_000, 100


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
    stake: Stake | None
    fit: StrategyFit
    effort: Effort | None
    priority: float | None

    @property
    def dominated(self) -> bool:
        return self.stake is not None and self.stake.dominated


@dataclass(frozen=True)
class Board:
    """All wishes of a company by id. `left_out`: confidential deals that do not count here."""

    wishes: dict[int, Wish]
    currency: str
    left_out: int

    @cached_property
    def segments(self) -> tuple[str, ...]:
        return tuple(sorted({name for wish in self.wishes.values() for name in wish.segments}))

    def ranked(self, order: str) -> tuple[Wish, ...]:
        """`stake`, `priority` or `newest`, best first. Those without the number come last; the order is total."""
        return self._orders.setdefault(order, tuple(sorted(self.wishes.values(), key=lambda w: place(w, order))))

    @cached_property
    def _orders(self) -> dict[str, tuple[Wish, ...]]:
        return {}


@dataclass(frozen=True, slots=True)
class _Counted:
    asking: Asking
    stakes: Stakes
    columns: dict[int, dict[str, float]]


def place(wish: Wish, order: str) -> tuple[float, float, int]:
    """Where a wish stands in an order: smaller is earlier, and no two are alike."""
    stake = -wish.stake.value if wish.stake else 0.0
    if order == "newest":
        return (0.0, 0.0, -wish.pk)
    if order == "priority":
        return (1.0, stake, -wish.pk) if wish.priority is None else (0.0, -wish.priority, -wish.pk)
    return (stake, 0.0, -wish.pk)


def board(actor: Actor, company: Company | None = None) -> Board:
    """The board as this actor may see it. The operator names the company."""
    owner = company or actor.company
    if owner is None:
        return Board({}, "EUR", 0)
    return of(owner, confidential=actor.operator or Role.MANAGEMENT in actor.roles)


def of(company: Company, *, confidential: bool) -> Board:
    facts, words = request_facts.marks(company), request_judgements.marks(company)
    counted: _Counted = _kept(("counted", company.pk, confidential), facts, lambda: _count(company, confidential))
    found: Board = _kept(
        ("board", company.pk, confidential), (facts, words), lambda: _put(counted, request_judgements.said(company))
    )
    return found


def forget() -> None:
    """Drop what this process keeps (a restored or emptied database)."""
    _memory.clear()


def _count(company: Company, confidential: bool) -> _Counted:
    asking = request_facts.asking(company, confidential=confidential)
    columns: dict[int, dict[str, float]] = defaultdict(lambda: dict.fromkeys(COLUMNS, 0.0))
    deals, asked_by = [], {deal.account for pk, deal in asking.deals.items() if asking.wanted.get(pk)}
    for pk, deal in asking.deals.items():
        waiting = {request for request in asking.wanted.get(pk, ()) if not asking.requests[request].settled}
        for request in waiting:
            columns[request][deal.column] += (deal.amount or 0.0) / len(waiting)
        if deal.column == LOST or (not waiting and deal.account not in asked_by):
            continue
        account = f"account-{deal.account}" if deal.account is not None else f"deal-{pk}"
        deals.append(AskingDeal(str(pk), account, deal.amount, frozenset(map(str, waiting))))
    pairs = sum(len(deal.requests) for deal in deals)
    return _Counted(asking, stakes(deals, draws=DRAWS if pairs <= MANY_PAIRS else FEWER_DRAWS), columns)


def _put(counted: _Counted, said: Said) -> Board:
    asking = counted.asking
    unrated = {product: judge(pillars, ()) for product, pillars in said.pillars.items()}
    fits = {
        pk: judge(said.pillars.get(row.product, ()), said.ratings.get(pk, ()), vetoed=pk in said.vetoed)
        if pk in said.ratings or pk in said.vetoed
        else unrated[row.product]
        for pk, row in asking.requests.items()
    }
    facts = {str(pk): Facts(fit.value, said.efforts.get(pk)) for pk, fit in fits.items()}
    weighed = {int(row.request): row for row in priority_order(counted.stakes, facts)}
    nothing = dict.fromkeys(COLUMNS, 0.0)
    wishes = {}
    for pk, row in asking.requests.items():
        known, money = weighed.get(pk), counted.columns.get(pk, nothing)
        wishes[pk] = Wish(
            pk=pk,
            key=row.key,
            title=row.title,
            product=row.product,
            capability=row.capability,
            origin=row.origin,
            decided=row.decided,
            decided_on=row.decided_on,
            settled=row.settled,
            asks=asking.asks[pk],
            accounts=len(asking.accounts.get(pk, ())),
            segments=frozenset(asking.segments.get(pk, ())),
            **money,
            stake=known.stake if known else None,
            fit=fits[pk],
            effort=said.efforts.get(pk),
            priority=known.priority if known else None,
        )
    return Board(wishes, asking.currency, asking.confidential)


_memory: dict[tuple[str, int, bool], tuple[Any, Any]] = {}
_guard = Lock()


def _kept(key: tuple[str, int, bool], mark: Any, make: Any) -> Any:
    """What was made for this mark; one thread makes it, the others wait for it."""
    with _guard:
        there = _memory.get(key)
        if there is not None and there[0] == mark:
            return there[1]
        made = make()
        if len(_memory) >= KEPT:
            _memory.pop(next(iter(_memory)))
        _memory[key] = (mark, made)
        return made
