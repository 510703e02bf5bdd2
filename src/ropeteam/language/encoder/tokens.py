"""Text to pieces, each with the characters it came from: the encoder's own vocabulary, word by word.

The vocabulary gives every piece a score; a word is cut where the scores add up best (unigram model, Kudo 2018). No piece
crosses a space, so a word is always cut alike and remembered. Only pieces of Latin letters, digits and marks are kept: it
knows a hundred scripts, and leaving the others out changes no piece of German or English text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.encoder.e5_file import UNKNOWN, E5File, read

_SPACE = "▁"
_SPECIAL = 4
_REMEMBERED = 50_000
_WORSE = 10.0
_BEGINS = 3

Cut = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """`ids` with the characters each covers: `starts` to before `ends` of the text."""

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """`cut` gives the pieces of what stands between two blanks, as (id, from, to) of its letters."""

    cut: Callable[[str], Cut]

    def pieces(self, text: str) -> Pieces:
        runs = text.split(" ")
        cut = [self.cut(run) for run in runs]
        table = np.fromiter(chain.from_iterable(chain.from_iterable(cut)), np.int64).reshape(-1, 3)
        begins = np.cumsum([0, *(len(run) + 1 for run in runs[:-1])])
        table[:, 1:] += np.repeat(begins, [len(one) for one in cut])[:, None]
        return Pieces(table[:, 0], table[:, 1], table[:, 2])


@cache
def tokenizer(file: Path) -> Tokenizer:
    source = read(file)
    of_word = _word_cutter(source)

    @lru_cache(_REMEMBERED)
    def cut(run: str) -> Cut:
        return tuple(
            (piece, stands[max(0, start - 1)], stands[max(0, end - 2)] + 1)
            for word, stands in _words(run, source.rules)
            for piece, start, end in of_word(_SPACE + word)
        )

    return Tokenizer(cut)


def _words(run: str, rules: dict[str, str]) -> list[tuple[str, list[int]]]:
    """The words as the vocabulary has their letters, and where each letter stood: `rules` say what a letter becomes, and a
    blank of another kind becomes a plain one."""
    words: list[tuple[str, list[int]]] = []
    letters: list[str] = []
    stands: list[int] = []
    for place, letter in enumerate(run + " "):
        for one in rules.get(letter, letter):
            if not one.isspace():
                letters.append(one)
                stands.append(place)
            elif letters:
                words.append(("".join(letters), stands))
                letters, stands = [], []
    return words


def _word_cutter(source: E5File) -> Callable[[str], Cut]:
    scores = source.scores.tolist()
    known = {
        piece: (no, scores[no]) for no, piece in enumerate(source.pieces) if no >= _SPECIAL and all(map(_latin, piece))
    }
    unknown = (UNKNOWN, min(scores) - _WORSE)
    longest = _longest(known)

    def cut(word: str) -> Cut:
        best = [0.0] + [float("-inf")] * len(word)
        came: list[tuple[int, int]] = [(0, UNKNOWN)] * (len(word) + 1)
        for start in range(len(word)):
            last = min(len(word), start + longest.get(word[start : start + _BEGINS], _BEGINS - 1))
            for end in range(start + 1, last + 1):
                found = known.get(word[start:end]) or (unknown if end == start + 1 else None)
                if found is not None and best[start] + found[1] > best[end]:
                    best[end], came[end] = best[start] + found[1], (start, found[0])
        out: list[tuple[int, int, int]] = []
        end = len(word)
        while end:
            start, no = came[end]
            out.append((no, start, end))
            end = start
        return tuple(reversed(out))

    return cut


def _longest(known: Iterable[str]) -> dict[str, int]:
    """How long pieces get that begin with these letters: nothing longer need be looked up."""
    longest: dict[str, int] = {}
    for piece in known:
        begins = piece[:_BEGINS]
        longest[begins] = max(longest.get(begins, 0), len(piece))
    return longest


def _latin(letter: str) -> bool:
    return letter < "\u0250" or letter == _SPACE or "\u2000" <= letter < "\u2100"
