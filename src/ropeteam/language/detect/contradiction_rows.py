"""Every sentence of ours beside every promise that was open then: the numbers the model of contradictions.py decides by.

A row asks two things: does this sentence speak of that promise (meaning, shared terms, against the deal's other promises),
and does it go against anything at all (hints, a later day)?
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log1p

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import Embedder, SpokenTurn, Vectors
from ropeteam.language.detect.contradiction_cues import hints, hints_before
from ropeteam.language.detect.due import due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre
from ropeteam.language.match.terms import Terms, words
from ropeteam.language.sentences import sentences

Rows = NDArray[np.float64]
CONTEXT = 200
LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that nobody ended. `context` is what was said just before it; `about` are the texts of its capability.

    `turn` is set where it was said in this same conversation: only later turns can go against it.
    """

    key: str
    quote: str
    said_on: date
    context: str = ""
    about: tuple[str, ...] = ()
    due: date | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of ours: characters `start` to before `end` of turn `turn`. `around` is what leads up to it."""

    turn: int
    start: int
    end: int
    text: str
    around: str
    before: str
    language: str
    internal: bool


@dataclass(frozen=True, slots=True)
class Pair:
    said: Said
    promise: OpenPromise


def said_by_us(turns: Sequence[SpokenTurn], *, internal: bool) -> list[Said]:
    """Our side's sentences, each with the words that lead up to it."""
    found: list[Said] = []
    for place, turn in enumerate(turns):
        if turn.side != Side.OURS:
            continue
        before = turns[place - 1].text if place else ""
        for one in sentences(turn.text):
            text = turn.text[one.start : one.end]
            if len(text.split()) >= LEAST_WORDS:
                around = f"{before[-CONTEXT:]} {turn.text[: one.end][-2 * CONTEXT :]}".strip()
                found.append(Said(turn.no, one.start, one.end, text, around, before, language_of(text), internal))
    return found


def pairs(
    turns: Sequence[SpokenTurn], promises: Sequence[OpenPromise], *, internal: bool
) -> tuple[tuple[Pair, ...], ...]:
    """For each sentence the promises it could go against."""
    rows = []
    for said in said_by_us(turns, internal=internal):
        open_then = tuple(Pair(said, one) for one in promises if one.turn is None or one.turn < said.turn)
        if open_then:
            rows.append(open_then)
    return tuple(rows)


class Meanings:
    """Sentence vectors with their language's mean taken off; each text is embedded once."""

    def __init__(self, texts: Sequence[str], embedder: Embedder, means: Mapping[str, Vectors]) -> None:
        unique = list(dict.fromkeys(texts))
        self._rows = centre(embedder.embed(unique), [language_of(text) for text in unique], means)
        self._places = {text: row for row, text in enumerate(unique)}

    def of(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._rows[[self._places[text] for text in texts]], dtype=np.float32)


def rows_of(
    groups: Sequence[tuple[Pair, ...]], *, held_on: date, embedder: Embedder, means: Mapping[str, Vectors]
) -> Rows:
    """One row a pair, in order."""
    if not groups:
        return np.zeros((0, 0))
    promises = list({pair.promise.key: pair.promise for group in groups for pair in group}.values())
    described = {one.key: _described(one) for one in promises}
    texts = [text for parts in described.values() for text in parts]
    texts += [text for group in groups for text in (group[0].said.text, group[0].said.around)]
    meanings = Meanings(texts, embedder, means)
    terms = Terms([described[one.key] for one in promises])
    place = {one.key: no for no, one in enumerate(promises)}
    return np.vstack([_group(group, described, meanings, terms, place, held_on) for group in groups])


def _described(promise: OpenPromise) -> tuple[str, str, str]:
    """Its words, its words with what led up to them, and what the catalogue calls it."""
    led = f"{promise.context[-CONTEXT:]} {promise.quote}".strip()
    return promise.quote, led, " ".join(promise.about) or led


def _group(
    group: tuple[Pair, ...],
    described: Mapping[str, tuple[str, str, str]],
    meanings: Meanings,
    terms: Terms,
    place: Mapping[str, int],
    held_on: date,
) -> Rows:
    said = group[0].said
    near = _nearness(group, described, meanings, terms, place)
    length = len(said.text.split())
    sounds = [*hints(said.text, said.language), *hints_before(said.before, said.language)]
    sounds += [
        float(said.internal),
        float(length <= 4),
        float(length >= 16),
        float("?" in said.text),
        log1p(len(group)),
    ]
    day = due(said.text, on=held_on, language=said.language)[0]
    times = [_times(pair, day, held_on) for pair in group]
    return np.array([[*near[no], *times[no], *sounds] for no in range(len(group))])


def _nearness(
    group: tuple[Pair, ...],
    described: Mapping[str, tuple[str, str, str]],
    meanings: Meanings,
    terms: Terms,
    place: Mapping[str, int],
) -> Rows:
    """Likeness in meaning and in terms, each also measured against the nearest other promise of the deal."""
    said = group[0].said
    here = meanings.of([said.text, said.around])
    columns: list[NDArray[np.float64]] = []
    for part in range(3):
        there = meanings.of([described[pair.promise.key][part] for pair in group])
        columns += [2.0 * column for column in (there @ here.T).T.astype(np.float64)]
    mine = [place[pair.promise.key] for pair in group]
    for text in (said.text, said.around):
        columns += [shared[mine] for shared in terms.shared(text)]
    own_words = frozenset(words(said.text))
    columns.append(np.array([float(len(own_words & frozenset(words(pair.promise.quote)))) for pair in group]))
    margins = [_margin(column) for column in columns]
    return np.array([*columns, *margins]).T


def _margin(column: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each stands above the best of the others."""
    if len(column) == 1:
        return np.zeros(1)
    order = np.sort(column)
    best = np.where(column == order[-1], order[-2], order[-1])
    return np.asarray(column - best)


def _times(pair: Pair, day: date | None, held_on: date) -> list[float]:
    promise = pair.promise
    same_talk = promise.turn is not None
    return [
        float(day is not None),
        float(day is not None and promise.due is not None and day > promise.due),
        float(day is not None and promise.due is not None and day == promise.due),
        float(promise.due is not None),
        float(promise.due is not None and promise.due < held_on),
        float(same_talk),
        float(same_talk and promise.turn is not None and pair.said.turn - promise.turn <= 2),
        log1p(max(0, (held_on - promise.said_on).days)) / 4,
    ]
