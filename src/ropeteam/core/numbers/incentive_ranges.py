"""From one value to a range: which assumption moves a result, and where it lies when all of them are open at once.

Rule in prose.

1. Tornado: each assumption is moved alone to its low and its high end, everything else as it stands.
2. Range: all assumptions are drawn at once, each from a triangle over its range with its value as the peak, evenly spread
   over every assumption (a seeded Latin hypercube: the same draws every time and for every scheme). The range is what
   lies between the tenth and the ninetieth of a hundred: 80 %. The value always lies inside.
3. A change between two schemes is drawn as a whole: what both share cancels.

Guarantees: low <= value <= high; the bars stand by their length, the longest first; the same input gives the same range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ropeteam.core.incentives import Scheme
from ropeteam.core.numbers.incentive_assumptions import Assumption, values_of
from ropeteam.core.numbers.incentive_index import Index, index_of
from ropeteam.core.vocabulary_incentives import Outcome

DRAWS = 60
SEED = 20260101


@dataclass(frozen=True, slots=True)
class Bar:
    """The result at the low and at the high end of one assumption."""

    key: str
    at_low: float
    at_high: float

    @property
    def length(self) -> float:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Span:
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Range(Span):
    """`bars`: the assumptions that move it, longest first."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """A scheme at the assumptions' values, at both ends of each, and at the common draws."""

    base: Index
    ends: tuple[tuple[str, Index, Index], ...]
    drawn: tuple[Index, ...]


class Asked(dict[str, float]):
    """Values that remember which of them a result asked for: moving any other one alone cannot change it."""

    def __init__(self, values: Mapping[str, float]) -> None:
        super().__init__(values)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> float:
        self.asked.add(key)
        return super().__getitem__(key)


def measure(scheme: Scheme, assumptions: Sequence[Assumption], *, draws: int = DRAWS) -> Measured:
    known = tuple(assumptions)
    middle = Asked(values_of(known))
    base = index_of(scheme, middle)

    def at(key: str, value: float) -> Index:
        moved = key in middle.asked and value != middle[key]
        return index_of(scheme, {**middle, key: value}) if moved else base

    return Measured(
        base=base,
        ends=tuple((one.key, at(one.key, one.low), at(one.key, one.high)) for one in known),
        drawn=tuple(index_of(scheme, values) for values in drawn(known, draws=draws)),
    )


def range_of(measured: Measured, outcome: Outcome) -> Range:
    """One scheme's result."""
    ends = [(key, getattr(low, outcome), getattr(high, outcome)) for key, low, high in measured.ends]
    return _range(getattr(measured.base, outcome), ends, [getattr(one, outcome) for one in measured.drawn])


def change(before: Measured, after: Measured, outcome: Outcome) -> Range:
    """What `after` has more than `before`."""

    def more(new: Index, old: Index) -> float:
        return float(getattr(new, outcome) - getattr(old, outcome))

    ends = [
        (key, more(low, old_low), more(high, old_high))
        for (key, low, high), (_, old_low, old_high) in zip(after.ends, before.ends, strict=True)
    ]
    at_draws = [more(new, old) for new, old in zip(after.drawn, before.drawn, strict=True)]
    return _range(more(after.base, before.base), ends, at_draws)


def span_of(value: float, at_draws: Sequence[float]) -> Span:
    """What lies between the tenth and the ninetieth of a hundred; the value always inside."""
    low, high = (float(one) for one in np.quantile([*at_draws, value], (0.1, 0.9)))
    return Span(value, min(low, value), max(high, value))


def drawn(known: Sequence[Assumption], *, draws: int = DRAWS) -> list[dict[str, float]]:
    """The common draws: all assumptions at once."""
    random = np.random.default_rng(SEED)
    found: list[dict[str, float]] = [{} for _ in range(draws)]
    for one in known:
        spread = (random.permutation(draws) + random.random(draws)) / draws
        for values, chance in zip(found, spread.tolist(), strict=True):
            values[one.key] = _triangle(one, chance)
    return found


def _range(value: float, ends: Sequence[tuple[str, float, float]], at_draws: Sequence[float]) -> Range:
    span = span_of(value, at_draws)
    bars = sorted((Bar(*end) for end in ends), key=lambda bar: (-bar.length, bar.key))
    return Range(value, span.low, span.high, tuple(bar for bar in bars if bar.length > 0))


def _triangle(one: Assumption, chance: float) -> float:
    """The value below which this share of the triangle lies."""
    width = one.high - one.low
    if width <= 0:
        return one.value
    peak = (one.value - one.low) / width
    if chance < peak:
        return float(one.low + width * (chance * peak) ** 0.5)
    return float(one.high - width * ((1 - chance) * (1 - peak)) ** 0.5)
