"""The Universal Sentence Encoder's network over the pinned package's own weights, doing only once what depends on one piece.

The network projects each piece by itself, then looks at runs of two, three and five pieces, twice. The projection and the
first look are sums over single pieces, so each piece's part of them is remembered: three fifths of the work for words that
come again. Words are cut into pieces once too. What comes out equals the package's own vectors but for the order of sums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

ORDERS: Final = ((2, 0), (3, 1), (5, 2))
"""Runs of so many pieces, beginning so many before the piece itself."""
_LEFT, _RIGHT = 2, 2
_PART: Final = 256
_PARTS: Final = len(ORDERS) + sum(length for length, _ in ORDERS)
_KEPT_PIECES: Final = 8192  # 109 MB at most; of 80 talks' 6,900 pieces 3,072 were too few: 12,700 were computed
_KEPT_WORDS: Final = 20_000
_BLOCK: Final = 64
_AT_ONCE: Final = 384
_TEXTS: Final = 256
_WIDTH: Final = 2 * _PART + len(ORDERS) * _PART
_REACH: Final = 2 * max(_LEFT, _RIGHT)
"""A run of runs: what is seen at a place rests on so many pieces before and after it."""
_KEPT_SEEN: Final = 8192  # 42 MB at most, as far as a talk fills it: some 400 utterances
_NOTHING: Final = -1
_SPACE: Final = "▁"
_BEGIN, _END = 1, 2

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]


class UseNetwork:
    """Not for two threads at once: the caller holds a lock (`embedding.SentenceEncoder`)."""

    def __init__(self, model: Any) -> None:
        """`model` is the package's `USE`."""
        backend = model._model
        self.package = model
        self._weights = backend
        self._one_thread = backend._threadpool
        self._pieces = _Pieces(backend)
        self._seen = _Seen()
        self._cut = cutter(model._tokenizer)

    def vectors(self, texts: Sequence[str]) -> Floats:
        if self._one_thread is None:
            return self._vectors(texts)
        with self._one_thread(limits=1, user_api="blas"):
            return self._vectors(texts)

    def forget(self) -> None:
        """Begin anew: what was said before changes no bit of what comes."""
        self._seen.clear()

    def _vectors(self, texts: Sequence[str]) -> Floats:
        cut = [self._cut(text) for text in texts]
        self._pieces.learn(set(chain.from_iterable(cut)))
        parts = [self._sentences(cut[at : at + _TEXTS]) for at in range(0, len(cut), _TEXTS)]
        return np.concatenate(parts) if parts else np.zeros((0, 2 * _PART), dtype=np.float32)

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
        rows, places, new = self._seen.of(_surroundings(flat, lengths))
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
        rows = np.empty((len(new), _WIDTH), dtype=np.float32)
        rows[:, : 2 * _PART] = _words(weights, flat[new])
        self._looks(flat, runs, new, rows[:, 2 * _PART :])
        _normalise(rows, weights.ln_g, weights.ln_b, weights.eps)
        return rows

    def _looks(self, flat: Ids, runs: Ids, new: Ids, out: Floats) -> None:
        """What is seen in the runs around the new places, one stretch of columns an order."""
        table, places = self._pieces.of(flat)
        near = _near(runs, new)
        count, part = len(near), len(ORDERS)
        around = np.append(places, len(table) // _PARTS - 1)[runs[near]]
        compact = np.full(len(flat) + 1, count)
        compact[near] = np.arange(count)
        runs, own = compact[runs[new]], compact[new]
        first = np.empty((count + 1, _PART), dtype=np.float32)
        taken = np.empty((count, _PART), dtype=np.float32)
        first[count] = 0.0
        for no, (length, left) in enumerate(ORDERS):
            here = slice(_LEFT - left, _LEFT - left + length)
            seen = first[:count]
            seen[:] = self._weights.b1[no]
            for column in around[:, here].T:
                seen += np.take(table, column * _PARTS + part, axis=0, out=taken, mode="clip")
                part += 1
            np.maximum(seen, 0, out=seen)
            seen += np.take(table, places[near] * _PARTS + no, axis=0, out=taken, mode="clip")
            again = first[runs[:, here]].reshape(len(new), length * _PART) @ self._weights.w2[no]
            again += self._weights.b2[no]
            np.maximum(again, 0, out=again)
            np.add(again, seen if len(new) == count else seen[own], out=out[:, no * _PART : (no + 1) * _PART])


class _Seen:
    """What a piece is and what is seen around it rests on the piece and the four before and after it. A clause lies in its
    sentence, a quote in both, and what was said before in other sentences again: equal surroundings are looked at once.
    Full, it begins again."""

    def __init__(self) -> None:
        self._rows = np.empty((_KEPT_SEEN, _WIDTH), dtype=np.float32)
        self._place: dict[bytes, int] = {}

    def of(self, surroundings: Sequence[bytes]) -> tuple[Floats, Ids, Ids]:
        """The rows, in which of them each place stands, and which places come for the first time: their rows are to be filled."""
        rows, known = self._rows, self._place
        if len(known) + len(surroundings) > _KEPT_SEEN:
            known.clear()
        if len(surroundings) > _KEPT_SEEN:
            rows, known = np.empty((len(surroundings), _WIDTH), dtype=np.float32), {}
        places, new = [], []
        for no, one in enumerate(surroundings):
            place = known.get(one)
            if place is None:
                place = known[one] = len(known)
                new.append(no)
            places.append(place)
        return rows, np.array(places, dtype=np.int64), np.array(new, dtype=np.int64)

    def clear(self) -> None:
        self._place.clear()


class _Pieces:
    """For each piece its projections, one an order, and what it adds to a run at each of its places: `_PARTS` rows of a table.

    A piece's rows are computed in a block of fixed size, so they do not depend on what else was said. Full, it begins again.
    """

    def __init__(self, backend: Any) -> None:
        self._weights = backend
        self._table = np.zeros(((_KEPT_PIECES + 1) * _PARTS, _PART), dtype=np.float32)
        self._place: dict[int, int] = {}

    def of(self, flat: Ids) -> tuple[Floats, Ids]:
        """The table and where each piece stands in it; the last place of the table is nothing said (zeros)."""
        pieces = flat.tolist()
        if not self.learn(set(pieces)):
            ids = np.unique(flat)
            table = np.zeros(((len(ids) + 1) * _PARTS, _PART), dtype=np.float32)
            self._fill(table, ids, 0)
            return table, np.searchsorted(ids, flat)
        return self._table, np.fromiter(map(self._place.__getitem__, pieces), np.int64, len(pieces))

    def learn(self, pieces: set[int]) -> bool:
        """Make them ready, the new ones in as few blocks as may be; False where they are more than are kept."""
        if len(pieces) > _KEPT_PIECES:
            return False
        new = pieces - self._place.keys()
        if len(self._place) + len(new) > _KEPT_PIECES:
            self._place.clear()
            new = pieces
        if new:
            ordered = sorted(new)
            self._fill(self._table, np.array(ordered), len(self._place))
            self._place.update(zip(ordered, range(len(self._place), len(self._place) + len(new)), strict=True))
        return True

    def _fill(self, table: Floats, ids: Ids, place: int) -> None:
        for start in range(0, len(ids), _BLOCK):
            some = ids[start : start + _BLOCK]
            block = np.zeros(_BLOCK, dtype=np.int64)
            block[: len(some)] = some
            rows = self._rows(block)[: len(some)]
            table[(place + start) * _PARTS : (place + start + len(some)) * _PARTS] = rows.reshape(-1, _PART)

    def _rows(self, ids: Ids) -> Floats:
        weights = self._weights
        projected = _words(weights, ids) @ weights.proj_W
        projected += weights.proj_b
        _normalise(projected, weights.ln_g_all, weights.ln_b_all, weights.eps)
        own = projected.reshape(len(ids), len(ORDERS), _PART)
        parts = [own[:, no] for no in range(len(ORDERS))]
        for no, (length, _) in enumerate(ORDERS):
            steps = weights.w1[no].reshape(length, _PART, _PART)
            parts += [np.ascontiguousarray(own[:, no]) @ step for step in steps]
        return np.stack(parts, axis=1)


def cutter(tokenizer: Any) -> Callable[[str], tuple[int, ...]]:
    """Text to pieces as the package cuts it, but word by word: no piece crosses a space, so a word is always cut alike."""

    @lru_cache(_KEPT_WORDS)
    def cut(run: str) -> tuple[int, ...]:
        """What stands between two blanks; a blank of another kind may part it further."""
        words = [word for word in tokenizer._normalizer.normalize(run).split(_SPACE) if word]
        return tuple(chain.from_iterable(tokenizer._viterbi(_SPACE + word) for word in words))

    def pieces(text: str) -> tuple[int, ...]:
        found = tuple(chain.from_iterable(map(cut, text.split(" "))))
        return (_BEGIN, *(found or (tokenizer._unk_id,)), _END)

    return pieces


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


def _words(weights: Any, ids: Ids) -> Floats:
    """The pieces' vectors from their bytes; each seventeenth row of the table has a scale of its own."""
    chunk = ids % len(weights.scale)
    vectors: Floats = weights.table[ids].astype(np.float32)
    vectors *= weights.scale[chunk, None]
    vectors += weights.lo[chunk, None]
    return vectors


def _runs(starts: Ids, lengths: Ids) -> Ids:
    """For each piece the places from two before to two after it; outside its sentence the place behind the last piece."""
    count = int(lengths.sum())
    around = np.arange(count)[:, None] + np.arange(-_LEFT, _RIGHT + 1)
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


def _surroundings(flat: Ids, lengths: Ids) -> list[bytes]:
    """For each piece itself and the pieces around it that it is seen with, as one key; nothing stands between two texts."""
    text = np.repeat(np.arange(len(lengths)), lengths)
    spread = np.full(len(flat) + _REACH * (len(lengths) + 1), _NOTHING, dtype=np.int32)
    at = np.arange(len(flat)) + _REACH * (text + 1)
    spread[at] = flat
    width = 2 * _REACH + 1
    around = np.ascontiguousarray(sliding_window_view(spread, width)[at - _REACH])
    keys: list[bytes] = around.view(f"V{around.itemsize * width}").ravel().tolist()
    return keys


def _normalise(rows: Floats, gain: Floats, shift: Floats, least: float) -> None:
    rows -= rows.mean(axis=-1, keepdims=True)
    rows *= (1.0 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[-1] + least))[:, None]
    rows *= gain
    rows += shift
