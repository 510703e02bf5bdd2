"""A conversation cut into windows the encoder can take: neighbouring turns with their sides, and what was said just before.

Every piece of every turn that is to be read is a target in exactly one window; the tail of what was read before stands in front
of it as context. A turn longer than a window is cut, its pieces before the cut are the context of the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.encoder.e5_file import BOS, EOS
from ropeteam.language.encoder.tokens import Pieces

LONGEST, BEFORE = 160, 40
SIDES = {Side.OURS: 0, Side.CUSTOMER: 1, Side.UNKNOWN: 2}
CATALOGUE = 3
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Window:
    """`place` is for each position the piece's number in the conversation, or NOWHERE (context and marks)."""

    ids: NDArray[np.int64]
    sides: NDArray[np.int64]
    place: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


def windows(turns: Sequence[Pieces], sides: Sequence[Side], wanted: Collection[int] | None = None) -> list[Window]:
    """Pieces are numbered through all turns in order. `wanted` are the turns to be read, None all: the turn before each is read
    too, as a short answer means nothing without it."""
    stream: list[tuple[int, int, int]] = []
    number = 0
    for no, (pieces, side) in enumerate(zip(turns, sides, strict=True)):
        if wanted is None or no in wanted or no + 1 in wanted:
            mine = SIDES[side]
            stream += [(piece, mine, place) for place, piece in enumerate(pieces.ids.tolist(), number)]
            stream.append((EOS, mine, NOWHERE))
        number += len(pieces)
    out: list[Window] = []
    begin = 0
    while begin < len(stream):
        end = _end(stream, begin)
        before = stream[max(0, begin - BEFORE) : begin]
        context = [(one, side, NOWHERE) for one, side, _ in before]
        out.append(_window([(BOS, SIDES[Side.UNKNOWN], NOWHERE), *context, *stream[begin:end]]))
        begin = end
    return [window for window in out if (window.place != NOWHERE).any()]


def _end(stream: list[tuple[int, int, int]], begin: int) -> int:
    """The last end of a turn that fits, else as much as fits."""
    most = min(len(stream), begin + LONGEST)
    for end in range(most, begin, -1):
        if stream[end - 1][2] == NOWHERE:
            return end
    return most


def _window(rows: list[tuple[int, int, int]]) -> Window:
    table = np.array(rows, dtype=np.int64)
    return Window(table[:, 0], table[:, 1], table[:, 2])
