"""Words held against a catalogue line or a non-goal: read together, so that numbers and names can be compared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.encoder.encoder import Encoder, Floats, Row
from ropeteam.language.encoder.linking import CONTEXT, LONGEST_WORDS, one_row
from ropeteam.language.encoder.tokens import Tokenizer
from ropeteam.language.encoder.windows import CATALOGUE, SIDES

LONGEST_LINE = 72


def line_text(name: str, description: str, limits: Sequence[str]) -> str:
    return f"{'; '.join(limits)}. {name}. {description}"


def pair_row(tokens: Tokenizer, words: str, line: str, context: str = "") -> Row:
    """What was said before, the words, and the line, as one row."""
    parts = [(tokens.pieces(context).ids[-CONTEXT:], SIDES[Side.UNKNOWN])] if context.strip() else []
    parts += [
        (tokens.pieces(words).ids[:LONGEST_WORDS], SIDES[Side.OURS]),
        (tokens.pieces(line).ids[:LONGEST_LINE], CATALOGUE),
    ]
    return one_row(parts)


def judged(encoder: Encoder, head: str, rows: Sequence[Row]) -> NDArray[np.float64]:
    """Chances (rows, classes) by the head `relation` (heads.RELATIONS) or `goal` (no, yes)."""
    if not rows:
        return np.zeros((0, encoder.heads[f"{head}.bias"].shape[0]))
    both: Floats = np.stack([np.concatenate([one.mean(axis=0), one[0]]) for one in encoder.states(rows)])
    logits = encoder.head(head, both).astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    chances = np.exp(logits)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))
