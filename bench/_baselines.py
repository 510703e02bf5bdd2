"""What simple methods make of the same locked companies: whole sentences as quotes, kinds of the wrong side ruled out.

TF-IDF of words and letter runs with logistic regression, and the nearest of six prototype vectors (a kind's mean); both learn
from the same companies as the shipped heads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Embedder
from ropeteam.language.corpus import Company
from ropeteam.language.training.examples import CLASSES, NONE, SIGNALS, Examples, gather
from ropeteam.language.training.scoring import Finding, Tally, compare, total

Chances = NDArray[np.float64]


def baselines(
    learnt: Sequence[Company], asked: Sequence[Company], embedder: Embedder
) -> dict[str, list[dict[str, Tally]]]:
    """Name of the method -> tallies a company."""
    known, unknown = gather(learnt, embedder), gather(asked, embedder)
    methods: dict[str, Callable[[Examples, Examples], tuple[Chances, list[str]]]] = {
        "TF-IDF and logistic regression": _tfidf,
        "embedding prototypes": _prototypes,
    }
    out = {}
    for name, method in methods.items():
        chances, classes = method(known, unknown)
        out[name] = _tallies(unknown, chances, classes, [company.key for company in asked])
    return out


def _texts(examples: Examples) -> list[str]:
    return [
        examples.talks[row.heading.talk].turns[row.turn].text[row.span.start : row.span.end]
        for row in examples.sentences
    ]


def _tfidf(known: Examples, unknown: Examples) -> tuple[Chances, list[str]]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    runs = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=3, max_features=60_000)
    model = make_pipeline(make_union(words, runs), LogisticRegression(C=8, max_iter=300))
    model.fit(_texts(known), [row.label for row in known.sentences])
    return model.predict_proba(_texts(unknown)), [str(one) for one in model.classes_]


def _prototypes(known: Examples, unknown: Examples) -> tuple[Chances, list[str]]:
    labels = np.array([row.label for row in known.sentences])
    classes = sorted(set(labels))
    means = np.stack([known.vectors[labels == one].mean(axis=0) for one in classes])
    means -= known.vectors.mean(axis=0)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    near = (unknown.vectors - known.vectors.mean(axis=0)) @ means.T
    powers = np.exp(12 * near)
    return powers / powers.sum(axis=1, keepdims=True), classes


def _tallies(
    examples: Examples, chances: Chances, classes: Sequence[str], keys: Sequence[str]
) -> list[dict[str, Tally]]:
    by_turn: dict[tuple[str, int], list[Finding]] = {}
    for row, chance in zip(examples.sentences, chances, strict=True):
        possible = [no for no, name in enumerate(classes) if name in CLASSES.get(row.heading.side, (NONE, *SIGNALS))]
        best = max(possible, key=lambda no: float(chance[no]))
        place = (row.heading.talk, row.turn)
        by_turn.setdefault(place, [])
        if classes[best] != NONE:
            span = row.span.start, row.span.end
            by_turn[place].append(
                Finding(row.heading.company, row.heading.talk, row.turn, *span, classes[best], float(chance[best]))
            )
    out: dict[str, list[dict[str, Tally]]] = {key: [] for key in keys}
    company_of = {row.heading.talk: row.heading.company for row in examples.sentences}
    for (talk, no), findings in by_turn.items():
        turn = examples.talks[talk].turns[no]
        labels = [(one.kind, one.start, one.end) for one in turn.labels if one.kind in SIGNALS]
        out[company_of[talk]].append(compare(turn.text, findings, labels)[0])
    return [total(out[key]) for key in keys]
