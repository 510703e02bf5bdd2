"""When a version may begin, which one holds on a day, and whether a text names somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal as D

import pytest
from core.incentive_plans import UNDER_PRODUCT, flat, plan, scheme

from ropeteam.core.incentive_versions import Start, first_open_day, holding, missing, staff_named
from ropeteam.core.numbers import incentive_judged
from ropeteam.core.numbers.incentive_assumptions import assumed, values_of
from ropeteam.core.numbers.incentive_sales import two_sales
from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.core.vocabulary_incentives import Assent, PlanRole

DAY = date(2026, 11, 16)
SALES, SERVICES = PlanRole.SELLER, PlanRole.SERVICES


@pytest.mark.parametrize(
    ("given", "agreement", "waits"),
    [
        ((), WorksAgreement.YES, (Assent.APPROVED, Assent.SEEN)),
        ((Assent.APPROVED,), WorksAgreement.YES, (Assent.SEEN,)),
        ((Assent.SEEN,), WorksAgreement.UNSET, (Assent.APPROVED,)),
        ((Assent.APPROVED,), WorksAgreement.NO_COUNCIL, ()),
        ((), WorksAgreement.NO_COUNCIL, (Assent.APPROVED,)),
        (tuple(Assent), WorksAgreement.DEMO, ()),
    ],
)
def test_both_words_are_needed_where_there_is_a_council(
    given: tuple[Assent, ...], agreement: WorksAgreement, waits: tuple[Assent, ...]
) -> None:
    assert missing(given, agreement=agreement) == waits


@pytest.mark.parametrize(
    ("today", "first"), [("2026-01-01", "2026-01-01"), ("2026-03-31", "2026-01-01"), ("2026-12-31", "2026-10-01")]
)
def test_the_running_quarter_is_open(today: str, first: str) -> None:
    assert first_open_day(date.fromisoformat(today)) == date.fromisoformat(first)


def test_the_latest_day_that_has_come_holds_and_of_two_the_word_said_last() -> None:
    later = DAY + timedelta(days=30)
    starts = [Start(1, SALES, DAY, 1), Start(2, SALES, later, 2), Start(3, SALES, DAY, 3), Start(4, SERVICES, DAY, 4)]

    assert holding(starts, on=DAY) == {SALES: 3, SERVICES: 4}
    assert holding(reversed(starts), on=later) == {SALES: 2, SERVICES: 4}
    assert holding(starts, on=DAY - timedelta(days=1)) == {}


PEOPLE = [("Nora Lindt", "nora@haus.example"), ("Ed", ""), ("Dr. Jörg Sommer", "js@haus.example"), ("Renée Groß", "")]
PEOPLE += [("Eva-Lena Maier-Lang", ""), ("Jan von der Mark", "")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vereinbart mit nora  LINDT", "Nora Lindt"),
        ("# Nora\n# Lindt, Vertrieb", "Nora Lindt"),
        ("bonus_nora-lindt", "Nora Lindt"),
        ("Lindt, Nora", "Nora Lindt"),
        ("für Frau Lindt", "Nora Lindt"),
        ("N. Lindt", "Nora Lindt"),
        ("mail an nora@haus.example bitte", "Nora Lindt"),
        ("Joerg Sommer", "Dr. Jörg Sommer"),
        ("Jo\u0308rg\u00a0Sommer", "Dr. Jörg Sommer"),
        ("Herrn Sommer vorgelegt", "Dr. Jörg Sommer"),
        ("Renée GROSS", "Renée Groß"),
        ("Nora Lindtner", ""),
        ("Xnora@haus.example", ""),
        ("Ed schreibt", ""),
        ("nach Rücksprache mit Frau Maier-Lang", "Eva-Lena Maier-Lang"),
        ("Protokoll E. Maier-Lang", "Eva-Lena Maier-Lang"),
        ("Maier-Lang, Eva-Lena", "Eva-Lena Maier-Lang"),
        ("Herr von der Mark hat es gesehen", "Jan von der Mark"),
        ("je Mark Umsatz", ""),
        ("Bonus im Sommer, Lindt Maschinensoftware GmbH", ""),
    ],
)
def test_somebody_is_found_however_their_name_is_joined(text: str, found: str) -> None:
    assert staff_named(text, PEOPLE) == found


def test_what_a_promise_brings_has_a_range_around_its_value_behind_the_gate() -> None:
    known, sellers = assumed(), scheme(plan(flat()), gate=True, reporting=UNDER_PRODUCT)

    found = incentive_judged.gains(sellers, known)

    span = found.of(PlanRole.SELLER)
    assert span is not None
    assert span.low < span.value < span.high
    assert span.value == two_sales(sellers, values_of(known)).roles[0].behind_gate
    assert found.company.low < found.company.value < 0
    ends = dict(found.ends)
    deferral = ends["deferral"]
    assert deferral.low is not None
    assert deferral.high is not None
    assert deferral.value == pytest.approx(0.613, abs=1e-3)
    assert deferral.low < 0.613 < deferral.high
    assert (ends["gate"].value, ends["gate"].never) == (None, 1), "without a penalty the gate ends no temptation"
    assert found.of(PlanRole.PRODUCT) is None


def test_a_scheme_is_reckoned_once_whatever_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    reckoned: list[str] = []
    monkeypatch.setattr(incentive_judged, "measure", lambda one, known: reckoned.append(one.name))
    one = replace(scheme(flat(cap=D(99_999))), name="Heute")

    for name in ("Heute", "Today"):
        found, _, rules = incentive_judged.judge(replace(one, name=name), assumed())
        assert (found.name, len(rules)) == (name, 9)
    assert reckoned == [""]
    incentive_judged.measured.cache_clear()
