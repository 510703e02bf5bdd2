from __future__ import annotations

from datetime import date

import pytest

from ropeteam.core.backing import LimitRelation, LimitTouch, RoadmapFacts
from ropeteam.core.vocabulary import RoadmapStatus
from ropeteam.language.contract import LimitText
from ropeteam.language.match.held import Line
from ropeteam.language.match.lifting import about, coming
from ropeteam.language.match.limits import touches

LIMITS = (
    LimitText(0, "Android ab Version 11; kein iPad, kein iPhone (iOS)", "platform", "11", "Android-Version"),
    LimitText(1, "Nur im WLAN des Standorts, nicht ohne Netz.", "", "", ""),
)
IPAD, OFFLINE = "Mobile Ansicht für iPad und iPhone", "Mobile Ansicht ohne Netz"


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        (IPAD, "ohne WLAN", set()),
        (OFFLINE, "ohne WLAN", {1}),
        (IPAD, "Die mobile Ansicht läuft ohne WLAN", set()),  # the capability's own name shows nothing
        (IPAD, "auf dem iPad", {0}),
        (IPAD, "auf dem iPad und ohne WLAN", {0}),
        (IPAD, "Die mobile Ansicht auf Android 12", set()),  # beyond nothing
    ],
)
def test_a_title_is_about_the_limits_whose_words_it_shares(title: str, text: str, found: set[int]) -> None:
    said = touches(text, LIMITS)

    assert about(title, name="Mobile Ansicht", limits=LIMITS, text=text, touches=said) == found


def test_the_whole_sentence_counts_where_one_limit_is_concerned() -> None:
    unsure = (LimitTouch(1, LimitRelation.UNSURE),)

    assert about("Funkloch-Modus", name="", limits=LIMITS, text="auch im Funkloch", touches=unsure) == {1}
    assert about("Dunkles Farbschema", name="", limits=LIMITS, text="auch im Funkloch", touches=unsure) == frozenset()


def test_a_language_is_the_same_in_german_and_english() -> None:
    limit = (LimitText(0, "English, German and Portuguese", "language", "", ""),)
    text = "Das Niederländische kommt ja Ende des Monats."
    said = touches(text, limit)

    assert about("Tills in Dutch and Spanish", name="Till languages", limits=limit, text=text, touches=said) == {0}


SITES = (LimitText(0, "Up to 3 sites in one database", "quantity", "3", "sites"), LimitText(1, "SAML only", "system"))


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Up to ten sites in one database", "your six sites in one database by the end of June", {0}),
        ("Up to two sites in one database", "your six sites in one database", set()),  # lifts nothing
        ("Up to ten users in one database", "your six sites in one database", set()),  # of something else
    ],
)
def test_an_amount_beyond_the_limit_lifts_it(title: str, text: str, found: set[int]) -> None:
    assert (
        about(title, name="Several sites in one database", limits=SITES, text=text, touches=touches(text, SITES))
        == found
    )


@pytest.mark.parametrize(
    ("title", "found"),
    [("Ältere Geräte (S7-300, S7-400) über ein Gateway", {0}), ("Verschlüsselte Verbindung zur S7-1500", set())],
)
def test_a_name_with_figures_is_meant_where_it_was_said(title: str, found: set[int]) -> None:
    limits = (LimitText(0, "S7-1500 ab Firmware 2.8; keine S7-300 und keine S7-400", "system"),)
    text = "Die S7-300 binden wir mit an"
    said = touches(text, limits)

    assert about(title, name="Anbindung über OPC UA", limits=limits, text=text, touches=said) == found


def test_what_nobody_said_is_lifted_by_no_amount() -> None:
    unsaid = (LimitTouch(0, LimitRelation.BEYOND),)

    assert about("Up to ten sites", name="Several sites", limits=SITES, text="all of it", touches=unsaid) == frozenset()


@pytest.mark.parametrize(("title", "found"), [("Berichte als PDF", {0}), ("Berichte mit Firmenlogo", set())])
def test_an_item_called_like_the_capability_brings_the_whole_of_it(title: str, found: set[int]) -> None:
    limit = (LimitText(0, "A4 hoch, ein festes Layout je Standort", "format"),)
    text = "PDF kommt mit der Version 26.2"

    assert about(title, name="Berichte als PDF", limits=limit, text=text, touches=touches(text, limit)) == found


SEATING = Line(
    "Exam seating", "Seats students and prints door lists", (LimitText(0, "up to 1,500 students", "", "", ""),)
)


@pytest.mark.parametrize(
    ("title", "text", "means"),
    [
        ("Seating by card reader", "students touch a reader and they're told the seat", True),
        ("Seating by card reader", "every student has a seat on the door list", False),
        ("Seating for 3,000 students", "the students find their seats", False),  # only the capability's own words
        ("Seating by card reader in the gym hall", "they touch a reader", False),  # less than half of it
    ],
)
def test_words_mean_an_item_by_what_only_its_title_says(title: str, text: str, means: bool) -> None:
    item = RoadmapFacts("r", RoadmapStatus.IN_WORK, date(2026, 5, 31), True)

    assert coming([(item, title)], line=SEATING, text=text) == ({"r"} if means else frozenset())


def test_what_was_released_is_no_longer_coming() -> None:
    released = RoadmapFacts("r", RoadmapStatus.RELEASED, date(2026, 1, 31), True)

    assert coming([(released, "Seating by card reader")], line=SEATING, text="they touch a reader") == frozenset()


LOGINS = (
    LimitText(0, "Up to 50 hirer logins for one depot", "quantity", "50", "logins"),
    LimitText(1, "Read only; hirers cannot book or off-hire there", "direction"),
)


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Booking and off-hire in the customer portal", "We need 80 logins per depot in the portal", set()),
        ("Booking and off-hire in the customer portal", "Wir brauchen 80 Logins pro Hof", set()),
        ("More hirer logins in the customer portal", "We need 80 logins per depot in the portal", {0}),
        ("Up to 200 logins in the customer portal", "We need 80 logins per depot in the portal", {0}),
    ],
)
def test_other_work_for_those_who_are_counted_lifts_no_amount(title: str, text: str, found: set[int]) -> None:
    said = touches(text, LOGINS)

    assert 0 in {touch.no for touch in said}
    assert about(title, name="Customer portal", limits=LOGINS, text=text, touches=said) & {0} == found
