"""Calibration of the non-goal rule on the promises and claims of the corpus: which of them hit a non-goal (`ng`).

Needs are left out: they are not labelled for non-goals. The threshold is chosen out of author batch with a precision floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Embedder, Entry, Vectors
from ropeteam.language.corpus import Company
from ropeteam.language.encoder.encoder import Encoder
from ropeteam.language.match.catalogue import Catalogue
from ropeteam.language.match.non_goals import FULL, OWN, PLAIN, features, own
from ropeteam.language.match.terms import Terms
from ropeteam.language.training.crossing import best_threshold
from ropeteam.language.training.fitting import fit_line
from ropeteam.language.training.matching import entries_of, only_means
from ropeteam.language.training.pairs import Pair
from ropeteam.language.training.quotes import quotes

FLOOR = 0.8
# With what was said before, .85 lets six wrong ones of the calibration pairs through, .88 none.
FLOOR_TOGETHER = {"plain.": 0.85, "full.": 0.88}


@dataclass(frozen=True, slots=True)
class Said:
    """A promise or claim beside the non-goal nearest to it."""

    company: str
    batch: str
    pillar: str
    hits: bool
    row: Mapping[str, float]


def goals_of(company: Company) -> tuple[Entry, ...]:
    return tuple(Entry(goal.key, (goal.text,)) for goal in company.non_goals)


def said(
    companies: Sequence[Company], embedder: Embedder, means: Mapping[str, Vectors], encoder: Encoder | None = None
) -> Iterator[Said]:
    for company in companies:
        if not company.non_goals:
            continue
        bare = only_means(embedder.name, means)
        goals = Catalogue(goals_of(company), embedder, weights=bare)
        capabilities = Catalogue(entries_of(company), embedder, weights=bare)
        terms = Terms([[goal.text] for goal in company.non_goals])
        for talk in company.talks:
            for _, label, context in quotes(talk):
                if label.kind in ("promise", "claim"):
                    scores = goals.features(label.quote, language=company.language)[:, 0]
                    near = capabilities.features(label.quote, language=company.language)[:, 0].max()
                    place = int(scores.argmax())
                    row = features(terms, place, label.quote, context, float(scores[place]), float(near))
                    goal = company.non_goals[place]
                    if encoder is not None:
                        row[OWN] = own(encoder, label.quote, goal.text, context)
                    yield Said(company.key, company.batch, goal.pillar, bool(label.ng), row)


def said_in_pairs(
    pairs: Sequence[Pair], embedder: Embedder, means: Mapping[str, Vectors], encoder: Encoder
) -> Iterator[Said]:
    """The pairs whose version has a non-goal, as `said` gives the talks."""
    bare = only_means(embedder.name, means)
    for pair in pairs:
        for goal in pair.version.non_goals:
            terms = Terms([[goal]])
            score = Catalogue((Entry("g", (goal,)),), embedder, weights=bare).features(
                pair.text, language=pair.language
            )
            line = Entry("c", (pair.version.name, pair.version.description))
            near = Catalogue((line,), embedder, weights=bare).features(pair.text, language=pair.language)
            row = features(terms, 0, pair.text, "", float(score[0, 0]), float(near[0, 0]))
            row[OWN] = own(encoder, pair.text, goal, "")
            yield Said(pair.block, pair.batch, goal, pair.reason == "non_goal", row)


def fit_goals(found: Sequence[Said]) -> dict[str, float]:
    """Weights, bias and threshold of both sets, by name as match/non_goals.py looks them up."""
    hits = np.array([one.hits for one in found])
    weights: dict[str, float] = {}
    more = (OWN,) if found and OWN in found[0].row else ()
    for prefix, names in (("plain.", (*PLAIN, *more)), ("full.", (*FULL, *more))):
        rows = np.array([[one.row[name] for name in names] for one in found])
        line = fit_line(rows, hits)
        chances = out_of_batch(found, rows, hits)
        weights |= {prefix + name: round(weight, 4) for name, weight in zip(names, line.weights, strict=True)}
        weights[prefix + "bias"] = round(line.bias, 4)
        floor = FLOOR_TOGETHER[prefix] if more else FLOOR
        weights[prefix + "threshold"] = round(best_threshold(chances, hits, 0, floor=floor), 4)
    return weights


def out_of_batch(found: Sequence[Said], rows: NDArray[np.float64], hits: NDArray[np.bool_]) -> NDArray[np.float64]:
    chances = np.zeros(len(found))
    for batch in sorted({one.batch for one in found}):
        mine = np.array([one.batch == batch for one in found])
        line = fit_line(rows[~mine], hits[~mine])
        chances[mine] = [line.chance([float(one) for one in row]) for row in rows[mine]]
    return chances
