"""What a change request has at stake, and the order "priority" that weighs it with fit and effort.

Rule in prose. Input: deals that are signed or open, their amounts, and the open change requests each of them asks for.

1. A deal's amount is split evenly over its open requests. What account a has at stake on request j is its sum over
   a's deals.
2. x_ja = log(that / all amounts of a): how much of the account hangs on it. Large and small accounts speak on one
   scale.
3. Per request the mean of x is pulled towards the mean of all askings, the more so the fewer accounts ask
   (`shrinkage` k): theta_j = (n_j mean_j + k grand) / (n_j + k), k = variance within requests / variance between them
   (method of moments).
4. stake_j = exp(theta_j) * sum over its accounts of sqrt(their revenue). The root keeps one giant from outvoting a
   market. The unit is no money: it orders. The plain sum in EUR stands beside it.
5. Interval: 80 %, the accounts drawn anew with replacement (seeded: the same numbers every day). `in_top` = share of
   those draws in which the request is among the first `top`.
6. `dominance` = the largest account's share in the sum of roots. Above one half a second conversation is needed before a
   yes. It is said where it says something (`hangs_on_one`): of one customer the number of customers says it already, and
   of two one is always the larger, so there it takes two thirds: more than twice the other.

An account without a deal, or whose deals have no amount (or less than a cent), is left out and named.

Priority = stake * F(fit) / effort, F = 0.5 + fit, below 0 it is 0.3 * max(0.5 + fit, 0); effort S/M/L = 1/2/4. A
request with unknown fit or effort has no priority: it stands at the end, by its stake, instead of being guessed.

Guarantees: the order of the input does not matter; low <= high; one more EUR never lowers F or raises effort.

Source: docs/reference/science.md, "Stake and priority" (measured on simulations only).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ropeteam.core.numbers.shrunk_stakes import DRAWS, SEED
from ropeteam.core.numbers.weighed_stakes import SMALLEST_AMOUNT, TOP, Weighed
from ropeteam.core.vocabulary import Effort

DOMINATED_ABOVE = 0.5
DOMINATED_OF_TWO_ABOVE = 2 / 3


EFFORT_COST: dict[Effort, float] = {Effort.SMALL: 1.0, Effort.MEDIUM: 2.0, Effort.LARGE: 4.0}


@dataclass(frozen=True, slots=True)
class AskingDeal:
    """A signed or open deal: `amount` in EUR (None: the CRM has none), `requests` = its open change requests."""

    key: str
    account: str
    amount: float | None
    requests: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stake:
    """One request. `value`, `low`, `high`: stake and its 80 % interval, without a unit. `amount`: the plain sum in EUR.

    `dominance` (0..1) of the account `largest`; `in_top` (0..1): how sure its place among the first is, None where nobody
    asked (it takes all requests in all draws).
    """

    request: str
    value: float
    low: float
    high: float
    amount: float
    accounts: int
    dominance: float
    largest: str
    in_top: float | None = None


@dataclass(frozen=True, slots=True)
class Stakes:
    """Highest stake first. `left_out`: (account, request) pairs no amount speaks for. `shrinkage`: the k used."""

    stakes: tuple[Stake, ...]
    left_out: tuple[tuple[str, str], ...]
    shrinkage: float | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What product says of a request: `fit` to the strategy in -1..1, `effort`; None = not said yet."""

    fit: float | None = None
    effort: Effort | None = None


def stakes(deals: Iterable[AskingDeal], *, top: int = TOP, draws: int = DRAWS, seed: int = SEED) -> Stakes:
    """The stake of every request that some deal with an amount asks for. Raises ValueError on a negative amount."""
    revenue: dict[str, float] = {}
    parts: dict[tuple[str, str], list[float]] = {}
    asked: set[tuple[str, str]] = set()
    for deal in sorted(deals, key=lambda deal: deal.key):
        amount = deal.amount or 0.0
        if not 0 <= amount < math.inf:
            raise ValueError("a deal's amount is a finite number of EUR >= 0, or None")
        asked.update((deal.account, request) for request in deal.requests)
        if amount >= SMALLEST_AMOUNT:
            revenue[deal.account] = revenue.get(deal.account, 0.0) + amount
            for request in deal.requests:
                parts.setdefault((request, deal.account), []).append(amount / len(deal.requests))
    left_out = tuple(sorted(pair for pair in asked if (pair[1], pair[0]) not in parts))
    if not parts:
        return Stakes((), left_out, None)
    pairs, names = sorted(parts), sorted(revenue)
    number = {account: no for no, account in enumerate(names)}
    requests = sorted({request for request, _account in pairs})
    order = {request: no for no, request in enumerate(requests)}
    weighed = Weighed(
        request=np.array([order[request] for request, _account in pairs]),
        account=np.array([number[account] for _request, account in pairs]),
        amount=np.array([math.fsum(parts[pair]) for pair in pairs]),
        revenue=np.array([revenue[account] for account in names]),
        draws=draws,
        seed=seed,
    )
    chances = weighed.in_top(top)
    found = [
        Stake(
            request=requests[row.request],
            value=row.value,
            low=row.low,
            high=row.high,
            amount=row.amount,
            accounts=row.accounts,
            dominance=row.dominance,
            largest=names[row.largest],
            in_top=float(chances[row.request]),
        )
        for row in weighed.rows(range(len(requests)))
    ]
    return Stakes(tuple(sorted(found, key=lambda stake: (-stake.value, stake.request))), left_out, weighed.k)


def hangs_on_one(dominance: float, *, customers: int) -> bool:
    """Whether one of several customers carries so much of a request that another has to be asked before a yes."""
    return dominance > {0: 1.0, 1: 1.0, 2: DOMINATED_OF_TWO_ABOVE}.get(customers, DOMINATED_ABOVE)


def fit_factor(fit: float) -> float:
    """F of a strategy fit in -1..1: 0 .. 1.5, with a step down as soon as it is against a pillar. Raises ValueError."""
    if not -1.0 <= fit <= 1.0:
        raise ValueError("the strategy fit lies between -1 and 1")
    return 0.5 + fit if fit >= 0 else 0.3 * max(0.5 + fit, 0.0)


def priority(stake: float, facts: Facts) -> float | None:
    """None where fit or effort was not said."""
    if facts.fit is None or facts.effort is None:
        return None
    return stake * fit_factor(facts.fit) / EFFORT_COST[facts.effort]
