"""Later words of our side that go against an open promise: taken back openly, or denied, narrowed, put off in silence.

Every sentence of ours is weighed against every promise that was open then (contradiction_rows.py). A turn goes against one
promise at most, the likeliest; a promise gets one finding a conversation, its strongest. Precision comes before recall: what
is found is a suggestion that a person confirms or dismisses, and a wrong one costs trust. Inside the house nothing is said
openly: the customer does not hear it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Embedder, SpokenTurn, Vectors
from ropeteam.language.detect.contradiction_rows import OpenPromise, Pair, Rows, pairs, rows_of
from ropeteam.language.models.weights import language_means

FILE = Path(__file__).parents[1] / "models" / "contradictions.npz"


class Said(StrEnum):
    """Whether the customer was told that the promise no longer holds."""

    OPENLY = "openly"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Model:
    """Two logistic lines over a row: does it go against the promise, and if so, openly? `threshold` is a chance."""

    embedder: str
    against: NDArray[np.float64]
    openly: NDArray[np.float64]
    threshold: float

    @property
    def name(self) -> str:
        return f"contradictions-{len(self.against)}"


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start` to before `end` of turn `turn` go against the promise `key`."""

    key: str
    turn: int
    start: int
    end: int
    quote: str
    said: Said
    chance: float


@cache
def shipped() -> Model | None:
    """The weights in models/; None where the file is missing: then nothing is suggested."""
    if not FILE.exists():
        return None
    with np.load(FILE, allow_pickle=False) as stored:
        return Model(
            str(stored["embedder"]),
            stored["against"].astype(np.float64),
            stored["openly"].astype(np.float64),
            float(stored["threshold"]),
        )


def find(
    turns: Sequence[SpokenTurn],
    promises: Sequence[OpenPromise],
    *,
    held_on: date,
    internal: bool,
    embedder: Embedder,
    model: Model | None = None,
) -> list[Found]:
    """The findings of one conversation, in the order they were said. Nothing without weights made for this embedder."""
    model = model or shipped()
    if model is None or model.embedder != embedder.name:
        return []
    groups = pairs(turns, promises, internal=internal)
    means: Mapping[str, Vectors] = language_means(embedder.name)
    return decide(groups, rows_of(groups, held_on=held_on, embedder=embedder, means=means), model)


def decide(
    groups: Sequence[tuple[Pair, ...]], rows: Rows, model: Model, *, threshold: float | None = None
) -> list[Found]:
    """What stands out of the rows of one conversation."""
    flat = [pair for group in groups for pair in group]
    if not flat:
        return []
    chances, openly = line(rows, model.against), line(rows, model.openly)
    likeliest: dict[int, int] = {}
    for no, pair in enumerate(flat):
        best = likeliest.get(pair.said.turn)
        if best is None or chances[no] > chances[best]:
            likeliest[pair.said.turn] = no
    strongest: dict[str, int] = {}
    for no in likeliest.values():
        best = strongest.get(flat[no].promise.key)
        if chances[no] >= (model.threshold if threshold is None else threshold) and (
            best is None or chances[no] > chances[best]
        ):
            strongest[flat[no].promise.key] = no
    return [_found(flat[no], float(chances[no]), float(openly[no])) for no in sorted(strongest.values())]


def line(rows: Rows, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic chance of each row; the last weight is the bias."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(rows @ weights[:-1] + weights[-1], -30.0, 30.0))))


def _found(pair: Pair, chance: float, openly: float) -> Found:
    said = pair.said
    heard = openly >= 0.5 and not said.internal
    return Found(
        pair.promise.key,
        said.turn,
        said.start,
        said.end,
        said.text,
        Said.OPENLY if heard else Said.SILENT,
        round(chance, 4),
    )
