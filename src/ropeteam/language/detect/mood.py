"""How enthusiastic a customer sounds in one conversation: 0..10 with a standard deviation, from the customer's words alone.

Rule in prose. Only sentences of turns whose speaker is known to be the customer are looked at; ours and those of unknown
speakers are dropped first. A conversation is one row of numbers: the mean of its sentence vectors, and how often which
words and letter runs occur. The value is a linear sum of that row. Quotes for it are the sentences in which the ear heard
delight, against it those with concern; a sentence's points are the value less the value without it, and the sentences that
moved it most in their direction come first. Training and measuring: training/mood.py; figures
and what was tried beside: docs/reference/science.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language import models
from ropeteam.language.contract import Embedder, Heard, SpokenTurn, Vectors
from ropeteam.language.detect.features import HASHES, letters
from ropeteam.language.detect.hearing import cut, units
from ropeteam.language.utterances import places

FILE = Path(models.__file__).with_name("mood.npz")
PULLS = 8
LEAST, MOST = 0.0, 10.0

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pull:
    """A customer's sentence, from character `start` of turn `first_turn` to before `end` of turn `last_turn`, how many points it
    moved the value, and whether delight or concern was heard in it. The points of a single sentence may have either sign."""

    first_turn: int
    last_turn: int
    start: int
    end: int
    points: float
    kind: SignalKind


@dataclass(frozen=True, slots=True)
class MoodRead:
    """`turns` and `words` of the customer stand behind it. `pulls`: for it, then against, the strongest first."""

    value: float
    sd: float
    turns: int
    words: int
    pulls: tuple[Pull, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a column of a talk's row, and a level a language. The deviation is root(spread^2 + thin^2 / words)."""

    name: str
    embedder: str
    levels: Mapping[str, float]
    columns: Numbers
    spread: float
    thin: float

    def deviation(self, words: int) -> float:
        return float(np.sqrt(self.spread**2 + self.thin**2 / max(1, words)))

    def value(self, row: Numbers, language: str) -> float:
        return self.clipped(float(row @ self.columns), language)

    def clipped(self, moved: float, language: str) -> float:
        """The value of a row that adds up to `moved`."""
        level = self.levels.get(language, sum(self.levels.values()) / len(self.levels))
        return min(MOST, max(LEAST, level + moved))


@dataclass(frozen=True, slots=True)
class Spoken:
    """The customer's sentences: vector, letters and place of each."""

    vectors: Vectors
    marks: tuple[NDArray[np.int64], ...]
    where: tuple[tuple[int, int, int, int], ...]
    turns: int
    words: int


def read_mood(
    turns: Sequence[SpokenTurn],
    *,
    heard: Sequence[Heard] = (),
    internal: bool,
    language: str,
    embedder: Embedder,
    weights: Weights | None = None,
) -> MoodRead | None:
    """`heard` are the talk's signals. None in an internal talk, where the customer said nothing, and where no
    weights were made for this embedder."""
    weights = weights or shipped()
    if internal or weights is None or weights.embedder != embedder.name:
        return None
    spoken = customers_words(turns, embedder=embedder)
    if spoken is None:
        return None
    sums = _Sums(spoken, weights)
    value = weights.clipped(sums.moved(), language)
    return MoodRead(
        value=round(value, 4),
        sd=round(weights.deviation(spoken.words), 4),
        turns=spoken.turns,
        words=spoken.words,
        pulls=_strongest(spoken, sums, value, heard, language, weights),
        model=weights.name,
    )


def customers_words(turns: Sequence[SpokenTurn], *, embedder: Embedder) -> Spoken | None:
    """All turns are cut to sentences, so that no sentence of the customer runs over words of ours; only theirs are kept."""
    theirs = [turn for turn in turns if turn.side == Side.CUSTOMER and turn.text.strip()]
    if not theirs:
        return None
    parts = units(turns, internal=False)
    where, texts = [], []
    for place in cut(parts):
        if place.side == Side.CUSTOMER:
            stands = places(parts[place.unit].utterance, place.span.start, place.span.end)
            where.append((stands[0].turn, stands[-1].turn, stands[0].start, stands[-1].end))
            texts.append(parts[place.unit].text[place.span.start : place.span.end])
    return Spoken(
        vectors=embedder.embed(texts),
        marks=tuple(letters(text) for text in texts),
        where=tuple(where),
        turns=len(theirs),
        words=sum(len(text.split()) for text in texts),
    )


def talk_row(spoken: Spoken) -> Numbers:
    """The row of a talk, as it is learnt from."""
    marks = np.concatenate([np.zeros(0, dtype=np.int64), *spoken.marks])
    roots = np.sqrt(np.bincount(marks, minlength=HASHES))
    meaning = spoken.vectors.sum(axis=0) / max(1, len(spoken.marks))
    return np.concatenate([meaning, roots / max(1.0, float(np.linalg.norm(roots)))]).astype(np.float64)


class _Sums:
    """What a talk's row adds up to, with a sentence or without it, no row made: the roots' squares are how often marks occur, so
    their length is the root of how many there are, and a sentence changes the roots of its own marks only."""

    def __init__(self, spoken: Spoken, weights: Weights) -> None:
        dimensions = spoken.vectors.shape[1]
        self._spoken = spoken
        self._columns = weights.columns[dimensions:]
        self._meanings = (spoken.vectors.astype(np.float64) * weights.columns[:dimensions]).sum(axis=1)
        self._meaning = float(self._meanings.sum())
        marks = np.concatenate([np.zeros(0, dtype=np.int64), *spoken.marks])
        self._marks = len(marks)
        self._often = np.bincount(marks, minlength=HASHES)
        said = np.flatnonzero(self._often)
        self._letters = float((np.sqrt(self._often[said]) * self._columns[said]).sum())

    def moved(self) -> float:
        return self._sum(self._meaning, len(self._meanings), self._letters, self._marks)

    def without(self, no: int) -> float:
        marks = self._spoken.marks[no]
        often = self._often[marks]
        lost = float(((np.sqrt(often) - np.sqrt(often - 1)) * self._columns[marks]).sum())
        return self._sum(
            self._meaning - float(self._meanings[no]),
            len(self._meanings) - 1,
            self._letters - lost,
            self._marks - len(marks),
        )

    @staticmethod
    def _sum(meaning: float, sentences: int, letters: float, marks: int) -> float:
        return meaning / max(1, sentences) + letters / max(1.0, sqrt(marks))


def _strongest(
    spoken: Spoken, sums: _Sums, value: float, heard: Sequence[Heard], language: str, weights: Weights
) -> tuple[Pull, ...]:
    pulls = [
        Pull(*place, round(value - weights.clipped(sums.without(no), language), 4), kind)
        for no, place in enumerate(spoken.where)
        for kind in (SignalKind.DELIGHT, SignalKind.CONCERN)
        if any(one.kind == kind and not one.low and _inside(one, place) for one in heard)
    ]
    up = sorted((one for one in pulls if one.kind == SignalKind.DELIGHT), key=lambda one: -one.points)
    down = sorted((one for one in pulls if one.kind == SignalKind.CONCERN), key=lambda one: one.points)
    return (*up[:PULLS], *down[:PULLS])


def _inside(signal: Heard, place: tuple[int, int, int, int]) -> bool:
    """Whether a signal begins in a sentence."""
    first, last, start, end = place
    begins = (signal.first_turn, signal.start)
    return (first, start) <= begins < (last, end)


@cache
def shipped() -> Weights | None:
    return read_weights(FILE) if FILE.exists() else None


def read_weights(file: Path) -> Weights:
    with np.load(file, allow_pickle=False) as stored:
        meta: dict[str, Any] = json.loads(str(stored["meta"]))
        columns = stored["columns"].astype(np.float64)
    return Weights(meta["name"], meta["embedder"], meta["levels"], columns, meta["spread"], meta["thin"])
