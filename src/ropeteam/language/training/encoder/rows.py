"""The corpus as the encoder learns from it: talks with spans, catalogues as texts, and pairs of words and a catalogue line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import CatalogueLine, Company, Label, LabelledTurn, Talk
from ropeteam.language.detect.clauses import Span
from ropeteam.language.detect.hearing import Unit, clauses_of, prepare
from ropeteam.language.encoder.encoder import Row
from ropeteam.language.encoder.heads import KINDS, RELATIONS
from ropeteam.language.encoder.linking import entry_row, words_row
from ropeteam.language.encoder.pairs import line_row, line_text, said_row
from ropeteam.language.encoder.reading import run
from ropeteam.language.encoder.tokens import Pieces, Tokenizer
from ropeteam.language.encoder.windows import SIDES, Window, windows
from ropeteam.language.training.examples import SIGNALS, clause_label, sentence_label
from ropeteam.language.training.matching import entries_of
from ropeteam.language.training.pairs import Pair
from ropeteam.language.training.relations import pair_relation, spoken_relation

Ids = NDArray[np.int64]
OUT = -100


@dataclass(frozen=True, slots=True)
class Spans:
    """Runs of pieces (`first` to before `last`, numbered through the talk) with a class each; OUT where none is asked."""

    first: Ids
    last: Ids
    label: Ids


@dataclass(frozen=True, slots=True)
class Asked:
    """A quote taken out of its talk, as one asks for it: its row, how many pieces are the words, and its entry."""

    row: Row
    pieces: int
    entry: int


@dataclass(frozen=True, slots=True)
class TalkRows:
    """One talk. `side` is each sentence's and clause's: 0 ours, 1 theirs, 2 unknown. Quotes are labelled with their entry."""

    company: str
    batch: str
    file: str
    windows: tuple[Window, ...]
    pieces: int
    sentences: Spans
    sentence_side: Ids
    clauses: Spans
    clause_side: Ids
    quotes: Spans
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class PairRow:
    """Words against a catalogue line (relation) or a non-goal (hit); `group` keeps versions of one block together. In `said` the
    words begin at `begin`, behind what was said before."""

    group: str
    said: Row
    begin: int
    line: Row
    relation: int
    hit: int

    @property
    def ids(self) -> Ids:
        return np.concatenate([self.said[0], self.line[0]])

    @property
    def sides(self) -> Ids:
        return np.concatenate([self.said[1], self.line[1]])


class _NoVectors:
    """The talk is only cut here; its sentence vectors are not wanted."""

    name = "none"
    dimensions = 1

    def embed(self, texts: list[str]) -> NDArray[np.float32]:
        return np.zeros((len(texts), 1), dtype=np.float32)


def talk_rows(company: Company, talk: Talk, tokens: Tokenizer) -> TalkRows:
    embedder: Embedder = _NoVectors()
    turns = [turn.spoken for turn in talk.turns]
    ready = prepare(turns, internal=talk.internal, language=company.language, embedder=embedder)
    pieces = [tokens.pieces(unit.text) for unit in ready.units]
    begins = np.cumsum([0, *(len(one) for one in pieces)])
    sentences: list[tuple[int, int, int, int]] = []
    clauses: list[tuple[int, int, int, int]] = []
    for place, sentence in zip(ready.places, ready.sentences, strict=True):
        turn = talk.turns[ready.units[place.unit].utterance.turns[0]]
        side = "ours" if place.side == Side.OURS else "theirs" if place.side == Side.CUSTOMER else ""
        at, here = int(begins[place.unit]), pieces[place.unit]
        label = sentence_label(turn, place.span, side)[0]
        sentences.append((*_run(here, place.span, at), KINDS.index(label), SIDES[place.side]))
        for span, _ in clauses_of(turn.text, sentence, place.span):
            of_clause = clause_label(turn, span, side)
            known = OUT if of_clause is None else KINDS.index(of_clause)
            clauses.append((*_run(here, span, at), known, SIDES[place.side]))
    found, sentence_side = _table(sentences)
    choices, clause_side = _table(clauses)
    cut = windows(pieces, [unit.side for unit in ready.units])
    quotes = _quotes(company, talk, ready.units, pieces, begins)
    return TalkRows(
        company.key, company.batch, talk.file, tuple(cut), int(begins[-1]), found, sentence_side, choices, clause_side, quotes,
        tuple(_asked(company, talk, tokens)),
    )  # fmt: skip


def _run(pieces: Pieces, span: Span, begin: int) -> tuple[int, int]:
    first, last = run(pieces, span)
    return begin + first, begin + last


def _table(rows: list[tuple[int, int, int, int]]) -> tuple[Spans, Ids]:
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return Spans(table[:, 0], table[:, 1], table[:, 2]), table[:, 3]


def _quotes(
    company: Company, talk: Talk, units: Sequence[Unit], pieces: Sequence[Pieces], begins: NDArray[np.int64]
) -> Spans:
    """Labelled signals with the row of their capability; one behind the last row is "none of them"."""
    rows = {line.key: no for no, line in enumerate(company.capabilities)}
    unit_of = {unit.utterance.turns[0]: no for no, unit in enumerate(units)}
    out = []
    for turn in talk.turns:
        for label in turn.labels:
            if label.kind in SIGNALS and turn.no in unit_of:
                no = unit_of[turn.no]
                first, last = _run(pieces[no], Span(label.start, label.end), int(begins[no]))
                out.append((first, last, rows.get(label.cap, len(rows)), 0))
    return _table(out)[0]


def _asked(company: Company, talk: Talk, tokens: Tokenizer) -> Iterator[Asked]:
    rows = {line.key: no for no, line in enumerate(company.capabilities)}
    before = ""
    for turn in talk.turns:
        for label in turn.labels:
            if label.kind in SIGNALS:
                context = f"{before} {turn.text[: label.start]}".strip() if (turn.no + label.start) % 3 else ""
                yield Asked(*words_row(tokens, label.quote, context), rows.get(label.cap, len(rows)))
        before = turn.text


def keys_of(company: Company, tokens: Tokenizer) -> list[Row]:
    return [entry_row(tokens.pieces(". ".join(entry.parts)).ids) for entry in entries_of(company)]


def pair_rows(pairs: Sequence[Pair], tokens: Tokenizer) -> Iterator[PairRow]:
    for pair in pairs:
        version = pair.version
        relation = pair_relation(pair)
        if relation is not None:
            line = line_text(version.name, version.description, [limit.text for limit in version.limits])
            yield PairRow(pair.block, *_pair(tokens, pair.text, line), RELATIONS.index(relation), OUT)
        for goal in version.non_goals:
            hit = int(pair.reason == "non_goal")
            yield PairRow(pair.block, *_pair(tokens, pair.text, goal), OUT, hit)


def _pair(tokens: Tokenizer, words: str, line: str, context: str = "") -> tuple[Row, int, Row]:
    return *said_row(tokens, words, context), line_row(tokens, line)


def spoken_pairs(company: Company, tokens: Tokenizer) -> Iterator[PairRow]:
    """The same from the talks: labelled promises and claims beside the line of their capability and beside the non-goals."""
    lines = {line.key: line for line in company.capabilities}
    for talk in company.talks:
        before = ""
        for turn in talk.turns:
            for label in turn.labels:
                if label.kind in ("promise", "claim"):
                    context = f"{before} {turn.text[: label.start]}".strip()[-200:]
                    yield from _spoken(company, talk, turn, label, context, lines.get(label.cap), tokens)
            before = turn.text


def _spoken(
    company: Company,
    talk: Talk,
    turn: LabelledTurn,
    label: Label,
    context: str,
    line: CatalogueLine | None,
    tokens: Tokenizer,
) -> Iterator[PairRow]:
    group = f"{talk.file}:{turn.no}"
    relation = spoken_relation(label, line) if line is not None else None
    if line is not None and relation is not None:
        text = line_text(line.name, line.description, [limit.text for limit in line.limits])
        yield PairRow(group, *_pair(tokens, label.quote, text, context), RELATIONS.index(relation), OUT)
    if company.non_goals:
        goals = [goal for goal in company.non_goals if goal.pillar == label.ng]
        others = [goal for goal in company.non_goals if goal.pillar != label.ng]
        for goal in goals if len(goals) == 1 else []:
            yield PairRow(group, *_pair(tokens, label.quote, goal.text, context), OUT, 1)
        if others:
            other = others[(turn.no + label.start) % len(others)]
            yield PairRow(group, *_pair(tokens, label.quote, other.text, context), OUT, 0)
