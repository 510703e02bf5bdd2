"""Exact terms two texts share: content words and letter runs, weighted by how rare they are among the entries.

Letter runs of four stand in for stems and compounds in both languages ("Kassenanbindung" meets "Kassen") and for
names that speech recognition tears apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.detect.cues import fold

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
STOP_TEXT = """
    der die das den dem des ein eine einen einem einer und oder ist sind war in zu im am mit nicht auf für von es
    sie ich wir ihr er ihnen uns euch wie so auch an als bis nur je aus bei ab um nach vor über unter wenn dann dass
    hat haben wird werden kann können muss was wo the a an of to and or in is are was be for with on by it that this
    you we i they he she me us them our your not only up at per no from as if then will would can could has have had
    do does did so but about into out also there here
"""
STOP = frozenset(STOP_TEXT.split())


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Content words in order, folded."""
    return tuple(word for word in _WORD.findall(fold(text)) if len(word) > 1 and word not in STOP)


@lru_cache(maxsize=8192)
def runs(text: str) -> frozenset[str]:
    """Letter runs of the content words; short words whole."""
    return frozenset().union(*map(_of_word, words(text)))


@lru_cache(maxsize=8192)
def _of_word(word: str) -> tuple[str, ...]:
    """Words come again and again, their runs with them."""
    framed = f"<{word}>"
    return tuple(framed[at : at + _RUN] for at in range(max(1, len(framed) - _RUN + 1)))


_KEPT_ANSWERS = 4


class Terms:
    """The terms of a set of entries, ready to be asked which of them a text shares. The last answers are kept: one signal is
    asked about entry by entry."""

    def __init__(self, entries: Sequence[Sequence[str]]) -> None:
        self._kept: dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]] = {}
        self._words = _Index([{word for part in parts for word in words(part)} for parts in entries])
        self._runs = _Index([{run for part in parts for run in runs(part)} for parts in entries])

    def shared(self, text: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For each entry the weight of shared words and of shared letter runs, scaled by the length of the text."""
        found = self._kept.get(text)
        if found is None:
            found = self._words.weights(frozenset(words(text))), self._runs.weights(runs(text))
            self._kept = {**dict(list(self._kept.items())[1 - _KEPT_ANSWERS :]), text: found}
        return found


class _Index:
    """Term to what it weighs and the entries that have it: a text's terms are looked up, not each entry gone through."""

    def __init__(self, entries: Sequence[set[str]]) -> None:
        self._entries = len(entries)
        having: dict[str, list[int]] = {}
        for no, terms in enumerate(entries):
            for term in terms:
                having.setdefault(term, []).append(no)
        self._having = {term: (log((len(entries) + 1) / (len(nos) + 0.5)), nos) for term, nos in having.items()}

    def weights(self, mine: frozenset[str]) -> NDArray[np.float64]:
        """The rarer a shared term, the more it weighs. In order, so that sums end alike in every process."""
        found = [0.0] * self._entries
        for term in sorted(mine & self._having.keys()):
            weight, nos = self._having[term]
            for no in nos:
                found[no] += weight
        return np.array(found) / sqrt(1 + len(mine))
