"""Single pieces for the sentence encoder's network: words cut into them, and what each one adds, made ready once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

ORDERS: Final = ((2, 0), (3, 1), (5, 2))
"""Runs of so many pieces, beginning so many before the piece itself."""
PART: Final = 256
PARTS: Final = len(ORDERS) + sum(length for length, _ in ORDERS)
_KEPT_PIECES: Final = 6144  # 82 MB at most; 80 talks of 40 companies have 6,900 pieces, one company fewer
_KEPT_WORDS: Final = 20_000
_BLOCK: Final = 32
_SPACE: Final = "▁"
_BEGIN, _END = 1, 2

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]


class Pieces:
    """For each piece its projections, one an order, and what it adds to a run at each of its places: `PARTS` rows of a table.

    A piece's rows are computed at one place of a block of fixed size, so they do not depend on what else was said.
    Full, it begins again.
    """

    def __init__(self, backend: Any) -> None:
        self._weights = backend
        self._table = np.zeros(((_KEPT_PIECES + 1) * PARTS, PART), dtype=np.float32)
        self._place: dict[int, int] = {}

    def of(self, flat: Ids) -> tuple[Floats, Ids]:
        """The table and where each piece stands in it; the last place of the table is nothing said (zeros)."""
        pieces = flat.tolist()
        known = self._place
        if not all(map(known.__contains__, pieces)) and not self.learn(set(pieces)):
            ids = np.unique(flat)
            table = np.zeros(((len(ids) + 1) * PARTS, PART), dtype=np.float32)
            self._fill(table, ids, 0)
            return table, np.searchsorted(ids, flat)
        return self._table, np.fromiter(map(known.__getitem__, pieces), np.int64, len(pieces))

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
        into = table.reshape(-1, PARTS, PART)
        for block, taken in _blocks(ids):
            into[place + taken] = self._rows(block)[ids[taken] % _BLOCK]

    def _rows(self, ids: Ids) -> Floats:
        weights = self._weights
        projected = own_vectors(weights, ids) @ weights.proj_W
        projected += weights.proj_b
        normalise(projected, weights.ln_g_all, weights.ln_b_all, weights.eps)
        own = projected.reshape(len(ids), len(ORDERS), PART)
        rows = np.empty((len(ids), PARTS, PART), dtype=np.float32)
        part = len(ORDERS)
        rows[:, :part] = own
        for no, (length, _) in enumerate(ORDERS):
            steps = weights.w1[no].reshape(length, PART, PART)
            for step in steps:
                rows[:, part] = np.ascontiguousarray(own[:, no]) @ step
                part += 1
        return rows


def _blocks(ids: Ids) -> Iterator[tuple[Ids, Ids]]:
    """Blocks of pieces, and which of `ids` each one has. A piece stands at its own place of a block, whatever stands beside it:
    how a processor sums a row up may rest on where the row stands (AVX2 does, AVX-512 not)."""
    places = ids % _BLOCK
    order = np.argsort(places, kind="stable")
    before = np.arange(len(ids)) - np.searchsorted(places[order], places[order])
    for no in range(int(before.max()) + 1):
        taken = order[before == no]
        block = np.zeros(_BLOCK, dtype=np.int64)
        block[places[taken]] = ids[taken]
        yield block, taken


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


def own_vectors(weights: Any, ids: Ids) -> Floats:
    """The pieces' vectors from their bytes; each seventeenth row of the table has a scale of its own."""
    chunk = ids % len(weights.scale)
    vectors: Floats = weights.table[ids].astype(np.float32)
    vectors *= weights.scale[chunk, None]
    vectors += weights.lo[chunk, None]
    return vectors


def normalise(rows: Floats, gain: Floats, shift: Floats, least: float) -> None:
    rows -= rows.mean(axis=-1, keepdims=True)
    rows *= (1.0 / np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[-1] + least))[:, None]
    rows *= gain
    rows += shift
