"""Listen to a conversation: turns in, suggested signals with verbatim quotes out.

Steps: sentences of each turn -> sentence head (our side's kinds and the customer's apart) -> for the few that may hold a
signal the clause head finds the quote -> calibrated confidence -> thresholds a kind. Side rule: promise and claim only
from ours, need, concern and delight only from the customer; an unknown side is judged by the words alone, less surely.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import Embedder, Heard, SpokenTurn
from ropeteam.language.detect.before import words_before
from ropeteam.language.detect.by_cues import bare, by_cues
from ropeteam.language.detect.clauses import Span, candidates
from ropeteam.language.detect.decode import GLANCE, NONE, Picked, confidence, pick, worth_a_look
from ropeteam.language.detect.due import due
from ropeteam.language.detect.features import Clause, clause_rows, letters, sentence_rows
from ropeteam.language.detect.hearing import Prepared, clause_of, clause_vectors, prepare
from ropeteam.language.detect.no_promise import promises_nothing
from ropeteam.language.detect.own_word import gave_our_word
from ropeteam.language.detect.recalled import recalls_nothing_of_ours
from ropeteam.language.detect.service import is_service
from ropeteam.language.encoder.encoder import Encoder
from ropeteam.language.encoder.encoder import shipped as shipped_encoder
from ropeteam.language.encoder.heads import KINDS
from ropeteam.language.encoder.reading import Reading, contenders, fused, read_texts
from ropeteam.language.models.weights import CUES_ONLY, Weights, for_embedder, shipped
from ropeteam.language.utterances import places

RULES = "ear-rules-3"
MODEL = found.name if (found := shipped()) is not None else CUES_ONLY

RECALLED = "recalled"
OWN_WORD = 0.9  # of 13 such sentences in 50 companies' talks all were promises
UNKNOWN_SIDE = 0.7
VOICES = (("ours", (Side.OURS, Side.UNKNOWN)), ("theirs", (Side.CUSTOMER, Side.UNKNOWN)))
Found = tuple[int, Picked, float]


def listen(
    turns: Sequence[SpokenTurn],
    *,
    held_on: date,
    internal: bool,
    language: str,
    embedder: Embedder,
    releases: Mapping[str, date] | None = None,
    weights: Weights | None = None,
) -> list[Heard]:
    """The signals of one conversation, in the order they were said; unique by place and kind.

    `releases` are the roadmap's days by release name; `weights` replaces the shipped ones (measuring).
    """
    prepared = prepare(turns, internal=internal, language=language, embedder=embedder)
    weights = weights or for_embedder(embedder.name)
    picked, reading = _found(prepared, weights, embedder)
    thresholds = weights.thresholds if weights is not None else {}
    heard: dict[tuple[int, int, int, SignalKind], Heard] = {}
    for row, one, chance in (*picked, *_own_words(prepared, picked, thresholds)):
        place = prepared.places[row]
        if place.side == Side.UNKNOWN:
            chance *= UNKNOWN_SIDE
        low, decided = thresholds.get(one.kind, (0.35, 0.5))
        quote = prepared.units[place.unit].text[one.span.start : one.span.end]
        if chance < low or promises_nothing(one.kind, quote):
            continue
        if one.kind == RECALLED and recalls_nothing_of_ours(quote, prepared.sentences[row].language):
            continue
        item = _heard(
            prepared,
            place.unit,
            one,
            chance,
            low=chance < decided,
            held_on=held_on,
            language=prepared.sentences[row].language,
            releases=releases or {},
            weights=weights,
            reading=reading,
        )
        key = (item.first_turn, item.start, item.end, item.kind)
        if key not in heard or heard[key].confidence < item.confidence:
            heard[key] = item
    return sorted(heard.values(), key=lambda item: (item.first_turn, item.start, item.end, item.kind))


def _own_words(
    prepared: Prepared, picked: list[Found], thresholds: Mapping[str, tuple[float, float]]
) -> Iterator[Found]:
    """Sentences in which our side tells that it gave its word, where no promise was heard in them."""
    surely = thresholds.get("promise", (0.35, 0.5))[1]
    heard = {row for row, one, chance in picked if one.kind == "promise" and chance >= surely}
    for row, (place, sentence) in enumerate(zip(prepared.places, prepared.sentences, strict=True)):
        if place.side == Side.OURS and row not in heard and gave_our_word(sentence.text):
            yield row, Picked(bare(sentence.text, place.span), "promise", (0.0, 0.0, 1.0)), OWN_WORD


def _found(prepared: Prepared, weights: Weights | None, embedder: Embedder) -> tuple[list[Found], Reading | None]:
    """What was picked, surely or not, and the encoder's reading behind it where there is one."""
    if weights is None or not weights.heads:
        return by_cues(prepared), None
    looks = _first_look(prepared, weights) if prepared.sentences else []
    encoder = shipped_encoder() if weights.share else None
    reading = None
    if encoder is not None:
        looks = [_possible(look) for look in looks]
        reading = _read(encoder, prepared, {prepared.places[row].unit for look in looks for row in look.rows})
        looks = _second_look(looks, prepared, weights, reading)
    return _by_heads(looks, prepared, weights, embedder, reading), reading


@dataclass(frozen=True, slots=True)
class _Look:
    """What the sentence head of one side thinks of sentences that side may have said: `rows` with their `chances`."""

    side: str
    classes: tuple[str, ...]
    rows: tuple[int, ...]
    chances: NDArray[np.float64]


def _first_look(prepared: Prepared, weights: Weights) -> list[_Look]:
    rows = sentence_rows(prepared.sentences, prepared.vectors, prepared.before)
    marks = [letters(one.text) for one in prepared.sentences]
    looks = []
    for side, voices in VOICES:
        mine = tuple(no for no, place in enumerate(prepared.places) if place.side in voices)
        if mine:
            head = weights.heads[f"sentence.{side}"]
            looks.append(_Look(side, head.classes, mine, head.chances(rows[list(mine)], [marks[no] for no in mine])))
    return looks


def _second_look(looks: Sequence[_Look], prepared: Prepared, weights: Weights, reading: Reading) -> list[_Look]:
    """The same sentences with the encoder's say."""
    out = []
    for look in looks:
        stretches = [(prepared.places[no].unit, prepared.places[no].span, prepared.places[no].side) for no in look.rows]
        own = reading.kinds("sentence", stretches)
        out.append(replace(look, chances=fused(look.chances, look.classes, own, share=weights.share)))
    return out


def _possible(look: _Look) -> _Look:
    """Without the sentences that the head takes for nothing: the encoder need not read them."""
    here = worth_a_look(look.chances, look.classes, least=GLANCE)
    rows = tuple(row for row, kept in zip(look.rows, here, strict=True) if kept)
    return replace(look, rows=rows, chances=look.chances[here])


def _read(encoder: Encoder, prepared: Prepared, wanted: Collection[int]) -> Reading:
    """The conversation as far as it has to be read."""
    return read_texts(encoder, [unit.text for unit in prepared.units], [unit.side for unit in prepared.units], wanted)


def _by_heads(
    looks: Sequence[_Look], prepared: Prepared, weights: Weights, embedder: Embedder, reading: Reading | None
) -> list[Found]:
    out: list[Found] = []
    for look in looks:
        looked = worth_a_look(look.chances, look.classes)
        asked = [(no, chance) for no, chance, here in zip(look.rows, look.chances, looked, strict=True) if here]
        out += _quotes(prepared, asked, look.side, weights, embedder, reading)
    return out


def _options(
    prepared: Prepared, asked: Sequence[int], reading: Reading | None, classes: Sequence[str]
) -> tuple[list[tuple[int, Span, Clause]], NDArray[np.float64] | None]:
    """The candidate quotes of some sentences, each with its sentence's row, and the encoder's chances for them: with it only
    those that it thinks something of. `classes` are what the side's head can say."""
    places = prepared.places
    runs = [(row, run) for row in asked for run in candidates(prepared.units[places[row].unit].text, places[row].span)]
    own = None
    if reading is not None:
        own = reading.kinds("clause", [(places[row].unit, run, places[row].side) for row, run in runs])
        kept = contenders(own[:, [KINDS.index(kind) for kind in classes if kind != NONE]], [row for row, _ in runs])
        runs, own = [runs[no] for no in kept], own[kept]
    options = [
        (row, run, clause_of(prepared.units[places[row].unit].text, run, prepared.sentences[row], places[row].span))
        for row, run in runs
    ]
    return options, own


def _quotes(
    prepared: Prepared,
    asked: list[tuple[int, NDArray[np.float64]]],
    side: str,
    weights: Weights,
    embedder: Embedder,
    reading: Reading | None,
) -> list[Found]:
    """The clause head over the candidates of the sentences worth a look."""
    clause_classes = weights.heads[f"clause.{side}"].classes
    options, own = _options(prepared, [row for row, _ in asked], reading, clause_classes)
    vectors = clause_vectors(options, prepared, embedder)
    head = weights.heads[f"clause.{side}"]
    rows = clause_rows([(clause, prepared.sentences[row]) for row, _, clause in options], vectors)
    chances = head.chances(rows, [letters(clause.text) for _, _, clause in options])
    if own is not None:
        chances = fused(chances, head.classes, own, share=weights.share)
    classes = weights.heads[f"sentence.{side}"].classes
    out: list[Found] = []
    of_row: dict[int, list[int]] = {}
    for no, (row, _, _) in enumerate(options):
        of_row.setdefault(row, []).append(no)
    for row, sentence in asked:
        if mine := of_row.get(row):
            for one in pick(sentence, classes, [options[no][1] for no in mine], chances[mine], head.classes):
                out.append((row, one, confidence(one, weights.lines)))
    return out


def _heard(
    prepared: Prepared,
    unit: int,
    picked: Picked,
    chance: float,
    *,
    low: bool,
    held_on: date,
    language: str,
    releases: Mapping[str, date],
    weights: Weights | None,
    reading: Reading | None,
) -> Heard:
    utterance = prepared.units[unit].utterance
    quote = utterance.text[picked.span.start : picked.span.end]
    promise = picked.kind in (SignalKind.PROMISE, RECALLED)
    day, phrase = due(quote, on=held_on, language=language, releases=releases) if promise else (None, "")
    stands = places(utterance, picked.span.start, picked.span.end)
    return Heard(
        first_turn=stands[0].turn,
        last_turn=stands[-1].turn,
        start=stands[0].start,
        end=stands[-1].end,
        quote=quote,
        kind=SignalKind.PROMISE if promise else SignalKind(picked.kind),
        confidence=round(chance, 4),
        low=low,
        recalled=picked.kind == RECALLED,
        service=promise and is_service(quote, weights=weights),
        due=day,
        due_phrase=phrase,
        context=words_before(prepared.units, unit, picked.span.start),
        meaning=reading.meaning(unit, picked.span) if reading is not None else None,
    )
