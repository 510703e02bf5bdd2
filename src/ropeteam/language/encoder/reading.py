"""A conversation as the encoder has read it once: kinds of any stretch of what was read, asked as often as wanted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.detect.clauses import Span
from ropeteam.language.embedding import unit
from ropeteam.language.encoder.encoder import Encoder, Floats, mean_and_greatest
from ropeteam.language.encoder.heads import KINDS, OF_SIDE
from ropeteam.language.encoder.tokens import Pieces
from ropeteam.language.encoder.windows import SIDES, windows

_CLOSED = -1e9
_NEAR_BEST, _LIKELY = 0.3, 0.1  # of 989 calibration sentences' best candidates one is less


@dataclass(frozen=True, slots=True)
class Reading:
    """`begins`: the number of each text's first piece. A text that was not wanted must not be asked about."""

    encoder: Encoder
    flat: Floats
    pieces: tuple[Pieces, ...]
    begins: NDArray[np.int64]

    def kinds(self, head: str, places: Sequence[tuple[int, Span, Side]]) -> NDArray[np.float64]:
        """Chances (places, KINDS) of stretches given as (text, span, side); kinds of the other side have none."""
        if not places:
            return np.zeros((0, len(KINDS)))
        runs = [self._run(text, span) for text, span, _ in places]
        logits = self.encoder.head(head, mean_and_greatest(self.flat, runs)).astype(np.float64)
        logits += _OPEN[[SIDES[side] for _, _, side in places]]
        logits -= logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        return np.asarray(chances / chances.sum(axis=1, keepdims=True))

    def meaning(self, text: int, span: Span) -> Floats:
        """The vector of a stretch where it stands, to be held against a catalogue's keys (encoder/linking.py)."""
        first, last = self._run(text, span)
        meant = self.encoder.head("query", self.flat[first:last].mean(axis=0, keepdims=True))
        return np.asarray(unit(meant)[0], dtype=np.float32)

    def _run(self, text: int, span: Span) -> tuple[int, int]:
        first, last = run(self.pieces[text], span)
        return int(self.begins[text]) + first, int(self.begins[text]) + last


def read_texts(
    encoder: Encoder, texts: Sequence[str], sides: Sequence[Side], wanted: Collection[int] | None = None
) -> Reading:
    """`wanted` are the texts that will be asked about, None all: others are read only where they stand before one of these."""
    pieces = tuple(encoder.tokens.pieces(text) for text in texts)
    begins = np.cumsum([0, *(len(one) for one in pieces)])
    flat = encoder.flat(windows(pieces, sides, wanted), int(begins[-1]))
    return Reading(encoder, flat, pieces, begins)


def run(pieces: Pieces, span: Span) -> tuple[int, int]:
    """The pieces of a stretch of text, first to before last; at least one where the text has any."""
    first = int(np.searchsorted(pieces.ends, span.start, side="right"))
    last = int(np.searchsorted(pieces.starts, span.end, side="left"))
    first = min(first, max(0, len(pieces) - 1))
    return first, max(last, first + 1)


def fused(
    linear: NDArray[np.float64], classes: Sequence[str], own: NDArray[np.float64], *, share: float
) -> NDArray[np.float64]:
    """Both opinions as one: the weighted geometric mean of the chances, `share` of the encoder's; columns as `classes`."""
    theirs = own[:, [KINDS.index(kind) for kind in classes]] + 1e-6
    both = (linear + 1e-6) ** (1 - share) * theirs**share
    return np.asarray(both / both.sum(axis=1, keepdims=True))


def contenders(own: NDArray[np.float64], groups: Sequence[int]) -> NDArray[np.int64]:
    """Of candidates with chances (candidates, kinds of signals), standing in groups (one a sentence), those that may be the best of
    theirs: near the best of some kind that is likely at all, or of the group's likeliest kind."""
    if not len(own):
        return np.zeros(0, dtype=np.int64)
    begins = np.flatnonzero(np.diff(np.array(groups), prepend=-1))
    of = np.cumsum(np.diff(np.array(groups), prepend=-1) != 0) - 1
    most = np.maximum.reduceat(own, begins, axis=0)[of]
    likeliest = np.add.reduceat(own, begins, axis=0).argmax(axis=1)[of]
    counts = (own >= _LIKELY) | (np.arange(own.shape[1]) == likeliest[:, None])
    return np.flatnonzero((counts & (own >= _NEAR_BEST * most)).any(axis=1))


def _open() -> NDArray[np.float64]:
    table = np.full((3, len(KINDS)), _CLOSED)
    for side, kinds in OF_SIDE.items():
        table[side, [KINDS.index(kind) for kind in kinds]] = 0.0
    return table


_OPEN = _open()
