"""What one more deal pays at each place of a period: the value of what is sold so far, with the rest still open.

The sum sold is a chance walk over the period's deals, kept as weights on a grid. Early in a period a deal near the quota
may be needed or not; at its last deal it is known. Hence `marginal[place, sold, amount]`: the pay of winning a deal of
that amount there, averaged over what may still come.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ropeteam.core.incentives import Commission
from ropeteam.core.numbers.incentive_assumptions import Values
from ropeteam.core.numbers.incentive_pay import Floats, earned, is_straight, quarters

CELLS = 48
PLACES = 5
AMOUNTS = 7
_FINE = np.linspace(0.0, 1.0, 2048)
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(AMOUNTS)


# By how many deals a period has: the grid, and the chance of each sum after 0, 1, … deals.
Walks = dict[int, tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Deals:
    """The amounts deals have: nodes and their weights."""

    amount: Floats
    weight: Floats

    @property
    def mean(self) -> float:
        return float(self.amount @ self.weight)


@dataclass(frozen=True, slots=True)
class Places:
    """`marginal[place, sold, amount]` with the chance of each place and sum sold in `weight[place, sold]`. `at`: which
    of the period's chances to sell each place is, counted from 1, and how many there are; empty where places do not matter."""

    marginal: Floats
    weight: Floats
    at: tuple[tuple[int, int], ...] = ()

    @property
    def mean(self) -> Floats:
        """By amount."""
        return np.asarray(np.einsum("ps,psa->a", self.weight, self.marginal))


def deals_of(known: Values) -> Deals:
    """Lognormal amounts with the mean asked for, at nodes that keep mean and variance."""
    weights, spread = _WEIGHTS / _WEIGHTS.sum(), known["deal_spread"]
    amounts = known["deal_amount"] * np.exp(spread * _NODES - spread**2 / 2)
    return Deals(amounts * known["deal_amount"] / float(amounts @ weights), weights)


def places(
    element: Commission, deals: Deals, known: Values, *, win: float, scale: float = 1.0, walks: Walks | None = None
) -> Places:
    """`win`: the chance that a deal is won. `scale`: how much more is sold under this plan than by one seller. `walks`: those
    walked already with the same deals and chance; commissions of one period walk alike."""
    if is_straight(element):
        rate = float(element.tiers[0].rate)
        return Places((deals.amount * rate)[None, None, :], np.ones((1, 1)))
    count = max(1, round(known["deals"] * quarters(element)))
    known_walks: Walks = {} if walks is None else walks
    if count not in known_walks:
        known_walks[count] = _walk(deals, win, count)
    grid, walk = known_walks[count]
    at = sorted({round(no) for no in np.linspace(0, count - 1, min(PLACES, count))})
    weight = walk[at] / len(at)
    more = _more(element, deals.amount, cell=float(grid[1]) * scale, top=2.0 * float(grid[-1]) * scale)
    return Places(_marginal(more, walk[[count - 1 - no for no in at]]), weight, tuple((no + 1, count) for no in at))


def _more(element: Commission, amount: Floats, *, cell: float, top: float) -> Floats:
    """What a deal of each amount pays on top of every sum that can come together: of cells 0, 1, … of two walks. Pay is evened
    out over a cell of the grid: a small deal is needed for a bonus as often as it is large, not whenever a point of the grid
    happens to lie that near to the edge."""
    base = cell * np.arange(2 * CELLS - 1)
    sums = (top + float(amount.max()) + 2.0 * cell) * _FINE - cell
    pays = np.sign(sums) * earned(
        element, np.abs(sums)
    )  # below nothing mirrored, so that nothing sold still earns nothing
    under = np.concatenate(([0.0], np.cumsum((pays[1:] + pays[:-1]) / 2))) * (sums[1] - sums[0])
    at = np.concatenate((base[:, None], base[:, None] + amount), axis=1)
    worth = (np.interp(at + cell / 2, sums, under) - np.interp(at - cell / 2, sums, under)) / cell
    return np.asarray(worth[:, 1:] - worth[:, :1])


def _marginal(more: Floats, rests: Floats) -> Floats:
    """By place, sum sold and amount: the mean over what may still come (`rests[place, cells]`)."""
    ahead = sliding_window_view(more, CELLS, axis=0)  # [sold, amount, cells]
    return np.asarray(np.moveaxis(ahead @ rests.T, 2, 0))


def _walk(deals: Deals, win: float, count: int) -> tuple[Floats, Floats]:
    """The grid of sums, and the chance of each after 0, 1, … deals (`[deals, cells]`); what lies beyond the grid counts at its
    end."""
    mean = win * deals.mean
    spread = (win * float(deals.amount**2 @ deals.weight) - mean**2) ** 0.5
    top = max(count * mean + 4.0 * spread * count**0.5, float(deals.amount.max()))
    grid = np.linspace(0.0, top, CELLS)
    step = np.zeros(CELLS)
    step[0] = 1.0 - win
    place = deals.amount / grid[1]
    lower = np.minimum(place.astype(int), CELLS - 2)
    part = np.clip(place - lower, 0.0, 1.0)
    np.add.at(step, lower, win * deals.weight * (1 - part))
    np.add.at(step, lower + 1, win * deals.weight * part)
    ahead = np.arange(CELLS) - np.arange(CELLS)[:, None]
    onward = np.where(ahead >= 0, step[ahead], 0.0)
    onward[:, -1] += 1.0 - onward.sum(axis=1)
    walk = np.zeros((count + 1, CELLS))
    walk[0, 0] = 1.0
    for no in range(count):
        walk[no + 1] = walk[no] @ onward
    return grid, walk
