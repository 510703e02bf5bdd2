"""What was said just before a quote: the end of the turn before, and the quote's own turn up to it.

„Machen wir.“ says nothing without it. Listening keeps it only as long as it listens; who judges a quote anew takes it from the
turns again, by the same rule, so that a verdict does not depend on when it is made.
"""

from __future__ import annotations

from collections.abc import Sequence

from ropeteam.language.contract import SpokenTurn
from ropeteam.language.detect.hearing import Unit, units

CONTEXT = 300


def words_before(parts: Sequence[Unit], unit: int, start: int) -> str:
    """Before character `start` of a unit's text."""
    before = parts[unit - 1].text[-CONTEXT:] if unit else ""
    return f"{before} {parts[unit].text[:start][-CONTEXT:]}".strip()


def before_quote(turns: Sequence[SpokenTurn], *, first_turn: int, start: int, internal: bool) -> str:
    """Before a quote that begins at character `start` of turn `first_turn`; '' where that turn is not among the `turns`.
    Turns after it change nothing and may be left out."""
    parts = units(turns, internal=internal)
    for no, unit in enumerate(parts):
        if first_turn in unit.utterance.turns:
            begins = unit.utterance.starts[unit.utterance.turns.index(first_turn)]
            return words_before(parts, no, begins + start)
    return ""
