"""What the heads see of a text: its sentence vector, its cues, its shape, and its letters; of a whole sentence also the vector of
what was said before and the rules' scores.

Two blocks: a dense row, and hashed words, word pairs and letter runs (they carry dialect and spelling, which the sentence
encoder smooths away). The scales below are part of the model, and so is the number of hashes: change one and the heads must be
trained anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Vectors
from ropeteam.language.detect.cues import NAMES, fold, rule_scores

HASHES = 16384
_MEANING, _BEFORE, _RULES, LETTERS = 3.0, 1.0, 0.5, 4.0
_WORD = re.compile(r"\w+|[?!]")
_EXTRA = ("day", "service")
CUE_NAMES = (*NAMES, *_EXTRA)
_PLACE = {name: no for no, name in enumerate(CUE_NAMES)}
_OPENERS = frozenset({"und", "aber", "and", "but", "so", "also", "dann", "weil", "because", "cause", "dass", "that"})

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the heads need it. `same_side`: the side that spoke before speaks on."""

    text: str
    language: str
    cues: frozenset[str]
    opens_turn: bool
    same_side: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A candidate quote inside a sentence; `before` and `after` tell whether it starts and ends with the sentence."""

    text: str
    cues: frozenset[str]
    at_start: bool
    at_end: bool
    after_comma: bool


def sentence_rows(sentences: Sequence[Sentence], vectors: Vectors, before: Vectors) -> Rows:
    if not sentences:
        return np.zeros((0, 0), dtype=np.float32)
    hints = np.array([_sentence_hints(one) for one in sentences], dtype=np.float32)
    return np.hstack([_MEANING * vectors, _BEFORE * before, hints]).astype(np.float32)


def clause_rows(clauses: Sequence[tuple[Clause, Sentence]], vectors: Vectors) -> Rows:
    if not clauses:
        return np.zeros((0, 0), dtype=np.float32)
    hints = np.array([_clause_hints(clause, sentence) for clause, sentence in clauses], dtype=np.float32)
    return np.hstack([_MEANING * vectors, hints]).astype(np.float32)


@lru_cache(maxsize=1024)
def letters(text: str) -> NDArray[np.int64]:
    """Places of a text's words, word pairs and letter runs among the hashed features, each once. Not to be written into: mood and
    clauses ask for the same sentences again."""
    words = _WORD.findall(fold(text))
    places = {crc32(f"b{a} {b}".encode()) % HASHES for a, b in pairwise(words)}
    if words:
        places.update((crc32(f"^{words[0]}".encode()) % HASHES, crc32(f"${words[-1]}".encode()) % HASHES))
    found = np.array(sorted(places.union(*map(_of_word, words))), dtype=np.int64)
    found.setflags(write=False)
    return found


@lru_cache(maxsize=8192)
def _of_word(word: str) -> tuple[int, ...]:
    """Words come again and again, their letters with them."""
    framed = f"<{word}>"
    runs = {f"c{framed[at : at + size]}" for size in (4, 5) for at in range(len(framed) - size + 1)}
    return tuple(crc32(one.encode()) % HASHES for one in (f"w{word}", *runs))


def _sentence_hints(sentence: Sentence) -> list[float]:
    length = len(sentence.text.split())
    shape = (
        length <= 3,
        length <= 6,
        length >= 15,
        sentence.opens_turn,
        sentence.same_side,
        "?" in sentence.text,
        "!" in sentence.text,
        any(map(str.isdigit, sentence.text)),
        sentence.language == "de",
    )
    scores = [_RULES * score for score in rule_scores(sentence.cues).values()]
    return _marked(sentence.cues) + scores + [float(one) for one in shape]


def _clause_hints(clause: Clause, sentence: Sentence) -> list[float]:
    words = clause.text.split()
    shape = (
        float(clause.at_start),
        float(clause.at_end),
        len(words) / max(1, len(sentence.text.split())),
        float(len(words) <= 3),
        float(len(words) <= 5),
        float(len(words) >= 12),
        float(len(words) >= 20),
        float(bool(words) and words[0].lower() in _OPENERS),
        float(clause.after_comma),
        min(3.0, float(clause.text.count(",") + clause.text.count(";"))),
    )
    return _marked(clause.cues) + _marked(sentence.cues - clause.cues) + list(shape)


def _marked(cues: frozenset[str]) -> list[float]:
    """One for each cue that is there, in the order of CUE_NAMES."""
    marks = [0.0] * len(CUE_NAMES)
    for name in cues:
        marks[_PLACE[name]] = 1.0
    return marks
