"""Exact pay: adds up to the cent whatever a plan says, never falls, jumps only where the plan has an edge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import numpy as np
import pytest
from core.incentive_plans import FASTER, FLAT, QUOTA, cliff, flat, plan, retroactive
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.incentive_payout import Payout, Sold, cents, payout
from ropeteam.core.incentives import (
    Bonus,
    Clawback,
    Commission,
    Credit,
    GateTerms,
    Holdback,
    Objective,
    PayShare,
    Quota,
    Spif,
    TeamBonus,
    Tier,
    earned,
    quota_of,
)
from ropeteam.core.numbers import incentive_pay
from ropeteam.core.vocabulary_incentives import (
    ClawbackCurve,
    ClawbackOn,
    Measure,
    PayEvent,
    PayStep,
    PlanRole,
    QuotaPeriod,
    TierMode,
)

DAY = date(2026, 5, 4)
MOVED = {PayStep.DEFERRED, PayStep.HELD_BACK, PayStep.FORFEITED, PayStep.CLAWED_BACK, PayStep.SPLIT}
money = st.decimals(D(1), D(900_000), places=2)
shares = st.sampled_from([D("0.1"), D("0.15"), D("0.3333"), D("0.5")])


@st.composite
def commissions(draw: st.DrawFn) -> Commission:
    edges = sorted(draw(st.sets(st.sampled_from([D("0.5"), D(1), D("1.5")]), max_size=3)))
    rates = sorted(
        draw(st.lists(st.decimals(D(0), D("0.3"), places=4), min_size=len(edges) + 1, max_size=len(edges) + 1))
    )
    tiers = tuple(Tier(a, b, rate) for a, b, rate in zip([D(0), *edges], [*edges, None], rates, strict=True))
    later = draw(shares)
    split = draw(shares)
    return Commission(
        "c",
        tiers,
        mode=draw(st.sampled_from(TierMode)),
        quota=Quota(draw(money)),
        bonuses=tuple(Bonus(at, D(777)) for at in edges[:1]),
        cap=draw(st.none() | st.just(D(40_000))),
        credit=Credit(1 - split, ((PlanRole.PRESALES, split),)),
        payout=(PayShare(1 - later, PayEvent.CONTRACT_SIGNED), PayShare(later, PayEvent.GO_LIVE_ACCEPTED)),
        clawback=draw(st.none() | st.just(Clawback(ClawbackOn.DELIVERY_FAILED, 12, curve=ClawbackCurve.LINEAR))),
        holdback=draw(st.none() | st.just(Holdback(D("0.1"), 6))),
    )


@st.composite
def sold(draw: st.DrawFn) -> list[Sold]:
    deals = []
    for no in range(draw(st.integers(1, 4))):
        ended = draw(st.none() | st.sampled_from(ClawbackOn))
        came = {PayEvent.CONTRACT_SIGNED} | (
            {PayEvent.GO_LIVE_ACCEPTED} if draw(st.booleans()) and not ended else set()
        )
        months = draw(st.integers(0, 15))
        deals.append(
            Sold(f"d{no}", draw(money), DAY, came=frozenset(came), ended=ended, ended_months=months if ended else 0,
                 months=months, past_gate=draw(st.booleans()))
        )  # fmt: skip
    return deals


class TestPayout:
    @settings(max_examples=60)
    @given(commissions(), sold())
    def test_adds_up_whatever_the_plan(self, element: Commission, deals: list[Sold]) -> None:
        """Steps to the gain, gains to the period, due + open + lost to what was earned, roles to what is due."""
        found = payout(plan(element), deals)

        assert sum(step.amount for step in found.steps if step.code not in MOVED) == found.earned
        assert all(abs(step.amount) <= D("0.01") for step in found.steps if step.code == PayStep.ROUNDED)
        assert found.earned == cents(earned(element, sum((deal.amount for deal in deals), D(0))))
        assert found.due + found.open + found.lost == found.earned
        assert sum(found.by_role.values()) == found.due
        assert min(found.due, found.open, found.lost) >= 0

    def test_of_a_deal_past_the_gate_is_nothing_and_costs_the_penalty(self) -> None:
        deals = [Sold("a", D(100_000), DAY), Sold("b", D(100_000), DAY, past_gate=True)]

        assert payout(plan(flat(), gate=GateTerms(D(500))), deals).due == D(7_500)
        assert payout(plan(flat()), deals).due == D(16_000)

    def test_explains_a_deal_over_the_edge(self) -> None:
        found = payout(plan(cliff()), [Sold("a", D(500_000), DAY), Sold("b", D(100_000), DAY)])

        steps = [(step.code, step.base, step.amount) for step in found.steps if step.deal == "b"]
        assert steps[:3] == [
            (PayStep.TIER, D(40_000), D(2_400)), (PayStep.TIER, D(60_000), D(9_000)), (PayStep.BONUS, D(1), D(25_000))
        ]  # fmt: skip

    def test_raises_what_was_sold_before_where_tiers_are_retroactive(self) -> None:
        found = payout(plan(retroactive()), [Sold("a", D(500_000), DAY), Sold("b", D(100_000), DAY)])

        raised = next(step for step in found.steps if step.code == PayStep.RETROACTIVE)
        assert (raised.base, raised.rate, raised.amount) == (D(500_000), D("0.09"), D(45_000))
        assert found.earned == D(90_000)

    @pytest.mark.parametrize(
        ("curve", "months", "due"), [("linear", 3, 6_000), ("linear", 12, 8_000), ("full", 11, 0), ("full", 12, 8_000)]
    )
    def test_takes_back_what_the_window_says(self, curve: str, months: int, due: int) -> None:
        """linear: share * (1 - months / window); of 8,000 after 3 of 12 months with a third: 2,000."""
        share = D(1) if curve == "full" else D(1) / 3
        back = Clawback(ClawbackOn.CANCELLATION, 12, share, ClawbackCurve(curve))
        deal = Sold("a", D(100_000), DAY, ended=ClawbackOn.CANCELLATION, ended_months=months)

        assert payout(plan(flat(clawback=back)), [deal]).due == due
        failed = replace(deal, ended=ClawbackOn.DELIVERY_FAILED)
        assert payout(plan(flat(clawback=back)), [failed]).due == 8_000, "nobody cancelled"

    @pytest.mark.parametrize(
        ("months", "ended", "sums"),
        [(2, None, (7_200, 800, 0)), (6, None, (8_000, 0, 0)), (2, 2, (7_200, 0, 800)), (9, 9, (8_000, 0, 0))],
    )
    def test_holds_back_until_the_contract_stood_long_enough(
        self, months: int, ended: int | None, sums: tuple[int, int, int]
    ) -> None:
        how = ClawbackOn.CANCELLATION if ended else None
        deal = Sold("a", D(100_000), DAY, months=months, ended=how, ended_months=ended or 0)

        found = payout(plan(flat(holdback=Holdback(D("0.1"), 6))), [deal])

        assert (found.due, found.open, found.lost) == sums

    def test_of_objectives_team_bonus_and_spiff_is_shared_and_stepwise(self) -> None:
        elements = (
            Objective("kept", Measure.PROMISES_KEPT_SHARE, D("0.7"), D("0.9"), D(4_000), (PlanRole.SERVICES,)),
            TeamBonus("end", D(6), D(8), amount=D(100), rate=D("0.01"), shared_with=(PlanRole.PRESALES,)),
            Spif("gateway", D(1_500), DAY, DAY, "Gateway"),
            Objective("unmeasured", Measure.UTILISATION, D(0), D(1), D(999)),
        )
        deals = [
            Sold("a", D(10_000), DAY, product="Gateway", curve_end=D(7)),
            Sold("b", D(10_000), DAY, product="Other", curve_end=D(9)),
        ]

        found: Payout = payout(plan(*elements), deals, values={Measure.PROMISES_KEPT_SHARE: D("0.75")})

        # kept: a quarter of 4,000; end: half of 100 + 1 % of 10,000, then all of it; the spiff once
        assert found.by_role == {PlanRole.SELLER: D(2_150), PlanRole.SERVICES: D(500), PlanRole.PRESALES: D(150)}

    def test_reads_a_ramping_quota_by_quarter(self) -> None:
        element = Commission("c", FASTER, quota=Quota(D(100_000), QuotaPeriod.YEAR, (D("0.25"), D(1))))

        assert [quota_of(element, quarter=no) for no in (1, 2, 9, None)] == [25_000, 100_000, 100_000, 100_000]
        assert payout(plan(element), [Sold("a", D(100_000), DAY)], quarter=1).due == D("12750.00")


class TestEarned:
    @settings(max_examples=60)
    @given(commissions(), money, money)
    def test_never_falls(self, element: Commission, one: D, more: D) -> None:
        assert earned(element, one + more) >= earned(element, one) >= 0

    @settings(max_examples=40)
    @given(commissions(), money)
    def test_of_marginal_tiers_jumps_nowhere_but_at_a_bonus(self, element: Commission, at: D) -> None:
        smooth = replace(element, mode=TierMode.MARGINAL, bonuses=())

        assert earned(smooth, at + D("0.01")) - earned(smooth, at) <= D("0.01") * D("0.3")
        assert not smooth.jumps

    @pytest.mark.parametrize(("element", "more"), [(cliff(), 25_000), (retroactive(), 48_600)])
    def test_jumps_at_an_edge(self, element: Commission, more: int) -> None:
        """retroactive: 540,000 * (.15 - .06)."""
        edge = D(540_000)

        assert round(earned(element, edge) - earned(element, edge - D("0.01"))) == more
        assert element.jumps

    @settings(max_examples=60)
    @given(commissions(), st.lists(money, min_size=1, max_size=5))
    def test_is_the_same_over_arrays(self, element: Commission, totals: list[D]) -> None:
        off = [total for total in totals if total not in {at * QUOTA.amount for at in (D("0.5"), D(1), D("1.5"))}]

        found = incentive_pay.earned(element, np.array([float(total) for total in off]))

        assert found == pytest.approx([float(earned(element, total)) for total in off], rel=1e-9, abs=1e-6)

    def test_of_a_flat_rate_does_not_ask_what_was_sold(self) -> None:
        assert incentive_pay.is_straight(flat())
        assert not any(map(incentive_pay.is_straight, (cliff(), retroactive(), Commission("c", FLAT, cap=D(1)))))
