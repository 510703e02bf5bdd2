"""The overstretch index: how many points of enthusiasm a deal is about to lose, and what would mend it.

Rule in prose. Unit: points (0..10), the drop from the last 14 days before the signature to days 7-60 after the
handover (`core.handover`). Being enthusiastic is not the damage, an expectation that will not be met is; so what
counts is, for each day before the handover:

- S = sum over open promises of w (1 - b): w = 1 nice, 2 challenge, 3 breaker (importance of its change request); b =
  chance that it is delivered as promised (`core.fit`, the verdict table);
- coldness = 1 - h, h = (talks with services + 0.3) / (talks + 1), of the talks with the customer so far;
- L = max(enthusiasm today - 5, 0), the height: a weak term that the data may take away.

**OI = b0 + bS S + bH (1 - h) + bL L.** The weights are guesses (`PRIOR`) until the company's own closed handovers
move them: a conjugate normal regression with known residual, so the order and the grouping of the handovers do not
matter.

Guarantees: with the prior weights, taking back or better backing a promise never raises the index; the terms add up
to it; a lever's points are exactly what the index would change.

Source: docs/reference/science.md, "Overstretch".
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np

from ropeteam.core.numbers.observations import HIGHEST, LOWEST
from ropeteam.core.vocabulary import Importance

WEIGHT: dict[Importance, float] = {Importance.NICE: 1.0, Importance.CHALLENGE: 2.0, Importance.BREAKER: 3.0}
LARGE_DROP = 2.0
LEVEL_GROUND = 5.0
FIRST_TALKS = 0.3
MOST_PROMISES = 3
NEXT_TALKS = 2

Row = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise still open: `chance` b in 0..1 that it is delivered as promised by its date."""

    key: str
    chance: float
    importance: Importance = Importance.CHALLENGE

    @property
    def shortfall(self) -> float:
        """w (1 - b), 0..3: its share in S."""
        return WEIGHT[self.importance] * (1.0 - self.chance)


@dataclass(frozen=True, slots=True)
class Standing:
    """A deal on one day before its handover. `talks` counts customer talks so far, 0 <= `with_services` <= talks.

    `enthusiasm` is the curve's mean that day, 0..10.
    """

    promises: tuple[OpenPromise, ...]
    talks: int
    with_services: int
    enthusiasm: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What is believed of (b0, bS, bH, bL): `mean` (4,), `covariance` (4, 4) in points, residual sd in points.

    `learned_from` is the number of the company's own closed handovers in it: say it wherever the index is shown.
    """

    mean: Row
    covariance: tuple[Row, Row, Row, Row]
    residual: float = 1.1
    learned_from: int = 0


PRIOR = Weights(
    (0.0, 0.20, 1.0, 0.15),
    ((0.25, 0.0, 0.0, 0.0), (0.0, 0.01, 0.0, 0.0), (0.0, 0.0, 0.25, 0.0), (0.0, 0.0, 0.0, 0.0225)),
)


@dataclass(frozen=True, slots=True)
class ClosedHandover:
    """A deal's standing at its signature and the drop in points that followed (smoothed, `core.handover`)."""

    standing: Standing
    drop: float


class LeverCode(StrEnum):
    """Withdraw or fully back the promises in `subjects`; bring services into the next `talks` talks."""

    MEND_PROMISES = "mend_promises"
    BRING_SERVICES = "bring_services"


@dataclass(frozen=True, slots=True)
class Lever:
    """What one could do before the next talk, and by how many points the index would change (below 0: it helps)."""

    code: LeverCode
    points: float
    subjects: tuple[str, ...] = ()
    talks: int = 0


@dataclass(frozen=True, slots=True)
class Overstretch:
    """`points` = base + promises + coldness + height; `sd` of the coming drop; `chance` that it is above LARGE_DROP."""

    points: float
    sd: float
    chance: float
    base: float
    promises: float
    coldness: float
    height: float
    levers: tuple[Lever, ...]
    learned_from: int


def overstretch(standing: Standing, weights: Weights = PRIOR) -> Overstretch:
    """The index of one deal today, its four terms, and the levers that help, strongest first."""
    row = terms(standing)
    base, promises, coldness, height = (weight * value for weight, value in zip(weights.mean, row, strict=True))
    x = np.array(row)
    drop = NormalDist(
        base + promises + coldness + height,
        math.sqrt(weights.residual**2 + float(x @ np.array(weights.covariance) @ x)),
    )
    return Overstretch(
        points=drop.mean,
        sd=drop.stdev,
        chance=1.0 - drop.cdf(LARGE_DROP),
        base=base,
        promises=promises,
        coldness=coldness,
        height=height,
        levers=_levers(standing, weights),
        learned_from=weights.learned_from,
    )


def terms(standing: Standing) -> Row:
    """(1, S, 1 - h, L) of the definition."""
    shortfall = math.fsum(promise.shortfall for promise in standing.promises)
    height = max(standing.enthusiasm - LEVEL_GROUND, 0.0)
    return 1.0, shortfall, _coldness(standing.talks, standing.with_services), height


def learn(closed: Iterable[ClosedHandover], weights: Weights = PRIOR) -> Weights:
    """The weights after these closed handovers (each may enter once). No handover: unchanged."""
    cases = list(closed)
    x = np.array([terms(case.standing) for case in cases]).reshape(-1, 4)
    drops = np.array([case.drop for case in cases])
    before = np.linalg.inv(np.array(weights.covariance))
    after = before + x.T @ x / weights.residual**2
    mean = np.linalg.solve(after, before @ np.array(weights.mean) + x.T @ drops / weights.residual**2)
    covariance = np.linalg.inv(after)
    rows = [(float(a), float(b), float(c), float(d)) for a, b, c, d in (mean, *(covariance + covariance.T) / 2.0)]
    return Weights(rows[0], (rows[1], rows[2], rows[3], rows[4]), weights.residual, weights.learned_from + len(cases))


def remaining(promises: Iterable[OpenPromise], weights: Weights = PRIOR) -> float:
    """After the handover: bS S of the promises still open, the only part that can still be mended. Points, >= 0."""
    return max(weights.mean[1] * math.fsum(promise.shortfall for promise in promises), 0.0)


def deliverable(enthusiasm: float, points: float) -> float:
    """The second line: enthusiasm less what is overstretched. Never above the curve, never off the scale 0..10."""
    return min(max(enthusiasm - max(points, 0.0), LOWEST), HIGHEST)


def _levers(standing: Standing, weights: Weights) -> tuple[Lever, ...]:
    unsure = [promise for promise in standing.promises if promise.shortfall > 0]
    heavy = sorted(unsure, key=lambda promise: (-promise.shortfall, promise.key))[:MOST_PROMISES]
    warmer = _coldness(standing.talks + NEXT_TALKS, standing.with_services + NEXT_TALKS)
    warmth = weights.mean[2] * (warmer - _coldness(standing.talks, standing.with_services))
    mending = -weights.mean[1] * math.fsum(promise.shortfall for promise in heavy)
    levers = [
        Lever(LeverCode.MEND_PROMISES, mending, subjects=tuple(promise.key for promise in heavy)),
        Lever(LeverCode.BRING_SERVICES, warmth, talks=NEXT_TALKS),
    ]
    return tuple(sorted((lever for lever in levers if lever.points < 0), key=lambda lever: lever.points))


def _coldness(talks: int, with_services: int) -> float:
    return 1.0 - (with_services + FIRST_TALKS) / (talks + 1)
