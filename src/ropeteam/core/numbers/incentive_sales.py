"""One deal sold honestly and over-promised: what each role is paid, and where in a period the temptation stands highest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ropeteam.core.incentives import ZERO, Commission, Scheme
from ropeteam.core.numbers.incentive_assumptions import Values
from ropeteam.core.numbers.incentive_index import SELDOM, Paid, brake_of, company_of, pay_by_role, uneven
from ropeteam.core.numbers.incentive_pay import commission_pay, earned, is_straight, quarters, side_pay
from ropeteam.core.numbers.incentive_quarter import deals_of, places
from ropeteam.core.numbers.incentives import (
    BreakEvens,
    Case,
    Pay,
    Terms,
    behind_gate,
    break_evens,
    company_value,
    expected,
    temptation,
)
from ropeteam.core.vocabulary_incentives import PlanRole

REACHED = (0.0, 0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5)
AMOUNTS = (0.5, 1.0, 2.0)
FAR = 2.0  # quota and expectation this many times apart do not belong together


@dataclass(frozen=True, slots=True)
class RoleSale:
    """Expected pay in today's EUR; `gain` = g, `behind_gate` what is left of it with the company's gate."""

    role: PlanRole
    honest: float
    promised: float
    gain: float
    behind_gate: float


@dataclass(frozen=True, slots=True)
class Moment:
    """The highest g of the seller at the period's chance to sell `no` of `of`, over the sums that may be sold by then (each with a
    chance above one in a thousand). The mean is the same all along: what is needed at the end is already expected before."""

    no: int
    of: int
    highest: float


@dataclass(frozen=True, slots=True)
class TwoSales:
    """`value` = v. `conflict`: roles that gain by what costs the company. `course`: the temptation on its way to the period's end;
    empty where what was sold before does not matter."""

    amount: float
    roles: tuple[RoleSale, ...]
    value: float
    ends: BreakEvens
    course: tuple[Moment, ...] = ()

    @property
    def conflict(self) -> tuple[PlanRole, ...]:
        return tuple(row.role for row in self.roles if row.gain > 0 > self.value)


@dataclass(frozen=True, slots=True)
class Spot:
    """The seller's g for the last deal of a period, by what is reached of the quota before it and by the deal's amount."""

    reached: float
    amount: float
    gain: float


def case_of(known: Values) -> Case:
    """The middle deal: mean amount, mean promise."""
    p0, f0 = known["win_before"], known["fail_before"]
    return Case(known["deal_amount"], p0, min(p0 + known["win_gain"], 1.0), f0, known["fail_with"])


def two_sales(scheme: Scheme, known: Values) -> TwoSales:
    """The middle deal at a mean moment of the period."""
    case, brake, deals = case_of(known), brake_of(scheme, known), deals_of(known)
    paid = pay_by_role(scheme, deals, known, win=known["win_before"])
    rows, all_gain = [], 0.0
    for role, pay in paid.roles.items():
        mean = Pay(*(float(np.broadcast_to(part, deals.amount.shape) @ deals.weight) for part in
                     (pay.kept, pay.failed, pay.objective_kept, pay.objective_failed)))  # fmt: skip
        gain = float(temptation(case, mean))
        honest = float(expected(mean, case.p0, case.f0))
        penalty = brake.penalty if role == PlanRole.SELLER else 0.0
        left = float(behind_gate(gain, caught=brake.caught, penalty=penalty))
        rows.append(RoleSale(role, honest, honest + gain, gain, left))
        all_gain += gain
    value = float(company_value(case, company_of(known), paid=all_gain))
    ends = _ends(float(paid.marginal @ deals.weight), brake.penalty, case, known)
    own = next((row.gain for row in rows if row.role == PlanRole.SELLER), 0.0)
    return TwoSales(float(case.amount), tuple(rows), value, ends, tuple(_course(scheme, paid, own, case, known)))


def _course(scheme: Scheme, paid: Paid, gain: float, case: Case, known: Values) -> Iterator[Moment]:
    """`gain`: the mean over all places, around which they lie."""
    for _, own in uneven(scheme)[:1]:
        of_one = float(temptation(case, commission_pay(own, 1.0, known))) * float(own.credit.direct)
        pays = paid.by_place.marginal @ deals_of(known).weight
        for (no, of), pay, chance in zip(paid.by_place.at, pays, paid.by_place.weight, strict=True):
            likely = chance / chance.sum()
            highest = float(max(of_one * pay[likely > SELDOM]))
            yield Moment(no, of, gain + highest)


def spots(scheme: Scheme, known: Values) -> tuple[Spot, ...]:
    """Everything the seat is paid for the deal: the first commission with a quota at the place reached, the rest of its pay at
    a mean moment. Empty where no seller's commission has a quota: then what was sold before does not matter."""
    first = _with_quota(scheme)
    if first is None or first.quota is None:
        return ()
    quota, found = float(first.quota.amount), []
    beside = [_beside(scheme, first, known["deal_amount"] * times, known) for times in AMOUNTS]
    for reached in REACHED:
        for times, rest in zip(AMOUNTS, beside, strict=True):
            amount = known["deal_amount"] * times
            more = earned(first, np.array([reached * quota, reached * quota + amount]))
            pay = commission_pay(first, float(more[1] - more[0]), known).times(float(first.credit.direct))
            found.append(Spot(reached, amount, float(temptation(case_of(known), pay + rest))))
    return tuple(found)


def quota_far(scheme: Scheme, known: Values) -> tuple[float, float] | None:
    """(the seller's quota, what the assumptions expect to be sold in its period) where they lie so far apart that they do not
    belong together; else None."""
    first = _with_quota(scheme)
    if first is None or first.quota is None:
        return None
    quota = float(first.quota.amount)
    sold = known["deals"] * quarters(first) * known["win_before"] * known["deal_amount"]
    return None if quota <= FAR * sold and sold <= FAR * quota else (quota, sold)


def _with_quota(scheme: Scheme) -> Commission | None:
    elements = (element for plan in scheme.of(PlanRole.SELLER) for element in plan.commissions)
    return next((element for element in elements if element.quota is not None), None)


def _beside(scheme: Scheme, first: Commission, amount: float, known: Values) -> Pay:
    """What the seat gets for a deal of that amount from everything but one commission."""
    deals, found = deals_of(known), Pay()
    for plan in scheme.plans:
        found += side_pay(plan, amount, known).get(PlanRole.SELLER, Pay())
        own = plan.role in (PlanRole.SELLER, PlanRole.JOINT)
        for element in plan.commissions:
            share = (element.credit.direct if own else ZERO) + dict(element.credit.split).get(PlanRole.SELLER, ZERO)
            if element is first or not share:
                continue
            if is_straight(element):
                marginal = amount * float(element.tiers[0].rate)
            else:
                mean = places(element, deals, known, win=known["win_before"]).mean
                marginal = float(np.interp(amount, deals.amount, mean))
            found += commission_pay(element, marginal, known).times(float(share))
    return found


def _ends(marginal: float, penalty: float, case: Case, known: Values) -> BreakEvens:
    """Of the seller's commission alone, paid at signature: what each lever would have to be."""
    return break_evens(case, Terms(marginal, discount=known["discount"], penalty=penalty))
