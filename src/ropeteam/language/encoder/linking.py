"""Which entry of a catalogue words are about, as the encoder was trained to see it: one vector an entry, one for the words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.embedding import unit
from ropeteam.language.encoder.e5_file import BOS, EOS
from ropeteam.language.encoder.encoder import Encoder, Floats, Row
from ropeteam.language.encoder.tokens import Tokenizer
from ropeteam.language.encoder.windows import CATALOGUE, SIDES

LONGEST_ENTRY = 56
LONGEST_WORDS = 64
CONTEXT = 40

Ids = NDArray[np.int64]


def one_row(parts: Sequence[tuple[Ids, int]]) -> Row:
    """Parts with their sides behind each other, as the encoder takes them."""
    ids: list[Ids] = [np.array([BOS])]
    sides: list[Ids] = [np.array([SIDES[Side.UNKNOWN]])]
    for part, side in parts:
        ids += [part, np.array([EOS])]
        sides += [np.full(len(part) + 1, side)]
    return np.concatenate(ids).astype(np.int64), np.concatenate(sides).astype(np.int64)


def entry_row(pieces: Ids) -> Row:
    return one_row([(pieces[:LONGEST_ENTRY], CATALOGUE)])


def keys(encoder: Encoder, entries: Sequence[Sequence[str]]) -> Floats:
    """A vector of length 1 for each entry, given as its parts."""
    rows = [entry_row(encoder.tokens.pieces(". ".join(parts)).ids) for parts in entries]
    means = np.stack([states.mean(axis=0) for states in encoder.states(rows)])
    return unit(encoder.head("key", means))


def words_row(tokens: Tokenizer, words: str, context: str = "") -> tuple[Row, int]:
    """The words with the end of what was said before in front of them, and how many pieces the words have."""
    pieces = tokens.pieces(words).ids[:LONGEST_WORDS]
    before = tokens.pieces(context).ids[-CONTEXT:] if context else pieces[:0]
    voice = SIDES[Side.UNKNOWN]
    return one_row([(before, voice), (pieces, voice)] if len(before) else [(pieces, voice)]), len(pieces)


def query(encoder: Encoder, words: str, context: str = "") -> Floats:
    """The vector of some words: length 1."""
    row, count = words_row(encoder.tokens, words, context)
    states = encoder.states([row])[0]
    meant = encoder.head("query", states[-1 - max(1, count) : -1].mean(axis=0, keepdims=True))
    return np.asarray(unit(meant)[0], dtype=np.float32)


def queries(encoder: Encoder, texts: Sequence[str]) -> Floats:
    """The vectors of many texts, a row each."""
    rows = [words_row(encoder.tokens, text) for text in texts]
    states = encoder.states([row for row, _ in rows])
    means = [found[-1 - max(1, count) : -1].mean(axis=0) for found, (_, count) in zip(states, rows, strict=True)]
    if not means:
        return np.zeros((0, encoder.source.width), dtype=np.float32)
    return np.asarray(unit(encoder.head("query", np.stack(means))), dtype=np.float32)
