"""A conversation made ready for the heads: its sentences with language, cues, and what was said before.

Training and listening both go through here, so that what was learnt is what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import Embedder, SpokenTurn, Vectors
from ropeteam.language.detect.clauses import Span, candidates
from ropeteam.language.detect.cues import found, found_within
from ropeteam.language.detect.due import mentions_time
from ropeteam.language.detect.features import Clause, Sentence
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.service import speaks_of_work
from ropeteam.language.sentences import sentences
from ropeteam.language.transcripts.contract import Turn
from ropeteam.language.utterances import Utterance, utterances

_SURE = 20


@dataclass(frozen=True, slots=True)
class Unit:
    """What one speaker said in one breath. `side` is ours throughout an internal talk."""

    utterance: Utterance
    side: Side

    @property
    def text(self) -> str:
        return self.utterance.text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its unit's number and the span inside the unit's text."""

    unit: int
    span: Span
    side: Side


@dataclass(frozen=True, slots=True)
class Prepared:
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    vectors: Vectors
    before: Vectors


def prepare(turns: Sequence[SpokenTurn], *, internal: bool, language: str, embedder: Embedder) -> Prepared:
    parts = units(turns, internal=internal)
    places = cut(parts)
    ready = []
    for row, place in enumerate(places):
        text = parts[place.unit].text[place.span.start : place.span.end]
        spoken = language_of(text) if len(text) >= _SURE else language
        opens = row == 0 or places[row - 1].unit != place.unit
        same_side = place.unit > 0 and parts[place.unit - 1].side == place.side
        ready.append(Sentence(text, spoken, cues_of(text, spoken), opens, same_side))
    vectors = embedder.embed([one.text for one in ready])
    return Prepared(tuple(parts), places, tuple(ready), vectors, _before(places, vectors))


def cut(parts: Sequence[Unit]) -> tuple[Place, ...]:
    """Where the sentences stand."""
    return tuple(
        Place(no, Span(one.start, one.end), unit.side)
        for no, unit in enumerate(parts)
        for one in sentences(unit.text, pauses=unit.utterance.pauses)
    )


def units(turns: Sequence[SpokenTurn], *, internal: bool) -> list[Unit]:
    """The turns joined to utterances where they are timed cues; lines and mails stay as they are."""
    timed = any(turn.start_ms is not None for turn in turns)
    sides = {turn.no: Side.OURS if internal else turn.side for turn in turns}
    plain = [Turn(no=turn.no, label=turn.label, text=turn.text, start_ms=turn.start_ms) for turn in turns]
    return [Unit(one, sides[one.turns[0]]) for one in utterances(plain, cues=timed)]


def clauses_of(text: str, sentence: Sentence, span: Span) -> list[tuple[Span, Clause]]:
    """The candidate quotes of a sentence inside its turn's text."""
    return [(run, clause_of(text, run, sentence, span)) for run in candidates(text, span)]


def clause_of(text: str, run: Span, sentence: Sentence, span: Span) -> Clause:
    """One of them: `run` of the sentence that stands at `span`."""
    words = text[run.start : run.end]
    return Clause(
        text=words,
        cues=_cues_within(words, sentence),
        at_start=run.start <= span.start + 1,
        at_end=run.end >= span.end - 1,
        after_comma=text[: run.start].rstrip().endswith((",", ";", ":")),
    )


def clause_vectors(options: Sequence[tuple[int, Span, Clause]], prepared: Prepared, embedder: Embedder) -> Vectors:
    """The vectors of candidate quotes, each given with its sentence's row; a whole sentence has its vector already."""
    whole = [clause.at_start and clause.at_end for _, _, clause in options]
    parts = embedder.embed([clause.text for (_, _, clause), same in zip(options, whole, strict=True) if not same])
    vectors = np.empty((len(options), prepared.vectors.shape[1]), dtype=np.float32)
    place = 0
    for no, ((row, _, _), same) in enumerate(zip(options, whole, strict=True)):
        vectors[no] = prepared.vectors[row] if same else parts[place]
        place += not same
    return vectors


def cues_of(text: str, language: str) -> frozenset[str]:
    cues = found(text, language)
    if mentions_time(text):
        cues |= {"day"}
    if speaks_of_work(text):
        cues |= {"service"}
    return cues


def _cues_within(text: str, sentence: Sentence) -> frozenset[str]:
    """The same of some of its clauses."""
    cues = found_within(text, sentence.language, sentence.cues)
    if "day" in sentence.cues and mentions_time(text):
        cues |= {"day"}
    if "service" in sentence.cues and speaks_of_work(text):
        cues |= {"service"}
    return cues


def _before(places: Sequence[Place], vectors: Vectors) -> Vectors:
    """For each sentence the mean vector of the turn before, scaled to length 1; zeros at the start."""
    before = np.zeros_like(vectors)
    by_unit: dict[int, list[int]] = {}
    for row, place in enumerate(places):
        by_unit.setdefault(place.unit, []).append(row)
    last: Vectors | None = None
    for unit in sorted(by_unit):
        if last is not None:
            before[by_unit[unit]] = last
        mean = vectors[by_unit[unit]].mean(axis=0)
        last = np.asarray(mean / max(1e-9, float(np.linalg.norm(mean))), dtype=np.float32)
    return before
