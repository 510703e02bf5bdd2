"""Train everything Ropeteam ships for listening, from the corpus alone: `python3 run.py train-language`.

One reproducible run: same corpus, same packages, same file. The locked companies are never looked at; calibration and
thresholds come from findings out of fold, where no head had seen the author batch it is tried on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.corpus import place, read
from ropeteam.language.detect.head import packed
from ropeteam.language.embedding import load
from ropeteam.language.encoder.encoder import shipped
from ropeteam.language.models.weights import FILE, Weights
from ropeteam.language.training.asked import read_asked, with_questions
from ropeteam.language.training.fitting import one_thread
from ropeteam.language.training.pairs import pair_part, read_pairs
from ropeteam.language.training.recipe import Material, fit_weights, material
from ropeteam.language.training.split import CALIBRATION, LOCKED, PAIR_CALIBRATION
from ropeteam.language.training.together import tuned_together


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="train-language", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=place())
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--only", choices=("questions",), help="of the file that is there, only how sure Ask is")
    options = parser.parse_args(argv)
    if options.only:
        return _only_questions(options.out, options.corpus)
    companies = [company for company in read(options.corpus).companies if company.key not in LOCKED]
    if len({company.batch for company in companies}) < 2:
        print("The corpus needs companies of at least two author batches.")
        return 1
    keys = [company.key for company in companies]
    with one_thread():
        stuff = material(companies, load())
        weights = fit_weights(stuff, keys)
        own = with_encoder(stuff, options.corpus)
    print(f"{len(keys)} companies, {len(stuff.examples.sentences)} sentences, {len(stuff.queries)} labelled quotes")
    name = write(options.out, weights, keys, own)
    for kind, (low, decided) in weights.thresholds.items():
        print(f"{kind:9} decided from {decided:.2f}, shown on request from {low:.2f}")
    print(f"{name} -> {options.out} ({options.out.stat().st_size // 1024} KB)")
    return 0


def _only_questions(out: Path, corpus: Path) -> int:
    found = with_questions(out, corpus) if out.exists() else None
    if found is None:
        print(
            f"{out} has nothing to fit anew: no ear trained with the encoder, or no calibration companies in {corpus}."
        )
        return 1
    print(f"{keep(out, *found)} -> {out} ({out.stat().st_size // 1024} KB)")
    return 0


def with_encoder(stuff: Material, corpus: Path) -> dict[str, Any] | None:
    """The numbers for listening with the encoder; None where it is not here or its calibration companies are not."""
    encoder = shipped()
    calibrating = [company for company in stuff.companies if company.key in CALIBRATION]
    if encoder is None or not calibrating:
        return None
    pairs = [pair for pair in read_pairs(corpus)[0] if pair_part(pair) == PAIR_CALIBRATION]
    asked = read_asked(corpus, calibrating)[0]
    return tuned_together(stuff, calibrating, pairs, asked, load(), encoder)


def write(out: Path, weights: Weights, companies: Sequence[str], own: dict[str, Any] | None = None) -> str:
    """One file; returns the model's name, which carries a hash of the content."""
    arrays: dict[str, NDArray[Any]] = {}
    for part, head in weights.heads.items():
        arrays |= packed(head, part)
    for language, mean in weights.means.items():
        arrays[f"mean.{language}"] = mean.astype(np.float16)
    meta = {
        "embedder": weights.embedder,
        "lines": {kind: {"weights": line.weights, "bias": line.bias} for kind, line in weights.lines.items()},
        "thresholds": dict(weights.thresholds),
        "means": sorted(weights.means),
        "matching": dict(weights.matching),
        "goals": dict(weights.goals),
        "own": own,
        "companies": list(companies),
        "locked": list(LOCKED),
    }
    return keep(out, arrays, meta)


def keep(out: Path, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> str:
    digest = sha256(json.dumps(meta, sort_keys=True).encode())
    for key in sorted(arrays):
        digest.update(arrays[key].tobytes())
    name = f"ear-1-{digest.hexdigest()[:8]}"
    described = np.array(json.dumps({**meta, "name": name}, sort_keys=True))
    np.savez_compressed(out, allow_pickle=False, meta=described, **arrays)
    return name
