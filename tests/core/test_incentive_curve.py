"""The corners of a pay line: straight between them, jumps where the plan has an edge, the cap where it begins."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest
from core.incentive_plans import cliff, flat, retroactive
from core.test_incentives import commissions
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.core.incentive_curve import Curve, commission_curve, objective_curve
from ropeteam.core.incentives import Commission, Objective, TeamBonus, earned
from ropeteam.core.vocabulary_incentives import Measure


def at(curve: Curve, x: D) -> D:
    """The line's height; at a jump its upper end."""
    for left, right in reversed(list(zip(curve.corners, curve.corners[1:], strict=False))):
        if left.at <= x <= right.at and right.at > left.at:
            return left.pay + (right.pay - left.pay) * (x - left.at) / (right.at - left.at)
    raise AssertionError(x)


class TestACommission:
    @settings(max_examples=80)
    @given(commissions(), st.lists(st.decimals(D(0), D(1), places=4), min_size=3, max_size=3))
    def test_is_drawn_as_it_pays(self, element: Commission, parts: list[D]) -> None:
        curve = commission_curve(element, usual=D(500_000))

        for part in parts:
            x = part * curve.end
            if all(abs(x - corner.at) > 1 for corner in curve.corners):
                assert at(curve, x) == pytest.approx(earned(element, x), rel=D("1e-9"), abs=D("0.01"))
        assert list(curve.corners) == sorted(curve.corners, key=lambda corner: (corner.at, corner.pay))

    @pytest.mark.parametrize(("element", "lump"), [(cliff(), 25_000), (retroactive(), 48_600)])
    def test_jumps_where_it_should_and_by_how_much(self, element: Commission, lump: int) -> None:
        (jump,) = commission_curve(element, usual=D(1)).jumps

        assert (jump.at, jump.lump) == (540_000, lump)
        assert commission_curve(flat(), usual=D(1)).jumps == ()

    def test_bends_where_the_cap_begins(self) -> None:
        curve = commission_curve(replace(flat(), cap=D(8_000)), usual=D(200_000))

        assert [(corner.at, corner.pay) for corner in curve.corners] == [(0, 0), (100_000, 8_000), (300_000, 8_000)]

    def test_bends_there_too_where_tiers_look_back_and_behind_a_bonus(self) -> None:
        """6 % of 540,000 is 32,400: a cap of 30,000 begins at 500,000, one of 70,000 on the way above the edge."""
        low = commission_curve(replace(retroactive(), cap=D(30_000)), usual=D(1))
        bonus = commission_curve(replace(cliff(), cap=D(60_000)), usual=D(1))

        assert (D(500_000), D(30_000)) in [(corner.at, corner.pay) for corner in low.corners]
        # 32,400 and the lump of 25,000; the rest at 15 %
        assert next(round(corner.at) for corner in bonus.corners if corner.pay == 60_000) == 557_333


class TestAnObjective:
    def test_rises_between_floor_and_target_or_jumps_at_it(self) -> None:
        straight = objective_curve(Objective("o", Measure.UTILISATION, D("0.6"), D("0.9"), D(1_000)))
        sudden = objective_curve(TeamBonus("t", D(8), D(8), D(100), D("0.01")), deal=D(10_000))
        always = objective_curve(Objective("o", Measure.CUSTOMER_SATISFACTION, D(0), D(0), D(5)))

        assert [(corner.at, corner.pay) for corner in straight.corners] == [
            (0, 0),
            (D("0.6"), 0),
            (D("0.9"), 1_000),
            (1, 1_000),
        ]
        assert straight.jumps == ()
        assert [(jump.at, jump.lump) for jump in sudden.jumps] == [(8, 200)]
        assert (sudden.end, {corner.pay for corner in always.corners}) == (10, {D(5)})
