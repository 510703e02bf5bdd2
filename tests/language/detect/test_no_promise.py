"""Paper, calls and "that depends" are heard as no promise."""

from __future__ import annotations

import pytest

from ropeteam.language.detect.no_promise import promises_nothing


def test_a_promise_of_paper_promises_nothing() -> None:
    assert promises_nothing("promise", "You'll have the minutes by Friday")
    assert promises_nothing("promise", "Die Folien bekommen Sie morgen")
    assert not promises_nothing("promise", "It takes the minutes of every crane")
    assert not promises_nothing("claim", "It prints the slides")


@pytest.mark.parametrize(
    "call",
    [
        "I’ll ring you in a fortnight, Padraig, just to see are we still friends",
        "We'll get Helen Mowbray on a call with you, she's head of product",
        "Ich rufe Sie um 14 Uhr an und gehe die Liste mit Ihnen durch",
        "dann melde ich mich morgen",
    ],
)
def test_a_promise_of_a_call_is_as_little_one(call: str) -> None:
    assert promises_nothing("promise", call)


@pytest.mark.parametrize(
    "product",
    [
        "The app will call you when a tank runs full",
        "wir schauen bis dahin zweimal pro Woche auf euren Zähler und rufen an",
        "Die Anlage meldet sich ab Juni selbst beim Pikett",
        "Sie rufen die Werte ab Mai am iPad ab",
        "I'll ring you on Monday and you'll have the interface by Friday",
        "ich rufe Sie morgen an, und am Freitag haben Sie die Schnittstelle",
    ],
)
def test_what_the_product_calls_or_tells_is_no_paperwork(product: str) -> None:
    assert not promises_nothing("promise", product)


@pytest.mark.parametrize(
    "words",
    [
        "Das kommt auf die Version an",
        "Das kommt ganz drauf an.",
        "Es kommt natürlich darauf an, wie viele es sind",
        "Das hängt vom Server bei Ihnen ab",
        "that depends on the release",
        "Well, it really depends",
        "it'll depend on your network",
    ],
)
def test_what_depends_is_none_either(words: str) -> None:
    assert promises_nothing("promise", words)


@pytest.mark.parametrize(
    "words",
    [
        "Die Ware kommt auf den Tag genau an",
        "Es kommt auf dem Tablet an",
        "Der Auftrag kommt auf dem Tablet an, das liefern wir im Mai",
        "Das kommt auf die Version an, aber mit der 26.4 liefern wir es Ihnen",
        "that depends on the release, but you'll have it by June",
        "Das hängen wir Ihnen an die Anlage",
    ],
)
def test_what_is_delivered_beside_or_arrives_is_one(words: str) -> None:
    assert not promises_nothing("promise", words)
