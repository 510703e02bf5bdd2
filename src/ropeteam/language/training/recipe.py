"""Everything that is fitted, put together: from rows and labels to the weights that listening uses.

Training calls it once for all companies; measuring calls it once a fold, for the companies of the other author batches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.corpus import Company
from ropeteam.language.detect.head import Head
from ropeteam.language.models.weights import Weights
from ropeteam.language.training.crossing import (
    Matrices,
    Raw,
    Tuned,
    best_threshold,
    folds,
    heads_by_fold,
    heads_of,
    matrices_of,
    out_of_fold,
    tune,
    unfound,
)
from ropeteam.language.training.examples import Examples, gather
from ropeteam.language.training.goals import Said, fit_goals, said
from ropeteam.language.training.matching import Query, fit_matching, only_means, queries
from ropeteam.language.training.work import Promise, fit_work, out_of_batch, promises


@dataclass(frozen=True, slots=True)
class Material:
    """All rows of some companies, gathered once; `heads` by author batch never saw it, `raws` are what they find in it."""

    companies: tuple[Company, ...]
    examples: Examples
    matrices: Matrices
    heads: dict[int, dict[str, Head]]
    raws: dict[str, list[Raw]]
    means: Mapping[str, Vectors]
    queries: tuple[Query, ...]
    said: tuple[Said, ...]
    promises: tuple[Promise, ...]
    embedder: str


def material(companies: Sequence[Company], embedder: Embedder) -> Material:
    examples = gather(companies, embedder)
    means = language_means(examples)
    keys = [company.key for company in companies]
    heads = heads_by_fold(examples, keys)
    return Material(
        companies=tuple(companies),
        examples=examples,
        matrices=matrices_of(examples),
        heads=heads,
        raws=out_of_fold(examples, keys, heads),
        means=means,
        queries=tuple(queries(companies, embedder, means)),
        said=tuple(said(companies, embedder, means)),
        promises=tuple(promises(companies)),
        embedder=embedder.name,
    )


def fit_weights(stuff: Material, keys: Sequence[str], ready: Mapping[str, Head] | None = None) -> Weights:
    """The weights that these companies alone give; `ready` are their heads where they were fitted before."""
    wanted = set(keys)
    examples = stuff.examples
    raws = [raw for key in keys for raw in stuff.raws[key]]
    tuned: Tuned = tune(raws, unfound(examples, raws, list(keys)))
    rows = np.array([row.heading.company in wanted for row in examples.sentences])
    heads = dict(ready) if ready else heads_of(examples, stuff.matrices, rows)
    work = [one for one in stuff.promises if one.company in wanted]
    heads["service"] = fit_work(work)
    decided = best_threshold(np.array(out_of_batch(work)), np.array([one.work for one in work]), 0)
    return replace(
        only_means(stuff.embedder, stuff.means),
        heads=heads,
        lines=tuned.lines,
        thresholds={**tuned.thresholds, "service": (0.0, round(decided, 4))},
        matching=fit_matching([one for one in stuff.queries if one.company in wanted]),
        goals=fit_goals([one for one in stuff.said if one.company in wanted]),
    )


def by_fold(stuff: Material) -> list[tuple[list[str], Weights]]:
    """For each fold its companies and the weights of all the others."""
    keys = [company.key for company in stuff.companies]
    of = folds(stuff.examples, keys)
    out = []
    for fold in sorted(set(of.values())):
        others = [key for key in keys if of[key] != fold]
        ready = stuff.heads.get(fold)
        out.append(([key for key in keys if of[key] == fold], fit_weights(stuff, others, ready)))
    return out


def language_means(examples: Examples) -> dict[str, Vectors]:
    """The mean sentence vector of each language over all sentences, as stored (half precision)."""
    spoken = np.array(examples.spoken_in)
    return {
        language: examples.vectors[spoken == language].mean(axis=0).astype(np.float16).astype(np.float32)
        for language in ("de", "en")
        if (spoken == language).any()
    }
