"""Listening without weights: whole sentences by cues and rule scores alone. Weak (see the model card), and named so."""

from __future__ import annotations

from math import exp

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.detect.clauses import Span, trimmed
from ropeteam.language.detect.cues import rule_scores
from ropeteam.language.detect.decode import Picked
from ropeteam.language.detect.hearing import Prepared

_OURS = (SignalKind.PROMISE, SignalKind.CLAIM)
_THEIRS = (SignalKind.NEED, SignalKind.CONCERN, SignalKind.DELIGHT)
_KINDS = {Side.OURS: _OURS, Side.CUSTOMER: _THEIRS, Side.UNKNOWN: (*_OURS, *_THEIRS)}
_LIFT = {SignalKind.CONCERN: 0.5, SignalKind.DELIGHT: 0.5}  # one strong word is enough where no head weighs it
_DELIVERY = {"deliver", "commit", "day", "future"}


def by_cues(prepared: Prepared) -> list[tuple[int, Picked, float]]:
    out = []
    for row, (place, sentence) in enumerate(zip(prepared.places, prepared.sentences, strict=True)):
        recalled = place.side != Side.OURS and "told_us" in sentence.cues and bool(_DELIVERY & sentence.cues)
        scores = rule_scores(sentence.cues)
        kind = max(_KINDS[place.side], key=lambda one: scores[one])
        span = bare(sentence.text, place.span)
        if span.end - span.start < 3:
            continue
        score = 0.0 if recalled else scores[kind] + _LIFT.get(kind, 0.0)
        picked = Picked(span, "recalled" if recalled else kind.value, (score, score, 1.0))
        out.append((row, picked, 1 / (1 + exp(-score))))
    return out


def bare(text: str, span: Span) -> Span:
    inner = trimmed(text, Span(0, len(text)))
    return Span(span.start + inner.start, span.start + inner.end)
