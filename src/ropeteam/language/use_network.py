"""The Universal Sentence Encoder's network over the pinned package's own weights, doing only once what depends on one piece.

The network projects each piece by itself, then looks at runs of two, three and five pieces, twice. The projection and the
first look are sums over single pieces, so each piece's part of them is remembered (use_pieces.py): three fifths of the work for
words that come again. What is seen at a place rests on nine pieces, and is remembered for as long as a talk lasts (use_seen.py).
What comes out equals the package's own vectors but for the order of sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

import numpy as np

from ropeteam.language.use_pieces import ORDERS, PART, PARTS, Floats, Ids, Pieces, cutter, normalise, own_vectors
from ropeteam.language.use_seen import LEFT, RIGHT, WIDTH, Seen, surroundings

_AT_ONCE: Final = 384
_TEXTS: Final = 256


class UseNetwork:
    """Not for two threads at once: the caller holds a lock (`embedding.SentenceEncoder`)."""

    def __init__(self, model: Any) -> None:
        """`model` is the package's `USE`."""
        backend = model._model
        self.package = model
        self._weights = backend
        self._pieces = Pieces(backend)
        self._seen = Seen()
        self._cut = cutter(model._tokenizer)

    def forget(self) -> None:
        """Begin anew: what was said before changes no bit of what comes."""
        self._seen.clear()

    def vectors(self, texts: Sequence[str]) -> Floats:
        cut = [self._cut(text) for text in texts]
        self._pieces.learn(set(chain.from_iterable(cut)))
        parts = [self._sentences(cut[at : at + _TEXTS]) for at in range(0, len(cut), _TEXTS)]
        return np.concatenate(parts) if parts else np.zeros((0, 2 * PART), dtype=np.float32)

    def _sentences(self, cut: Sequence[Sequence[int]]) -> Floats:
        """From the sums over the pieces of sentences to their vectors."""
        weights = self._weights
        sums = np.concatenate([self._sums(batch) for batch in _batches(cut)])
        lengths = np.array([[len(one)] for one in cut], dtype=np.float32)
        mean = (sums @ weights.cnn_W + lengths * weights.cnn_b) / np.sqrt(lengths)
        one = np.maximum(mean @ weights.p1 + np.maximum(mean @ weights.d0, 0) @ weights.d1, 0)
        vectors = np.tanh(one @ weights.p3 + np.maximum(one @ weights.d2, 0) @ weights.d3)
        return np.asarray(vectors, dtype=np.float32)

    def _sums(self, group: Sequence[Sequence[int]]) -> Floats:
        lengths = np.array([len(one) for one in group], dtype=np.int64)
        flat = np.fromiter(chain.from_iterable(group), dtype=np.int64, count=int(lengths.sum()))
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        rows, places, new = self._seen.of(surroundings(flat, lengths))
        try:
            if len(new):
                rows[places[new]] = self._rows(flat, _runs(starts, lengths), new)
        except BaseException:
            self._seen.clear()  # nobody may take unfilled rows for seen ones
            raise
        return np.asarray(np.add.reduceat(rows[places], starts, axis=0))

    def _rows(self, flat: Ids, runs: Ids, new: Ids) -> Floats:
        """What the pieces at the places `new` are, and what is seen around them."""
        weights = self._weights
        rows = np.empty((len(new), WIDTH), dtype=np.float32)
        rows[:, : 2 * PART] = own_vectors(weights, flat[new])
        self._looks(flat, runs, new, rows[:, 2 * PART :])
        normalise(rows, weights.ln_g, weights.ln_b, weights.eps)
        return rows

    def _looks(self, flat: Ids, runs: Ids, new: Ids, out: Floats) -> None:
        """What is seen in the runs around the new places, one stretch of columns an order."""
        table, places = self._pieces.of(flat)
        near = _near(runs, new)
        count, part = len(near), len(ORDERS)
        around = np.append(places, len(table) // PARTS - 1)[runs[near]]
        compact = np.full(len(flat) + 1, count)
        compact[near] = np.arange(count)
        runs, own = compact[runs[new]], compact[new]
        first = np.empty((count + 1, PART), dtype=np.float32)
        taken = np.empty((count, PART), dtype=np.float32)
        first[count] = 0.0
        for no, (length, left) in enumerate(ORDERS):
            here = slice(LEFT - left, LEFT - left + length)
            seen = first[:count]
            seen[:] = self._weights.b1[no]
            for column in around[:, here].T:
                seen += np.take(table, column * PARTS + part, axis=0, out=taken, mode="clip")
                part += 1
            np.maximum(seen, 0, out=seen)
            seen += np.take(table, places[near] * PARTS + no, axis=0, out=taken, mode="clip")
            again = first[runs[:, here]].reshape(len(new), length * PART) @ self._weights.w2[no]
            again += self._weights.b2[no]
            np.maximum(again, 0, out=again)
            np.add(again, seen if len(new) == count else seen[own], out=out[:, no * PART : (no + 1) * PART])


def _batches(texts: Sequence[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """As many texts as fit into a cache-sized batch; a longer one stands alone."""
    group: list[Sequence[int]] = []
    pieces = 0
    for one in texts:
        if group and pieces + len(one) > _AT_ONCE:
            yield group
            group, pieces = [], 0
        group.append(one)
        pieces += len(one)
    if group:
        yield group


def _runs(starts: Ids, lengths: Ids) -> Ids:
    """For each piece the places from two before to two after it; outside its sentence the place behind the last piece."""
    count = int(lengths.sum())
    around = np.arange(count)[:, None] + np.arange(-LEFT, RIGHT + 1)
    inside = (around >= np.repeat(starts, lengths)[:, None]) & (around < np.repeat(starts + lengths, lengths)[:, None])
    return np.where(inside, around, count)


def _near(runs: Ids, new: Ids) -> Ids:
    """The places that the runs around the new ones take in, in order."""
    count = len(runs)
    if len(new) == count:
        return np.arange(count)
    taken = np.zeros(count + 1, dtype=bool)
    taken[runs[new]] = True
    return np.flatnonzero(taken[:count])
