"""The corpus as training rows: every sentence and every candidate clause of every talk, with what it is.

All sentences count, also the nothing ones: most false signals on real conversations come from plain sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.corpus import Company, Label, LabelledTurn, Talk
from ropeteam.language.detect.clauses import Span
from ropeteam.language.detect.features import Rows, clause_rows, letters, sentence_rows
from ropeteam.language.detect.hearing import clause_vectors, clauses_of, prepare
from ropeteam.language.encoder.heads import KINDS, OF_SIDE
from ropeteam.language.encoder.windows import SIDES
from ropeteam.language.training.scoring import shared, tokens

NONE, *_SIGNALS = KINDS
SIGNALS = tuple(_SIGNALS)
CLASSES = {"ours": OF_SIDE[SIDES[Side.OURS]], "theirs": OF_SIDE[SIDES[Side.CUSTOMER]]}
CLEAR, UNCLEAR = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a row comes from."""

    company: str
    batch: str
    language: str
    talk: str
    side: str


@dataclass(frozen=True, slots=True)
class SentenceRow:
    heading: Heading
    turn: int
    span: Span
    label: str
    type: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A candidate quote; `sentence` is its sentence's row. `label` is None where it is neither right nor wrong."""

    sentence: int
    span: Span
    label: str | None


@dataclass(frozen=True, slots=True)
class Examples:
    talks: dict[str, Talk]
    sentences: tuple[SentenceRow, ...]
    dense: Rows
    marks: tuple[NDArray[np.int64], ...]
    clauses: tuple[ClauseRow, ...]
    clause_dense: Rows
    clause_marks: tuple[NDArray[np.int64], ...]
    vectors: Vectors
    spoken_in: tuple[str, ...]

    def of(self, companies: Sequence[str]) -> NDArray[np.int64]:
        wanted = set(companies)
        return np.array([no for no, row in enumerate(self.sentences) if row.heading.company in wanted], dtype=np.int64)


def gather(companies: Sequence[Company], embedder: Embedder) -> Examples:
    talks: dict[str, Talk] = {}
    rows: list[SentenceRow] = []
    clauses: list[ClauseRow] = []
    dense, marks, clause_dense, clause_marks = [], [], [], []
    vectors, languages = [], []
    for company in companies:
        for talk in company.talks:
            talks[talk.file] = talk
            turns = [turn.spoken for turn in talk.turns]
            ready = prepare(turns, internal=talk.internal, language=company.language, embedder=embedder)
            dense.append(sentence_rows(ready.sentences, ready.vectors, ready.before))
            vectors.append(ready.vectors)
            options = []
            for row, (place, sentence) in enumerate(zip(ready.places, ready.sentences, strict=True)):
                no = ready.units[place.unit].utterance.turns[0]
                turn = talk.turns[no]
                side = "ours" if place.side == Side.OURS else "theirs" if place.side == Side.CUSTOMER else ""
                heading = Heading(company.key, company.batch, company.language, talk.file, side)
                label, why = sentence_label(turn, place.span, side)
                for span, clause in clauses_of(turn.text, sentence, place.span):
                    clauses.append(ClauseRow(len(rows), span, clause_label(turn, span, side)))
                    options.append((row, span, clause))
                    clause_marks.append(letters(clause.text))
                rows.append(SentenceRow(heading, no, place.span, label, why))
                marks.append(letters(sentence.text))
                languages.append(sentence.language)
            pairs = [(clause, ready.sentences[row]) for row, _, clause in options]
            clause_dense.append(clause_rows(pairs, clause_vectors(options, ready, embedder)))
    return Examples(
        talks=talks,
        sentences=tuple(rows),
        dense=np.vstack(dense),
        marks=tuple(marks),
        clauses=tuple(clauses),
        clause_dense=np.vstack(clause_dense),
        clause_marks=tuple(clause_marks),
        vectors=np.vstack(vectors),
        spoken_in=tuple(languages),
    )


def sentence_label(turn: LabelledTurn, span: Span, side: str) -> tuple[str, str]:
    """The kind a sentence holds (the label it shares most words with), and the type of a hard negative."""
    mine = tokens(turn.text, span.start, span.end)
    best, most = None, 0.0
    for label in turn.labels:
        theirs = tokens(turn.text, label.start, label.end)
        part = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        if part > most:
            best, most = label, part
    if best is None or most < UNCLEAR:
        return NONE, ""
    kind = _kind(best, side)
    return kind, best.type


def clause_label(turn: LabelledTurn, span: Span, side: str) -> str | None:
    mine = tokens(turn.text, span.start, span.end)
    best, most = None, 0.0
    for label in turn.labels:
        part = shared(mine, tokens(turn.text, label.start, label.end)) if label.kind != NONE else 0.0
        if part > most:
            best, most = label, part
    if best is None or most < UNCLEAR:
        return NONE
    return _kind(best, side) if most >= CLEAR else None


def _kind(label: Label, side: str) -> str:
    return label.kind if label.kind in CLASSES.get(side, SIGNALS) else NONE
