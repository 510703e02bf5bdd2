"""core.complexity, core.services_heard and core.reporting_lines: when pre-sales and services belong in a deal, and who is free."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ropeteam.core.complexity import USUAL, complexity, served, thresholds
from ropeteam.core.reporting_lines import Independence, above, conflicts, independence, read
from ropeteam.core.services_heard import Late, ServicesFacts, is_offered, unheard
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import Complexity

TODAY = date(2026, 11, 16)
QUIET = ServicesFacts(False, False, offered=False, stage="", decides_on=None)
NUMBERS = st.dictionaries(st.sampled_from(list(Complexity)), st.integers(0, 500))


class TestComplexity:
    @pytest.mark.parametrize(
        ("found", "codes"),
        [
            ({}, []),
            ({Complexity.MUSTS: 19}, []),
            ({Complexity.MUSTS: 20}, ["musts"]),
            ({Complexity.INTERFACES: 3, Complexity.GAPS: 3}, ["gaps", "interfaces"]),
            ({Complexity.AMOUNT: 10**9}, []),
        ],
    )
    def test_is_a_threshold_that_is_reached(self, found: dict[Complexity, int], codes: list[str]) -> None:
        assert [row.code for row in complexity(found, USUAL)] == codes

    def test_takes_what_the_company_said_and_the_usual_for_the_rest(self) -> None:
        among = thresholds({"musts": 0, "amount": 250_000, "gaps": "many", "interfaces": True, "foreign_systems": -1})

        assert complexity({Complexity.MUSTS: 999, Complexity.AMOUNT: 250_000}, among)[0].threshold == 250_000
        assert {code: among[code] for code in (Complexity.GAPS, Complexity.INTERFACES, Complexity.FOREIGN_SYSTEMS)} == {
            code: USUAL[code] for code in (Complexity.GAPS, Complexity.INTERFACES, Complexity.FOREIGN_SYSTEMS)
        }
        assert thresholds("nonsense") == dict(USUAL)

    @given(NUMBERS, NUMBERS, NUMBERS)
    def test_never_shrinks_with_more_of_anything(self, found, more, among) -> None:
        larger = {code: found.get(code, 0) + more.get(code, 0) for code in Complexity}

        assert {row.code for row in complexity(found, among)} <= {row.code for row in complexity(larger, among)}

    def test_is_served_by_whoever_stands_in_only_where_nobody_has_the_role(self) -> None:
        assert served([Role.SELLER, Role.PRESALES], presales_held=True, stands_in=None)
        assert served([Role.SERVICES], presales_held=False, stands_in=Role.SERVICES)
        assert not served([Role.SERVICES], presales_held=True, stands_in=Role.SERVICES)
        assert not served([], presales_held=False, stands_in=None)


class TestServices:
    @pytest.mark.parametrize(
        ("facts", "late"),
        [
            ({}, None),
            ({"offered": True}, Late.OFFER),
            ({"stage": "Angebot abgegeben"}, Late.OFFER),
            ({"stage": "offer"}, Late.OFFER),
            ({"stage": "qualification"}, None),
            ({"decides_on": TODAY + timedelta(days=30)}, Late.DECISION),
            ({"decides_on": TODAY + timedelta(days=31)}, None),
            ({"decides_on": TODAY - timedelta(days=9)}, Late.DECISION),
            ({"offered": True, "in_a_talk": True}, None),
            ({"offered": True, "accepted_scope": True}, None),
            ({"offered": True, "signed": True}, None),
        ],
    )
    def test_have_to_be_heard_once_it_gets_serious(self, facts, late) -> None:
        values = {name: getattr(QUIET, name) for name in ServicesFacts.__dataclass_fields__} | facts

        assert unheard(ServicesFacts(**values), on=TODAY) == late

    def test_read_a_stage_only_where_it_says_offer(self) -> None:
        assert is_offered("Proposal/Price Quote")
        assert not is_offered("Angebotsphase 2 von 7 – intern")
        assert not is_offered("")


class TestReportingLines:
    P, Q, S, M = Role.PRESALES, Role.PRODUCT, Role.SELLER, Role.MANAGEMENT

    @pytest.mark.parametrize(
        ("lines", "verdict"),
        [
            ({P: M}, Independence.INDEPENDENT),
            ({P: Q, Q: M}, Independence.INDEPENDENT),
            ({P: S, S: M}, Independence.CONFLICT),
            ({P: Q, Q: S, S: M}, Independence.CONFLICT),
            ({P: Q}, Independence.UNKNOWN),
            ({P: Q, Q: P}, Independence.UNKNOWN),
            ({S: M}, Independence.UNKNOWN),
        ],
    )
    def test_of_pre_sales(self, lines, verdict) -> None:
        assert independence(Role.PRESALES, lines) == verdict

    def test_name_every_brake_that_is_not_free(self) -> None:
        assert conflicts({self.P: self.Q, self.Q: self.S, self.S: self.M}) == (self.P, self.Q)
        assert conflicts({self.P: self.Q, self.Q: self.M, self.S: self.M}) == ()

    @given(st.dictionaries(st.sampled_from(list(Role)), st.sampled_from(list(Role))))
    def test_of_a_circle_end(self, lines) -> None:
        for role in Role:
            assert len(set(above(role, lines))) == len(above(role, lines))

    def test_of_a_folder_are_read_for_what_makes_sense(self) -> None:
        assert read({"presales": "seller", "seller": "seller", "admin": "product", "x": "y", "product": 3}) == {
            Role.PRESALES: Role.SELLER
        }
        assert read(["presales"]) == {}
