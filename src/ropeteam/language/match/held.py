"""Words held against a catalogue line: by rule on the limits read as facts, and by the encoder that reads both together.

Each opinion knows what the other does not: rules compare numbers, versions and lists exactly and find nothing in paraphrase;
the encoder sees paraphrase and cannot count. What goes beyond by rule is not read: of 768 such wordings the encoder would have
made 17 unsure and none more. Otherwise both are weighed by trained numbers into chances of free, within and beyond. Where
beyond is neither sure nor surely not, the answer is "unsure": a person looks, and until then nothing carries the words.
Without the encoder the rules stand alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.backing import LimitRelation, LimitTouch
from ropeteam.language.contract import LimitText
from ropeteam.language.encoder.encoder import Encoder, shipped
from ropeteam.language.encoder.heads import RELATIONS
from ropeteam.language.encoder.pairs import judged, line_text
from ropeteam.language.encoder.presence import encoder_here
from ropeteam.language.match.limits import touches
from ropeteam.language.models.weights import Weights
from ropeteam.language.models.weights import shipped as shipped_weights

FREE, WITHIN, BEYOND = RELATIONS
Chances = NDArray[np.float64]
Nearest = Callable[[], int]
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Line:
    """A capability as words are held against it."""

    name: str
    description: str
    limits: tuple[LimitText, ...]


def held(
    words: str, line: Line, *, context: str = "", weights: Weights | None = None, there: bool = True
) -> tuple[LimitTouch, ...]:
    """How the words stand to the limits of a line. `context` is what was said before. Of what is not there yet (`there` False)
    the rules alone judge: the encoder learnt from lines of what is there."""
    ruled = touches(words, line.limits, name=line.name, there=there)
    if not there:
        return ruled
    weights = weights or shipped_weights()
    if weights is None or not weights.limits or not line.limits or not words.strip() or not encoder_here():
        return ruled
    if by_rule(ruled) == BEYOND:
        return _surpassed(ruled)
    own = _remembered(words, line, context)
    if own is None:
        return ruled
    chances = weighed(np.array(own), by_rule(ruled), weights.limits)
    return decided(chances, ruled, weights.limits, lambda: _nearest(words, line, context))


@lru_cache(maxsize=_KEPT)
def _remembered(words: str, line: Line, context: str) -> tuple[float, ...] | None:
    """What the encoder thinks, None where there is none. The same words meet the same line again whenever the gate is looked
    at, a promise is judged anew or a talk is booked: a line that was changed is another line."""
    encoder = shipped()
    return tuple(float(one) for one in of_encoder(encoder, words, line, context)) if encoder is not None else None


def of_encoder(encoder: Encoder, words: str, line: Line, context: str = "") -> Chances:
    """Chances in the order of RELATIONS."""
    text = line_text(line.name, line.description, [limit.text for limit in line.limits])
    return np.asarray(judged(encoder, "relation", words, [text], context)[0])


def _surpassed(ruled: Sequence[LimitTouch]) -> tuple[LimitTouch, ...]:
    """The limits that the words go beyond by rule; where none surely, those they may."""
    found = tuple(touch for touch in ruled if touch.relation == LimitRelation.BEYOND)
    return found or tuple(touch for touch in ruled if touch.relation == LimitRelation.UNSURE)


def by_rule(ruled: Sequence[LimitTouch]) -> str:
    if any(touch.relation in (LimitRelation.BEYOND, LimitRelation.UNSURE) for touch in ruled):
        return BEYOND
    return WITHIN if ruled else FREE


def weighed(own: Chances, rule: str, weights: Mapping[str, float]) -> Chances:
    """Both opinions as one: chances in the order of RELATIONS."""
    logits = np.array(
        [
            weights[f"{kind}.bias"] + weights["own"] * np.log(chance + 1e-4) + weights[f"{kind}.rule"] * (kind == rule)
            for kind, chance in zip(RELATIONS, own, strict=True)
        ]
    )
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum())


def decided(
    chances: Chances, ruled: tuple[LimitTouch, ...], weights: Mapping[str, float], nearest: Nearest
) -> tuple[LimitTouch, ...]:
    """The touches the chances stand for; the rules' own where they say the same."""
    free, within, beyond = (float(one) for one in chances)
    if beyond >= weights["beyond"]:
        return _surpassed(ruled) or (LimitTouch(nearest(), LimitRelation.BEYOND),)
    if beyond >= weights["unsure"]:
        return (LimitTouch(nearest(), LimitRelation.UNSURE),)
    if free >= within:
        return ()
    inside = tuple(touch for touch in ruled if touch.relation != LimitRelation.BEYOND)
    return inside or (LimitTouch(nearest(), LimitRelation.WITHIN),)


@lru_cache(maxsize=_KEPT)
def _nearest(words: str, line: Line, context: str) -> int:
    """The limit that is concerned most, read one by one; the first where there is no reader."""
    encoder = shipped()
    if len(line.limits) == 1 or encoder is None:
        return line.limits[0].no
    lines = [line_text(line.name, line.description, [limit.text]) for limit in line.limits]
    concerned = 1.0 - judged(encoder, "relation", words, lines, context)[:, 0]
    return line.limits[int(concerned.argmax())].no
