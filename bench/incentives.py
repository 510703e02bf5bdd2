"""The closed forms of the incentive lab against brute force, and against sellers who decide deal by deal.

`closed_form_error`: over random cases and plans, the largest difference between the closed g and an enumeration of what
the exact payout gives in every outcome (lost, kept, cancelled, failed), as a share of the deal's commission. And between
each break-even and a search by halving.

`simulation_gap`: over nine plans, the largest difference between harm and missed value of the index and those of
simulated sellers, as a share of both together. `realised` is what the company lost by the dice, with its standard error.

All effect sizes are guesses (docs/reference/science.md, "Incentives"): this ranks plans and checks maths.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal as D

import numpy as np

from bench._sellers import follow, throw
from ropeteam.core.incentive_payout import Sold, payout
from ropeteam.core.incentives import (
    Bonus,
    Clawback,
    Commission,
    Holdback,
    PayShare,
    Plan,
    Quota,
    Scheme,
    TeamBonus,
    Tier,
)
from ropeteam.core.numbers.incentive_assumptions import assumed, values_of
from ropeteam.core.numbers.incentive_index import index_of
from ropeteam.core.numbers.incentive_pay import commission_pay
from ropeteam.core.numbers.incentives import Case, Terms, break_evens, pay_of, temptation
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import ClawbackCurve, ClawbackOn, PayEvent, PlanRole

DAMAGES = (0.43, 0.90)
UNDER_PRODUCT = ((Role.PRESALES, Role.PRODUCT), (Role.PRODUCT, Role.MANAGEMENT))
UNDER_SALES = ((Role.PRESALES, Role.SELLER), (Role.SELLER, Role.MANAGEMENT))
DAY = date(2026, 1, 1)
QUOTA = Quota(D(540_000))
EIGHT = (Tier(D(0), None, D("0.08")),)
FASTER = (Tier(D(0), D(1), D("0.06")), Tier(D(1), None, D("0.15")))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; with --json one JSON object as the last line."""
    parser = argparse.ArgumentParser(prog="run.py bench incentives", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--sellers", type=int, default=5_000, metavar="N")
    parser.add_argument("--quarters", type=int, default=4, metavar="N")
    parser.add_argument("--cases", type=int, default=400, metavar="N", help="random cases for the closed forms")
    args = parser.parse_args(argv)
    begun = time.perf_counter()
    error = closed_form_error(args.cases)
    print(f"closed form against brute force, {args.cases} cases: {error:.2e}")
    gap = 0.0
    for damage in DAMAGES:
        gap = max(gap, simulated(damage, sellers=args.sellers, quarters=args.quarters))
    seconds = time.perf_counter() - begun
    print(f"simulation gap {gap:.3f}, {seconds:.1f} s")
    if args.json:
        print(json.dumps({"closed_form_error": error, "simulation_gap": round(gap, 4), "seconds": round(seconds, 2)}))
    return 0


# --- closed forms


def closed_form_error(cases: int) -> float:
    random = np.random.default_rng(7)
    return max(max(_enumerated(random), _halved(random)) for _ in range(cases))


def _enumerated(random: np.random.Generator) -> float:
    """One random plan and case: g closed, and g from every outcome's exact payout."""
    known = {**values_of(assumed()), "discount": 1.0, "cancelled": float(random.random())}
    known["months_to_failure"] = float(random.integers(1, 24))
    later, months = D(int(random.integers(0, 100))) / 100, int(known["months_to_failure"])
    element = Commission(
        "c",
        FASTER,
        quota=QUOTA,
        bonuses=(Bonus(D(1), D(25_000)),),
        payout=(PayShare(1 - later, PayEvent.CONTRACT_SIGNED), PayShare(later, PayEvent.GO_LIVE_ACCEPTED)),
        clawback=Clawback(
            list(ClawbackOn)[int(random.integers(2))], int(random.integers(1, 24)), D("0.7"),
            list(ClawbackCurve)[int(random.integers(2))],
        ),
        holdback=Holdback(D("0.2"), int(random.integers(1, 24))),
    )  # fmt: skip
    amount, before = D(int(random.integers(10_000, 400_000))), D(int(random.integers(0, 900_000)))
    p0, f0, f1 = random.uniform(0.05, 0.6), random.uniform(0.02, 0.4), random.uniform(0.1, 0.95)
    case = Case(float(amount), p0, p0 + random.uniform(0.01, 0.3), f0, f1)
    plan = Plan("p", PlanRole.SELLER, elements=(element,))
    earlier = Sold("a", before, DAY, came=frozenset(PayEvent), months=99)

    def paid(*ends: ClawbackOn | None) -> float:
        found = [earlier] if before else []
        for how in ends:
            came = frozenset(PayEvent) if how is None else frozenset({PayEvent.CONTRACT_SIGNED})
            found.append(Sold("b", amount, DAY, came=came, ended=how, ended_months=months if how else 0, months=99))
        return float(payout(plan, found).due)

    nothing, kept = paid(), paid(None)
    cancelled, failed = paid(ClawbackOn.CANCELLATION), paid(ClawbackOn.DELIVERY_FAILED)
    broken = known["cancelled"] * cancelled + (1 - known["cancelled"]) * failed

    def expectation(p: float, f: float) -> float:
        return p * ((1 - f) * kept + f * broken) + (1 - p) * nothing

    by_outcome = expectation(case.p1, case.f1) - expectation(case.p0, case.f0)
    marginal = kept - nothing
    closed = float(temptation(case, commission_pay(element, marginal, known)))
    return abs(closed - by_outcome) / marginal


def _halved(random: np.random.Generator) -> float:
    """The break-evens of one random case against a search."""
    p0, f0, f1 = random.uniform(0.05, 0.6), random.uniform(0.02, 0.4), random.uniform(0.1, 0.95)
    case = Case(1.0, p0, p0 + random.uniform(0.01, 0.3), f0, f1)
    terms = Terms(1.0, discount=random.uniform(0.6, 1.0))
    ends = break_evens(case, terms)
    worst = 0.0
    for lever, found in (("deferred", ends.deferral), ("clawback", ends.clawback), ("team", ends.team)):
        if found is None:
            continue
        low, high = 0.0, max(1.0, 2 * found)
        for _ in range(60):
            middle = (low + high) / 2
            more = Terms(1.0, discount=terms.discount, **{lever: middle})
            low, high = (middle, high) if temptation(case, pay_of(more)) > 0 else (low, middle)
        worst = max(worst, abs(high - found) / max(1.0, found))
    return worst


# --- simulated sellers


def plans() -> dict[str, Scheme]:
    def one(*elements: Commission | TeamBonus, gate: bool = False, lines: tuple[tuple[Role, Role], ...] = ()) -> Scheme:
        return Scheme("s", (Plan("p", PlanRole.SELLER, elements=elements),), gate, lines)

    def deferred(share: str) -> tuple[PayShare, ...]:
        later = D(share)
        return PayShare(1 - later, PayEvent.CONTRACT_SIGNED), PayShare(later, PayEvent.GO_LIVE_ACCEPTED)

    cliff = Commission("c", FASTER, quota=QUOTA, bonuses=(Bonus(D(1), D(25_000)),))
    flat = Commission("c", EIGHT)
    return {
        "fixed salary": one(),
        "8 % flat": one(flat),
        "6 %, accelerator x 2.5": one(Commission("c", FASTER, quota=QUOTA)),
        "  and a lump of 25,000": one(cliff),
        "8 %, 30 % deferred": one(Commission("c", EIGHT, payout=deferred("0.3"))),
        "8 %, clawback of half": one(
            Commission("c", EIGHT, clawback=Clawback(ClawbackOn.DELIVERY_FAILED, 24, D("0.5")))
        ),
        "8 %, gate, pre-sales under sales": one(flat, gate=True, lines=UNDER_SALES),
        "8 %, gate, under product": one(flat, gate=True, lines=UNDER_PRODUCT),
        "lump, gate, under product": one(cliff, gate=True, lines=UNDER_PRODUCT),
    }


def simulated(damage: float, *, sellers: int, quarters: int) -> float:
    """Prints a row a plan; the largest gap."""
    known = {**values_of(assumed()), "damage": damage}
    dice = throw(known, sellers=sellers, quarters=quarters, seed=20260101)
    print(f"\nEUR a seller and quarter, {sellers} sellers x {quarters} quarters, damage {damage:.2f}")
    print(f"{'':34}{'harm':>9}{'simulated':>11}{'missed':>9}{'simulated':>11}{'gap':>8}{'realised':>10}{'+-':>7}")
    worst = 0.0
    for name, scheme in plans().items():
        closed = index_of(scheme, known)
        run, ideal = (follow(scheme, known, dice, selfish=selfish) for selfish in (True, False))
        gap = max(abs(closed.harm - run.harm), abs(closed.missed - run.missed)) / (run.harm + run.missed)
        lost = ideal.kept - run.kept
        spread = float(lost.std()) / len(lost) ** 0.5
        print(
            f"{name:34}{closed.harm:>9.0f}{run.harm:>11.0f}{closed.missed:>9.0f}{run.missed:>11.0f}{gap:>8.3f}"
            f"{lost.mean():>10.0f}{spread:>7.0f}"
        )
        worst = max(worst, gap)
    return worst


if __name__ == "__main__":
    raise SystemExit(main())
