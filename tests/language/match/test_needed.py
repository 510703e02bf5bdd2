"""language.match.needed: amounts out of a customer's words and out of limits, the same measure for both."""

from __future__ import annotations

import pytest

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.core.limits_exceeded import Side, held
from ropeteam.language.contract import LimitText
from ropeteam.language.match.needed import bounds, counted, measured, needed, often, same

LIMITS = (
    LimitText(0, "Bis zu 400 Förderelemente je Anlagenbild", "quantity", "400", "Förderelemente"),
    LimitText(1, "Aktualisierung alle 2 Sekunden", "refresh", "2", "Sekunden"),
    LimitText(2, "60 calls a minute", "rate", "60", "calls per minute"),
    LimitText(3, "Verlauf 13 Monate rückwärts", "retention", "13", "Monate"),
    LimitText(4, "Meldung erscheint spätestens 2 Sekunden nach dem Signal", "latency", "2", "Sekunden"),
    LimitText(5, "Bilder bis 10 MB je Eintrag", "format", "10", "MB"),
    LimitText(6, "Android ab Version 11", "platform", "11", "Android-Version"),
    LimitText(7, "Nur lesend."),
)


@pytest.mark.parametrize(
    ("text", "language", "verdicts"),
    [
        ("Mindestens 600 Förderelemente je Bild", "de", {0: "beyond"}),
        ("tausend Förderelemente", "de", {0: "beyond"}),
        ("200 bis 400 Förderelemente", "de", {0: "within"}),
        ("1.200 Förderelemente", "de", {0: "beyond"}),
        ("1,200 Förderelemente", "de", {0: "unclear"}),
        ("1,200 Förderelemente", "en", {0: "beyond"}),
        ("1.200 Förderelemente", "en", {0: "unclear"}),
        ("wird jede Sekunde aktualisiert", "de", {1: "beyond"}),
        ("once an hour", "en", {1: "within"}),
        ("7,200 calls an hour", "en", {2: "beyond"}),
        ("50 calls per minute", "en", {2: "within"}),
        ("5,000 calls", "en", {2: "unclear"}),
        ("500 Förderelemente und 1500 Abrufe pro Minute", "de", {0: "beyond"}),
        ("Aufbewahrung 10 Jahre", "de", {3: "beyond", 4: "within"}),
        ("Meldung innerhalb von 1 Sekunde", "de", {3: "within", 4: "beyond"}),
        ("Bilder bis 2 GB", "de", {5: "beyond"}),
        ("files of 2.5 MB", "en", {5: "within"}),
        ("12,5 MB", "de", {5: "beyond"}),
        ("mindestens 500", "de", {0: "unclear", 2: "unclear"}),
        ("Kapitel 3 beachten, OCPP 1.6, Android 12", "de", {}),
        ("Störungen anzeigen", "de", {}),
    ],
)
def test_words_are_held_against_limits(text: str, language: str, verdicts: dict[int, str]) -> None:
    found = held(needed(text, language), bounds(LIMITS), same=same)

    assert {one.no: one.stand.value for one in found} == verdicts


def test_a_doubt_about_a_limit_ends_where_the_numbers_are_beyond_it_and_only_there() -> None:
    doubt = (LimitTouch(3, LimitRelation.UNSURE), LimitTouch(0, LimitRelation.WITHIN, "x"))

    beyond = counted(doubt, "Verlaufsdaten müssen 24 Monate rückwärts verfügbar sein", LIMITS)

    assert beyond == (LimitTouch(3, LimitRelation.BEYOND, "24 Monate"), doubt[1])
    for words in ("Verlauf über 6 Monate", "Verlauf über alles, Kapitel 24"):
        assert counted(doubt, words, LIMITS) == doubt


def test_what_was_said_is_quoted_as_it_stands() -> None:
    (found,) = held(needed("Es sind rund 600 Förderelemente.", "de"), bounds(LIMITS[:1]), same=same)

    assert found.said == "600 Förderelemente"
    assert [one.said for one in needed("Alarme in Echtzeit", "de")] == ["Echtzeit"]


def test_fields_of_a_form_are_read_like_words() -> None:
    assert measured(1200, "calls per hour").per == 3600
    assert measured(2.5, "GB").value == 2.5e9
    assert measured(1234.5, "Seiten").value == 1234.5
    assert held([often(0, "realtime")], bounds(LIMITS[1:2]), same=same)[0].stand == "beyond"


@pytest.mark.parametrize(
    ("limit", "side"),
    [
        (LimitText(0, "mindestens 10 Nutzer", "quantity", "10", "Nutzer"), Side.LEAST),
        (LimitText(0, "höchstens 10 Nutzer", "", "10", "Nutzer"), Side.MOST),
        (LimitText(0, "10 Nutzer"), Side.MOST),
        (LimitText(0, "2 Stunden", "", "2", "Stunden"), Side.UNKNOWN),
        (LimitText(0, "kept for 2 years", "", "2", "years"), Side.MOST),
        (LimitText(0, "antwortet innerhalb von 2 Stunden", "", "2", "Stunden"), Side.LEAST),
    ],
)
def test_a_limit_says_where_it_stops_or_nobody_guesses(limit: LimitText, side: Side) -> None:
    assert [bound.side for bound in bounds([limit])] == [side]
