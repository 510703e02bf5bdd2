"""What deals put at stake on requests: a deal's amount is split evenly over the requests it still waits for.

Rule in prose. A deal waits for a request it asked for until that is settled. Its amount is split evenly over what it waits for, so
that sums over requests never count a deal twice. Each part stands in the deal's column: open, revenue (signed) or lost. At
stake is what is not lost, summed by request and account; the account's revenue is the sum of its deals that are not lost,
whether they wait for anything or not, where the account asked for anything at all.

Everything is arrays, because a company has a hundred thousand askings and its order is counted anew whenever one comes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.numbers.shrunk_stakes import SEED, Floats, Places
from ropeteam.core.numbers.weighed_stakes import SMALLEST_AMOUNT, Weighed

OPEN, REVENUE, LOST = range(3)


@dataclass(frozen=True, eq=False)
class Deals:
    """By deal (D,): its account's place 0..A-1, its amount in EUR (0: none is known) and its column."""

    account: Places
    amount: Floats
    column: Places


@dataclass(frozen=True, eq=False)
class Shares:
    """`money` (J, 3): by request and column. `requests` (K,): those something is at stake for, which `weighed` counts 0..K-1."""

    money: Floats
    requests: Places
    weighed: Weighed | None


def shares(deals: Deals, *, deal: Places, request: Places, settled: NDArray[np.bool_], draws: int) -> Shares:
    """`deal` and `request` (W,): places of what was asked, each pair any number of times. `settled` (J,)."""
    n = len(settled)
    asking = np.zeros(deals.account.max(initial=-1) + 1, dtype=bool)
    asking[deals.account[deal]] = True
    wanted = np.unique(deal * n + request) if n else deal
    deal, request = wanted // max(n, 1), wanted % max(n, 1)
    waits = ~settled[request]
    deal, request = deal[waits], request[waits]
    part = deals.amount[deal] / np.bincount(deal, minlength=1)[deal]
    money = (
        np.bincount(request * 3 + deals.column[deal], weights=part, minlength=3 * n).reshape(n, 3).astype(np.float64)
    )
    counts = (deals.column != LOST) & (deals.amount >= SMALLEST_AMOUNT)
    lasting = counts[deal]
    return Shares(money, *_weighed(deals, counts, asking, deal[lasting], request[lasting], part[lasting], draws))


def _weighed(
    deals: Deals,
    counts: NDArray[np.bool_],
    asking: NDArray[np.bool_],
    deal: Places,
    request: Places,
    part: Floats,
    draws: int,
) -> tuple[Places, Weighed | None]:
    if not len(deal):
        return np.array([], dtype=np.intp), None
    speaking = counts & asking[deals.account]
    accounts, place = np.unique(deals.account[speaking], return_inverse=True)
    revenue = np.bincount(place, weights=deals.amount[speaking]).astype(np.float64)
    pairs, of_pair = np.unique(request * len(asking) + deals.account[deal], return_inverse=True)
    requests, numbered = np.unique(pairs // len(asking), return_inverse=True)
    return requests, Weighed(
        request=numbered,
        account=np.searchsorted(accounts, pairs % len(asking)),
        amount=np.bincount(of_pair, weights=part).astype(np.float64),
        revenue=revenue,
        draws=draws,
        seed=SEED,
    )
