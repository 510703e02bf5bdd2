"""Which capability is meant: every entry by all its parts, near by meaning and by exact terms.

Measured on unseen companies (docs/why/language.md): the right capability comes first in 6 of 10 quotes alone, and in 8 of 10
with what was said before. The confidence is a softmax over the entries and "none of them"; its
weights are trained, so that of the matches called 80 % sure about 80 % are right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Embedder, Entry, Match, Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre
from ropeteam.language.encoder.encoder import Encoder, shipped
from ropeteam.language.encoder.linking import keys, queries, query
from ropeteam.language.match.terms import Terms
from ropeteam.language.models.weights import Weights, for_embedder

FEATURES: Final = ("best", "mean", "name", "words", "runs")
WITH_CONTEXT: Final = (*FEATURES, "before_best", "before_mean", "before_words", "before_runs")
OWN: Final = "own"
NONE: Final = "none"
PLAIN, CONTEXT, ASKED = "plain.", "context.", "asked."
_UNTRAINED: Mapping[str, float] = {"best": 5.0, "mean": 3.0, "name": 2.0, "words": 1.0, "runs": 1.0, NONE: 3.5}


def rank(vectors: Vectors, query: Vectors) -> list[tuple[int, float]]:
    """Rows by similarity to one query vector, best first; equal scores keep the order of the rows."""
    if not len(vectors):
        return []
    scores = vectors @ query.reshape(-1)
    return [(int(row), float(scores[row])) for row in np.argsort(-scores, kind="stable")]


class Catalogue:
    """Entries made ready once (one vector a part); asking is one matrix-vector product."""

    def __init__(self, entries: tuple[Entry, ...], embedder: Embedder, *, weights: Weights | None = None) -> None:
        """`weights` replaces the shipped ones (training and measuring)."""
        self._entries = entries
        self._embedder = embedder
        weights = weights or for_embedder(embedder.name)
        self._means = weights.means if weights is not None else {}
        self._weights: Mapping[str, float] = weights.matching if weights is not None else {}
        parts = [(no, place, part) for no, entry in enumerate(entries) for place, part in enumerate(entry.parts)]
        self._owner = np.array([no for no, _, _ in parts], dtype=np.int64)
        self._is_name = np.array([place == 0 for _, place, _ in parts], dtype=bool)
        self._named = self._owner[self._is_name]
        self._parts = np.maximum(1, np.bincount(self._owner, minlength=len(entries)))
        self._begins = np.flatnonzero(self._is_name)  # each entry's first part: the parts of an entry stand together
        languages = [entries[no].language or language_of(part) for no, _, part in parts]
        self._vectors = centre(embedder.embed([part for _, _, part in parts]), languages, self._means)
        self._terms = Terms([entry.parts for entry in entries])
        self._encoder = shipped() if weights is not None and weights.share else None
        self._keys: Vectors | None = None

    def match(
        self,
        text: str,
        *,
        context: str = "",
        language: str = "",
        most: int = 5,
        meaning: Vectors | None = None,
        asked: bool = False,
    ) -> list[Match]:
        """The likeliest entries, best first. `context` is what was said before, `meaning` what the encoder made of the words
        where they stand (`Heard.meaning`); `asked`: somebody typed the words as a question or a wish of its own, which says
        more than a quote torn from a talk. An empty text matches nothing."""
        if not len(self._owner) or not text.strip():
            return []
        features = self.features(text, context=context, language=language)
        if self._encoder is not None:
            meant = query(self._encoder, text, context) if meaning is None else meaning
            features = np.column_stack([features, self.own(self._encoder, meant)])
        chances = self._chances(features, (ASKED if asked else PLAIN) if not context.strip() else CONTEXT)
        order = np.argsort(-chances, kind="stable")[:most]
        return [
            Match(self._entries[no].key, round(float(features[no, 0]), 4), round(float(chances[no]), 4)) for no in order
        ]

    def meanings(self, texts: Sequence[str]) -> list[Vectors | None]:
        """What the encoder makes of each text alone, for `match`: asked of many at once it takes half the time."""
        if self._encoder is None or not len(self._owner):
            return [None for _ in texts]
        return list(queries(self._encoder, texts))

    def nearest(self, text: str, *, language: str = "", most: int = 5) -> list[Match]:
        """The entries nearest by meaning alone, best first, where a chance is neither wanted nor claimed (it stays 0): the
        encoder is not asked."""
        if not len(self._owner) or not text.strip():
            return []
        vector = centre(self._embedder.embed([text]), [language or language_of(text)], self._means)[0]
        best = self._near(vector)[0]
        return [
            Match(self._entries[no].key, round(float(best[no]), 4), 0.0)
            for no in np.argsort(-best, kind="stable")[:most]
        ]

    def features(self, text: str, *, context: str = "", language: str = "") -> NDArray[np.float64]:
        """One row an entry, the columns of WITH_CONTEXT; without context its columns are zero."""
        texts = [text, context] if context.strip() else [text]
        languages = [language or language_of(text), *(language_of(one) for one in texts[1:])]
        vectors = centre(self._embedder.embed(texts), languages, self._means)
        best, mean, name = self._near(vectors[0])
        columns = [best, mean, name, *self._terms.shared(text)]
        if len(texts) == 2:
            before_best, before_mean, _ = self._near(vectors[1])
            columns += [before_best, before_mean, *self._terms.shared(context)]
        else:
            columns += [np.zeros(len(self._entries))] * (len(WITH_CONTEXT) - len(FEATURES))
        return np.stack(columns, axis=1)

    def own(self, encoder: Encoder, meaning: Vectors) -> NDArray[np.float64]:
        """Nearness of every entry as the encoder sees it; `meaning` is the vector of the words."""
        if self._keys is None:
            self._keys = keys(encoder, [entry.parts for entry in self._entries])
        return np.asarray(self._keys @ meaning, dtype=np.float64)

    def _near(self, vector: Vectors) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """For each entry the best and the mean similarity of its parts, and that of its name."""
        similar = (self._vectors @ vector).astype(np.float64)
        count = len(self._entries)
        best, name = np.full(count, -1.0), np.zeros(count)
        best[self._named] = np.maximum(-1.0, np.maximum.reduceat(similar, self._begins))
        name[self._named] = similar[self._begins]
        return best, np.bincount(self._owner, similar, count) / self._parts, name

    def _chances(self, features: NDArray[np.float64], prefix: str) -> NDArray[np.float64]:
        chosen = self._weights or {prefix + name: weight for name, weight in _UNTRAINED.items()}
        if prefix == ASKED and ASKED + NONE not in chosen:  # fitted with the encoder only
            prefix = PLAIN
        logits = features @ np.array(
            [chosen.get(prefix + name, 0.0) for name in (*WITH_CONTEXT, OWN)][: features.shape[1]]
        )
        none = chosen.get(prefix + NONE, 0.0)
        top = max(float(logits.max()), none)
        weights = np.exp(logits - top)
        return np.asarray(weights / (weights.sum() + np.exp(none - top)))
