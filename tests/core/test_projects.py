"""Where a milestone and a change order stand, what a plan needs, how a delivered promise is proposed to have ended."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ropeteam.core.errors import Refused
from ropeteam.core.numbers.observations import Acceptance
from ropeteam.core.projects import (
    MOST_MONEY,
    MilestoneState,
    OrderState,
    Plan,
    amount,
    checked,
    may_plan,
    milestone_state,
    order_state,
    proposed_outcome,
)
from ropeteam.core.vocabulary import PromiseOutcome

ON = date(2026, 11, 16)
DAY = timedelta(days=1)
YES, FLAWED, NO = Acceptance.ACCEPTED, Acceptance.WITH_DEFECTS, Acceptance.REJECTED


class TestMilestoneState:
    @pytest.mark.parametrize(
        ("day", "dropped", "results", "waits", "state"),
        [
            (ON, False, (), False, MilestoneState.PLANNED),
            (ON - DAY, False, (), False, MilestoneState.LATE),
            (ON - DAY, False, (), True, MilestoneState.WAITS),
            (ON, False, (FLAWED,), False, MilestoneState.WITH_DEFECTS),
            (ON, False, (FLAWED, NO), False, MilestoneState.REJECTED),
            (ON, False, (NO,), True, MilestoneState.WAITS),
            (ON, True, (NO,), True, MilestoneState.DROPPED),
            (ON - DAY, True, (FLAWED, YES), False, MilestoneState.ACCEPTED),
        ],
    )
    def test_is_the_first_that_applies(self, day, dropped, results, waits, state) -> None:
        assert milestone_state(day=day, dropped=dropped, results=results, waits=waits, on=ON) == state
        assert (may_plan(state) is not None) == (state == MilestoneState.ACCEPTED)


class TestOrderState:
    @pytest.mark.parametrize(
        ("taken_back", "answers", "waits", "state"),
        [
            (False, (), False, OrderState.WRITTEN),
            (False, (), True, OrderState.WAITS),
            (False, (False,), False, OrderState.DECLINED),
            (False, (False,), True, OrderState.WAITS),
            (True, (False,), True, OrderState.TAKEN_BACK),
            (False, (False, True), False, OrderState.AGREED),
        ],
    )
    def test_counts_only_signed(self, taken_back, answers, waits, state) -> None:
        assert order_state(taken_back=taken_back, answers=answers, waits=waits) == state


class TestAPlan:
    def test_is_tidied_and_says_why_only_where_it_replaces_one(self) -> None:
        first = checked(Plan(" Erste  Anlage ", ON, why="egal"), before=None)

        assert (first.title, first.why) == ("Erste Anlage", "")
        assert checked(Plan("Erste Anlage", ON + DAY, why=" Teile fehlen "), before=first).why == "Teile fehlen"

    @pytest.mark.parametrize(
        ("plan", "before", "code"),
        [
            (Plan("  ", ON), None, "milestone_untitled"),
            (Plan("x" * 201, ON), None, "words_long"),
            (Plan("x", ON, "y" * 2001), None, "words_long"),
            (Plan("x", ON, why=" "), Plan("x", ON), "milestone_why_missing"),
        ],
    )
    def test_is_refused(self, plan, before, code) -> None:
        with pytest.raises(Refused, match=code):
            checked(plan, before=before)


class TestADeliveredPromise:
    @pytest.mark.parametrize(
        ("result", "due", "outcome"),
        [
            (YES, None, PromiseOutcome.KEPT),
            (YES, ON, PromiseOutcome.KEPT),
            (YES, ON - DAY, PromiseOutcome.KEPT_LATE),
            (FLAWED, ON, None),
            (NO, ON - DAY, None),
        ],
    )
    def test_is_proposed_never_from_defects(self, result, due, outcome) -> None:
        assert proposed_outcome(result, due=due, on=ON) == outcome


class TestAnAmount:
    def test_is_exact_and_may_be_nothing(self) -> None:
        assert amount(1200.5, most=MOST_MONEY, field="price") == Decimal("1200.50")
        assert amount(0, most=MOST_MONEY, field="price") == 0

    @pytest.mark.parametrize(
        ("number", "code"),
        [(None, "missing"), (float("nan"), "wrong"), (float("inf"), "wrong"), (Decimal("1e10"), "wrong")],
    )
    def test_is_refused(self, number, code) -> None:
        with pytest.raises(Refused, match=f"order_number_{code}"):
            amount(number, most=MOST_MONEY, field="price")
