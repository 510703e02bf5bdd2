"""What an element pays, as the corners of a line: for a picture, and to see where it jumps.

Rule in prose. Pay changes its slope only at a tier's edge, at a bonus, where the cap begins and where an objective starts or ends
to count; between two corners it is straight. Where pay just before a corner is less than at it, it jumps: a cliff. A commission
is drawn over what is sold in its period, an objective over what is measured.

| element | corners (x, pay), Q 100,000 | jumps |
|---|---|---|
| 8 % to 1.0, 12 % above, 5,000 at 1.0 | (0, 0) (100,000, 8,000) (100,000, 13,000) (150,000, 19,000) | 5,000 at 100,000 |
| 1,000 from 0.6 to 0.9 | (0, 0) (0.6, 0) (0.9, 1,000) (1, 1,000) | none |
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ropeteam.core.incentives import ONE, ZERO, Commission, Objective, TeamBonus, earned, quota_of
from ropeteam.core.vocabulary_incentives import SHARE_MEASURES, TierMode

CENT = Decimal("0.01")
BEYOND = Decimal("1.5")  # how far the line goes on past the quota or the last edge
TEN = Decimal(10)


@dataclass(frozen=True, slots=True)
class Corner:
    at: Decimal
    pay: Decimal


@dataclass(frozen=True, slots=True)
class Jump:
    at: Decimal
    before: Decimal
    after: Decimal

    @property
    def lump(self) -> Decimal:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Curve:
    """`quota` as an x, None where there is none."""

    corners: tuple[Corner, ...]
    jumps: tuple[Jump, ...]
    quota: Decimal | None = None

    @property
    def top(self) -> Decimal:
        return max(corner.pay for corner in self.corners)

    @property
    def end(self) -> Decimal:
        return self.corners[-1].at


def commission_curve(element: Commission, *, usual: Decimal) -> Curve:
    """`usual`: what is sold in a period where the plan has no quota to say it."""
    quota = quota_of(element)
    scale = quota or ONE
    edges = {tier.start * scale for tier in element.tiers} | {one.at * scale for one in element.bonuses}
    last = max({quota or usual} | edges)
    found: list[Corner] = [Corner(ZERO, earned(element, ZERO))]
    jumps = []
    end = last * BEYOND
    for at in sorted(edge for edge in (*edges, *_cap_begins(element, {ZERO, *edges, end})) if edge > 0):
        before, after = _just_before(element, at), earned(element, at)
        found.append(Corner(at, before))
        if after - before > CENT:
            found.append(Corner(at, after))
            jumps.append(Jump(at, before, after))
    return Curve((*found, Corner(end, earned(element, end))), tuple(jumps), quota)


def objective_curve(element: Objective | TeamBonus, *, deal: Decimal = ZERO) -> Curve:
    """`deal`: the amount of the deal that a team bonus takes its rate of."""
    full = element.amount + (element.rate * deal if isinstance(element, TeamBonus) else ZERO)
    least = ONE if isinstance(element, Objective) and element.measure in SHARE_MEASURES else TEN
    end = max(least, element.target * BEYOND) if element.target > least else least
    corners = [Corner(ZERO, full if element.target <= 0 else ZERO)]
    jumps: list[Jump] = []
    if element.floor == element.target and element.target > 0:
        corners += [Corner(element.target, ZERO), Corner(element.target, full)]
        jumps.append(Jump(element.target, ZERO, full))
    elif element.target > 0:
        corners += [Corner(element.floor, ZERO), Corner(element.target, full)]
    return Curve((*corners, Corner(end, full)), tuple(jumps))


def _just_before(element: Commission, at: Decimal) -> Decimal:
    """The pay that the line comes to from below: what lies under the edge, without what the edge itself brings."""
    quota = quota_of(element)
    under = replace(element, bonuses=tuple(one for one in element.bonuses if one.at * (quota or ONE) < at))
    if element.mode == TierMode.MARGINAL:
        return earned(under, at)
    lower = tuple(tier for tier in element.tiers if tier.start * (quota or ONE) < at)
    return earned(replace(under, tiers=lower), at) if lower else ZERO


def _cap_begins(element: Commission, corners: Collection[Decimal]) -> Iterator[Decimal]:
    """Where straight pay between two corners comes to the cap; a jump over the cap needs no corner of its own."""
    if element.cap is None:
        return
    uncut = replace(element, cap=None)
    for start, end in pairwise(sorted(corners)):
        low, high = earned(uncut, start), _just_before(uncut, end)
        if low < element.cap < high:
            yield start + (element.cap - low) * (end - start) / (high - low)
