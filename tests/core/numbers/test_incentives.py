"""g, v and where temptation ends: against the worked example, brute force and a plain simulation of one deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import numpy as np
import pytest
from core.incentive_plans import UNDER_PRODUCT, UNDER_SALES, cliff, flat, plan, scheme
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.incentive_payout import Sold, payout
from ropeteam.core.incentives import (
    Clawback,
    Commission,
    GateTerms,
    Holdback,
    Objective,
    PayShare,
    Quota,
    Spif,
    TeamBonus,
)
from ropeteam.core.numbers.incentive_assumptions import DEFAULTS, Source, assumed, bounds, values_of
from ropeteam.core.numbers.incentive_index import gathered, index_of
from ropeteam.core.numbers.incentive_pay import kept_and_failed, side_pay
from ropeteam.core.numbers.incentive_quarter import deals_of, places
from ropeteam.core.numbers.incentive_ranges import change, measure, range_of
from ropeteam.core.numbers.incentive_sales import quota_far, spots, two_sales
from ropeteam.core.numbers.incentives import (
    Case,
    Company,
    Terms,
    behind_gate,
    break_evens,
    company_value,
    is_conflict,
    pay_of,
    temptation,
)
from ropeteam.core.vocabulary_incentives import (
    ClawbackCurve,
    ClawbackOn,
    Measure,
    Outcome,
    PayEvent,
    PlanRole,
    QuotaPeriod,
)

CASE = Case(200_000, 0.30, 0.40, 0.10, 0.50)
KNOWN = values_of(assumed())
DAY = date(2026, 5, 4)
chance = st.floats(0.02, 0.98)


def g(case: Case, **terms: float) -> float:
    return float(temptation(case, pay_of(Terms(**{"marginal": 16_000, **terms}))))


class TestTheWorkedExample:
    """R 200,000; p .30 -> .40; f .10 -> .50; 8 %; d .9."""

    @pytest.mark.parametrize(
        ("terms", "gain"),
        [
            ({}, 1_600),  # .1 * 16,000
            ({"marginal": 40_000}, 4_000),  # accelerator x 2.5
            ({"marginal": 31_000}, 3_100),  # cliff of 30,000, needed in half of all cases
            ({"deferred": 0.3}, 817.6),  # .1 * 16,000 * .7 - 16,000 * .3 * .9 * .07
            ({"deferred": 0.5}, 296),
            ({"deferred": 1.0}, -1_008),
            ({"clawback": 1.0}, -848),  # 1,600 - 16,000 * .9 * .17
        ],
    )
    def test_gives_the_sellers_gain(self, terms: dict[str, float], gain: float) -> None:
        assert g(CASE, **terms) == pytest.approx(gain)

    def test_gives_gate_company_and_break_evens(self) -> None:
        value = company_value(CASE, Company(0.5, 0.2, 0.43, 0.025))
        ends = break_evens(CASE, Terms(16_000, penalty=1_000))
        worse = break_evens(replace(CASE, f1=0.8), Terms(16_000))
        harmless = break_evens(replace(CASE, f1=0.3), Terms(16_000))

        assert behind_gate(1_600, caught=0.75, penalty=1_000) == pytest.approx(-350)
        assert value == pytest.approx(-2_620)
        assert is_conflict(1_600, value)
        assert not is_conflict(-1, value)
        assert (ends.deferral, ends.clawback, ends.gate) == pytest.approx((0.613, 0.654, 0.615), abs=1e-3)
        assert (worse.deferral, worse.clawback) == pytest.approx((0.369, 0.383), abs=1e-3)
        assert harmless.deferral is None, "the promise makes more kept deals: deferral cannot end it"


class TestBreakEvens:
    @settings(max_examples=80)
    @given(chance, chance, chance, chance, st.floats(100, 50_000), st.floats(0.5, 1.0))
    def test_are_where_brute_force_finds_no_gain(
        self, p0: float, more: float, f0: float, f1: float, m: float, d: float
    ) -> None:
        case = Case(100_000, p0, p0 + more * (1 - p0), f0, f1)
        ends = break_evens(case, Terms(m, discount=d, penalty=500))

        def ended(lever: str) -> float | None:
            """The smallest value in 0..1 where g is 0, by halving; None where it stays above."""
            at: Callable[[float], float] = lambda x: g(case, marginal=m, discount=d, **{lever: x})  # noqa: E731
            if at(1.0) > 0:
                return None
            low, high = 0.0, 1.0
            for _ in range(60):
                middle = (low + high) / 2
                low, high = (middle, high) if at(middle) > 0 else (low, middle)
            return high

        for lever, found in (("deferred", ends.deferral), ("clawback", ends.clawback)):
            by_force = ended(lever)
            if by_force is None or found is None:
                assert (found or 1.0, by_force or 1.0) == pytest.approx((1.0, 1.0), abs=1e-6)
            else:
                assert found == pytest.approx(by_force, abs=1e-6)
        if ends.team is not None:
            assert g(case, marginal=m, discount=d, team=ends.team) == pytest.approx(0, abs=1e-6 * m)
        assert ends.gate is not None
        assert behind_gate(g(case, marginal=m, discount=d), caught=ends.gate, penalty=500) == pytest.approx(
            0, abs=1e-6 * m
        )


PARTS = (PayShare(D("0.6"), PayEvent.CONTRACT_SIGNED), PayShare(D("0.4"), PayEvent.GO_LIVE_ACCEPTED))


class TestExpectedPay:
    @pytest.mark.parametrize("on", ClawbackOn)
    @pytest.mark.parametrize("curve", ClawbackCurve)
    @pytest.mark.parametrize("held", [None, Holdback(D("0.25"), 6), Holdback(D("0.25"), 12)])
    def test_is_what_the_exact_payout_gives_on_average(
        self, on: ClawbackOn, curve: ClawbackCurve, held: Holdback | None
    ) -> None:
        """Without discount: the mean over cancelled and failed of the exact rule, long after."""
        known = {**KNOWN, "discount": 1.0, "cancelled": 0.3, "months_to_failure": 9}
        element = flat(payout=PARTS, clawback=Clawback(on, 18, D("0.5"), curve), holdback=held)

        def exact(ended: ClawbackOn | None) -> float:
            came = frozenset(PayEvent) if ended is None else frozenset({PayEvent.CONTRACT_SIGNED})
            deal = Sold("a", D(1_000_000), DAY, came=came, ended=ended, ended_months=9 if ended else 0, months=60)
            return float(payout(plan(element), [deal]).due) / 80_000

        kept, failed = kept_and_failed(element, known)

        assert kept == pytest.approx(exact(None))
        assert failed == pytest.approx(0.3 * exact(ClawbackOn.CANCELLATION) + 0.7 * exact(ClawbackOn.DELIVERY_FAILED))

    def test_of_side_elements_rewards_the_kept_and_punishes_the_broken(self) -> None:
        whole = plan(
            TeamBonus("end", D(6), D(8), amount=D(1_000), shared_with=(PlanRole.SERVICES,)),
            Objective("kept", Measure.PROMISES_KEPT_SHARE, D("0.7"), D("0.95"), D(8_000)),
            Objective("all", Measure.PROMISES_KEPT_SHARE, D("0.9"), D("0.9"), D(8_000)),
            TeamBonus("top", D(9), D(9), amount=D(10), shared_with=(PlanRole.SERVICES,)),
        )

        found = side_pay(whole, 100_000.0, KNOWN)

        own, shared = found[PlanRole.SELLER], found[PlanRole.SERVICES]
        assert own.kept == shared.kept > own.failed > 0
        assert own.objective_kept > 0 > own.objective_failed
        assert shared.objective_kept == 0

    @pytest.mark.parametrize(
        ("measure", "signs"),
        [
            (Measure.PROMISES_KEPT_SHARE, (1, -1)), (Measure.CUSTOMER_SATISFACTION, (0, -1)), (Measure.UTILISATION, (1, 1)),
            (Measure.ROADMAP_DATES_SHARE, (-1, -1)), (Measure.REFERENCES_GIVEN, (0, 0)),
        ],
    )  # fmt: skip
    def test_of_an_objective_moves_by_what_a_promise_does_to_its_measure(
        self, measure: Measure, signs: tuple[int, int]
    ) -> None:
        """Up or down by a kept and by a broken promise."""
        low, high = ("6", "9") if measure == Measure.CUSTOMER_SATISFACTION else ("0.5", "1")
        pay = side_pay(plan(Objective("o", measure, D(low), D(high), D(1_000))), 1.0, KNOWN)[PlanRole.SELLER]

        assert (float(np.sign(pay.objective_kept)), float(np.sign(pay.objective_failed))) == signs

    def test_of_a_spiff_counts_the_part_of_the_year_in_which_it_runs(self) -> None:
        spiff = plan(Spif("s", D(1_000), date(2026, 1, 1), date(2026, 3, 14)))

        assert side_pay(spiff, 1.0, KNOWN)[PlanRole.SELLER].kept == pytest.approx(1_000 * 73 / 365)

    def test_of_a_joint_plan_goes_to_all_four(self) -> None:
        assert len(side_pay(plan(TeamBonus("e", D(6), D(8), D(100)), role=PlanRole.JOINT), 1.0, KNOWN)) == 4


class TestPlaces:
    def test_of_a_cliff_pay_the_lump_times_the_chance_to_be_needed(self) -> None:
        """Against drawn quarters: the mean pay of one deal more, by its amount."""
        random, deals, element = np.random.default_rng(3), deals_of(KNOWN), cliff()
        count, draws = round(KNOWN["deals"]), 40_000
        spread = KNOWN["deal_spread"]
        amounts = KNOWN["deal_amount"] * np.exp(spread * random.standard_normal((draws, count - 1)) - spread**2 / 2)
        others = (amounts * (random.random((draws, count - 1)) < 0.3)).sum(axis=1)

        def pay(total: np.ndarray) -> np.ndarray:
            return 0.06 * total + 0.09 * np.maximum(total - 540_000, 0) + 25_000 * (total >= 540_000)

        drawn = [float((pay(others + amount) - pay(others)).mean()) for amount in deals.amount]

        assert places(element, deals, KNOWN, win=0.3).mean == pytest.approx(drawn, rel=0.06)
        assert deals.mean == pytest.approx(KNOWN["deal_amount"])


class TestIndex:
    def test_reckons_hundreds_of_places_as_a_few_that_pay_the_same(self) -> None:
        there = places(cliff(), deals_of(KNOWN), KNOWN, win=0.3)

        few = gathered(there)

        assert few.shape[0] < there.weight.size / 10
        assert few.mean(axis=0) == pytest.approx(there.mean, rel=1e-4)
        assert (np.diff(few, axis=0) >= -1e-6).all()

    def test_of_plans_stands_in_the_order_that_the_theory_asks_for(self) -> None:
        later = flat(
            payout=(PayShare(D("0.7"), PayEvent.CONTRACT_SIGNED), PayShare(D("0.3"), PayEvent.GO_LIVE_ACCEPTED))
        )
        back = flat(clawback=Clawback(ClawbackOn.DELIVERY_FAILED, 24))
        fixed, even, jump, deferred, clawed, sales, product = (
            index_of(one, KNOWN)
            for one in (
                scheme(plan()), scheme(flat()), scheme(cliff()), scheme(later), scheme(back),
                scheme(flat(), gate=True, reporting=UNDER_SALES), scheme(flat(), gate=True, reporting=UNDER_PRODUCT),
            )
        )  # fmt: skip

        assert jump.harm > even.harm > sales.harm > product.harm > 0
        assert even.harm > deferred.harm > clawed.harm
        assert (fixed.harm, fixed.made) == (0, 0)
        assert fixed.missed > clawed.missed > deferred.missed > even.missed > jump.missed, "the brake costs gas"
        assert product.loss < min(one.loss for one in (fixed, even, jump, sales))
        assert jump.curve < product.curve <= fixed.curve == 0
        assert jump.worst > jump.temptation
        assert even.worst == pytest.approx(even.temptation), "a flat rate has no edge"

    def test_of_a_joint_plan_is_paid_four_times(self) -> None:
        one, four = scheme(cliff()), scheme(plan(cliff(), role=PlanRole.JOINT))

        gains = [row.gain for row in two_sales(four, KNOWN).roles]

        assert len(gains) == 4
        assert max(gains) == min(gains) > 0
        assert index_of(four, KNOWN).temptation == pytest.approx(index_of(one, KNOWN).temptation, rel=0.02)
        assert index_of(four, KNOWN).harm > index_of(one, KNOWN).harm, "the company pays all four"

    def test_of_presales_with_a_quota_of_their_own_counts_what_their_sellers_sell(self) -> None:
        """A team's quota four times a seller's is reached as likely as the seller's."""
        team = replace(cliff(), quota=Quota(D(2_160_000)))

        rows = two_sales(scheme(cliff(), plan(team, role=PlanRole.PRESALES)), KNOWN).roles

        seller, presales = (row.gain for row in rows)
        assert 0.08 * 0.1 * 150_000 * 0.5 < presales < seller

    def test_of_a_yearly_quota_beside_a_quarterly_one_counts_its_four_quarters(self) -> None:
        """Without a lump pay lies between six and fifteen per cent; a team whose year is four of its quarters is as often above."""
        steps = replace(cliff(), bonuses=())
        quarterly, yearly = replace(steps, quota=Quota(D(2_160_000))), Quota(D(8_640_000), QuotaPeriod.YEAR)

        one, four = (two_sales(scheme(steps, plan(each, role=PlanRole.PRESALES)), KNOWN).roles[1].gain for each in
                     (quarterly, replace(steps, quota=yearly)))  # fmt: skip

        assert four == pytest.approx(one, rel=0.05)

    def test_of_nothing_lost_by_failure_has_no_harm_and_misses_less_with_pay(self) -> None:
        kind = {**KNOWN, "damage": 0.0, "displaced": 0.0}

        paid, fixed = index_of(scheme(flat()), kind), index_of(scheme(plan()), kind)

        assert paid.harm == 0
        assert fixed.missed > paid.missed > 0

    @settings(max_examples=25)
    @given(st.sampled_from([flat(), cliff()]), st.booleans(), st.data())
    def test_is_never_negative_whatever_is_assumed(self, element: Commission, gate: bool, data: st.DataObject) -> None:
        moved = {one.key: data.draw(st.sampled_from((one.low, one.value, one.high))) for one in DEFAULTS}

        found = index_of(scheme(element, gate=gate), moved)

        assert min(found.harm, found.missed, found.made - found.passed) >= 0
        assert found.made <= 1 + 1e-9


class TestRanges:
    def test_hold_the_value_and_name_what_moves_it_most(self) -> None:
        before, after = (
            measure(scheme(flat(), gate=gate, reporting=UNDER_PRODUCT), assumed(), draws=12) for gate in (False, True)
        )

        less = change(before, after, Outcome.HARM)

        assert less.low <= less.value <= less.high < 0
        assert less.value == pytest.approx(after.base.harm - before.base.harm)
        lengths = [bar.length for bar in less.bars]
        assert lengths == sorted(lengths, reverse=True)
        assert less.bars[0].key == "damage"
        assert "caught_under_sales" not in {bar.key for bar in less.bars}, "nobody asks for it here"
        assert range_of(before, Outcome.HARM).low >= 0
        assert measure(scheme(flat()), assumed(), draws=3) == measure(scheme(flat()), assumed(), draws=3)

    def test_of_what_a_company_says_are_its_own(self) -> None:
        said = assumed({"deals": (20, 20, 20)})

        own = next(one for one in said if one.key == "deals")
        assert (own.value, own.source) == (20, Source.OWN)
        assert len(said) == len(DEFAULTS)
        assert "deals" not in {bar.key for bar in range_of(measure(scheme(flat()), said, draws=2), Outcome.HARM).bars}
        for one in DEFAULTS:
            low, high = bounds(one.key)
            assert low <= one.low <= one.value <= one.high <= high, one.key


class TestTwoSales:
    def test_say_who_gains_by_what_the_company_loses(self) -> None:
        services = plan(Objective("busy", Measure.UTILISATION, D("0.6"), D("0.85"), D(9_000)), role=PlanRole.SERVICES)

        found = two_sales(scheme(flat(), services), KNOWN)

        assert found.conflict == (PlanRole.SELLER, PlanRole.SERVICES)
        assert found.roles[0].gain == pytest.approx(0.1 * 0.08 * KNOWN["deal_amount"])
        total = sum(row.gain for row in found.roles)
        bare = company_value(Case(150_000, 0.3, 0.4, 0.1, 0.5), Company(0.5, 0.2, 0.43, 0.025))
        assert found.value == pytest.approx(bare - total)

    def test_are_worth_most_before_an_edge(self) -> None:
        """Six per cent below the quota, the lump of 25,000 on it, fifteen per cent above, by what is reached before; and eight
        per cent for every deal beside it."""
        found = {(spot.reached, spot.amount): spot.gain for spot in spots(scheme(flat(), cliff()), KNOWN)}

        assert found[0.0, 150_000] == pytest.approx(0.1 * (9_000 + 12_000))
        assert found[0.9, 150_000] == pytest.approx(0.1 * (0.06 * 54_000 + 0.15 * 96_000 + 25_000 + 12_000))
        assert found[1.0, 150_000] == pytest.approx(0.1 * (22_500 + 12_000))
        assert spots(scheme(flat()), KNOWN) == ()

    def test_count_a_second_quota_and_what_other_plans_share_at_their_mean(self) -> None:
        shared = plan(TeamBonus("t", D(0), D(0), D(2_000), shared_with=(PlanRole.SELLER,)), role=PlanRole.SERVICES)

        alone, more = ({one.reached: one.gain for one in spots(each, KNOWN) if one.amount == 150_000} for each in
                       (scheme(cliff()), scheme(cliff(), replace(cliff(), id="d"), shared)))  # fmt: skip

        added = {reached: more[reached] - gain for reached, gain in alone.items()}
        assert max(added.values()) == pytest.approx(min(added.values())), "the second stands at its mean everywhere"
        mean = float(np.interp(150_000, deals_of(KNOWN).amount, places(cliff(), deals_of(KNOWN), KNOWN, win=0.3).mean))
        assert added[0.0] == pytest.approx(0.1 * (mean + 0.9 * 1_000))

    def test_know_a_quota_that_the_assumptions_do_not_belong_to(self) -> None:
        """Twelve deals, .3 of them won, 150,000 each: 540,000 a quarter."""
        small, large = (replace(cliff(), quota=Quota(D(amount))) for amount in (260_000, 1_100_000))
        yearly = replace(cliff(), quota=Quota(D(2_160_000), QuotaPeriod.YEAR))

        assert [quota_far(scheme(one), KNOWN) for one in (cliff(), yearly, flat())] == [None] * 3
        assert quota_far(scheme(small), KNOWN) == pytest.approx((260_000, 540_000))
        assert quota_far(scheme(large), KNOWN) == pytest.approx((1_100_000, 540_000))

    def test_tempt_as_much_on_average_and_more_at_most_the_nearer_the_end(self) -> None:
        """What is needed at the end is expected before: the mean pay of a deal is the same at every place of a period."""
        deals = deals_of(KNOWN)
        there = places(cliff(), deals, KNOWN, win=0.3)
        by_place = np.einsum("ps,psa->pa", there.weight, there.marginal) * len(there.at)

        course = two_sales(scheme(cliff()), KNOWN).course

        assert by_place == pytest.approx(np.broadcast_to(there.mean, by_place.shape), rel=1e-3)
        highest = [moment.highest for moment in course]
        assert highest == sorted(highest)
        assert highest[-1] > 2 * highest[0]
        assert [(moment.no, moment.of) for moment in course] == [(1, 12), (4, 12), (7, 12), (9, 12), (12, 12)]
        assert two_sales(scheme(flat()), KNOWN).course == ()

    def test_behind_a_gate_cost_the_penalty_when_caught(self) -> None:
        one = scheme(plan(flat(), gate=GateTerms(D(1_000))), gate=True, reporting=UNDER_PRODUCT)

        row = two_sales(one, KNOWN).roles[0]

        assert row.behind_gate == pytest.approx(0.25 * row.gain - 0.75 * 1_000)
        assert two_sales(one, KNOWN).ends.gate == pytest.approx(row.gain / (row.gain + 1_000))

    def test_of_a_fixed_salary_tempt_nobody(self) -> None:
        assert two_sales(scheme(plan()), KNOWN).conflict == ()
