"""The numbers of match/held.py: how rules and encoder are weighed about limits, and from where on the answer is unsure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.corpus import Company
from ropeteam.language.encoder.encoder import Encoder
from ropeteam.language.encoder.heads import RELATIONS
from ropeteam.language.match.held import BEYOND, Line, by_rule, of_encoder, weighed
from ropeteam.language.match.limits import touches
from ropeteam.language.training.pairs import Pair
from ropeteam.language.training.quotes import quotes
from ropeteam.language.training.relations import pair_relation, spoken_relation

WRONG_YES = 0.02
MOST_UNSURE = 0.15
_RIDGE = 0.02
_LAST = RELATIONS.index(BEYOND)


@dataclass(frozen=True, slots=True)
class Held:
    """Words beside a line with limits: what the label says, what the rules say, what the encoder says."""

    group: str
    language: str
    label: str
    rule: str
    own: NDArray[np.float64]


def held_pairs(companies: Sequence[Company], pairs: Sequence[Pair], encoder: Encoder) -> list[Held]:
    return [*_of_pairs(pairs, encoder), *(one for company in companies for one in _of_talks(company, encoder))]


def _of_pairs(pairs: Sequence[Pair], encoder: Encoder) -> Iterator[Held]:
    for pair in pairs:
        label = pair_relation(pair)
        if label is not None:
            line = Line(pair.version.name, pair.version.description, pair.version.limits)
            rule = by_rule(touches(pair.text, line.limits, name=line.name))
            yield Held(pair.block, pair.language, label, rule, of_encoder(encoder, pair.text, line))


def _of_talks(company: Company, encoder: Encoder) -> Iterator[Held]:
    lines = {line.key: line for line in company.capabilities}
    for talk in company.talks:
        for _, label, context in quotes(talk):
            of = lines.get(label.cap)
            relation = spoken_relation(label, of) if of is not None else None
            if of is not None and relation is not None:
                line = Line(of.name, of.description, of.limits)
                rule = by_rule(touches(label.quote, line.limits, name=line.name))
                own = of_encoder(encoder, label.quote, line, context)
                yield Held(talk.file, company.language, relation, rule, own)


def fit_limits(found: Sequence[Held]) -> dict[str, float]:
    """Weights by name as match/held.py looks them up, with both thresholds."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    names = [*(f"{kind}.bias" for kind in RELATIONS), *(f"{kind}.rule" for kind in RELATIONS), "own"]
    right = np.array([RELATIONS.index(one.label) for one in found])
    logs = np.log(np.array([one.own for one in found]) + 1e-4)
    ruled = np.array([[float(kind == one.rule) for kind in RELATIONS] for one in found])

    def loss(values: NDArray[np.float64]) -> float:
        logits = values[:3] + values[6] * logs + values[3:6] * ruled
        logits -= logits.max(axis=1, keepdims=True)
        chances = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return float(-chances[np.arange(len(right)), right].mean() + _RIDGE * float(values @ values) / 2)

    fitted = minimize(loss, np.r_[np.zeros(6), 1.0], method="L-BFGS-B").x
    weights = {name: round(float(value), 4) for name, value in zip(names, fitted, strict=True)}
    return weights | _thresholds(found, weights)


def _thresholds(found: Sequence[Held], weights: dict[str, float]) -> dict[str, float]:
    """`beyond`: where calling it beyond errs least. `unsure`: so low that of the words beyond a limit at most WRONG_YES are let
    through, but not so low that more than MOST_UNSURE of the words inside are left open."""
    beyond = np.array([weighed(one.own, one.rule, weights)[_LAST] for one in found])
    label = np.array([one.label == BEYOND for one in found])
    options = np.linspace(0.2, 0.9, 71)
    errors = [int(((beyond >= cut) != label).sum()) for cut in options]
    decided = float(options[int(np.argmin(errors))])
    let = float(np.quantile(beyond[label], WRONG_YES)) if label.any() else decided
    inside = np.sort(beyond[~label & (beyond < decided)])[::-1]
    most = int(MOST_UNSURE * (~label).sum())
    open_ = float(inside[most]) if len(inside) > most else 0.0
    return {"beyond": round(decided, 4), "unsure": round(min(decided, max(let, open_)), 4)}
