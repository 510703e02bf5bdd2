"""core.answers, core.decisions, core.customer_safe, core.patterns: the rules of an answer's way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ropeteam.core.answers import (
    AnswerState,
    Carried,
    Ticks,
    is_overdue,
    overdue_since,
    spoken,
    state_of,
    told_wrongly,
)
from ropeteam.core.customer_safe import called_for_short, house_word, is_safe, name_forms, name_in, person_forms
from ropeteam.core.decisions import Named, lacks
from ropeteam.core.patterns import Worth
from ropeteam.core.vocabulary import CapabilityStatus, DecisionKind, RoadmapStatus

GIVEN = date(2026, 11, 16)
WEEK = GIVEN + timedelta(days=7)


class TestState:
    @pytest.mark.parametrize(
        ("ticks", "state", "overdue"),
        [
            (Ticks(GIVEN), AnswerState.OPEN, True),
            (Ticks(GIVEN, read_on=GIVEN), AnswerState.READ, True),
            (Ticks(GIVEN, read_on=GIVEN, told_on=WEEK), AnswerState.TOLD, False),
            (Ticks(GIVEN, told_on=GIVEN), AnswerState.TOLD, False),
            (Ticks(GIVEN, read_on=GIVEN, reopened_on=GIVEN), AnswerState.ANEW, True),
            (Ticks(GIVEN, read_on=GIVEN, reopened_on=WEEK), AnswerState.ANEW, False),
            (Ticks(GIVEN, holds=False), AnswerState.CLOSED, False),
            (Ticks(GIVEN, told_on=GIVEN, holds=False), AnswerState.CLOSED, False),
        ],
    )
    def test_follows_the_table(self, ticks: Ticks, state: AnswerState, overdue: bool) -> None:
        assert state_of(ticks) == state
        assert is_overdue(ticks, on=WEEK) == overdue

    def test_is_overdue_on_the_seventh_day_and_not_before(self) -> None:
        assert not is_overdue(Ticks(GIVEN), on=WEEK - timedelta(days=1))
        assert is_overdue(Ticks(GIVEN), on=WEEK)
        assert overdue_since(WEEK) == GIVEN


class TestToldWrongly:
    @pytest.mark.parametrize(
        ("told", "item", "wrong"),
        [
            (None, Carried("X", day=GIVEN, committable=True), False),  # nobody was told a day
            (GIVEN, Carried("X", day=GIVEN, committable=True), False),
            (GIVEN, Carried("X", day=WEEK, committable=True), True),
            (WEEK, Carried("X", day=GIVEN, committable=True), True),  # earlier is another day, too
            (GIVEN, Carried("X", day=GIVEN), True),  # may not be promised any more
            (GIVEN, Carried("X"), True),
            (GIVEN, None, True),
            (GIVEN, Carried("X", day=WEEK, released=True), False),  # it is there
        ],
    )
    def test_is_who_was_told_a_day_that_no_longer_holds(
        self, told: date | None, item: Carried | None, wrong: bool
    ) -> None:
        assert told_wrongly(told, item) is wrong


class TestLanguage:
    @pytest.mark.parametrize(
        ("heard", "usual", "language", "known"),
        [
            (("de", "en"), "", "de", True),
            (("", "en"), "de", "en", True),
            (("fr", ""), "de", "de", False),
            (("fr",), "", "en", False),
            ((), "", "en", False),
        ],
    )
    def test_is_heard_or_assumed_and_it_says_which(
        self, heard: tuple[str, ...], usual: str, language: str, known: bool
    ) -> None:
        found = spoken(*heard, otherwise=usual)

        assert (found.language, found.known) == (language, known)


class TestADecision:
    @pytest.mark.parametrize(
        ("kind", "named", "missing"),
        [
            (DecisionKind.NO, Named(), "reason_missing"),
            (DecisionKind.NO, Named(reason="  "), "reason_missing"),
            (DecisionKind.NO, Named(reason="weil"), None),
            (DecisionKind.STUDY, Named(reason="Wie viele Tablets?"), None),
            (DecisionKind.ACCEPT, Named(reason="trägt"), "decision_needs_item"),
            (DecisionKind.ACCEPT, Named(reason="trägt", item=RoadmapStatus.DROPPED), "decision_item_dropped"),
            (DecisionKind.ACCEPT, Named(reason="trägt", item=RoadmapStatus.IDEA), None),
            (DecisionKind.LATER, Named(reason="weil", condition=" "), "decision_needs_condition"),
            (DecisionKind.LATER, Named(reason="weil", condition="Version 10 ist da"), None),
            (DecisionKind.AS_IS, Named(reason="geht"), "decision_needs_way"),
            (DecisionKind.AS_IS, Named(reason="geht", capability=CapabilityStatus.PLANNED), "decision_way_not_there"),
            (DecisionKind.AS_IS, Named(reason="geht", capability=CapabilityStatus.LIMITED), None),
            (DecisionKind.AS_IS, Named(reason="geht", pattern=True), None),
        ],
    )
    def test_names_what_makes_it_more_than_a_word(self, kind: DecisionKind, named: Named, missing: str | None) -> None:
        assert lacks(kind, named) == missing


class TestWhatACustomerMayRead:
    @pytest.mark.parametrize(
        "sentence",
        [
            "Das passt nicht zu unserer Strategie.",
            "It does not fit our strategy.",
            "Steht nicht auf der Roadmap.",
            "Dafür fehlen uns die Ressourcen.",
            "Das ist intern noch offen.",
            "Der Umsatz ist zu klein.",
            "Wir haben andere Prioritäten.",
            "No other customers asked.",
            "Das Produktmanagement will nicht.",
        ],
    )
    def test_holds_no_word_of_the_house(self, sentence: str) -> None:
        assert house_word(sentence) is not None

    @pytest.mark.parametrize(
        "sentence",
        [
            "Die Halle hat überall Netz.",
            "Das Internet reicht dafür aus.",
            "An international standard covers it.",
            "Ihr Abfallmanagement bleibt, wie es ist.",
        ],
    )
    def test_may_be_about_everything_else(self, sentence: str) -> None:
        assert is_safe(sentence, ())

    def test_names_nobody_else(self) -> None:
        names = (*name_forms("Nordkost GmbH & Co. KG"), *person_forms("Petra Klein"))

        assert name_in("Nordkost wollte das auch.", names) == "Nordkost"
        assert name_in("PETRA KLEIN hat abgelehnt.", names) == "Petra Klein"
        assert name_in("Frau Klein hat abgelehnt.", names) == "Klein"
        assert name_in("Das ist zu klein.", names) is None
        assert name_in("Die Kleinteile passen.", names) is None

    def test_a_company_is_known_by_a_single_word_that_is_no_common_one(self) -> None:
        short = called_for_short("Textilversand von der Lindhorst GmbH & Co. KG", common={"Textilversand"})

        assert short == ("Lindhorst",)
        assert called_for_short("AB Bau AG", common=()) == ()


class TestWorth:
    def test_is_told_with_its_interval_while_few_rated_it(self) -> None:
        few, many, none = Worth(3, 4, 5), Worth(9, 18, 20), Worth(1, 0, 0)

        assert (few.small, many.small, none.small) == (True, False, False)
        assert (few.low, few.high) == (44, 95)  # Wilson at 90 %: (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)
        assert none.share is None
