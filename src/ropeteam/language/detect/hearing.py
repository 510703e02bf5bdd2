"""A conversation made ready for the heads: its sentences with language, cues, and what was said before.

Training and listening both go through here, so that what was learnt is what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import Embedder, SpokenTurn, Vectors
from ropeteam.language.detect.clauses import candidates
from ropeteam.language.detect.cues import found
from ropeteam.language.detect.due import mentions_time
from ropeteam.language.detect.features import Clause, Sentence
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.sentences import Span, sentences
from ropeteam.language.detect.service import speaks_of_work

_SURE = 20
ANY_DAY = date(2026, 1, 15)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: turn (by its place in the sequence) and span; `side` as the heads know it."""

    turn: int
    span: Span
    side: Side


@dataclass(frozen=True, slots=True)
class Prepared:
    places: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    before: Vectors


def prepare(turns: Sequence[SpokenTurn], *, internal: bool, language: str, embedder: Embedder) -> Prepared:
    places, ready = [], []
    previous: Side | None = None
    for no, turn in enumerate(turns):
        side = Side.OURS if internal else turn.side
        spans = sentences(turn.text)
        for count, span in enumerate(spans):
            text = turn.text[span.start : span.end]
            spoken = language_of(text) if len(text) >= _SURE else language
            places.append(Place(no, span, side))
            ready.append(Sentence(text, spoken, cues_of(text, spoken), count == 0, previous == side))
        previous = side if spans else previous
    vectors = embedder.embed([one.text for one in ready])
    return Prepared(tuple(places), tuple(ready), vectors, _before(places, vectors))


def clauses_of(text: str, sentence: Sentence, span: Span) -> list[tuple[Span, Clause]]:
    """The candidate quotes of a sentence inside its turn's text."""
    out = []
    for run in candidates(text, span):
        words = text[run.start : run.end]
        out.append(
            (
                run,
                Clause(
                    text=words,
                    cues=cues_of(words, sentence.language),
                    at_start=run.start <= span.start + 1,
                    at_end=run.end >= span.end - 1,
                    after_comma=text[: run.start].rstrip().endswith((",", ";", ":")),
                ),
            )
        )
    return out


def cues_of(text: str, language: str) -> frozenset[str]:
    cues = found(text, language)
    if mentions_time(text):
        cues |= {"day"}
    if speaks_of_work(text):
        cues |= {"service"}
    return cues


def _before(places: Sequence[Place], vectors: Vectors) -> Vectors:
    """For each sentence the mean vector of the turn before, scaled to length 1; zeros at the start."""
    before = np.zeros_like(vectors)
    by_turn: dict[int, list[int]] = {}
    for row, place in enumerate(places):
        by_turn.setdefault(place.turn, []).append(row)
    last: Vectors | None = None
    for turn in sorted(by_turn):
        if last is not None:
            before[by_turn[turn]] = last
        mean = vectors[by_turn[turn]].mean(axis=0)
        last = np.asarray(mean / max(1e-9, float(np.linalg.norm(mean))), dtype=np.float32)
    return before
