"""Similar requests on public data: marked duplicate issues, found again among all issues by the product's own search parts."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np

from ropeteam.language.contract import Embedder
from ropeteam.language.match.terms import words

HOME = "ROPETEAM_DATA"
FOLDER = "gitbugs_duplicates"


def folder() -> Path | None:
    """The data's folder where ROPETEAM_DATA names one that has it."""
    home = os.environ.get(HOME)
    place = Path(home) / FOLDER if home else None
    return place if place and place.is_dir() else None


def recall_at_5(place: Path, embedder: Embedder) -> dict[str, float]:
    """Recall@5 of the marked duplicate: by meaning (sentence vectors), by words (tf-idf), and half and half."""
    csv.field_size_limit(10_000_000)
    with (place / "hadoop_bugs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    number = {row["Issue id"].strip(): no for no, row in enumerate(rows)}
    texts = [f"{row['Summary']}. {row['Description'][:400]}" for row in rows]
    pairs: list[tuple[int, set[int]]] = []
    with (place / "hadoop_bugs-combined.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            others = {number[key.strip()] for cell in row[1:] for key in cell.split(",") if key.strip() in number}
            if row and row[0].strip() in number and others:
                pairs.append((number[row[0].strip()], others))
    vectors = embedder.embed(texts)
    lexical = _tf_idf(texts)
    out = {"queries": float(len(pairs)), "issues": float(len(rows))}
    for name, share in (("meaning", 1.0), ("words", 0.0), ("both", 0.5)):
        hits = 0
        for query, others in pairs:
            scores = share * (vectors @ vectors[query]) + (1 - share) * (lexical @ lexical[query])
            scores[query] = -9.0
            hits += bool(others & {int(no) for no in np.argsort(-scores, kind="stable")[:5]})
        out[name] = hits / max(1, len(pairs))
    return out


def _tf_idf(texts: list[str]) -> np.ndarray:
    """Rows of length 1 over hashed words: enough for a few thousand issues."""
    places: dict[str, int] = {}
    bags = [[places.setdefault(word, len(places)) for word in words(text)] for text in texts]
    seen = np.zeros(len(places))
    for bag in bags:
        seen[list(set(bag))] += 1
    idf = np.log((len(texts) + 1) / (seen + 0.5))
    rows = np.zeros((len(texts), len(places)), dtype=np.float32)
    for no, bag in enumerate(bags):
        for place in bag:
            rows[no, place] += idf[place]
    return rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True))
