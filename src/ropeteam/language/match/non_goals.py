"""Do the words hit a non-goal? Similarity alone must not decide: a non-goal and the capability beside it sound alike.

Weighed are nearness, shared terms of the quote and of what was said before, and how near the best capability is (words that
fit a capability better are about that). The weights are trained with a precision floor; without weights both a very high
nearness and a shared word are needed. Where the encoder is here, it reads words and non-goal together and is weighed too; where
it is sure that they do not meet, shared words ("instruments") decide nothing. Words that refuse a thing hit nothing, and words
that name nothing hit only what was spoken of before (`refusals`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import exp

from ropeteam.language.contract import Match
from ropeteam.language.detect.head import log_odds
from ropeteam.language.encoder.encoder import Encoder
from ropeteam.language.encoder.encoder import shipped as shipped_encoder
from ropeteam.language.encoder.pairs import judged
from ropeteam.language.match.refusals import names_nothing, refuses
from ropeteam.language.match.terms import Terms
from ropeteam.language.models.weights import Weights, shipped

PLAIN = ("score", "words", "runs")
FULL = (*PLAIN, "capability", "before_words", "before_runs")
OWN = "own"
_VERY_NEAR = 0.6
_UNTRAINED = 0.7
_ASKED = 2  # the third nearest was never the one that was hit (201 promises and claims of calibration companies)
_HOPED = 1.2  # log odds: of 198 hits in 50 companies' talks one needed a surer yes; of 4,882 pairs 1 in 200 more goes by unseen
# Log odds: of 153 hits by shared words in 50 companies' talks three were less likely, none of them right.
_SURELY_NOT = -5.8
_FITS_BETTER = 0.2  # nearer to a capability by more: none of the calibration companies' promises and claims hit


def hit(
    text: str,
    matches: Sequence[Match],
    non_goal_texts: Mapping[str, str],
    *,
    context: str = "",
    capability: Match | None = None,
    weights: Weights | None = None,
    least: float | None = None,
) -> Match | None:
    """The non-goal that the words hit, with the calibrated chance as confidence; None where none surely enough (`least` in
    place of the trained threshold).

    `matches` are the nearest non-goals (`Catalogue.nearest`), `capability` is the best match among the capabilities: with it, and
    with `context`, half of the hits are found at the same precision; without, a quarter.
    """
    weights = weights or shipped()
    if not non_goal_texts or not matches or refuses(text):
        return None
    encoder = shipped_encoder() if weights is not None and weights.share else None
    prefix = "full." if capability else "plain."
    rows = list(_open(text, matches, non_goal_texts, context, capability))
    if encoder is not None and weights is not None:
        rows = [
            one
            for one in rows
            if _chance({**one[1], OWN: _HOPED}, weights.goals, prefix) >= _least(weights, prefix, least)
        ]
        chances = judged(encoder, "goal", text, [non_goal_texts[match.key] for match, _ in rows], context)
        for (_, row), chance in zip(rows, chances, strict=True):
            row[OWN] = log_odds(float(chance[1]))
        rows = [one for one in rows if one[1][OWN] >= _SURELY_NOT]
    else:
        rows = [(match, row) for match, row in rows if _worth_it(match, row)]
    best: Match | None = None
    for match, row in rows:
        chance, decided = _decided(match, row, weights, prefix, least)
        if decided and (best is None or chance > best.confidence):
            best = Match(match.key, match.score, round(min(1.0, max(0.0, chance)), 4))
    return best


def _open(
    text: str, matches: Sequence[Match], texts: Mapping[str, str], context: str, capability: Match | None
) -> Iterator[tuple[Match, dict[str, float]]]:
    """The nearest non-goals that no capability fits better, with what is weighed."""
    keys, empty = tuple(sorted(texts)), names_nothing(text)
    terms = _terms(tuple(texts[key] for key in keys))
    for match in [one for one in matches if one.key in texts][:_ASKED]:
        row = features(
            terms, keys.index(match.key), text, context, match.score, capability.score if capability else 0.0
        )
        if empty and row["before_runs"] == 0.0:
            continue
        if row["capability"] - match.score <= _FITS_BETTER:
            yield match, row


def _worth_it(match: Match, row: Mapping[str, float]) -> bool:
    return row["runs"] > 0.0 or row["before_runs"] > 0.0 or match.score >= _VERY_NEAR


def _decided(
    match: Match, row: Mapping[str, float], weights: Weights | None, prefix: str, least: float | None
) -> tuple[float, bool]:
    """The chance, and whether it is enough."""
    if weights is None:
        return match.score, match.score >= _UNTRAINED and row["words"] > 0
    chance = _chance(row, weights.goals, prefix)
    return chance, chance >= _least(weights, prefix, least)


def _least(weights: Weights, prefix: str, least: float | None) -> float:
    return weights.goals[prefix + "threshold"] if least is None else least


def features(terms: Terms, place: int, text: str, context: str, score: float, capability: float) -> dict[str, float]:
    """What is weighed for one non-goal, by name."""
    words, runs = terms.shared(text)
    before_words, before_runs = terms.shared(context)
    return {
        "score": score,
        "words": float(words[place]),
        "runs": float(runs[place]),
        "capability": capability,
        "before_words": float(before_words[place]),
        "before_runs": float(before_runs[place]),
    }


def own(encoder: Encoder, text: str, goal: str, context: str) -> float:
    """What the encoder, reading both together, thinks: log odds that the words hit the non-goal."""
    return log_odds(float(judged(encoder, "goal", text, [goal], context)[0, 1]))


def _chance(row: Mapping[str, float], weights: Mapping[str, float], prefix: str) -> float:
    names = (*(FULL if prefix == "full." else PLAIN), *([OWN] if OWN in row else []))
    total = weights[prefix + "bias"] + sum(weights[prefix + name] * row[name] for name in names)
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=64)
def _terms(texts: tuple[str, ...]) -> Terms:
    return Terms([[text] for text in texts])
