"""Exact terms two texts share: content words and letter runs, weighted by how rare they are among the entries.

Letter runs of four stand in for stems and compounds in both languages ("Kassenanbindung" meets "Kassen") and for
names that speech recognition tears apart.
"""

from __future__ import annotations

import re
from collections import Counter
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
    found: set[str] = set()
    for word in words(text):
        framed = f"<{word}>"
        found.update(framed[at : at + _RUN] for at in range(max(1, len(framed) - _RUN + 1)))
    return frozenset(found)


class Terms:
    """The terms of a set of entries, ready to be asked which of them a text shares."""

    def __init__(self, entries: Sequence[Sequence[str]]) -> None:
        self._words = [frozenset(word for part in parts for word in words(part)) for parts in entries]
        self._runs = [frozenset(run for part in parts for run in runs(part)) for parts in entries]
        self._count = len(entries)
        self._seen_words = Counter(word for one in self._words for word in one)
        self._seen_runs = Counter(run for one in self._runs for run in one)

    def shared(self, text: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For each entry the weight of shared words and of shared letter runs, scaled by the length of the text."""
        return (
            self._weights(frozenset(words(text)), self._words, self._seen_words),
            self._weights(runs(text), self._runs, self._seen_runs),
        )

    def _weights(
        self, mine: frozenset[str], entries: Sequence[frozenset[str]], seen: Counter[str]
    ) -> NDArray[np.float64]:
        rare = {term: log((self._count + 1) / (seen[term] + 0.5)) for term in mine if term in seen}
        scale = sqrt(1 + len(mine))
        return np.array([sum(weight for term, weight in rare.items() if term in one) / scale for one in entries])
