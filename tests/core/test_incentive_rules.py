"""The nine rules, what differs between plans, and what if: each rule found where it holds and silent where it was cured."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest
from core.incentive_plans import UNDER_SALES, cliff, flat, plan, scheme

from ropeteam.core.incentive_diff import Part, fields_of, scheme_diff
from ropeteam.core.incentive_rules import conflicts
from ropeteam.core.incentive_what_if import WhatIf, changed
from ropeteam.core.incentives import Clawback, Commission, Credit, Objective, PayShare, Scheme, Spif, TeamBonus
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import (
    ClawbackOn,
    ConflictRule,
    Measure,
    PayEvent,
    PlanField,
    PlanRole,
    RuleState,
)

DAY = date(2026, 4, 1)
LATER = (PayShare(D("0.85"), PayEvent.CONTRACT_SIGNED), PayShare(D("0.15"), PayEvent.GO_LIVE_ACCEPTED))


def found(one: Scheme, catalogue: tuple[str, ...] | None = ()) -> dict[ConflictRule, RuleState]:
    return {each.rule: each.state for each in conflicts(one, months_to_failure=9, catalogue=catalogue)}


def objective(measure: Measure, role: PlanRole) -> Scheme:
    return scheme(plan(Objective("o", measure, D("0.5"), D("0.9"), D(1_000)), role=role))


class TestTheNineRules:
    @pytest.mark.parametrize(
        ("rule", "bad", "cured"),
        [
            (ConflictRule.PAID_AT_SIGNATURE, scheme(flat()), scheme(flat(payout=LATER))),
            (ConflictRule.CLIFF, scheme(cliff()), scheme(replace(cliff(), bonuses=()))),
            (
                ConflictRule.BRAKE_ON_BOOKINGS,
                scheme(flat(credit=Credit(D("0.8"), ((PlanRole.PRESALES, D("0.2")),)))),
                scheme(
                    flat(credit=Credit(D("0.8"), ((PlanRole.PRESALES, D("0.2")),))),
                    plan(Objective("k", Measure.PROMISES_KEPT_SHARE, D(0), D(1), D(9)), role=PlanRole.PRESALES),
                ),
            ),
            (
                ConflictRule.BRAKE_ON_BOOKINGS,
                scheme(plan(flat(), Spif("s", D(100), DAY, DAY), role=PlanRole.PRESALES)),
                scheme(plan(flat(payout=LATER), Spif("s", D(100), DAY, DAY), role=PlanRole.PRESALES)),
            ),
            (
                ConflictRule.UTILISATION_ONLY,
                objective(Measure.UTILISATION, PlanRole.SERVICES),
                objective(Measure.CUSTOMER_SATISFACTION, PlanRole.SERVICES),
            ),
            (
                ConflictRule.UTILISATION_ONLY,
                objective(Measure.UTILISATION, PlanRole.SERVICES),
                scheme(
                    TeamBonus("t", D(6), D(8), D(100), shared_with=(PlanRole.SERVICES,)),
                    plan(Objective("o", Measure.UTILISATION, D("0.5"), D("0.9"), D(1_000)), role=PlanRole.SERVICES),
                ),
            ),
            (
                ConflictRule.CLAWBACK_TOO_SHORT,
                scheme(flat(clawback=Clawback(ClawbackOn.CANCELLATION, 6))),
                scheme(flat(clawback=Clawback(ClawbackOn.CANCELLATION, 12))),
            ),
            (
                ConflictRule.REFERENCE_ANY_TONE,
                objective(Measure.REFERENCES_GIVEN, PlanRole.SELLER),
                objective(Measure.REFERENCES_HONEST, PlanRole.SELLER),
            ),
            (ConflictRule.NO_DELIVERY, scheme(flat()), scheme(flat(), TeamBonus("t", D(6), D(8), D(100)))),
            (
                ConflictRule.ROADMAP_EATEN,
                objective(Measure.ROADMAP_DATES_SHARE, PlanRole.PRODUCT),
                replace(objective(Measure.ROADMAP_DATES_SHARE, PlanRole.PRODUCT), gate=True),
            ),
        ],
    )
    def test_hold_where_they_should_and_are_cured(self, rule: ConflictRule, bad: Scheme, cured: Scheme) -> None:
        assert found(bad)[rule] == RuleState.FOUND
        assert found(cured)[rule] == RuleState.CLEAR

    def test_ask_the_catalogue_about_a_spiff_and_say_so_where_there_is_none(self) -> None:
        one = scheme(Spif("s", D(100), DAY, DAY, "Gateway"))

        states = [found(one, said)[ConflictRule.SPIF_UNSELLABLE] for said in (None, (), (" gateway",))]

        assert states == [RuleState.UNKNOWN, RuleState.FOUND, RuleState.CLEAR]
        assert len(found(one)) == len(ConflictRule)


class TestWhatDiffers:
    def test_is_told_field_by_field_and_element_by_element(self) -> None:
        old = scheme(flat(), Spif("gone", D(1), DAY, DAY))
        new = scheme(replace(flat(), payout=LATER), TeamBonus("new", D(6), D(8), D(5)))

        rows = scheme_diff(old, new)

        assert [(row.element, row.field, row.before is None, row.after is None) for row in rows] == [
            ("c", PlanField.PAYOUT, False, False),
            ("new", PlanField.ELEMENT, True, False),
            ("gone", PlanField.ELEMENT, False, True),
        ]
        assert scheme_diff(old, old) == ()

    def test_tells_a_share_as_one_and_leaves_out_what_pays_nothing(self) -> None:
        busy, happy = (
            Objective("o", measure, D("0.6"), D(7), D(1))
            for measure in (Measure.UTILISATION, Measure.CUSTOMER_SATISFACTION)
        )

        assert dict(fields_of(busy))[PlanField.FLOOR] == Part(D("0.6"))
        assert dict(fields_of(happy))[PlanField.FLOOR] == D("0.6")
        assert PlanField.RATE not in dict(fields_of(TeamBonus("t", D(6), D(8), D(5))))
        assert PlanField.AMOUNT not in dict(fields_of(TeamBonus("t", D(6), D(8), rate=D("0.01"))))

    def test_follows_a_role_whose_plan_got_another_name(self) -> None:
        old, new = scheme(plan(flat())), Scheme("n", (replace(plan(flat()), id="AE-2027", base=D(1)),))

        assert [(row.plan, row.field, row.after) for row in scheme_diff(old, new)] == [
            ("AE-2027", PlanField.BASE, D(1))
        ]
        gone = scheme_diff(scheme(plan(flat()), plan(flat(), role=PlanRole.SERVICES)), new)
        assert {row.plan for row in gone} == {"AE-2027", "services"}


class TestWhatIf:
    def test_changes_gate_lines_and_the_sellers_commission_only(self) -> None:
        one = scheme(cliff(), plan(flat(), role=PlanRole.SERVICES), reporting=UNDER_SALES)
        what_if = WhatIf(gate=True, presales_under=Role.PRODUCT, deferred=D("0.15"), clawback=D("0.5"), no_cliffs=True)

        new = changed(one, what_if)

        seller = next(new.plans[0].commissions)
        assert (new.gate, dict(new.reporting)[Role.PRESALES]) == (True, Role.PRODUCT)
        assert (seller.payout, seller.bonuses) == (LATER, ())
        assert seller.clawback is not None
        assert new.plans[1] == one.plans[1]
        assert changed(one, WhatIf()) == replace(one, reporting=tuple(sorted(one.reporting)))
        assert WhatIf().nothing
        assert next(changed(new, WhatIf(clawback=D(0))).plans[0].commissions).clawback is None

    @pytest.mark.parametrize(
        "what_if", [WhatIf(deferred=D(2)), WhatIf(clawback=D(-1)), WhatIf(presales_under=Role.ADMIN)]
    )
    def test_refuses_what_cannot_be(self, what_if: WhatIf) -> None:
        with pytest.raises(ValueError, match=r"share|report"):
            changed(scheme(flat()), what_if)

    def test_moves_presales_straight_under_management(self) -> None:
        assert changed(scheme(flat()), WhatIf(presales_under=Role.MANAGEMENT)).reporting == (
            (Role.PRESALES, Role.MANAGEMENT),
        )

    def test_leaves_nothing_at_signature_where_all_is_deferred(self) -> None:
        element = next(changed(scheme(flat()), WhatIf(deferred=D(1))).plans[0].commissions)

        assert isinstance(element, Commission)
        assert (element.at_signature, len(element.payout)) == (0, 1)
