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
from ropeteam.language.detect.clauses import Span
from ropeteam.language.encoder.encoder import Encoder
from ropeteam.language.encoder.linking import query
from ropeteam.language.match.catalogue import FEATURES, NONE, OWN, WITH_CONTEXT, Catalogue
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.own import read_talk
from ropeteam.language.training.quotes import quotes

_RIDGE = 0.01
_NOTHING: NDArray[np.float64] = np.zeros(0)


def only_means(embedder: str, means: Mapping[str, Vectors]) -> Weights:
    """Weights that hold nothing but the language means: what features are made with before anything is fitted."""
    return Weights("unfitted", embedder, {}, {}, {}, means, {}, {})


@dataclass(frozen=True, slots=True)
class Query:
    """One labelled quote: features of every entry, and the right entry's row (-1: none of them). `alone` and `within` are
    what the encoder thinks of each entry, for the quote by itself and where it stands; empty without encoder, `within` also
    for what stands nowhere."""

    company: str
    batch: str
    language: str
    kind: str
    features: NDArray[np.float64]
    right: int
    alone: NDArray[np.float64]
    within: NDArray[np.float64]

    def columns(self, *, with_context: bool) -> NDArray[np.float64]:
        """One row an entry, the columns of `names_of`."""
        chosen = self.features[:, : len(WITH_CONTEXT if with_context else FEATURES)]
        own = self.within if with_context else self.alone
        return np.column_stack([chosen, own]) if len(own) else chosen


def names_of(asked: Query, *, with_context: bool) -> tuple[str, ...]:
    return (*(WITH_CONTEXT if with_context else FEATURES), *([OWN] if len(asked.alone) else []))


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


def queries(
    companies: Sequence[Company], embedder: Embedder, means: Mapping[str, Vectors], encoder: Encoder | None = None
) -> Iterator[Query]:
    """Of each talk the turns with labels are read, and those before them: listening reads what its heads take for possible, which
    is nearly the same."""
    for company in companies:
        entries = entries_of(company)
        rows = {entry.key: no for no, entry in enumerate(entries)}
        catalogue = Catalogue(entries, embedder, weights=only_means(embedder.name, means))
        for talk in company.talks:
            said = {turn.no for turn, _, _ in quotes(talk)}
            reading = read_talk(encoder, talk, said) if encoder else None
            for turn, label, context in quotes(talk):
                if label.kind == "none":
                    continue
                features = catalogue.features(label.quote, context=context, language=company.language)
                alone = within = _NOTHING
                if encoder is not None and reading is not None:
                    alone = catalogue.own(encoder, query(encoder, label.quote))
                    within = catalogue.own(encoder, reading.meaning(turn.no, Span(label.start, label.end)))
                right = rows.get(label.cap, -1)
                place = company.key, company.batch, company.language, label.kind
                yield Query(*place, features, right, alone, within)


def fit_matching(found: Sequence[Query]) -> dict[str, float]:
    """Both sets of weights, by name as match/catalogue.py looks them up."""
    weights: dict[str, float] = {}
    for prefix, with_context in (("plain.", False), ("context.", True)):
        names = names_of(found[0], with_context=with_context)
        tables = [one.columns(with_context=with_context) for one in found]
        fitted = softmax_weights(tables, [one.right for one in found], len(names))
        for name, weight in zip((*names, NONE), fitted, strict=True):
            weights[prefix + name] = round(float(weight), 4)
    return weights


def chances(asked: Query, weights: dict[str, float], *, with_context: bool) -> NDArray[np.float64]:
    """The chance of each entry; what is missing to one is the chance of none."""
    prefix = "context." if with_context else "plain."
    names = names_of(asked, with_context=with_context)
    logits = asked.columns(with_context=with_context) @ np.array([weights[prefix + name] for name in names])
    all_ = np.append(logits, weights[prefix + NONE])
    powers = np.exp(all_ - all_.max())
    return np.asarray((powers / powers.sum())[:-1])


def softmax_weights(
    tables: Sequence[NDArray[np.float64]], rights: Sequence[int], columns: int, *, ridge: float = _RIDGE
) -> NDArray[np.float64]:
    """Multinomial logistic regression with one weight vector for all entries, by L-BFGS; the last weight is "none"."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    most = max(len(table) for table in tables)
    rows = np.zeros((len(tables), most + 1, columns + 1))
    mask = np.full((len(tables), most + 1), -1e9)
    right = np.empty(len(tables), dtype=np.int64)
    for no, (table, place) in enumerate(zip(tables, rights, strict=True)):
        count = len(table)
        rows[no, :count, :columns] = table
        rows[no, most, columns] = 1.0
        mask[no, :count] = 0.0
        mask[no, most] = 0.0
        right[no] = place if place >= 0 else most

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = rows @ weights + mask
        logits -= logits.max(axis=1, keepdims=True)
        powers = np.exp(logits)
        powers /= powers.sum(axis=1, keepdims=True)
        places = np.arange(len(right))
        value = -np.log(powers[places, right] + 1e-12).mean() + ridge * float(weights @ weights) / 2 / len(weights)
        powers[places, right] -= 1
        slope = np.einsum("ij,ijk->k", powers, rows) / len(right) + ridge * weights / len(weights)
        return float(value), slope

    result = minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(result.x)
