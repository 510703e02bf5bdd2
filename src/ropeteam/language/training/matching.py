"""Weights and calibration of capability matching: a softmax over a company's capabilities and "none of them".

Queries are the labelled quotes: those with `cap` have that right answer, those without have none. Two sets of weights, with
and without what was said before, because Ask has no conversation around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Embedder, Entry, Vectors
from ropeteam.language.corpus import Company
from ropeteam.language.detect.listen import CONTEXT
from ropeteam.language.match.catalogue import FEATURES, NONE, WITH_CONTEXT, Catalogue
from ropeteam.language.models.weights import Weights

_RIDGE = 0.01


def only_means(embedder: str, means: Mapping[str, Vectors]) -> Weights:
    """Weights that hold nothing but the language means: what features are made with before anything is fitted."""
    return Weights("unfitted", embedder, {}, {}, {}, means, {}, {})


@dataclass(frozen=True, slots=True)
class Query:
    """One labelled quote: features of every entry, and the right entry's row (-1: none of them)."""

    company: str
    batch: str
    language: str
    kind: str
    features: NDArray[np.float64]
    right: int


def entries_of(company: Company) -> tuple[Entry, ...]:
    """The catalogue as the flows build it: name, description, limits, titles of the roadmap items."""
    return tuple(
        Entry(
            line.key,
            tuple(
                part
                for part in (
                    line.name,
                    line.description,
                    *(limit.text for limit in line.limits),
                    *(item.title for item in company.roadmap if item.capability == line.key),
                )
                if part
            ),
        )
        for line in company.capabilities
    )


def queries(companies: Sequence[Company], embedder: Embedder, means: Mapping[str, Vectors]) -> Iterator[Query]:
    for company in companies:
        entries = entries_of(company)
        rows = {entry.key: no for no, entry in enumerate(entries)}
        catalogue = Catalogue(entries, embedder, weights=only_means(embedder.name, means))
        for talk in company.talks:
            before = ""
            for turn in talk.turns:
                for label in turn.labels:
                    if label.kind == "none":
                        continue
                    context = f"{before[-CONTEXT:]} {turn.text[: label.start][-CONTEXT:]}".strip()
                    features = catalogue.features(label.quote, context=context, language=company.language)
                    right = rows.get(label.cap, -1)
                    yield Query(company.key, company.batch, company.language, label.kind, features, right)
                before = turn.text


def fit_matching(found: Sequence[Query]) -> dict[str, float]:
    """Both sets of weights, by name as match/catalogue.py looks them up."""
    weights: dict[str, float] = {}
    for prefix, names in (("plain.", FEATURES), ("context.", WITH_CONTEXT)):
        fitted = _softmax_weights(found, len(names))
        for name, weight in zip((*names, NONE), fitted, strict=True):
            weights[prefix + name] = round(float(weight), 4)
    return weights


def chances(query: Query, weights: dict[str, float], *, with_context: bool) -> NDArray[np.float64]:
    """The chance of each entry; what is missing to one is the chance of none."""
    prefix, names = ("context.", WITH_CONTEXT) if with_context else ("plain.", FEATURES)
    logits = query.features[:, : len(names)] @ np.array([weights[prefix + name] for name in names])
    all_ = np.append(logits, weights[prefix + NONE])
    powers = np.exp(all_ - all_.max())
    return np.asarray((powers / powers.sum())[:-1])


def _softmax_weights(found: Sequence[Query], columns: int) -> NDArray[np.float64]:
    """Multinomial logistic regression with one weight vector for all entries, by L-BFGS; the last weight is "none"."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    most = max(len(query.features) for query in found)
    rows = np.zeros((len(found), most + 1, columns + 1))
    mask = np.full((len(found), most + 1), -1e9)
    right = np.empty(len(found), dtype=np.int64)
    for no, query in enumerate(found):
        count = len(query.features)
        rows[no, :count, :columns] = query.features[:, :columns]
        rows[no, most, columns] = 1.0
        mask[no, :count] = 0.0
        mask[no, most] = 0.0
        right[no] = query.right if query.right >= 0 else most

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = rows @ weights + mask
        logits -= logits.max(axis=1, keepdims=True)
        powers = np.exp(logits)
        powers /= powers.sum(axis=1, keepdims=True)
        places = np.arange(len(right))
        value = -np.log(powers[places, right] + 1e-12).mean() + _RIDGE * float(weights @ weights) / 2 / len(weights)
        powers[places, right] -= 1
        slope = np.einsum("ij,ijk->k", powers, rows) / len(right) + _RIDGE * weights / len(weights)
        return float(value), slope

    result = minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(result.x)
