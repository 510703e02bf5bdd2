"""Words held against a catalogue line or a non-goal: read together, so that numbers and names can be compared.

The lower half of the body reads each of both by itself: words with what was said before them, the line once a process. The upper
half reads them beside each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.encoder.encoder import Encoder, Floats, Row
from ropeteam.language.encoder.linking import CONTEXT, LONGEST_WORDS, one_row
from ropeteam.language.encoder.tokens import Tokenizer
from ropeteam.language.encoder.windows import CATALOGUE, SIDES

LONGEST_LINE = 72
_WORDS = 16  # the same words meet a line and some non-goals one after the other
_LINES = 192  # some 50 KB each


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


@dataclass(frozen=True, slots=True)
class Parted:
    """A pair's row as two that are read alone at first; `begin` is where the words begin behind what was said before."""

    words: Row
    line: Row
    begin: int


def parted(row: Row) -> Parted:
    ids, sides = row
    line = int(np.argmax(sides == CATALOGUE))
    return Parted((ids[:line], sides[:line]), (ids[line:], sides[line:]), int(np.argmax(sides == SIDES[Side.OURS])))


def judged(encoder: Encoder, head: str, rows: Sequence[Row]) -> NDArray[np.float64]:
    """Chances (rows, classes) by the head `relation` (heads.RELATIONS) or `goal` (no, yes)."""
    if not rows:
        return np.zeros((0, encoder.heads[f"{head}.bias"].shape[0]))
    both: Floats = np.stack(
        [np.concatenate([one.mean(axis=0), one[0]]) for one in (_beside(encoder, row) for row in rows)]
    )
    logits = encoder.head(head, both).astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    chances = np.exp(logits)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _beside(encoder: Encoder, row: Row) -> Floats:
    """The states of the mark, the words and the line."""
    cut = parted(row)
    words = _words(encoder, cut.words[0].tobytes(), cut.words[1].tobytes())
    line = _line(encoder, cut.line[0].tobytes())
    return encoder.read_on(np.concatenate([words[:1], words[cut.begin :], line]))


@lru_cache(maxsize=_WORDS)
def _words(encoder: Encoder, ids: bytes, sides: bytes) -> Floats:
    return encoder.begun((np.frombuffer(ids, dtype=np.int64), np.frombuffer(sides, dtype=np.int64)))


@lru_cache(maxsize=_LINES)
def _line(encoder: Encoder, ids: bytes) -> Floats:
    pieces = np.frombuffer(ids, dtype=np.int64)
    return encoder.begun((pieces, np.full(len(pieces), CATALOGUE)))
