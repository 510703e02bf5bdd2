"""Promises as pegs of a picture: red only where somebody, or the catalogue, said no."""

from __future__ import annotations

import pytest
from cast import TODAY

from ropeteam.core.fit import backing_of
from ropeteam.core.vocabulary import Fit
from ropeteam.web.charts import pegs
from ropeteam.web.standing import Card


def card(fit: Fit, *, unsure: bool = False, quote: str = "Das kommt im Juni") -> Card:
    return Card(
        key="p1", promise=None, signal=None, quote=quote, opens_on=None, fit=fit.value, backing=backing_of(fit).value,
        state="suggested", reasons=(), judged_by_person="", due=None, said_on=TODAY, lines=(), deeds=(), unsure=unsure,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fit", "unsure", "look", "word"),
    [
        (Fit.UNKNOWN, True, "open", "noch nicht sicher beurteilt"),
        (Fit.IN_REVIEW, True, "open", "noch nicht sicher beurteilt"),
        (Fit.IN_REVIEW, False, "empty", "ungedeckt"),
        (Fit.DECLINED, False, "empty", "ungedeckt"),
        (Fit.AGAINST_STRATEGY, False, "cross", "gegen die Strategie"),
        (Fit.AS_IS, False, "full", "gedeckt"),
    ],
)
def test_a_peg_looks_as_it_was_judged(fit: Fit, unsure: bool, look: str, word: str) -> None:
    peg = pegs.peg_of(card(fit, unsure=unsure))

    assert peg.look == look
    assert word in pegs.words_of(peg, "de")
    assert [name for name, _ in pegs.legend([peg])] == [look]


def test_a_closed_sentence_is_told_as_one() -> None:
    assert "Das kommt" not in pegs.words_of(pegs.peg_of(card(Fit.UNKNOWN, unsure=True, quote="")), "de")
