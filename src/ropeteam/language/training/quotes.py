"""Every label of a talk with what was said before it, as listening would have it."""

from __future__ import annotations

from collections.abc import Iterator

from ropeteam.language.corpus import Label, LabelledTurn, Talk
from ropeteam.language.detect.before import CONTEXT


def quotes(talk: Talk) -> Iterator[tuple[LabelledTurn, Label, str]]:
    """Turn, label, and the end of the turn before with this turn up to the quote."""
    before = ""
    for turn in talk.turns:
        for label in turn.labels:
            yield turn, label, f"{before[-CONTEXT:]} {turn.text[: label.start][-CONTEXT:]}".strip()
        before = turn.text
