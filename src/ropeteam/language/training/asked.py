"""Questions to Ask with their answers, and what Ask's confidence learns from them.

A question is written to be understood alone and nearly always names what it is about; a quote torn from a talk often names
nothing ("Machen wir."). Weights that were fitted on quotes alone doubt a question far too much. So questions to the calibration
companies fit a set of their own: with which capability is meant, '' where the catalogue has none. They can be fitted alone, in
half a minute, and nothing that detects a signal or holds words against a limit moves by a digit.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary import Fit
from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.corpus import Company, read
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import load
from ropeteam.language.encoder.encoder import Encoder, shipped
from ropeteam.language.encoder.linking import query
from ropeteam.language.match.catalogue import ASKED, NONE, Catalogue
from ropeteam.language.training.fitting import one_thread
from ropeteam.language.training.matching import Query, entries_of, names_of, only_means, softmax_weights
from ropeteam.language.training.split import CALIBRATION

Arrays = dict[str, NDArray[Any]]
FILE = "questions.csv"
RIDGE = 0.003  # best log loss of .0003 to .1 with each company left out; talks take .01
_NOTHING: NDArray[np.float64] = np.zeros(0)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one company. `expected` are the verdicts that would be right, `unknown` where nothing carries it."""

    company: str
    text: str
    expected: frozenset[Fit]
    capability: str


def read_asked(root: Path, companies: Sequence[Company]) -> tuple[tuple[Asked, ...], tuple[Problem, ...]]:
    """Every question of `root`/questions.csv, and the mistakes; none where the file is missing."""
    path = root / FILE
    if not path.exists():
        return (), ()
    known = {company.key: {line.key for line in company.capabilities} for company in companies}
    found: list[Asked] = []
    problems: list[Problem] = []
    with path.open(encoding="utf-8", newline="") as file:
        for no, row in enumerate(csv.DictReader(file), 2):
            one = _asked(row)
            if one is None or one.company not in known or (one.capability and one.capability not in known[one.company]):
                problems.append(Problem("broken_question", FILE, no, (("text", (row.get("question") or "")[:80]),)))
            else:
                found.append(one)
    return tuple(found), tuple(problems)


def _asked(row: Mapping[str, str | None]) -> Asked | None:
    fits = {part.strip() for part in (row.get("expected") or "").split("|") if part.strip()}
    text = (row.get("question") or "").strip()
    if not text or not fits or not fits <= set(Fit):
        return None
    expected = frozenset(Fit(one) for one in fits)
    return Asked((row.get("company") or "").strip(), text, expected, (row.get("capability") or "").strip())


def asked_queries(
    asked: Sequence[Asked],
    companies: Sequence[Company],
    embedder: Embedder,
    means: Mapping[str, Vectors],
    encoder: Encoder,
) -> Iterator[Query]:
    """What is weighed for each question, the catalogue of its company made ready once."""
    for company in companies:
        mine = [one for one in asked if one.company == company.key]
        if not mine:
            continue
        entries = entries_of(company)
        rows = {entry.key: no for no, entry in enumerate(entries)}
        catalogue = Catalogue(entries, embedder, weights=only_means(embedder.name, means))
        for one in mine:
            language = language_of(one.text)
            features = catalogue.features(one.text, language=language)
            own = catalogue.own(encoder, query(encoder, one.text))
            right = rows.get(one.capability, -1)
            yield Query(company.key, company.batch, language, "asked", features, right, own, _NOTHING)


def fit_asked(found: Sequence[Query]) -> dict[str, float]:
    """Weights by name as match/catalogue.py looks them up; none where nobody asked."""
    if not found:
        return {}
    names = names_of(found[0], with_context=False)
    tables = [one.columns(with_context=False) for one in found]
    fitted = softmax_weights(tables, [one.right for one in found], len(names), ridge=RIDGE)
    return {ASKED + name: round(float(weight), 4) for name, weight in zip((*names, NONE), fitted, strict=True)}


def with_questions(file: Path, corpus: Path) -> tuple[Arrays, dict[str, Any]] | None:
    """The arrays of a trained ear with its description, the numbers for questions new; None where it was trained without the
    encoder, or the encoder or the calibration companies are not here."""
    with np.load(file, allow_pickle=False) as stored:
        arrays: Arrays = {name: stored[name] for name in stored.files if name != "meta"}
        meta = json.loads(str(stored["meta"]))
    encoder = shipped()
    companies = [company for company in read(corpus).companies if company.key in CALIBRATION]
    if encoder is None or not companies or not meta.get("own"):
        return None
    means: Mapping[str, Vectors] = {name: arrays[f"mean.{name}"].astype(np.float32) for name in meta["means"]}
    asked = read_asked(corpus, companies)[0]
    with one_thread():
        questions = fit_asked(list(asked_queries(asked, companies, load(), means, encoder)))
    own = {**meta["own"], "matching": {**meta["own"]["matching"], **questions}}
    return arrays, {name: value for name, value in {**meta, "own": own}.items() if name != "name"}
