"""A pay plan as plain values, and what it earns for a sum of deals.

A *plan* pays one role; a *scheme* is what a company has at one time: the plans of its roles, to whom the roles report and
whether the contract gate is on. Money is EUR as Decimal, shares and rates are parts of one. No plan names a person.

Rule in prose: `earned`. x is the sum of a period's deals, Q the quota.

1. Marginal tiers: each rate holds for the part of x that lies in its tier.
2. Retroactive tiers: the tier that x / Q reaches sets the rate for all of x; at its edge pay jumps.
3. A bonus is paid once x / Q reaches it: a cliff.
4. The cap cuts the sum.

| plan | x / Q | earned (Q 100,000) |
|---|---|---|
| 8 % to 1.0, 12 % above, marginal | 1.25 | 11,000 |
| the same, retroactive | 1.25 | 15,000 |
| 8 % and 5,000 at 1.0 | 1.0 | 13,000 |
| 8 %, cap 6,000 | 1.0 | 6,000 |

Guarantees: marginal tiers with rates >= 0 never earn less for more, and jump nowhere but at a bonus.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import (
    ClawbackCurve,
    ClawbackOn,
    Measure,
    PayEvent,
    PlanRole,
    QuotaPeriod,
    TierMode,
)

ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Tier:
    """`start` and `end` as attainment (1 = quota); `end` None: without an end."""

    start: Decimal
    end: Decimal | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Quota:
    """`ramp`: the part of the amount that counts as the quota in the first, second, … quarter of a seat."""

    amount: Decimal
    period: QuotaPeriod = QuotaPeriod.QUARTER
    ramp: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Bonus:
    """A lump sum at an attainment: a cliff."""

    at: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PayShare:
    share: Decimal
    on: PayEvent


@dataclass(frozen=True, slots=True)
class Clawback:
    on: ClawbackOn
    window_months: int
    share: Decimal = ONE
    curve: ClawbackCurve = ClawbackCurve.FULL


@dataclass(frozen=True, slots=True)
class Holdback:
    """This share of what is due at signature is paid `months` later, unless the contract was cancelled by then."""

    share: Decimal
    months: int


@dataclass(frozen=True, slots=True)
class Credit:
    """How a deal's pay is divided between the plan's own role and others; adds up to one."""

    direct: Decimal = ONE
    split: tuple[tuple[PlanRole, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Commission:
    id: str
    tiers: tuple[Tier, ...]
    mode: TierMode = TierMode.MARGINAL
    quota: Quota | None = None
    bonuses: tuple[Bonus, ...] = ()
    cap: Decimal | None = None
    credit: Credit = Credit()
    payout: tuple[PayShare, ...] = (PayShare(ONE, PayEvent.CONTRACT_SIGNED),)
    clawback: Clawback | None = None
    holdback: Holdback | None = None

    @property
    def at_signature(self) -> Decimal:
        return sum((part.share for part in self.payout if part.on == PayEvent.CONTRACT_SIGNED), ZERO)

    @property
    def jumps(self) -> bool:
        """Whether one deal more can pay a lump: a bonus, or a retroactive tier that changes the rate."""
        rates = {tier.rate for tier in self.tiers} | ({ZERO} if self.tiers and self.tiers[0].start > 0 else set())
        return bool(self.bonuses) or (self.mode == TierMode.RETROACTIVE and len(rates) > 1)


@dataclass(frozen=True, slots=True)
class Spif:
    """So much for each deal of a product inside a window; product '' means any."""

    id: str
    amount: Decimal
    first: date
    last: date
    product: str = ""


@dataclass(frozen=True, slots=True)
class Objective:
    """Paid in full from `target` on, nothing up to `floor`, in a straight line between (floor = target: all or nothing)."""

    id: str
    measure: Measure
    floor: Decimal
    target: Decimal
    amount: Decimal
    shared_with: tuple[PlanRole, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamBonus:
    """For each deal by where its enthusiasm curve ends (0-10), as an objective; `rate` of the deal's amount on top."""

    id: str
    floor: Decimal
    target: Decimal
    amount: Decimal = ZERO
    rate: Decimal = ZERO
    shared_with: tuple[PlanRole, ...] = ()


Element = Commission | Spif | Objective | TeamBonus


@dataclass(frozen=True, slots=True)
class GateTerms:
    """A deal signed past a blocked gate earns nothing under this plan, and costs `penalty`."""

    penalty: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Plan:
    id: str
    role: PlanRole
    version: int = 1
    base: Decimal = ZERO
    variable: Decimal = ZERO
    since: date | None = None
    until: date | None = None
    elements: tuple[Element, ...] = ()
    gate: GateTerms | None = None

    @property
    def commissions(self) -> Iterator[Commission]:
        return (one for one in self.elements if isinstance(one, Commission))

    @property
    def objectives(self) -> Iterator[Objective]:
        return (one for one in self.elements if isinstance(one, Objective))

    @property
    def team(self) -> Iterator[TeamBonus]:
        return (one for one in self.elements if isinstance(one, TeamBonus))

    @property
    def spifs(self) -> Iterator[Spif]:
        return (one for one in self.elements if isinstance(one, Spif))


@dataclass(frozen=True, slots=True)
class Scheme:
    """All plans of a company at one time. `reporting`: (role, to whom it reports)."""

    name: str
    plans: tuple[Plan, ...]
    gate: bool = False
    reporting: tuple[tuple[Role, Role], ...] = ()

    def of(self, role: PlanRole) -> tuple[Plan, ...]:
        """The plans that pay this role, joint ones too."""
        return tuple(plan for plan in self.plans if plan.role in (role, PlanRole.JOINT))


def quota_of(element: Commission, *, quarter: int | None = None) -> Decimal | None:
    """The quota in EUR; `quarter` counts a seat's quarters from 1 where the quota ramps up."""
    if element.quota is None:
        return None
    ramp = element.quota.ramp
    if quarter is None or not ramp:
        return element.quota.amount
    return element.quota.amount * ramp[min(quarter, len(ramp)) - 1]


def earned(element: Commission, total: Decimal, *, quarter: int | None = None) -> Decimal:
    """What so much sold in a period earns, exactly: before cents, shares and splits."""
    quota = quota_of(element, quarter=quarter)
    sum_ = tiered(element, total, quota) + sum((one.amount for one in reached(element, total, quota)), ZERO)
    return sum_ if element.cap is None else min(sum_, element.cap)


def tiered(element: Commission, total: Decimal, quota: Decimal | None) -> Decimal:
    if element.mode == TierMode.RETROACTIVE:
        return total * rate_at(element, total, quota)
    return sum((part * tier.rate for tier, part in inside(element, ZERO, total, quota)), ZERO)


def inside(
    element: Commission, before: Decimal, after: Decimal, quota: Decimal | None
) -> Iterator[tuple[Tier, Decimal]]:
    """How much of the stretch from `before` to `after` lies in which tier."""
    scale = quota or ONE
    for tier in element.tiers:
        end = after if tier.end is None else min(after, tier.end * scale)
        part = end - max(before, tier.start * scale)
        if part > 0:
            yield tier, part


def rate_at(element: Commission, total: Decimal, quota: Decimal | None) -> Decimal:
    """The rate of the tier that a total reaches; reaching its start is enough."""
    rates = [tier.rate for tier in element.tiers if total >= tier.start * (quota or ONE)]
    return rates[-1] if rates else ZERO


def reached(element: Commission, total: Decimal, quota: Decimal | None) -> Iterator[Bonus]:
    return (one for one in element.bonuses if quota is not None and total >= one.at * quota)


def level(value: Decimal, *, floor: Decimal, target: Decimal) -> Decimal:
    """0..1: how much of an objective's amount a value earns."""
    if value >= target:
        return ONE
    return ZERO if value <= floor else (value - floor) / (target - floor)
