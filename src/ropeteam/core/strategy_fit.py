"""How a wish fits the strategy: people rate it pillar by pillar, and their spread is shown instead of averaged away.

Rule in prose. Whoever judges rates a wish against a pillar: -1 against, 0 none, 0.5 supports, 1 core. Of one person only the
latest rating counts.

1. Weights come from the pillars' order in the strategy: what it names first weighs 1, second 1/2, third 1/3 and so on, then
   all are scaled to the sum 1. Pillars without a priority stand behind the last one that has one; where no pillar has
   one, all weigh the same.
2. Of each pillar the median of its ratings counts: one loud voice does not move it.
3. fit = weighted mean of the medians over the pillars that somebody rated. A pillar nobody rated is unknown, not 0: it is
   left out, and `known` says how much of the strategy's weight was rated. None rated: fit is None, never 0.
4. spread of a pillar = highest minus lowest median of a role; the wish's is that of its widest pillar. Above 0.5 the roles
   have to talk (it goes on the exchange's agenda).
5. "Against the vision" is a word of its own: it flags the wish and leaves fit as it is. It is never buried in a mean.

| ratings (priority 1; priority 2) | fit | known | spread |
|---|---|---|---|
| product 1; product 0 | .67 | 1 | 0 |
| product 1, seller -1; nobody | 0 | .67 | 2 |
| nobody; presales .5 | .5 | .33 | 0 |
| nobody; nobody | None | 0 | 0 |

Guarantees: -1 <= fit <= 1; a higher rating never lowers it; the order of the ratings does not matter. Text similarity may
only say where to look, never rate. Source: docs/reference/science.md, "Strategy fit".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from ropeteam.core.vocabulary import Role

VALUES = (-1.0, 0.0, 0.5, 1.0)
WIDE_ABOVE = 0.5


@dataclass(frozen=True, slots=True)
class PillarPlace:
    """A pillar and where the strategy names it: 1 is first, None is nowhere."""

    key: str
    priority: int | None


@dataclass(frozen=True, slots=True)
class Rating:
    """The latest word of one person on one pillar, said in a role."""

    pillar: str
    role: Role
    value: float


@dataclass(frozen=True, slots=True)
class PillarFit:
    """`value` is the median, None where nobody rated. `roles`: each role's own median."""

    pillar: str
    weight: float
    value: float | None
    spread: float
    roles: tuple[tuple[Role, float], ...]


@dataclass(frozen=True, slots=True)
class StrategyFit:
    """`value` in -1..1 or None; `known` 0..1 is the share of the strategy's weight that was rated."""

    value: float | None
    known: float
    spread: float
    pillars: tuple[PillarFit, ...]
    vetoed: bool

    @property
    def disputed(self) -> bool:
        return self.spread > WIDE_ABOVE


def judge(pillars: Sequence[PillarPlace], ratings: Iterable[Rating], *, vetoed: bool = False) -> StrategyFit:
    """The fit of one wish. Ratings of pillars that are not among these are left out. Raises ValueError on another value."""
    weights = weigh(pillars)
    given: dict[str, list[Rating]] = {}
    for rating in ratings:
        if rating.value not in VALUES:
            raise ValueError("a pillar is rated -1, 0, 0.5 or 1")
        given.setdefault(rating.pillar, []).append(rating)
    rows = tuple(_pillar(place.key, weights[place.key], given.get(place.key, [])) for place in pillars)
    known = sum(row.weight for row in rows if row.value is not None)
    total = sum(row.weight * row.value for row in rows if row.value is not None)
    value = max(-1.0, min(1.0, total / known)) if known else None
    return StrategyFit(value, min(known, 1.0), max((row.spread for row in rows), default=0.0), rows, vetoed)


def weigh(pillars: Sequence[PillarPlace]) -> Mapping[str, float]:
    """Each pillar's share of the strategy, summing to 1."""
    named = [place.priority for place in pillars if place.priority]
    last = max(named, default=0)
    ranks = sorted({place.priority or last + 1 for place in pillars})
    shares = {place.key: 1 / (1 + ranks.index(place.priority or last + 1)) for place in pillars}
    total = sum(shares.values())
    return {key: share / total for key, share in shares.items()}


def _pillar(key: str, weight: float, ratings: Sequence[Rating]) -> PillarFit:
    by_role: dict[Role, list[float]] = {}
    for rating in ratings:
        by_role.setdefault(rating.role, []).append(rating.value)
    roles = tuple((role, median(by_role[role])) for role in Role if role in by_role)
    medians = [value for _, value in roles]
    spread = max(medians) - min(medians) if medians else 0.0
    value = median([rating.value for rating in ratings]) if ratings else None
    return PillarFit(key, weight, value, spread, roles)
