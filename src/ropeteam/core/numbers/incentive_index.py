"""How much a scheme makes people promise that should not be, and how much it keeps them from that should.

Rule in prose. Each deal brings one chance to promise something that nothing carries. Promises differ: what
it adds to the chance to win lies evenly around `win_gain`, by the part `gain_spread` of it, its chance to fail around `fail_with`,
by `fail_spread`.
Whoever sells makes it where it brings more than it costs them inwardly (lognormal, half of all people at `integrity` EUR).

    COI+  harm   = deals * mean of  made * (1 - caught) * -v   where v < 0
    COI-  missed = deals * mean of  (1 - made * (1 - stopped)) * v   where v > 0

in EUR a seller and quarter. Both are told: a plan that only frightens has no harm and misses much. `loss` is their sum:
what the company is worse off than with the same plan and exactly the promises that serve it. `curve`: points of
enthusiasm (0-10) that a deal loses by promises that fail.

Whether the gate catches a bad promise depends on whether it is on, and on whom pre-sales report to (a guess).

Effort is not in here: a plan that pays nothing variable shows no harm, and says nothing of what is not sold.

Source: docs/reference/science.md, "Incentives".
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from ropeteam.core.incentives import Commission, Plan, Scheme
from ropeteam.core.numbers.incentive_assumptions import Values
from ropeteam.core.numbers.incentive_pay import (
    FOUR,
    Floats,
    commission_pay,
    is_straight,
    paying_roles,
    quarters,
    side_pay,
)
from ropeteam.core.numbers.incentive_quarter import Deals, Places, Walks, deals_of, places
from ropeteam.core.numbers.incentives import Case, Company, Pay, behind_gate, company_value, temptation
from ropeteam.core.reporting_lines import Independence, independence
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import PlanRole

GAINS, FAILURES = 4, 16
NEVER = 1e-6
BUNDLES = 16
SELDOM = 1e-3
COARSE = (2, 4)  # nodes of the round that only settles how often deals are won
_Z = np.linspace(-6.0, 6.0, 2401)
_CDF = np.array([NormalDist().cdf(float(z)) for z in _Z])


@dataclass(frozen=True, slots=True)
class Index:
    """EUR a seller and quarter; `made` and `passed` promises a deal; `temptation`: mean g of the seller, `worst` its largest
    mean at one place and sum sold that occurs (chance above one in a thousand)."""

    harm: float
    missed: float
    curve: float
    made: float
    passed: float
    temptation: float
    worst: float

    @property
    def loss(self) -> float:
        return self.harm + self.missed


@dataclass(frozen=True, slots=True)
class Brake:
    """Chances that a bad promise is caught and that a good one is stopped, and what being caught costs."""

    caught: float
    stopped: float
    penalty: float


def index_of(scheme: Scheme, known: Values) -> Index:
    """Promises made lift the chance to win a little, and with it the sums sold: two rounds settle that."""
    win = known["win_before"]
    found = _index(scheme, known, win, nodes=COARSE)
    return _index(scheme, known, min(win + found.passed * known["win_gain"], 1.0), nodes=(GAINS, FAILURES))


def brake_of(scheme: Scheme, known: Values) -> Brake:
    if not scheme.gate:
        return Brake(0.0, 0.0, 0.0)
    key = {
        Independence.INDEPENDENT: "caught_independent",
        Independence.CONFLICT: "caught_under_sales",
        Independence.UNKNOWN: "caught_unknown",
    }[independence(Role.PRESALES, dict(scheme.reporting))]
    penalty = sum(float(plan.gate.penalty) for plan in scheme.of(PlanRole.SELLER) if plan.gate is not None)
    return Brake(known[key], known["good_stopped"], penalty)


def company_of(known: Values) -> Company:
    return Company(known["margin"], known["future"], known["damage"], known["displaced"])


@dataclass(frozen=True, slots=True)
class Paid:
    """What a won deal pays, by amount, averaged over the period: `roles` each, and `marginal` what the sellers' commissions pay
    the seat at once. `by_place`: by how much the pay at a place differs from that mean, of the seller's first commission whose
    rate depends on what was sold before."""

    roles: dict[PlanRole, Pay]
    marginal: Floats
    by_place: Places


def pay_by_role(scheme: Scheme, deals: Deals, known: Values, *, win: float) -> Paid:
    found = {role: Pay() for role in paying_roles(scheme)}
    at_once, walks = np.zeros(len(deals.amount)), Walks()
    own = [element for _, element in uneven(scheme)[:1]]
    by_place = Places(np.zeros((1, 1, len(deals.amount))), np.ones((1, 1)))
    quota = _sold_a_quarter(scheme, deals, known, win)
    for plan in scheme.plans:
        for role, pay in side_pay(plan, deals.amount, known).items():
            found[role] = found.get(role, Pay()) + pay
        for element in plan.commissions:
            scale = 1.0
            if plan.role not in (PlanRole.SELLER, PlanRole.JOINT) and element.quota is not None:
                scale = float(element.quota.amount) / quarters(element) / quota
            there = places(element, deals, known, win=win, scale=scale, walks=walks)
            if plan.role in (PlanRole.SELLER, PlanRole.JOINT):
                at_once = at_once + there.mean * float(element.credit.direct)
            pay = commission_pay(element, there.mean, known)
            for role in FOUR if plan.role == PlanRole.JOINT else (plan.role,):
                found[role] = found.get(role, Pay()) + pay.times(float(element.credit.direct))
            for role, share in element.credit.split:
                found[role] = found.get(role, Pay()) + pay.times(float(share))
            if any(element is one for one in own):
                by_place = Places(there.marginal - there.mean, there.weight, there.at)
    return Paid(found, at_once, by_place)


def uneven(scheme: Scheme) -> list[tuple[Plan, Commission]]:
    sellers = scheme.of(PlanRole.SELLER)
    return [(plan, element) for plan in sellers for element in plan.commissions if not is_straight(element)]


def _sold_a_quarter(scheme: Scheme, deals: Deals, known: Values, win: float) -> float:
    """What a seller is expected to sell in a quarter: the quota's part of it, else what chance brings."""
    own = (one for plan in scheme.of(PlanRole.SELLER) for one in plan.commissions)
    quotas = [float(one.quota.amount) / quarters(one) for one in own if one.quota]
    return quotas[0] if quotas else known["deals"] * win * deals.mean


def _index(scheme: Scheme, known: Values, win: float, *, nodes: tuple[int, int]) -> Index:
    deals, brake = deals_of(known), brake_of(scheme, known)
    pays = pay_by_role(scheme, deals, known, win=win)
    roles, by_place, alike = pays.roles, pays.by_place, gathered(pays.by_place)
    # axes: pay, amount, gain, failure
    case = _cases(deals, known, *nodes)
    seller = _spread(roles.get(PlanRole.SELLER, Pay()))
    others = sum((_spread(pay) for role, pay in roles.items() if role != PlanRole.SELLER), Pay())
    gain, paid = temptation(case, seller), temptation(case, others)
    worst = 0.0
    for plan, own in uneven(scheme)[:1]:
        direct = float(own.credit.direct)
        others_direct = (len(FOUR) - 1) * direct if plan.role == PlanRole.JOINT else 0.0
        of_one = temptation(case, commission_pay(own, 1.0, known))  # everything here is linear in what a deal pays
        gain, paid = (
            gain + of_one * alike[:, :, None, None] * direct,
            paid + of_one * alike[:, :, None, None] * (1 - direct + others_direct),
        )
        worst = _highest(by_place, deals) * direct * float(of_one.mean())
    value = company_value(case, company_of(known), paid=gain + paid)
    weight = deals.weight[None, :, None, None] / (len(alike) * nodes[0] * nodes[1])
    return _weighed(gain, value, case, weight, brake, known, worst=worst)


def gathered(by_place: Places) -> Floats:
    """`[pay, amount]`: for each amount the pays of all places and sums sold, lowest first, in bundles that occur equally often,
    each told by its mean. What one place pays hangs on nothing else, so hundreds of them are reckoned as a few."""
    occurs = by_place.weight > NEVER
    pays, chance = by_place.marginal[occurs], by_place.weight[occurs]
    if len(chance) == 1:
        return pays
    order = np.argsort(pays, axis=0)
    sorted_, weight = np.take_along_axis(pays, order, axis=0), chance[order] / chance.sum()
    start = np.zeros((1, order.shape[1]))
    upto, sums = (np.concatenate((start, np.cumsum(each, axis=0))) for each in (weight, weight * sorted_))
    cuts = np.linspace(0.0, 1.0, BUNDLES + 1)
    at = np.array([np.interp(cuts, upto[:, no], sums[:, no]) for no in range(order.shape[1])]).T
    return np.asarray(np.diff(at, axis=0) * BUNDLES)


def _highest(by_place: Places, deals: Deals) -> float:
    """The largest mean pay at one place and sum sold that occurs, above the mean of all."""
    means = by_place.marginal @ deals.weight
    return float(means[by_place.weight > SELDOM].max())


def _weighed(
    gain: Floats, value: Floats, case: Case, weight: Floats, brake: Brake, known: Values, *, worst: float
) -> Index:
    stop = np.where(value < 0, brake.caught, brake.stopped)
    made = made_share(behind_gate(gain, caught=stop, penalty=brake.penalty), known)
    passed = made * (1 - stop)
    count = known["deals"]

    def mean(what: Floats) -> float:
        return float((np.broadcast_to(what, passed.shape) * weight).sum())

    tempted = mean(gain)
    return Index(
        harm=count * mean(passed * np.maximum(-value, 0.0)),
        missed=count * mean((1 - passed) * np.maximum(value, 0.0)),
        curve=-known["drop_per_promise"] * mean(passed * case.f1),
        made=mean(made),
        passed=mean(passed),
        temptation=tempted,
        worst=tempted + worst,
    )


def made_share(gain: Floats, known: Values) -> Floats:
    """The share of people for whom a promise brings more than it costs them inwardly."""
    log = np.log(np.maximum(gain, 1e-9) / known["integrity"]) / known["integrity_spread"]
    return np.where(gain > 0, np.interp(log, _Z, _CDF), 0.0)


def _cases(deals: Deals, known: Values, count: int, failing: int) -> Case:
    gains = known["win_gain"] * (1 + known["gain_spread"] * _evenly(count))
    failures = known["fail_with"] + known["fail_spread"] * _evenly(failing)
    return Case(
        amount=deals.amount[None, :, None, None],
        p0=known["win_before"],
        p1=np.minimum(known["win_before"] + gains, 1.0)[None, None, :, None],
        f0=known["fail_before"],
        f1=np.clip(failures, 0.0, 1.0)[None, None, None, :],
    )


def _evenly(count: int) -> Floats:
    """From -1 to 1, in the middle of as many equal parts."""
    return np.asarray((np.arange(count) + 0.5) * 2 / count - 1)


def _spread(pay: Pay) -> Pay:
    """Pay by amount as an array over all axes."""

    def wide(part: Floats | float) -> Floats:
        part = np.asarray(part, dtype=float)
        return part[None, :, None, None] if part.ndim == 1 else part

    return Pay(wide(pay.kept), wide(pay.failed), wide(pay.objective_kept), wide(pay.objective_failed))
