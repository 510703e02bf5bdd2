from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from ropeteam.language.contract import Entry, Match
from ropeteam.language.embedding import load
from ropeteam.language.encoder.presence import encoder_here
from ropeteam.language.match import non_goals
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.match.refusals import names_nothing

TEXTS = {"1": "Keine Lohnabrechnung und keine Dienstplanung", "2": "Keine eigene Kasse", "3": "Kein Versandhandel"}


@cache
def goals() -> Catalogue:
    """When the first test asks, not when tests are collected: it reads the weights."""
    return Catalogue(tuple(Entry(key, (text,)) for key, text in TEXTS.items()), load())


def hit(text: str, capability: float | None = None, context: str = "") -> str:
    near = None if capability is None else Match("x", capability, 0.5)
    found = non_goals.hit(text, goals().nearest(text, language="de"), TEXTS, context=context, capability=near)
    return found.key if found else ""


def test_words_that_name_the_non_goal_hit_it() -> None:
    assert hit("Die Lohnabrechnung bauen wir Ihnen auch noch ein", 0.1) == "1"
    assert hit("Eine eigene Kasse bekommen Sie von uns dazu", 0.1) == "2"


@pytest.mark.parametrize(
    "text",
    [
        "Den Monatsbericht liefern wir bis Ende Juni",
        "Die Rezepte spielen wir Ihnen ein",
        "We will have French in May",
        "",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert hit(text, 0.4) == hit(text) == ""


def test_words_that_fit_a_capability_better_are_about_that() -> None:
    words = "Die Verkäufe holen wir aus der Kasse"

    assert hit(words, 0.8) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Wir bleiben bei unserem Nein zur Lohnabrechnung",
        "Eine Lohnabrechnung bauen wir nicht",
        "We won't build a payroll, Lohnabrechnung stays with others",
    ],
)
def test_who_refuses_a_thing_hits_nothing(text: str) -> None:
    assert hit(text, 0.1) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Die Lohnabrechnung bauen wir Ihnen ein, kein Thema",
        "Wir machen keine Kasse, aber die Lohnabrechnung bauen wir Ihnen ein",
        "Wer nicht zahlt, für den machen wir die Lohnabrechnung",
    ],
)
def test_a_no_beside_it_is_no_refusal(text: str) -> None:
    assert hit(text, 0.1) == "1"


@pytest.mark.parametrize("text", ["We'll set that up for you", "Das richten wir Ihnen ein", "Machen wir gerne"])
def test_words_that_name_nothing_hit_only_what_was_spoken_of(text: str) -> None:
    assert names_nothing(text)
    assert hit(text, 0.0) == ""


@pytest.mark.skipif(not encoder_here(), reason="the encoder is not on this system")
def test_where_the_encoder_surely_sees_nothing_shared_words_do_not_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Die Lohnabrechnung bauen wir Ihnen auch noch ein"
    monkeypatch.setattr(non_goals, "judged", lambda *how: np.array([[0.999, 0.001]] * len(how[3])))

    assert hit(words, 0.1) == ""


def test_unknown_keys_and_empty_lists_hit_nothing() -> None:
    assert non_goals.hit("Lohnabrechnung", [Match("9", 0.99, 0.9)], TEXTS) is None
    assert non_goals.hit("Lohnabrechnung", [], TEXTS) is None
    assert non_goals.hit("Lohnabrechnung", [Match("1", 0.9, 0.9)], {}) is None


def test_similarity_alone_never_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    assert non_goals.hit("xyz", [Match("1", 0.5, 0.9)], TEXTS, capability=Match("c", 0.0, 0.0)) is None

    monkeypatch.setattr(non_goals, "shipped", lambda: None)

    assert non_goals.hit("Die Lohnabrechnung machen wir", [Match("1", 0.75, 0.9)], TEXTS) is not None
    assert non_goals.hit("Die Lohnabrechnung machen wir", [Match("1", 0.65, 0.9)], TEXTS) is None
    assert non_goals.hit("xyz", [Match("1", 0.9, 0.9)], TEXTS) is None


@pytest.mark.skipif(not encoder_here(), reason="the encoder is not on this system")
def test_the_encoder_is_asked_once_and_only_about_the_two_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = non_goals.judged
    monkeypatch.setattr(non_goals, "judged", lambda *how: asked.append(len(how[3])) or real(*how))

    assert hit("Die Lohnabrechnung bauen wir Ihnen auch noch ein", 0.1) == "1"
    assert len(asked) == 1
    assert asked[0] <= 2


def test_the_nearest_come_in_order_and_claim_no_chance() -> None:
    found = goals().nearest("Die Lohnabrechnung", language="de", most=2)

    assert found[0].key == "1"
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert {one.confidence for one in found} == {0.0}
    assert goals().nearest(" ", language="de") == []
