"""A plan's pay for one more deal, as numbers: the exact rule of `core.incentives` over arrays, and what roles get of it.

Everything here is linear in the chance of failure, so a role is known by `Pay(kept, failed)`. Clawback and holdback look
at one moment: `months_to_failure` after signature, and the share of failures that end in a cancelled contract.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.incentive_payout import taken_share
from ropeteam.core.incentives import Commission, Objective, Plan, Scheme, Spif, TeamBonus
from ropeteam.core.numbers.incentive_assumptions import Values
from ropeteam.core.numbers.incentives import Pay
from ropeteam.core.vocabulary_incentives import (
    ClawbackOn,
    Measure,
    PlanRole,
    QuotaPeriod,
    TierMode,
)

Floats = NDArray[np.float64]
FOUR = (PlanRole.SELLER, PlanRole.PRESALES, PlanRole.PRODUCT, PlanRole.SERVICES)
# Nodes of a normal value: chances alike, so a mean over them is an expectation.
_NODES = np.array([NormalDist().inv_cdf((no + 0.5) / 64) for no in range(64)])


def earned(element: Commission, total: Floats) -> Floats:
    """`core.incentives.earned` for many totals at once."""
    quota = float(element.quota.amount) if element.quota else 1.0
    if element.mode == TierMode.RETROACTIVE:
        starts = np.array([float(tier.start) * quota for tier in element.tiers])
        rates = np.array([0.0, *(float(tier.rate) for tier in element.tiers)])
        sum_: Floats = total * rates[np.searchsorted(starts, total, side="right")]
    else:
        sum_ = np.zeros_like(total)
        for tier in element.tiers:
            end = total if tier.end is None else np.minimum(total, float(tier.end) * quota)
            sum_ = sum_ + np.maximum(end - float(tier.start) * quota, 0.0) * float(tier.rate)
    if element.quota is not None:
        for bonus in element.bonuses:
            sum_ = sum_ + np.where(total >= float(bonus.at) * quota, float(bonus.amount), 0.0)
    return sum_ if element.cap is None else np.minimum(sum_, float(element.cap))


def is_straight(element: Commission) -> bool:
    """One rate for everything: what was sold before does not matter."""
    plain = len(element.tiers) == 1 and element.tiers[0].start == 0 and element.tiers[0].end is None
    return plain and not element.bonuses and element.cap is None


def quarters(element: Commission) -> int:
    """How many quarters the quota's period has."""
    return 4 if element.quota is not None and element.quota.period == QuotaPeriod.YEAR else 1


def kept_and_failed(element: Commission, known: Values) -> tuple[float, float]:
    """What becomes of one EUR of commission if the deal is kept, and if it fails."""
    d, cancelled = known["discount"], known["cancelled"]
    now = float(element.at_signature)
    held, waits = 0.0, 0
    if element.holdback is not None:
        held, waits = float(element.holdback.share) * now, element.holdback.months
    paid = now - held
    if_cancelled, if_failed = (
        _taken(element, how, known) for how in (ClawbackOn.CANCELLATION, ClawbackOn.DELIVERY_FAILED)
    )
    still_held = 0.0 if known["months_to_failure"] <= waits else held * d * (1 - if_cancelled)
    failed = cancelled * (paid * (1 - if_cancelled * d) + still_held)
    failed += (1 - cancelled) * (paid * (1 - if_failed * d) + held * d * (1 - if_failed))
    return paid + (held + 1.0 - now) * d, failed


def _taken(element: Commission, ended: ClawbackOn, known: Values) -> float:
    if element.clawback is None:
        return 0.0
    return float(taken_share(element.clawback, ended, round(known["months_to_failure"])))


def commission_pay(element: Commission, marginal: Floats | float, known: Values) -> Pay:
    kept, failed = kept_and_failed(element, known)
    return Pay(kept * marginal, failed * marginal)


def side_pay(plan: Plan, amount: Floats | float, known: Values) -> dict[PlanRole, Pay]:
    """Everything of a plan but commissions, by the role that gets it: team bonus, objectives, and a spiff for the part of
    the year in which it runs."""
    found: dict[PlanRole, Pay] = {}
    for element in plan.elements:
        if isinstance(element, TeamBonus):
            _share(found, plan, element.shared_with, _team(element, amount, known))
        elif isinstance(element, Objective):
            _share(found, plan, element.shared_with, _objective(element, known))
        elif isinstance(element, Spif):
            pay = float(element.amount) * min(((element.last - element.first).days + 1) / 365, 1.0)
            _share(found, plan, (), Pay(pay, pay))
    return found


def _share(found: dict[PlanRole, Pay], plan: Plan, shared_with: Iterable[PlanRole], pay: Pay) -> None:
    """A joint plan pays each of the four."""
    owners = FOUR if plan.role == PlanRole.JOINT else (plan.role,)
    others = tuple(shared_with)
    for role in owners:
        found[role] = found.get(role, Pay()) + pay.times(1 / (1 + len(others)))
    for role in others:
        found[role] = found.get(role, Pay()) + pay.times(len(owners) / (1 + len(others)))


def _team(element: TeamBonus, amount: Floats | float, known: Values) -> Pay:
    full = (float(element.amount) + float(element.rate) * amount) * known["discount"]

    def paid(mean: float) -> float:
        ends = np.clip(mean + known["curve_spread"] * _NODES, 0.0, 10.0)
        return float(np.mean(levels(ends, float(element.floor), float(element.target))))

    return Pay(full * paid(known["curve_kept"]), full * paid(known["curve_failed"]))


def _moved(measure: Measure, known: Values) -> tuple[float, float, float, float]:
    """Where a measure stands, its spread, what a kept and what a broken promise move, all in its own unit."""
    match measure:
        case Measure.PROMISES_KEPT_SHARE:
            share, promises = known["kept_share"], known["promises"]
            return share, known["kept_spread"], (1 - share) / promises, -share / promises
        case Measure.CUSTOMER_SATISFACTION:
            return known["satisfaction"], known["satisfaction_spread"], 0.0, -known["satisfaction_lost"]
        case Measure.UTILISATION:
            added = known["utilisation_added"]
            return known["utilisation"], known["utilisation_spread"], added, added
        case Measure.ROADMAP_DATES_SHARE:
            lost = known["roadmap_lost"]
            return known["roadmap_kept"], known["roadmap_spread"], -lost, -lost
    return 0.0, 1.0, 0.0, 0.0


def _objective(element: Objective, known: Values) -> Pay:
    mean, spread, kept, broken = _moved(element.measure, known)
    floor, target = float(element.floor), float(element.target)

    def paid(moved: float) -> float:
        if floor == target:  # all or nothing: the chance itself, which nodes would only show in steps
            return 1.0 - NormalDist(mean + moved, spread).cdf(target)
        return float(np.mean(levels(mean + moved + spread * _NODES, floor, target)))

    full = float(element.amount) * known["discount"]
    return Pay(objective_kept=full * (paid(kept) - paid(0.0)), objective_failed=full * (paid(broken) - paid(0.0)))


def levels(value: Floats, floor: float, target: float) -> Floats:
    if floor >= target:
        return np.where(value >= target, 1.0, 0.0)
    return np.clip((value - floor) / (target - floor), 0.0, 1.0)


def paying_roles(scheme: Scheme) -> tuple[PlanRole, ...]:
    """The roles that some plan pays anything variable."""
    roles: set[PlanRole] = set()
    for plan in scheme.plans:
        if plan.elements:
            roles |= set(FOUR) if plan.role == PlanRole.JOINT else {plan.role}
        for element in plan.elements:
            if isinstance(element, Commission):
                roles |= {role for role, _ in element.credit.split}
            elif not isinstance(element, Spif):
                roles |= set(element.shared_with)
    return tuple(role for role in FOUR if role in roles)
