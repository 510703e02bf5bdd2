"""Promises as pegs of a deal's pictures: their mark, its colour, its word. Red is for what somebody, or the catalogue, said no to;
what nobody judged yet has the hollow mark without the colour, as in the lists."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from ropeteam.core.fit import BACKING_SHAPE
from ropeteam.core.vocabulary import Backing, Fit, Shape
from ropeteam.web import icons
from ropeteam.web.charts.road import Peg
from ropeteam.web.standing import Card
from ropeteam.wording.say import say

OPEN = "open"
LOOKS = {**{shape.value: shape for shape in Shape}, OPEN: Shape.EMPTY}


def peg_of(card: Card) -> Peg:
    shape = BACKING_SHAPE[Backing(card.backing)]
    look = OPEN if card.unsure or card.fit == Fit.UNKNOWN else shape.value
    return Peg(card.said_on, card.backing, card.quote, mark_safe(icons.MARKS[shape]), look)


def words_of(peg: Peg, language: str) -> str:
    """What one reads who does not see the mark."""
    word = say(f"shape.{OPEN}" if peg.look == OPEN else f"backing.{peg.backing}", language)
    return f"{word}: {peg.words or say('road.sealed', language)}"


def legend(pegs: Iterable[Peg]) -> list[tuple[str, SafeString]]:
    """The looks that occur, the best first."""
    there = {peg.look for peg in pegs}
    return [(look, mark_safe(icons.mark(shape))) for look, shape in LOOKS.items() if look in there]
