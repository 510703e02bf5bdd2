"""Amounts in a text: a figure that belongs to a name is none."""

from __future__ import annotations

import pytest

from ropeteam.core.backing import LimitRelation
from ropeteam.language.contract import LimitText
from ropeteam.language.match.limits import touches
from ropeteam.language.match.quantities import amounts, names_with_figures


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Steuerung mit Siemens 840D", []),
        ("Siemens 840 D", []),
        ("Heidenhain TNC7", []),
        ("Fanuc 31i anbinden", []),
        ("Oracle 19c", []),
        ("A4 hoch, ein festes Layout", []),
        ("zehn Steuerungen Siemens S7-1500", [(10, "steuerungen")]),
        ("bis 400kg", [(400, "kg")]),
        ("10GB je Bild", [(10, "gb")]),
        ("24V", [(24, "v")]),
        ("12 V", [(12, "v")]),
        ("30fach", [(30, "fach")]),
        ("500x am Tag", [(500, "x")]),
        ("4k Kunden", [(4000, "kunden")]),
        ("20 I think", [(20, "i")]),
        ("Plan B 5 Standorte", [(5, "standorte")]),
    ],
)
def test_an_amount_is_a_figure_that_no_letters_make_a_name(text: str, said: list[tuple[float, str]]) -> None:
    assert [(one.number, one.unit) for one in amounts(text)] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Twenty-six two, end of May.", []),
        ("That is in twenty-six two at the latest.", []),
        ("mit der sechsundzwanzig zwei im Mai", []),
        ("kommt in der 27 1", []),
        ("with 26.2 in May", []),
        ("with 12.5 metres", []),
        ("dreißig, zwei davon remote", [(30, ""), (2, "davon")]),
        ("twenty-five two-seat licences", [(25, ""), (2, "seat")]),
        ("in der 26 2 Filialen", [(26, ""), (2, "filialen")]),
    ],
)
def test_two_figures_of_a_release_count_nothing(text: str, said: list[tuple[float, str]]) -> None:
    assert [(one.number, one.unit) for one in amounts(text)] == said


@pytest.mark.parametrize(
    ("limit", "words", "relation"),
    [
        ("Heidenhain TNC7; keine Siemens 840D", "Die Steuerung kommt mit Siemens 840D sl", LimitRelation.BEYOND),
        ("Heidenhain TNC7; keine Siemens 840D", "Siemens 828D anbinden", LimitRelation.UNSURE),
        ("Alle Steuerungen, keine Fanuc 31i", "Fanuc 31i anbinden", LimitRelation.BEYOND),
        ("Zebra TC57, not the Honeywell CT40", "Does it connect the Honeywell CT40?", LimitRelation.BEYOND),
        ("Zebra TC57, not the Honeywell CT40", "Does it connect the Zebra TC57?", LimitRelation.WITHIN),
        ("PostgreSQL 15; no Oracle 19c", "Does it run on Oracle 19c?", LimitRelation.BEYOND),
        ("PostgreSQL 15; no Oracle 19c", "Does it run on PostgreSQL 15?", LimitRelation.WITHIN),
    ],
)
def test_a_name_with_a_figure_is_never_weighed_against_another(limit: str, words: str, relation: LimitRelation) -> None:
    (touch,) = touches(words, [LimitText(1, limit)])

    assert touch.relation == relation


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ältere Steuerungen (S7-300 und S7-400)", {"s7-300", "s7-400"}),
        ("Siemens 840D, Fanuc 31i, Oracle 19c", {"840d", "31i", "19c"}),
        ("TNC7 und ISO-9001", {"tnc7", "iso-9001"}),
        ("bis 400kg, 10GB, 24V, 12 Räume", set()),
    ],
)
def test_a_name_with_figures_is_one_word(text: str, names: set[str]) -> None:
    assert names_with_figures(text) == names
