"""The encoder's chances for training rows: talks read once, as far as listening would, their sentences and clauses asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.corpus import Talk
from ropeteam.language.encoder.encoder import Encoder
from ropeteam.language.encoder.heads import KINDS
from ropeteam.language.encoder.reading import Reading, read_texts
from ropeteam.language.training.examples import Examples

Chances = NDArray[np.float64]
_SIDE = {"ours": Side.OURS, "theirs": Side.CUSTOMER, "": Side.UNKNOWN}


def read_talk(encoder: Encoder, talk: Talk, wanted: Collection[int] | None = None) -> Reading:
    """As listening reads it: turn by turn, everybody ours in an internal talk; `wanted` turns or all."""
    ours = Side.OURS if talk.internal else None
    return read_texts(encoder, [turn.text for turn in talk.turns], [ours or turn.side for turn in talk.turns], wanted)


def own_chances(examples: Examples, encoder: Encoder, asked: NDArray[np.bool_]) -> tuple[Chances, Chances]:
    """Chances (rows, KINDS) of the sentences asked about (a mask) and of their clauses; zeros for the others. Of a talk as much
    is read as listening would read for these."""
    sentences = np.zeros((len(examples.sentences), len(KINDS)))
    clauses = np.zeros((len(examples.clauses), len(KINDS)))
    rows_of: dict[str, list[int]] = defaultdict(list)
    for no in np.flatnonzero(asked).tolist():
        rows_of[examples.sentences[no].heading.talk].append(no)
    inside: dict[int, list[int]] = defaultdict(list)
    for no, clause in enumerate(examples.clauses):
        inside[clause.sentence].append(no)
    for talk, rows in rows_of.items():
        reading = read_talk(encoder, examples.talks[talk], {examples.sentences[no].turn for no in rows})

        def place(no: int) -> tuple[int, Side]:
            row = examples.sentences[no]
            return row.turn, _SIDE[row.heading.side]

        spans = [(place(no)[0], examples.sentences[no].span, place(no)[1]) for no in rows]
        sentences[rows] = reading.kinds("sentence", spans)
        options = [no for row in rows for no in inside[row]]
        stretches = [(place(examples.clauses[no].sentence), examples.clauses[no].span) for no in options]
        clauses[options] = reading.kinds("clause", [(turn, span, side) for (turn, side), span in stretches])
    return sentences, clauses
