"""What the sentence encoder's network has seen around pieces, kept as long as a talk is listened to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ropeteam.language.use_pieces import ORDERS, PART, Floats, Ids

LEFT, RIGHT = 2, 2
WIDTH: Final = 2 * PART + len(ORDERS) * PART
_REACH: Final = 2 * max(LEFT, RIGHT)
"""A run of runs: what is seen at a place rests on so many pieces before and after it."""
_KEPT_SEEN: Final = 8192  # 42 MB at most, as far as a talk fills it: some 300 utterances
_NOTHING: Final = -1


class Seen:
    """What a piece is and what is seen around it rests on the piece and the four before and after it. A clause lies in its
    sentence, a quote in both, and what was said before in other sentences again: equal surroundings are looked at once.
    Full, it begins again."""

    def __init__(self) -> None:
        self._rows = np.empty((_KEPT_SEEN, WIDTH), dtype=np.float32)
        self._place: dict[bytes, int] = {}

    def of(self, surroundings: Sequence[bytes]) -> tuple[Floats, Ids, Ids]:
        """The rows, in which of them each place stands, and which places come for the first time: their rows are to be filled."""
        rows, known = self._rows, self._place
        if len(known) + len(surroundings) > _KEPT_SEEN:
            known.clear()
        if len(surroundings) > _KEPT_SEEN:
            rows, known = np.empty((len(surroundings), WIDTH), dtype=np.float32), {}
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


def surroundings(flat: Ids, lengths: Ids) -> list[bytes]:
    """For each piece itself and the pieces around it that it is seen with, as one key; nothing stands between two texts."""
    text = np.repeat(np.arange(len(lengths)), lengths)
    spread = np.full(len(flat) + _REACH * (len(lengths) + 1), _NOTHING, dtype=np.int32)
    at = np.arange(len(flat)) + _REACH * (text + 1)
    spread[at] = flat
    width = 2 * _REACH + 1
    around = np.ascontiguousarray(sliding_window_view(spread, width)[at - _REACH])
    keys: list[bytes] = around.view(f"V{around.itemsize * width}").ravel().tolist()
    return keys
