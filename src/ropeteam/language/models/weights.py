"""The shipped weights (ear.npz, made by training/train.py, described in CARD.md), read once a process.

Without the file, or with one made for another embedder, Ropeteam listens by cues alone and says so in the model's name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Vectors
from ropeteam.language.detect.head import Head, Line, unpacked
from ropeteam.language.encoder.presence import encoder_here

FILE = Path(__file__).with_name("ear.npz")
CUES_ONLY = "cues-only"
SURE = {"usual": 0.9, "cautious": 0.95}
"""How sure the ear must be which capability is meant before that capability may carry the words: of the calibration companies'
judged promises at most 1 in 100 is then a wrong yes, half of what is aimed at (docs/why/encoder.md); and a more cautious one."""
HEADS = ("sentence.ours", "sentence.theirs", "clause.ours", "clause.theirs", "service")


@dataclass(frozen=True, slots=True)
class Weights:
    """`lines`: calibration a kind; `thresholds`: kind -> (shown on request from, decided from). `matching`, `goals` and
    `limits` are the numbers of match/catalogue.py, match/non_goals.py and match/held.py. `share` is the encoder's part in
    deciding, 0 where the heads listen alone; `encoder` names the one these numbers were tuned with."""

    name: str
    embedder: str
    heads: Mapping[str, Head]
    lines: Mapping[str, Line]
    thresholds: Mapping[str, tuple[float, float]]
    means: Mapping[str, Vectors]
    matching: Mapping[str, float]
    goals: Mapping[str, float]
    limits: Mapping[str, float] = field(default_factory=dict)
    share: float = 0.0
    encoder: str = ""


@cache
def shipped() -> Weights | None:
    """The weights beside this file, tuned for listening with the encoder where it is here; None where the file is missing."""
    return read(FILE, encoder=encoder_here()) if FILE.exists() else None


def read(file: Path, *, encoder: bool = False) -> Weights:
    with np.load(file, allow_pickle=False) as stored:
        arrays: dict[str, NDArray[Any]] = {name: stored[name] for name in stored.files}
    meta = json.loads(str(arrays["meta"]))
    weights = Weights(
        name=meta["name"],
        embedder=meta["embedder"],
        heads={name: unpacked(arrays, name) for name in HEADS},
        lines=_lines(meta["lines"]),
        thresholds=_thresholds(meta["thresholds"]),
        means={language: arrays[f"mean.{language}"].astype(np.float32) for language in meta["means"]},
        matching=meta["matching"],
        goals=meta["goals"],
    )
    if not encoder or not meta.get("own"):
        return weights
    own = meta["own"]
    return replace(
        weights,
        name=f"{weights.name}+{own['encoder']}",
        lines=_lines(own["lines"]),
        thresholds={**weights.thresholds, **_thresholds(own["thresholds"])},
        matching=own["matching"],
        goals=own["goals"],
        limits=own["limits"],
        share=own["share"],
        encoder=own["encoder"],
    )


def _lines(stored: Mapping[str, Any]) -> dict[str, Line]:
    return {kind: Line(tuple(line["weights"]), line["bias"]) for kind, line in stored.items()}


def _thresholds(stored: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {kind: (low, high) for kind, (low, high) in stored.items()}


def for_embedder(name: str) -> Weights | None:
    """The shipped weights where they were made for this embedder."""
    weights = shipped()
    return weights if weights is not None and weights.embedder == name else None


def language_means(embedder: str) -> Mapping[str, Vectors]:
    """The mean sentence vector of each language, to be taken off before comparing across languages; empty without weights."""
    weights = for_embedder(embedder)
    return weights.means if weights is not None else {}
