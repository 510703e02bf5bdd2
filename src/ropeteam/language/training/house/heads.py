"""A small addition to the heads, learnt from the sentences that people reviewed, held back hard.

Only the dense part moves (meaning, cues, shape), never the hashed letters. Each ridge step solves the whole head against a
bound of its curvature, so every step is downhill; the pull is the price of leaving the shipped weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import Embedder
from ropeteam.language.detect.features import Rows, clause_rows, letters, sentence_rows
from ropeteam.language.detect.hearing import Prepared, clause_vectors, clauses_of, prepare
from ropeteam.language.models.house import Added
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.examples import CLEAR, UNCLEAR
from ropeteam.language.training.house.talks import NONE, RECALLED, ReadTalk, Words, touches, words
from ropeteam.language.utterances import places

PULL = 100.0
STEPS = 12
VOICES = {"ours": Side.OURS, "theirs": Side.CUSTOMER}
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HeadRows:
    """Rows of one head with the shipped head's own opinion (log chances) and what a reader says: a class number each."""

    dense: Rows
    opinion: Floats
    truth: NDArray[np.int64]


def rows_of(talk: ReadTalk, weights: Weights, embedder: Embedder) -> dict[str, HeadRows]:
    """The rows of a talk for each of the four heads."""
    ready = prepare(talk.turns, internal=talk.internal, language=talk.language, embedder=embedder)
    if not ready.sentences:
        return {}
    stretches = [_words(talk, ready, place.unit, place.span.start, place.span.end) for place in ready.places]
    out: dict[str, HeadRows] = {}
    for voice, side in VOICES.items():
        mine = [no for no, place in enumerate(ready.places) if place.side == side]
        labels = {no: label(talk, stretches[no], voice, UNCLEAR) for no in mine}
        known = [no for no in mine if labels[no] is not None]
        if known:
            dense = sentence_rows(ready.sentences, ready.vectors, ready.before)[known]
            marks = [letters(ready.sentences[no].text) for no in known]
            out[f"sentence.{voice}"] = _rows(weights, f"sentence.{voice}", dense, marks, [labels[no] for no in known])
        spoken = [no for no in known if _spoken_of(talk, stretches[no])]
        if clauses := _clauses(talk, ready, spoken, voice, weights, embedder):
            out[f"clause.{voice}"] = clauses
    return out


def _clauses(
    talk: ReadTalk, ready: Prepared, sentences: Sequence[int], voice: str, weights: Weights, embedder: Embedder
) -> HeadRows | None:
    """Candidate quotes of the sentences that people spoke of; those that share half of a label are neither right nor wrong."""
    options, labels = [], []
    for no in sentences:
        place = ready.places[no]
        for span, clause in clauses_of(ready.units[place.unit].text, ready.sentences[no], place.span):
            one = label(talk, _words(talk, ready, place.unit, span.start, span.end), voice, CLEAR, strict=True)
            if one is not None:
                options.append((no, span, clause))
                labels.append(one)
    if not options:
        return None
    vectors = clause_vectors(options, ready, embedder)
    dense = clause_rows([(clause, ready.sentences[no]) for no, _, clause in options], vectors)
    return _rows(weights, f"clause.{voice}", dense, [letters(clause.text) for _, _, clause in options], labels)


def label(talk: ReadTalk, mine: Words, voice: str, enough: float, *, strict: bool = False) -> str | None:
    """What a reader says of a stretch; None where it stays open. `strict` measures a quote, not the sentence around it."""
    best, most = NONE, 0.0
    for said, theirs in talk.stretches:
        common = len(mine & theirs)
        part = 2 * common / max(1, len(mine) + len(theirs)) if strict else common / max(1, min(len(mine), len(theirs)))
        if part >= UNCLEAR and not said.counts:
            return None
        if part > most and said.kind != NONE:
            best, most = said.kind, part
    if most < UNCLEAR:
        return NONE
    if voice == "theirs" and best == SignalKind.PROMISE:
        best = RECALLED
    return best if most >= enough else None


def gathered(parts: Sequence[Mapping[str, HeadRows]]) -> dict[str, HeadRows]:
    """The rows of several talks, head by head."""
    out = {}
    for head in sorted({head for part in parts for head in part}):
        mine = [part[head] for part in parts if head in part]
        out[head] = HeadRows(
            np.vstack([one.dense for one in mine]),
            np.vstack([one.opinion for one in mine]),
            np.concatenate([one.truth for one in mine]),
        )
    return out


def fit(rows: Mapping[str, HeadRows], pull: float = PULL) -> dict[str, Added]:
    return {head: added(one, pull) for head, one in rows.items()}


def added(rows: HeadRows, pull: float = PULL) -> Added:
    """A few ridge steps from nothing added. The bias is a column of ones and pays the same price."""
    x = np.hstack([rows.dense, np.ones((len(rows.dense), 1))]).astype(np.float64)
    classes = rows.opinion.shape[1]
    truth = np.eye(classes)[rows.truth]
    step = _step(x, pull)
    numbers = np.zeros((x.shape[1], classes))
    for _ in range(STEPS):
        said = _shares(rows.opinion + x @ numbers)
        numbers -= step(x.T @ (said - truth) + pull * numbers)
    return Added(numbers[:-1].astype(np.float32), numbers[-1].astype(np.float32))


def _step(x: Floats, pull: float) -> Callable[[Floats], Floats]:
    """Divides a slope by the curvature, `inv(x.T @ x / 2 + pull)`; with fewer rows than columns through the rows.

    The same numbers by Woodbury's identity: a small house has some hundred sentences beside a thousand columns, and the
    inverse of the columns would be most of a training's time.
    """
    rows, columns = x.shape
    if rows >= columns:
        whole = np.linalg.inv(0.5 * (x.T @ x) + pull * np.eye(columns))
        return lambda slope: whole @ slope
    small = np.linalg.inv(x @ x.T + 2 * pull * np.eye(rows))
    return lambda slope: (slope - x.T @ (small @ (x @ slope))) / pull


def _rows(
    weights: Weights, head: str, dense: Rows, marks: Sequence[NDArray[np.int64]], labels: Sequence[str | None]
) -> HeadRows:
    classes = weights.heads[head].classes
    chances = weights.heads[head].chances(dense, marks)
    truth = [classes.index(one) if one in classes else classes.index(NONE) for one in labels]
    return HeadRows(dense, np.log(chances + 1e-12), np.array(truth, dtype=np.int64))


def _shares(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _spoken_of(talk: ReadTalk, mine: Words) -> bool:
    return any(touches(mine, theirs) for said, theirs in talk.stretches if said.counts)


def _words(talk: ReadTalk, ready: Prepared, unit: int, start: int, end: int) -> Words:
    return frozenset(_each(talk, ready, unit, start, end))


def _each(talk: ReadTalk, ready: Prepared, unit: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    for place in places(ready.units[unit].utterance, start, end):
        yield from words(talk.texts, place.turn, place.start, place.turn, place.end)
