"""Text by other people: false alarms in real meetings, and requests in real mail. Public data, found through ROPETEAM_DATA."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np

from ropeteam.core.vocabulary import Side
from ropeteam.language.contract import Embedder, SpokenTurn
from ropeteam.language.detect.listen import listen
from ropeteam.language.models.weights import Weights

Figures = dict[str, float]
MEETINGS = 6
_DAY = date(2026, 3, 2)


def false_alarms(embedder: Embedder, weights: Weights | None) -> Figures:
    """Product-design meetings of one team: nobody sells, no customer is there. What is heard as a promise or claim is wrong."""
    file = _file("qmsum_product", "test.jsonl")
    if file is None:
        return {}
    meetings = [json.loads(line)["meeting_transcripts"] for line in file.read_text(encoding="utf-8").splitlines()]
    turns = found = 0
    for said in meetings[:MEETINGS]:
        spoken = [
            SpokenTurn(no, one["speaker"], Side.OURS, "seller", " ".join(one["content"].split()))
            for no, one in enumerate(said)
        ]
        heard = listen(spoken, held_on=_DAY, internal=True, language="en", embedder=embedder, weights=weights)
        turns += len(spoken)
        found += sum(not one.low for one in heard)
    rate = 1000 * found / max(1, turns)
    print(
        f"\nFalse alarms in real design meetings: {found} in {turns} turns of {MEETINGS} meetings, {rate:.1f} per 1,000"
    )
    return {"false_alarms_per_1000": rate}


def requests(embedder: Embedder) -> Figures:
    """Is a sentence of a business mail a request? Sentence vectors and a linear head, five folds; copies stay in one fold."""
    file = _file("parakweet_email_intent", "train.txt")
    if file is None:
        return {}
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    rows = [
        line.split("\t", 1) for line in file.read_text(encoding="utf-8", errors="replace").splitlines() if "\t" in line
    ]
    texts = [text.strip() for _, text in rows]
    right = np.array([word.strip().lower() == "yes" for word, _ in rows])
    groups = [" ".join(text.lower().split())[:60] for text in texts]
    vectors = embedder.embed(texts)
    said = np.zeros(len(right), dtype=bool)
    for learn, ask in GroupKFold(5).split(vectors, right, groups):
        said[ask] = LogisticRegression(C=10, max_iter=500).fit(vectors[learn], right[learn]).predict(vectors[ask])
    both = int((said & right).sum())
    f1 = 2 * both / max(1, int(said.sum() + right.sum()))
    print(f"Requests in business mail (n {len(right)}, five folds): accuracy {(said == right).mean():.2f}, F1 {f1:.2f}")
    return {"requests_accuracy": float((said == right).mean()), "requests_f1": f1}


def _file(folder: str, name: str) -> Path | None:
    root = os.environ.get("ROPETEAM_DATA", "")
    file = Path(root) / folder / name
    return file if root and file.is_file() else None


def measured(embedder: Embedder, weights: Weights | None) -> Figures:
    return false_alarms(embedder, weights) | requests(embedder)


__all__: Sequence[str] = ("false_alarms", "measured", "requests")
