"""From chances to quotes: which clauses of a sentence are signals of which kind, with a calibrated confidence.

The sentence head says whether a sentence holds a signal; the clause head says which run of clauses it is. A second signal
beside the first (a claim and a promise in one breath) must stand outside the first one and convince by its clause alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.detect.clauses import Span
from ropeteam.language.detect.head import Line, log_odds

GLANCE = 0.02
LOOK = 0.1
SECOND = 0.35
NONE = "none"


@dataclass(frozen=True, slots=True)
class Picked:
    """A quote of a kind with its three raw scores: log odds of sentence and clause, and whether it is the first."""

    span: Span
    kind: str
    scores: tuple[float, float, float]


def worth_a_look(chances: NDArray[np.float64], classes: Sequence[str], *, least: float = LOOK) -> NDArray[np.bool_]:
    """Sentences that may hold a signal: the clause head is asked about these only, and by `GLANCE` the encoder."""
    signal = [place for place, name in enumerate(classes) if name != NONE]
    return np.asarray(chances[:, signal].max(axis=1) >= least)


def pick(
    sentence: NDArray[np.float64],
    classes: Sequence[str],
    spans: Sequence[Span],
    clauses: NDArray[np.float64],
    clause_classes: Sequence[str],
) -> Iterator[Picked]:
    """The signals of one sentence: `spans` with their clause chances, the sentence's own chances beside them."""
    kinds = [name for name in classes if name != NONE]
    of_sentence = {kind: log_odds(float(sentence[list(classes).index(kind)])) for kind in kinds}
    column = {kind: list(clause_classes).index(kind) for kind in kinds if kind in clause_classes}
    first = max(kinds, key=lambda kind: of_sentence[kind])
    place = int(np.argmax(clauses[:, column[first]])) if first in column else 0
    taken = [spans[place]]
    score = log_odds(float(clauses[place, column[first]])) if first in column else of_sentence[first]
    yield Picked(spans[place], first, (of_sentence[first], score, 1.0))
    others = sorted(
        ((float(clauses[no, at]), no, kind) for kind, at in column.items() for no in range(len(spans))),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    for chance, no, kind in others:
        if chance < SECOND:
            return
        if all(spans[no].end <= other.start or spans[no].start >= other.end for other in taken):
            taken.append(spans[no])
            yield Picked(spans[no], kind, (of_sentence[kind], log_odds(chance), 0.0))


def confidence(picked: Picked, lines: Mapping[str, Line]) -> float:
    """The calibrated chance that a reader would label it so; without a line the mean of both chances."""
    line = lines.get(picked.kind)
    if line is None:
        return float(1.0 / (1.0 + np.exp(-(picked.scores[0] + picked.scores[1]) / 2)))
    return line.chance(picked.scores)
