"""What a plan pays for a period's deals, to the cent, with every step of the way there.

Rule in prose. Deals are taken in the order of their signatures.

1. A deal earns `earned(sum with it) - earned(sum before it)`, both rounded to cents: the deals' pay adds up to the
   period's pay exactly, whatever the tiers do.
2. A deal signed past a blocked gate earns nothing where the plan has gate terms, counts for no quota and costs the
   penalty.
3. The pay is cut into its shares by event. A share whose event came is due; one whose event can no longer come (the
   delivery failed, the contract was cancelled) is forfeited; else it is deferred. Of the share due at signature a
   holdback waits.
4. A clawback takes back from what was paid at signature, never more.
5. What is due is divided between the roles; cents go where the running sum says, so the parts add up.

Guarantees: the steps of a deal add up to its pay; due + open + lost = earned; the roles' parts add up to what is due.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ropeteam.core.incentives import (
    ONE,
    ZERO,
    Clawback,
    Commission,
    Element,
    Objective,
    PayShare,
    Plan,
    Spif,
    TeamBonus,
    earned,
    inside,
    level,
    quota_of,
    rate_at,
    reached,
    tiered,
)
from ropeteam.core.vocabulary_incentives import (
    ClawbackCurve,
    ClawbackOn,
    Measure,
    PayEvent,
    PayStep,
    PlanRole,
    TierMode,
)

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Sold:
    """A signed deal, `months` old. `ended_months`: how long after signature the contract was cancelled or delivery failed."""

    key: str
    amount: Decimal
    signed: date
    product: str = ""
    came: frozenset[PayEvent] = frozenset({PayEvent.CONTRACT_SIGNED})
    ended: ClawbackOn | None = None
    ended_months: int = 0
    months: int = 0
    past_gate: bool = False
    curve_end: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """`amount` is what this step adds; `base` and `rate` what it was reckoned from."""

    code: PayStep
    element: str
    deal: str
    amount: Decimal
    base: Decimal | None = None
    rate: Decimal | None = None
    role: PlanRole | None = None


@dataclass(slots=True)
class Payout:
    """`earned` = `due` + `open` + `lost` (lost: forfeited or taken back)."""

    steps: list[Step] = field(default_factory=list)
    earned: Decimal = ZERO
    due: Decimal = ZERO
    open: Decimal = ZERO
    lost: Decimal = ZERO
    by_role: dict[PlanRole, Decimal] = field(default_factory=dict)


def payout(
    plan: Plan,
    deals: Iterable[Sold],
    *,
    values: Mapping[Measure, Decimal] | None = None,
    quarter: int | None = None,
) -> Payout:
    """The pay of one seat under a plan for one period. `values`: what the objectives measured."""
    found = Payout()
    ordered = sorted(deals, key=lambda deal: (deal.signed, deal.key))
    counted = [deal for deal in ordered if plan.gate is None or not deal.past_gate]
    for deal in ordered:
        if plan.gate is not None and deal.past_gate:
            cost = cents(plan.gate.penalty)
            _book(found, Step(PayStep.GATE_BLOCKED, "", deal.key, -cost), plan.role, (), earned_=-cost)
    for element in plan.elements:
        _pay_element(found, plan.role, element, counted, values or {}, quarter)
    return found


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def divided(amount: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """An amount in cents cut by shares that add up to one; so do the parts."""
    whole = sum(shares, ZERO)
    parts, run, before = [], ZERO, ZERO
    for share in shares:
        run += share
        upto = cents(amount * run / whole)
        parts.append(upto - before)
        before = upto
    return parts


def _pay_element(
    found: Payout,
    role: PlanRole,
    element: Element,
    deals: Sequence[Sold],
    values: Mapping[Measure, Decimal],
    quarter: int | None,
) -> None:
    if isinstance(element, Commission):
        _pay_commission(found, role, element, deals, quarter)
    elif isinstance(element, Spif):
        for deal in deals:
            if element.first <= deal.signed <= element.last and element.product in ("", deal.product):
                step = Step(PayStep.SPIF, element.id, deal.key, cents(element.amount))
                _book(found, step, role, (), earned_=step.amount)
    elif isinstance(element, Objective):
        if element.measure in values:
            value = values[element.measure]
            part = level(value, floor=element.floor, target=element.target)
            step = Step(PayStep.OBJECTIVE, element.id, "", cents(element.amount * part), value, part)
            _book(found, step, role, element.shared_with, earned_=step.amount)
    else:
        _pay_team(found, role, element, deals)


def _pay_team(found: Payout, role: PlanRole, element: TeamBonus, deals: Sequence[Sold]) -> None:
    for deal in deals:
        if deal.curve_end is not None:
            part = level(deal.curve_end, floor=element.floor, target=element.target)
            amount = cents((element.amount + element.rate * deal.amount) * part)
            step = Step(PayStep.TEAM, element.id, deal.key, amount, deal.curve_end, part)
            _book(found, step, role, element.shared_with, earned_=amount)


def _book(found: Payout, step: Step, role: PlanRole, shared_with: Sequence[PlanRole], *, earned_: Decimal) -> None:
    """Due at once, and shared evenly with the roles named."""
    found.steps.append(step)
    found.earned += earned_
    roles = (role, *shared_with)
    _divide(found, step.element, step.deal, earned_, roles, [ONE] * len(roles))


def _pay_commission(
    found: Payout, role: PlanRole, element: Commission, deals: Sequence[Sold], quarter: int | None
) -> None:
    sum_ = ZERO
    for deal in deals:
        before, sum_ = sum_, sum_ + deal.amount
        gain = cents(earned(element, sum_, quarter=quarter)) - cents(earned(element, before, quarter=quarter))
        found.steps += _way(element, deal.key, before, sum_, gain, quota_of(element, quarter=quarter))
        found.earned += gain
        due = _due(found, element, deal, gain)
        others = [(other, share) for other, share in element.credit.split if share > 0]
        roles = (role, *(other for other, _ in others))
        _divide(found, element.id, deal.key, due, roles, [element.credit.direct, *(share for _, share in others)])


def _way(
    element: Commission, deal: str, before: Decimal, after: Decimal, gain: Decimal, quota: Decimal | None
) -> list[Step]:
    """How a deal came to its gain."""
    steps = []
    if element.mode == TierMode.MARGINAL:
        for tier, part in inside(element, before, after, quota):
            steps.append(Step(PayStep.TIER, element.id, deal, part * tier.rate, part, tier.rate))
    else:
        rate = rate_at(element, after, quota)
        steps.append(Step(PayStep.TIER, element.id, deal, (after - before) * rate, after - before, rate))
        raised = rate - rate_at(element, before, quota)
        if before and raised:
            steps.append(Step(PayStep.RETROACTIVE, element.id, deal, before * raised, before, raised))
    old = {bonus.at for bonus in reached(element, before, quota)}
    for bonus in reached(element, after, quota):
        if bonus.at not in old:
            steps.append(Step(PayStep.BONUS, element.id, deal, bonus.amount, bonus.at))
    cut = _above_cap(element, after, quota) - _above_cap(element, before, quota)
    if cut:
        steps.append(Step(PayStep.CAPPED, element.id, deal, -cut, element.cap))
    odd = gain - sum((step.amount for step in steps), ZERO)
    return [*steps, Step(PayStep.ROUNDED, element.id, deal, odd)] if odd else steps


def _above_cap(element: Commission, total: Decimal, quota: Decimal | None) -> Decimal:
    if element.cap is None:
        return ZERO
    uncut = tiered(element, total, quota) + sum((one.amount for one in reached(element, total, quota)), ZERO)
    return max(uncut - element.cap, ZERO)


def _due(found: Payout, element: Commission, deal: Sold, gain: Decimal) -> Decimal:
    """What of a deal's gain is paid by now, after deferral, holdback and clawback."""
    due = ZERO
    for part, amount in zip(element.payout, divided(gain, [one.share for one in element.payout]), strict=True):
        if part.on == PayEvent.CONTRACT_SIGNED:
            due += _paid_at_signature(found, element, deal, amount)
        elif part.on in deal.came:
            due += amount
        else:
            _wait(found, element.id, deal, part, amount)
    return due


def _wait(found: Payout, element: str, deal: Sold, part: PayShare, amount: Decimal) -> None:
    if deal.ended is None:
        found.open += amount
    else:
        found.lost += amount
    code = PayStep.DEFERRED if deal.ended is None else PayStep.FORFEITED
    found.steps.append(Step(code, element, deal.key, -amount, rate=part.share))


def _paid_at_signature(found: Payout, element: Commission, deal: Sold, amount: Decimal) -> Decimal:
    back = element.holdback
    held = cents(amount * back.share) if back is not None else ZERO
    cancelled = deal.ended == ClawbackOn.CANCELLATION
    age = max(deal.months, deal.ended_months)
    if back is None or (age >= back.months and not (cancelled and deal.ended_months <= back.months)):
        paid = amount
    else:
        paid = amount - held
        if cancelled:
            found.lost += held
        else:
            found.open += held
        code = PayStep.FORFEITED if cancelled else PayStep.HELD_BACK
        found.steps.append(Step(code, element.id, deal.key, -held, rate=back.share))
    if element.clawback is not None and deal.ended is not None:
        taken = cents(paid * taken_share(element.clawback, deal.ended, deal.ended_months))
        if taken:
            found.steps.append(Step(PayStep.CLAWED_BACK, element.id, deal.key, -taken, paid))
            found.lost += taken
            paid -= taken
    return paid


def taken_share(clawback: Clawback, ended: ClawbackOn, months: int) -> Decimal:
    """Which part of what was paid is taken back. A cancelled contract was not delivered either."""
    if clawback.on == ClawbackOn.CANCELLATION and ended != ClawbackOn.CANCELLATION:
        return ZERO
    if months >= clawback.window_months:
        return ZERO
    left = ONE if clawback.curve == ClawbackCurve.FULL else ONE - Decimal(months) / clawback.window_months
    return clawback.share * left


def _divide(
    found: Payout, element: str, deal: str, due: Decimal, roles: Sequence[PlanRole], shares: Sequence[Decimal]
) -> None:
    found.due += due
    for role, part in zip(roles, divided(due, shares), strict=True):
        found.by_role[role] = found.by_role.get(role, ZERO) + part
        if len(roles) > 1:
            found.steps.append(Step(PayStep.SPLIT, element, deal, part, due, role=role))
