"""Which capability is meant: every entry by all its parts, near by meaning and by exact terms."""

from __future__ import annotations

from math import exp

import numpy as np

from ropeteam.language.contract import Embedder, Entry, Match, Vectors


def rank(vectors: Vectors, query: Vectors) -> list[tuple[int, float]]:
    """Rows by similarity to one query vector, best first; equal scores keep the order of the rows."""
    if not len(vectors):
        return []
    scores = vectors @ query.reshape(-1)
    return [(int(row), float(scores[row])) for row in np.argsort(-scores, kind="stable")]


class Catalogue:
    def __init__(self, entries: tuple[Entry, ...], embedder: Embedder) -> None:
        self._entries = entries
        self._embedder = embedder
        parts = [part for entry in entries for part in entry.parts]
        self._owner = np.array([no for no, entry in enumerate(entries) for _ in entry.parts], dtype=np.int64)
        self._vectors = embedder.embed(parts)

    def match(self, text: str, *, context: str = "", language: str = "", most: int = 5) -> list[Match]:
        if not len(self._owner) or not text.strip():
            return []
        similar = self._vectors @ self._embedder.embed([text])[0]
        scores = np.full(len(self._entries), -1.0)
        np.maximum.at(scores, self._owner, similar)
        order = np.argsort(-scores, kind="stable")[:most]
        weights = [exp(8 * float(scores[no])) for no in order]
        return [
            Match(self._entries[no].key, float(scores[no]), round(weight / (sum(weights) + exp(3)), 4))
            for no, weight in zip(order, weights, strict=True)
        ]
