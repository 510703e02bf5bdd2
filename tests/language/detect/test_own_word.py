"""Who tells that they gave their word has promised, whether or not the words deliver anything."""

from __future__ import annotations

from datetime import date

import pytest

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect.listen import listen
from ropeteam.language.detect.own_word import gave_our_word


@pytest.mark.parametrize(
    "told",
    [
        "Ich habe ihr Videos bis Januar zugesagt.",
        "i hab ihm dreißig für november zugesagt und des zieh ma durch",
        "die Kopplung hab ich denen für die acht null zugesagt",
        "I promised Lucy the British permit forms by the end of January.",
        "we've already promised them the second plant",
    ],
)
def test_our_own_word_is_one(told: str) -> None:
    assert gave_our_word(told)


@pytest.mark.parametrize(
    "told",
    [
        "Ich habe ihr nichts zugesagt.",
        "Habe ich ihm den Juni zugesagt?",
        "Wenn ich ihm den Juni zugesagt habe, dann gilt das",
        "Der Kollege hat ihm den Juni zugesagt",
        "we have promised to nobody in the name of product",
        "Mark promised them the second plant",
        "I promised myself a quiet evening",
        "I didn't say we promised them the forms",
    ],
)
def test_denied_asked_or_somebody_elses_is_none(told: str) -> None:
    assert not gave_our_word(told)


@pytest.mark.parametrize(("side", "heard"), [(Side.OURS, [SignalKind.PROMISE]), (Side.CUSTOMER, [])])
def test_it_is_heard_of_our_side_alone(side: Side, heard: list[SignalKind]) -> None:
    words = "War nett dort. Ich hab ihm den Juni zugesagt."
    turns = [SpokenTurn(1, "x", side, "seller" if side == Side.OURS else "customer", words)]

    found = listen(turns, held_on=date(2026, 11, 24), internal=False, language="de", embedder=ScriptedEmbedder())

    said = [one for one in found if words[one.start : one.end] == "Ich hab ihm den Juni zugesagt" and not one.low]
    assert [one.kind for one in said] == heard
    assert [one.due for one in said] == [date(2027, 6, 30)] * len(heard)
