"""Words held against a catalogue line or a non-goal: read together, so that numbers and names can be compared.

The lower half of the body reads each of both by itself: the words with what was said before them, a line once a process. The upper
half reads words and line beside each other, without what was said before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.encoder.e5_file import EOS
from ropeteam.language.encoder.encoder import Encoder, Floats, Row
from ropeteam.language.encoder.linking import LONGEST_WORDS, one_row
from ropeteam.language.encoder.tokens import Tokenizer
from ropeteam.language.encoder.windows import CATALOGUE, SIDES

LONGEST_LINE = 72
CONTEXT = 16  # pieces of what was said before; the shipped encoder was taught with 40, with the same verdicts
_WORDS = 16  # the same words meet a line and some non-goals one after the other
_LINES = 192  # some 50 KB each


def line_text(name: str, description: str, limits: Sequence[str]) -> str:
    return f"{'; '.join(limits)}. {name}. {description}"


def said_row(tokens: Tokenizer, words: str, context: str = "") -> tuple[Row, int]:
    """What was said before and the words, and where the words begin."""
    before = tokens.pieces(context).ids[-CONTEXT:] if context.strip() else None
    said = (tokens.pieces(words).ids[:LONGEST_WORDS], SIDES[Side.OURS])
    if before is None:
        return one_row([said]), 1
    return one_row([(before, SIDES[Side.UNKNOWN]), said]), len(before) + 2


def line_row(tokens: Tokenizer, line: str) -> Row:
    ids = np.append(tokens.pieces(line).ids[:LONGEST_LINE], EOS)
    return ids, np.full(len(ids), CATALOGUE)


def judged(encoder: Encoder, head: str, words: str, lines: Sequence[str], context: str = "") -> NDArray[np.float64]:
    """Chances (lines, classes) by the head `relation` (heads.RELATIONS) or `goal` (no, yes)."""
    if not lines:
        return np.zeros((0, encoder.heads[f"{head}.bias"].shape[0]))
    both = np.stack([_together(encoder, words, line, context) for line in lines])
    logits = encoder.head(head, both).astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    chances = np.exp(logits)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _together(encoder: Encoder, words: str, line: str, context: str) -> Floats:
    """The mean of the states of mark, words and line, and the mark's own."""
    states = encoder.read_on(np.concatenate([_said(encoder, words, context), _line(encoder, line)]))
    return np.concatenate([states.mean(axis=0), states[0]])


@lru_cache(maxsize=_WORDS)
def _said(encoder: Encoder, words: str, context: str) -> Floats:
    row, begin = said_row(encoder.tokens, words, context)
    begun = encoder.begun(row)
    return np.concatenate([begun[:1], begun[begin:]])


@lru_cache(maxsize=_LINES)
def _line(encoder: Encoder, line: str) -> Floats:
    return encoder.begun(line_row(encoder.tokens, line))
