"""What one more deal pays at each place of a period: the value of what is sold so far, with the rest still open.

The sum sold is a chance walk over the period's deals, kept as weights on a grid. Early in a period a deal near the quota
may be needed or not; at its last deal it is known. Hence `marginal[place, sold, amount]`: the pay of winning a deal of
that amount there, averaged over what may still come.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ropeteam.core.incentives import Commission
from ropeteam.core.numbers.incentive_assumptions import Values
from ropeteam.core.numbers.incentive_pay import Floats, earned, is_straight, quarters

CELLS = 48
PLACES = 5
AMOUNTS = 7
FINE = 4096


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
    """`marginal[place, sold, amount]` with the chance of each place and sum sold in `weight[place, sold]`."""

    marginal: Floats
    weight: Floats

    @property
    def mean(self) -> Floats:
        """By amount."""
        return np.asarray(np.einsum("ps,psa->a", self.weight, self.marginal))


def deals_of(known: Values) -> Deals:
    """Lognormal amounts with the mean asked for, at nodes that keep mean and variance."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(AMOUNTS)
    spread = known["deal_spread"]
    amounts = known["deal_amount"] * np.exp(spread * nodes - spread**2 / 2)
    return Deals(amounts * known["deal_amount"] / float(amounts @ (weights / weights.sum())), weights / weights.sum())


def places(element: Commission, deals: Deals, known: Values, *, win: float, scale: float = 1.0) -> Places:
    """`win`: the chance that a deal is won. `scale`: how much more is sold under this plan than by one seller."""
    if is_straight(element):
        rate = float(element.tiers[0].rate)
        return Places((deals.amount * rate)[None, None, :], np.ones((1, 1)))
    count = max(1, round(known["deals"] * quarters(element)))
    grid, walk = _walk(deals, win, count)
    at = sorted({round(no) for no in np.linspace(0, count - 1, min(PLACES, count))})
    weight = np.array([walk[no] for no in at]) / len(at)
    worth = _worth(element, cell=float(grid[1]) * scale, top=2.0 * float(grid[-1]) * scale + float(deals.amount.max()))
    more = _more(worth, cell=float(grid[1]) * scale, amount=deals.amount)
    marginal = np.array([_marginal(more, walk[count - 1 - no]) for no in at])
    return Places(marginal, weight)


def _worth(element: Commission, *, cell: float, top: float) -> tuple[Floats, Floats]:
    """What sums earn, evened out over a cell of the grid: a small deal is needed for a bonus as often as it is large, not
    whenever a point of the grid happens to lie that near to the edge."""
    sums = np.linspace(-cell, top + cell, FINE)
    pays = earned(element, np.abs(sums)) * np.sign(
        sums
    )  # below nothing mirrored, so that nothing sold still earns nothing
    under = np.concatenate(([0.0], np.cumsum((pays[1:] + pays[:-1]) / 2))) * (sums[1] - sums[0])
    half = cell / 2
    return sums, (np.interp(sums + half, sums, under) - np.interp(sums - half, sums, under)) / cell


def _more(worth: tuple[Floats, Floats], *, cell: float, amount: Floats) -> Floats:
    """What a deal of each amount pays on top of every sum that can come together: of cells 0, 1, … of two walks."""
    base = cell * np.arange(2 * CELLS - 1)
    return np.asarray(np.interp(base[:, None] + amount, *worth) - np.interp(base, *worth)[:, None])


def _marginal(more: Floats, rest: Floats) -> Floats:
    """By sum sold and amount: the mean over what may still come."""
    likely = np.flatnonzero(rest > 1e-6)
    weight = rest[likely] / rest[likely].sum()
    return np.asarray(np.einsum("r,sra->sa", weight, more[np.arange(CELLS)[:, None] + likely]))


def _walk(deals: Deals, win: float, count: int) -> tuple[Floats, list[Floats]]:
    """The grid of sums, and the chance of each after 0, 1, … deals; what lies beyond the grid counts at its end."""
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
    walk = [np.eye(CELLS)[0]]
    for _ in range(count):
        wide = np.convolve(walk[-1], step)
        wide[CELLS - 1] = wide[CELLS - 1 :].sum()
        walk.append(wide[:CELLS])
    return grid, walk
