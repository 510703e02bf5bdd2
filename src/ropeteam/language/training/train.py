"""Train everything Ropeteam ships for listening, from the corpus alone: `python3 run.py train-language`.

One reproducible run: same corpus, same packages, same file. The two locked companies are never looked at; calibration and
thresholds come from findings out of fold, where no head had seen the author batch it is tried on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.corpus import Company, place, read
from ropeteam.language.detect.head import Head, packed
from ropeteam.language.embedding import load
from ropeteam.language.models.weights import FILE
from ropeteam.language.training.crossing import (
    BY_BATCH,
    Tuned,
    best_threshold,
    heads_of,
    matrices_of,
    out_of_fold,
    tune,
    unfound,
)
from ropeteam.language.training.examples import LOCKED, Examples, gather
from ropeteam.language.training.goals import fit_goals
from ropeteam.language.training.matching import fit_matching, queries
from ropeteam.language.training.work import fit_work, out_of_batch, promises


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="train-language", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=place())
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args(argv)
    corpus = read(options.corpus)
    companies = [company for company in corpus.companies if company.key not in LOCKED]
    if len({company.batch for company in companies}) < 2:
        print("The corpus needs companies of at least two author batches.")
        return 1
    embedder = load()
    examples = gather(companies, embedder)
    print(f"{len(companies)} companies, {len(examples.sentences)} sentences, {len(examples.clauses)} candidate quotes")
    name = write(options.out, companies, examples, embedder)
    print(f"{name} -> {options.out} ({options.out.stat().st_size // 1024} KB)")
    return 0


def write(out: Path, companies: Sequence[Company], examples: Examples, embedder: Embedder) -> str:
    """Fit all parts and write them as one file; returns the model's name, which carries a hash of its content."""
    keys = [company.key for company in companies]
    found = out_of_fold(examples, keys, BY_BATCH)
    raws = [raw for company in keys for raw in found[company]]
    tuned = tune(raws, unfound(examples, raws, keys))
    heads = heads_of(examples, matrices_of(examples), np.ones(len(examples.sentences), dtype=bool))
    spoken = list(promises(companies))
    heads["service"] = fit_work(spoken)
    work = best_threshold(np.array(out_of_batch(spoken)), np.array([one.work for one in spoken]), 0)
    means = language_means(examples)
    arrays = _arrays(heads, means)
    meta = {
        "embedder": embedder.name,
        "lines": {kind: {"weights": line.weights, "bias": line.bias} for kind, line in tuned.lines.items()},
        "thresholds": {**tuned.thresholds, "service": (0.0, round(work, 4))},
        "means": sorted(means),
        "matching": fit_matching(list(queries(companies, embedder, means))),
        "goals": fit_goals(companies, embedder, means),
        "companies": keys,
        "locked": list(LOCKED),
    }
    digest = sha256(json.dumps(meta, sort_keys=True).encode())
    for key in sorted(arrays):
        digest.update(arrays[key].tobytes())
    meta["name"] = f"ear-1-{digest.hexdigest()[:8]}"
    np.savez_compressed(out, meta=np.array(json.dumps(meta, sort_keys=True)), **arrays)
    _tell(tuned)
    return str(meta["name"])


def language_means(examples: Examples) -> dict[str, Vectors]:
    """The mean sentence vector of each language over all sentences, as stored (half precision)."""
    spoken = np.array(examples.spoken_in)
    return {
        language: examples.vectors[spoken == language].mean(axis=0).astype(np.float16).astype(np.float32)
        for language in ("de", "en")
        if (spoken == language).any()
    }


def _arrays(heads: dict[str, Head], means: dict[str, Vectors]) -> dict[str, NDArray[np.generic]]:
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, head in heads.items():
        arrays |= packed(head, name)
    for language, mean in means.items():
        arrays[f"mean.{language}"] = mean.astype(np.float16)
    return arrays


def _tell(tuned: Tuned) -> None:
    for kind, (low, decided) in tuned.thresholds.items():
        print(f"{kind:9} decided from {decided:.2f}, shown on request from {low:.2f}")
