"""Sellers who decide deal by deal what to promise: an agent-based check that shares no averaging with the closed form.

Each seller has an inner cost of their own, sees what the quarter brought so far, and guesses the rest from drawn quarters.
Deals are won, caught and failed by the dice. The same dice are thrown once for sellers who follow their pay and once for
sellers who make exactly the promises that serve the company: the difference in what the company keeps is the loss.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.incentives import Commission, Scheme
from ropeteam.core.numbers.incentive_index import brake_of
from ropeteam.core.numbers.incentive_pay import earned, kept_and_failed

Floats = NDArray[np.float64]
RESTS = 48


@dataclass(frozen=True, slots=True)
class Dice:
    """All chance of a run, thrown beforehand; `[seller and quarter, deal]`."""

    amount: Floats
    gain: Floats
    failure: Floats
    cost: Floats
    won: Floats
    caught: Floats
    failed: Floats
    rests: Floats


@dataclass(frozen=True, slots=True)
class Run:
    """EUR a seller and quarter: expected harm and missed value as met on the way, and what the company kept, each."""

    harm: float
    missed: float
    kept: Floats


def throw(known: dict[str, float], *, sellers: int, quarters: int, seed: int) -> Dice:
    random = np.random.default_rng(seed)
    rows, deals = sellers * quarters, round(known["deals"])
    spread = known["deal_spread"]
    amount = known["deal_amount"] * np.exp(spread * random.standard_normal((rows, deals)) - spread**2 / 2)
    more = known["deal_amount"] * np.exp(spread * random.standard_normal((RESTS, deals)) - spread**2 / 2)
    inner = np.exp(known["integrity_spread"] * random.standard_normal(sellers)) * known["integrity"]
    failure = known["fail_with"] + known["fail_spread"] * random.uniform(-1, 1, (rows, deals))
    return Dice(
        amount=amount,
        gain=known["win_gain"] * (1 + known["gain_spread"] * random.uniform(-1, 1, (rows, deals))),
        failure=np.clip(failure, 0, 1),
        cost=np.repeat(inner, quarters),
        won=random.random((rows, deals)),
        caught=random.random((rows, deals)),
        failed=random.random((rows, deals)),
        rests=more * (random.random((RESTS, deals)) < known["win_before"] + known["win_gain"] / 3),
    )


def follow(scheme: Scheme, known: dict[str, float], dice: Dice, *, selfish: bool) -> Run:
    """One run of a scheme whose seller has one commission."""
    element = next(scheme.plans[0].commissions, None)
    kept, failed = kept_and_failed(element, known) if element else (0.0, 0.0)
    brake = brake_of(scheme, known)
    rows, deals = dice.amount.shape
    sold, net, paid = np.zeros(rows), np.zeros(rows), np.zeros(rows)
    harm = missed = 0.0
    p0, f0 = known["win_before"], known["fail_before"]
    worth = known["margin"] + known["future"]
    for no in range(deals):
        amount, f1 = dice.amount[:, no], dice.failure[:, no]
        p1 = np.minimum(p0 + dice.gain[:, no], 1.0)
        marginal = _marginal(element, sold, amount, dice.rests[:, no + 1 :].sum(axis=1))
        pay = lambda p, f, m=marginal: p * m * ((1 - f) * kept + f * failed)  # noqa: E731
        gain = pay(p1, f1) - pay(p0, f0)
        value = (
            amount * (p1 * (worth - f1 * known["damage"] - known["displaced"]) - p0 * (worth - f0 * known["damage"]))
            - gain
        )
        stop = np.where(value < 0, brake.caught, brake.stopped)
        made = (1 - stop) * gain - stop * brake.penalty > dice.cost if selfish else value > 0
        through = made & (dice.caught[:, no] >= stop) if selfish else made
        harm += float(np.maximum(-value, 0) @ (made * (1 - stop)))
        missed += float(np.maximum(value, 0) @ (1 - made * (1 - stop)))
        won = dice.won[:, no] < np.where(through, p1, p0)
        broken = dice.failed[:, no] < np.where(through, f1, f0)
        net += won * amount * (worth - broken * known["damage"] - through * known["displaced"])
        more = np.zeros(rows) if element is None else earned(element, sold + won * amount) - earned(element, sold)
        paid += more * np.where(broken, failed, kept)
        sold += won * amount
    return Run(harm / rows, missed / rows, net - paid)


def _marginal(element: Commission | None, sold: Floats, amount: Floats, rests: Floats) -> Floats:
    if element is None:
        return np.zeros_like(sold)
    found = np.zeros_like(sold)
    for rest in np.unique(rests):
        found += (earned(element, sold + amount + rest) - earned(element, sold + rest)) * (rests == rest).sum()
    return found / len(rests)
