"""How much insight no plan can exceed: the concave relaxation of `attention`, from above.

Let x_j in 0..1 say how much of candidate j is attended. F(x) = sum_c w_c (1 - exp(-sum_j a_jc x_j)), a = -log(1 - p), is
concave and equals the insight where every x_j is 0 or 1. For any x and any larger set P of what may be attended,
best <= F(x) + max_{y in P} grad F(x) . (y - x). P here forgets overlaps and that a talk has one listener, and keeps each
listener's minutes a week: its maximum is a fractional knapsack a week. Frank-Wolfe steps make the bound tighter; the
smallest one counts.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from ropeteam.core.numbers.attention_search import Seats
from ropeteam.core.numbers.insight import Floats, Insight

ROUNDS = 60


def upper_bound(
    insight: Insight, seats: Seats, standing: Collection[int], *, start: Collection[int] = (), rounds: int = ROUNDS
) -> float:
    """An insight that no plan exceeds which keeps `standing`. `start`: a good plan to begin at."""
    if not insight.size:
        return 0.0
    depth = -np.log1p(-insight.chance)
    owner = np.repeat(np.arange(insight.size), np.diff(insight.starts))
    weeks = _Weeks(seats, standing)
    x = np.zeros(insight.size)
    x[sorted(start)] = 1.0
    best = float(insight.worth.sum())
    for step in range(rounds):
        sums = np.bincount(insight.cell, weights=depth * x[owner], minlength=len(insight.worth))
        left = insight.worth * np.exp(-sums)
        slope: Floats = np.bincount(owner, weights=left[insight.cell] * depth, minlength=insight.size).astype(
            np.float64
        )
        y = weeks.fullest(slope)
        best = min(best, float((insight.worth - left).sum() + slope @ (y - x)))
        x += (y - x) * 2.0 / (step + 3.0)
    return best


class _Weeks:
    """The candidates that may be attended at all, grouped by listener and week, with the minutes each group has."""

    def __init__(self, seats: Seats, standing: Collection[int]) -> None:
        held = set(standing)
        self.size = len(seats.slots)
        self.standing = np.array(sorted(held), dtype=np.intp)
        self.members = np.array(
            [no for group in sorted(seats.groups) for no in seats.groups[group] if no not in held], dtype=np.intp
        )
        keys = {group: place for place, group in enumerate(sorted(seats.groups))}
        self.group = np.array([keys[seats.slots[no][1], seats.slots[no][4]] for no in self.members], dtype=np.intp)
        self.length = np.array([seats.length[no] for no in self.members], dtype=np.float64)
        self.room = np.array([float(seats.minutes[who]) for who, _week in sorted(seats.groups)])
        for no in held:
            place = keys.get((seats.slots[no][1], seats.slots[no][4]))
            if place is not None:
                self.room[place] = max(self.room[place] - seats.length[no], 0.0)

    def fullest(self, slope: Floats) -> Floats:
        """(N,) the y of P with the largest slope . y: the best a minute first, the last one in part."""
        y = np.zeros(self.size)
        y[self.standing] = 1.0
        if not len(self.members):
            return y
        rate = slope[self.members] / self.length
        order = np.lexsort((-rate, self.group))
        group, length = self.group[order], self.length[order]
        before = np.cumsum(length) - length
        first = np.concatenate([[True], group[1:] != group[:-1]])
        used = before - np.maximum.accumulate(np.where(first, before, 0.0))
        y[self.members[order]] = np.clip((self.room[group] - used) / length, 0.0, 1.0)
        return y
