"""What stood before a quote, taken from the turns again, is what listening had."""

from __future__ import annotations

from datetime import date

import pytest

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect.before import CONTEXT, before_quote
from ropeteam.language.detect.listen import listen
from ropeteam.language.embedding import load

SAID = (
    (Side.CUSTOMER, "Wir müssen die Berichte für alle Filialen an einem Abend drucken können."),
    (Side.OURS, "Das verstehe ich gut. Die Berichte liefern wir Ihnen bis Ende Juni, das verspreche ich Ihnen."),
    (Side.OURS, "Und den Export nach SAP richten wir Ihnen bis Mitte Juli ein, das sage ich Ihnen fest zu."),
    (Side.CUSTOMER, "Danke. Dann brauchen wir unbedingt noch eine Lösung für die Halle ohne Netz."),
)


def turns(*, timed: bool) -> list[SpokenTurn]:
    return [
        SpokenTurn(no, side.value, side, "", text, start_ms=5000 * no if timed else None)
        for no, (side, text) in enumerate(SAID)
    ]


@pytest.mark.parametrize("timed", [False, True])
def test_it_is_the_same_for_every_signal_of_a_talk(timed: bool) -> None:
    spoken = turns(timed=timed)
    heard = listen(spoken, held_on=date(2026, 3, 2), internal=False, language="de", embedder=load())

    assert len(heard) >= 3
    for one in heard:
        until = [turn for turn in spoken if turn.no <= one.first_turn]
        again = before_quote(until, first_turn=one.first_turn, start=one.start, internal=False)
        assert again == one.context


def test_the_turn_before_and_the_own_turn_up_to_the_quote_stand_in_it() -> None:
    found = before_quote(turns(timed=False), first_turn=1, start=22, internal=False)

    assert found == f"{SAID[0][1]} Das verstehe ich gut."


def test_nothing_stands_before_the_first_words_nor_before_a_turn_that_is_not_there() -> None:
    assert before_quote(turns(timed=False), first_turn=0, start=0, internal=False) == ""
    assert before_quote(turns(timed=False), first_turn=99, start=0, internal=False) == ""


def test_of_a_long_turn_only_the_end_counts() -> None:
    spoken = [SpokenTurn(0, "A", Side.OURS, "", "wort " * 400 + "Machen wir.", start_ms=None)]

    assert len(before_quote(spoken, first_turn=0, start=2000, internal=False)) <= CONTEXT
