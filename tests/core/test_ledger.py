"""Where a promise stands: exactly one state, whatever the rows say together; what is over is not watched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ropeteam.core import ledger
from ropeteam.core.fit import TABLE
from ropeteam.core.ledger import PromiseFacts, Standing, Step, StepCode
from ropeteam.core.overriding import AskStand, missing, stand
from ropeteam.core.vocabulary import Fit, LedgerState, PromiseOutcome, Role, Watch

ON = date(2026, 11, 16)
FACTS = some.builds(
    PromiseFacts,
    standing=some.sampled_from(Standing),
    fit=some.none() | some.sampled_from(Fit),
    due=some.none() | some.dates(ON - timedelta(days=200), ON + timedelta(days=200)),
    in_contract=some.booleans(),
    handed_over=some.booleans(),
    contradicted=some.booleans(),
    outcome=some.none() | some.sampled_from(PromiseOutcome),
    replaced=some.booleans(),
)
STANDS = Standing.STANDS


class TestState:
    @pytest.mark.parametrize(
        ("facts", "state"),
        [
            (PromiseFacts(STANDS), LedgerState.CONFIRMED),
            (PromiseFacts(STANDS, Fit.UNKNOWN), LedgerState.CONFIRMED),
            (PromiseFacts(STANDS, Fit.IN_REVIEW), LedgerState.JUDGED),
            (PromiseFacts(STANDS, Fit.WORKAROUND), LedgerState.AGREED),
            (PromiseFacts(STANDS, Fit.AGAINST_STRATEGY), LedgerState.DECLINED),
            (PromiseFacts(STANDS, Fit.DECLINED, in_contract=True), LedgerState.IN_CONTRACT),
            (PromiseFacts(STANDS, Fit.AS_IS, in_contract=True, handed_over=True), LedgerState.HANDED_OVER),
            (PromiseFacts(Standing.WAITS, Fit.AS_IS, in_contract=True), LedgerState.SUGGESTED),
            (PromiseFacts(Standing.CHANGED, Fit.AS_IS), LedgerState.CHANGED),
            (PromiseFacts(Standing.DISMISSED, Fit.AS_IS, replaced=True), LedgerState.REPLACED),
            (PromiseFacts(Standing.DISMISSED, outcome=PromiseOutcome.KEPT_LATE, replaced=True), LedgerState.KEPT_LATE),
        ],
    )
    def test_is_the_first_that_applies(self, facts: PromiseFacts, state: LedgerState) -> None:
        assert ledger.state(facts) == state

    @given(FACTS)
    def test_that_is_over_is_not_watched_and_agreed_is_carried(self, facts: PromiseFacts) -> None:
        state = ledger.state(facts)
        over = facts.outcome is not None or facts.replaced or facts.standing in (Standing.CHANGED, Standing.DISMISSED)

        assert ledger.is_open(facts) is not over
        if over:
            assert ledger.watches(facts, on=ON) == frozenset()
        if state == LedgerState.AGREED:
            assert facts.fit is not None
            assert not TABLE[facts.fit].blocks


class TestWatches:
    @pytest.mark.parametrize(
        ("facts", "watched"),
        [
            (PromiseFacts(STANDS, Fit.AS_IS), set()),
            (PromiseFacts(STANDS, Fit.AS_IS, ON + timedelta(days=30)), {Watch.DUE_SOON}),
            (PromiseFacts(STANDS, Fit.AS_IS, ON - timedelta(days=1)), {Watch.AT_RISK}),
            (PromiseFacts(STANDS, Fit.IN_REVIEW, ON + timedelta(days=90)), {Watch.AT_RISK}),
            (PromiseFacts(STANDS, None, ON + timedelta(days=91)), set()),
            (PromiseFacts(STANDS, Fit.DECLINED, in_contract=True), {Watch.AT_RISK}),
            (PromiseFacts(STANDS, Fit.DECLINED, handed_over=True, contradicted=True), {Watch.AT_RISK, Watch.CONTRADICTED}),
        ],
    )  # fmt: skip
    def test_say_why_to_look(self, facts: PromiseFacts, watched: set[Watch]) -> None:
        assert ledger.watches(facts, on=ON) == watched


class TestLife:
    def test_leaves_out_what_the_rules_only_repeat(self) -> None:
        days = [ON + timedelta(days=n) for n in range(5)]
        fits = [(Fit.AS_IS, None), (Fit.AS_IS, None), (Fit.AS_IS, 7), (Fit.AS_IS, 7), (Fit.UNKNOWN, None)]
        steps = [Step(ledger.judged_step(fit), day, fit=fit, by=by) for day, (fit, by) in zip(days, fits, strict=True)]

        told = ledger.life(reversed(steps))

        assert [(step.on, step.by) for step in told] == [(days[0], None), (days[2], 7), (days[3], 7), (days[4], None)]
        assert [step.code for step in told][-1] == StepCode.JUDGED
        assert Step(StepCode.KEPT, ON).of_the_line
        assert not Step(StepCode.LIMIT_TOLD, ON).of_the_line


class TestAnOverridesAsk:
    @given(some.booleans(), some.booleans(), some.integers(-3, 3))
    def test_is_in_one_stand_and_granted_wins(self, granted: bool, refused: bool, days: int) -> None:
        found = stand(granted=granted, refused=refused, due=ON, on=ON + timedelta(days=days))

        late = AskStand.LATE if days > 0 else AskStand.WAITS
        assert found == (AskStand.GRANTED if granted else AskStand.REFUSED if refused else late)

    def test_misses_who_did_not_say_yes(self) -> None:
        assert missing([]) == (Role.MANAGEMENT, Role.PRODUCT)
        assert missing([Role.PRODUCT, Role.SELLER]) == (Role.MANAGEMENT,)
