"""Listen to a conversation: turns in, suggested signals out. A first cut by cues alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.contract import Embedder, Heard, SpokenTurn
from ropeteam.language.detect.cues import found, rule_scores
from ropeteam.language.detect.due import due
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.detect.sentences import sentences
from ropeteam.language.detect.service import is_service

RULES = "ear-rules-1"
MODEL = "cues-only"

_OURS = (SignalKind.PROMISE, SignalKind.CLAIM)
_THEIRS = (SignalKind.NEED, SignalKind.CONCERN, SignalKind.DELIGHT)


def listen(
    turns: Sequence[SpokenTurn],
    *,
    held_on: date,
    internal: bool,
    language: str,
    embedder: Embedder,
    releases: Mapping[str, date] | None = None,
) -> list[Heard]:
    """The signals of one conversation, in the order they were said."""
    heard: list[Heard] = []
    previous = ""
    for turn in turns:
        side = Side.OURS if internal else turn.side
        for span in sentences(turn.text):
            quote = turn.text[span.start : span.end].rstrip(" .!?…,;")
            spoken = language_of(quote) if len(quote) > 20 else language
            cues = found(quote, spoken)
            day, phrase = due(quote, on=held_on, language=spoken, releases=releases or {})
            if phrase:
                cues |= {"day"}
            recalled = side != Side.OURS and "told_us" in cues and bool({"deliver", "commit", "day", "future"} & cues)
            scores = rule_scores(cues)
            kinds = _OURS if side == Side.OURS else _THEIRS if side == Side.CUSTOMER else (*_OURS, *_THEIRS)
            kind = max(kinds, key=lambda one: scores[one])
            confidence = 1 / (1 + exp(-scores[kind]))
            if recalled:
                kind, confidence = SignalKind.PROMISE, 0.5
            if side == Side.UNKNOWN:
                confidence *= 0.7
            if confidence < 0.35 or not quote:
                continue
            promise = kind == SignalKind.PROMISE
            heard.append(
                Heard(
                    first_turn=turn.no,
                    last_turn=turn.no,
                    start=span.start,
                    end=span.start + len(quote),
                    quote=quote,
                    kind=kind,
                    confidence=round(confidence, 4),
                    low=confidence < 0.5,
                    recalled=recalled,
                    service=promise and is_service(quote),
                    due=day if promise else None,
                    due_phrase=phrase if promise else "",
                    context=previous,
                )
            )
        previous = turn.text[-300:]
    return sorted(heard, key=lambda one: (one.first_turn, one.start, one.end, one.kind))
