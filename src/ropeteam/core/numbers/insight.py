"""The arithmetic under `attention`: what a set of talks teaches, candidate by candidate.

Shapes: N candidates (a talk and a listener), E entries (candidate, cell, chance) sorted by candidate, C cells. With
a = -log(1 - p) the insight is sum_c w_c (1 - exp(-sum_{j in A} a_jc)), which is concave in the sums: `attention_bound`
lives on that. Rule and source: `attention`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

CERTAIN = 1.0 - 1e-12  # a chance of one would make the logarithm infinite


@dataclass(frozen=True, slots=True, eq=False)
class Insight:
    """`worth` (C,) = weight times remainder. (N,): `talk`, `listener`. (E,): `cell`, `chance`. `starts` (N + 1,): where
    each candidate's entries begin. `everything` = what all talks teach a listener who knows every theme."""

    worth: Floats
    talk: Places
    listener: Places
    cell: Places
    chance: Floats
    starts: Places
    everything: float

    @classmethod
    def of(
        cls,
        worth: Sequence[float],
        candidates: Sequence[tuple[int, int, Sequence[tuple[int, float]]]],
        everybody: Iterable[Sequence[tuple[int, float]]],
    ) -> Insight:
        """From candidates (talk, listener, [(cell, chance)]), none of them empty."""
        sizes = [len(entries) for _talk, _listener, entries in candidates]
        entries = [entry for _talk, _listener, found in candidates for entry in found]
        weights = np.array(worth, dtype=np.float64)
        left = np.ones(len(weights))
        for heard in everybody:
            for cell, chance in heard:
                left[cell] *= 1.0 - chance
        return cls(
            weights,
            np.array([talk for talk, _listener, _entries in candidates], dtype=np.intp),
            np.array([listener for _talk, listener, _entries in candidates], dtype=np.intp),
            np.array([cell for cell, _chance in entries], dtype=np.intp),
            np.minimum(np.array([chance for _cell, chance in entries], dtype=np.float64), CERTAIN),
            np.concatenate([[0], np.cumsum(sizes, dtype=np.intp)]).astype(np.intp),
            math.fsum((weights * (1.0 - left)).tolist()),
        )

    @property
    def size(self) -> int:
        return len(self.talk)

    def entries(self, no: int) -> tuple[Places, Floats]:
        """Cells and chances of one candidate."""
        span = slice(self.starts[no], self.starts[no + 1])
        return self.cell[span], self.chance[span]

    def left_after(self, chosen: Iterable[int]) -> Floats:
        """(C,) what of each cell's worth is left to learn after these candidates."""
        left = self.worth.copy()
        for no in chosen:
            cells, chances = self.entries(no)
            left[cells] *= 1.0 - chances
        return left

    def value(self, chosen: Collection[int]) -> float:
        """f of these candidates. Taken in order of number, so that the same set always has the same value."""
        return math.fsum((self.worth - self.left_after(sorted(chosen))).tolist())

    def gain(self, no: int, left: Floats) -> float:
        cells, chances = self.entries(no)
        return float(left[cells] @ chances)

    def all_gains(self, left: Floats) -> Floats:
        """(N,) the gain of every candidate."""
        return np.add.reduceat(left[self.cell] * self.chance, self.starts[:-1]) if self.size else np.zeros(0)

    def gains(self, no: int, others: Iterable[int]) -> list[tuple[int, float]]:
        """What one candidate adds to the others, cell by cell."""
        left = self.left_after(others)
        cells, chances = self.entries(no)
        return [(int(cell), float(left[cell] * chance)) for cell, chance in zip(cells, chances, strict=True)]
