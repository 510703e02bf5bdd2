"""A deal's money over what it waits for: the arrays say what `priority.stakes` says, deal by deal."""

from __future__ import annotations

import random

import numpy as np
import pytest

from ropeteam.core.numbers.deal_shares import LOST, OPEN, REVENUE, Deals, shares
from ropeteam.core.numbers.priority import AskingDeal, stakes

COLUMNS = (OPEN, REVENUE, LOST)


def invented(seed: int) -> tuple[Deals, list[tuple[int, int]], list[bool]]:
    chosen = random.Random(seed)
    requests, deals, accounts = 12, 30, 9
    amounts = [chosen.choice([0.0, 0.004, 500.0, 20_000.0, 300_000.0]) for _ in range(deals)]
    whose = [chosen.randrange(accounts) for _ in range(deals)]
    columns = [chosen.choice(COLUMNS) for _ in range(deals)]
    asked = [(chosen.randrange(deals), chosen.randrange(requests)) for _ in range(40)]
    settled = [chosen.random() < 0.3 for _ in range(requests)]
    return Deals(np.array(whose), np.array(amounts), np.array(columns)), asked, settled


@pytest.mark.parametrize("seed", range(8))
def test_at_stake_is_what_the_rule_says_deal_by_deal(seed: int) -> None:
    deals, asked, settled = invented(seed)
    wanted = {deal: {r for d, r in asked if d == deal and not settled[r]} for deal in range(len(deals.amount))}
    asking = {int(deals.account[deal]) for deal, _ in asked}
    slow = stakes(
        AskingDeal(
            f"{deal:03}", f"{deals.account[deal]:03}", float(deals.amount[deal]), frozenset(f"{r:03}" for r in found)
        )
        for deal, found in wanted.items()
        if deals.column[deal] != LOST and (found or int(deals.account[deal]) in asking)
    )

    found = shares(
        deals, deal=np.array([d for d, _ in asked]), request=np.array([r for _, r in asked]), settled=np.array(settled),
        draws=400,
    )  # fmt: skip

    assert found.weighed is not None
    rows = {
        f"{request:03}": row
        for request, row in zip(found.requests, found.weighed.rows(range(len(found.requests))), strict=True)
    }
    assert rows.keys() == {stake.request for stake in slow.stakes}
    for stake in slow.stakes:
        row = rows[stake.request]
        assert (row.value, row.amount) == (pytest.approx(stake.value), pytest.approx(stake.amount))
        assert (row.low, row.high) == (pytest.approx(stake.low), pytest.approx(stake.high))
        assert (row.accounts, row.dominance) == (stake.accounts, pytest.approx(stake.dominance))
    for request in range(len(settled)):
        for column in COLUMNS:
            parts = [
                deals.amount[deal] / len(open_ones)
                for deal, open_ones in wanted.items()
                if request in open_ones and deals.column[deal] == column
            ]
            assert found.money[request, column] == pytest.approx(sum(parts))


def test_where_nobody_asks_nothing_is_at_stake() -> None:
    none = np.array([], dtype=np.int64)

    found = shares(Deals(none, np.array([]), none), deal=none, request=none, settled=np.array([], dtype=bool), draws=10)

    assert (found.weighed, len(found.requests), found.money.shape) == (None, 0, (0, 3))
