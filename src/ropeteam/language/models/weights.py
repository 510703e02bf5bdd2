"""The shipped weights (ear.npz, made by training/train.py, described in CARD.md), read once a process.

Without the file, or with one made for another embedder, Ropeteam listens by cues alone and says so in the model's name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.contract import Vectors
from ropeteam.language.detect.head import Head, Line, unpacked

FILE = Path(__file__).with_name("ear.npz")
CUES_ONLY = "cues-only"
HEADS = ("sentence.ours", "sentence.theirs", "clause.ours", "clause.theirs", "service")


@dataclass(frozen=True, slots=True)
class Weights:
    """`lines`: calibration a kind; `thresholds`: kind -> (shown on request from, decided from). `matching` and `goals`
    are the numbers of match/catalogue.py and match/non_goals.py."""

    name: str
    embedder: str
    heads: Mapping[str, Head]
    lines: Mapping[str, Line]
    thresholds: Mapping[str, tuple[float, float]]
    means: Mapping[str, Vectors]
    matching: Mapping[str, float]
    goals: Mapping[str, float]


@cache
def shipped() -> Weights | None:
    """The weights beside this file; None where the file is missing."""
    return read(FILE) if FILE.exists() else None


def read(file: Path) -> Weights:
    with np.load(file, allow_pickle=False) as stored:
        arrays: dict[str, NDArray[Any]] = {name: stored[name] for name in stored.files}
    meta = json.loads(str(arrays["meta"]))
    return Weights(
        name=meta["name"],
        embedder=meta["embedder"],
        heads={name: unpacked(arrays, name) for name in HEADS},
        lines={kind: Line(tuple(line["weights"]), line["bias"]) for kind, line in meta["lines"].items()},
        thresholds={kind: (low, high) for kind, (low, high) in meta["thresholds"].items()},
        means={language: arrays[f"mean.{language}"].astype(np.float32) for language in meta["means"]},
        matching=meta["matching"],
        goals=meta["goals"],
    )


def for_embedder(name: str) -> Weights | None:
    """The shipped weights where they were made for this embedder."""
    weights = shipped()
    return weights if weights is not None and weights.embedder == name else None


def language_means(embedder: str) -> Mapping[str, Vectors]:
    """The mean sentence vector of each language, to be taken off before comparing across languages; empty without weights."""
    weights = for_embedder(embedder)
    return weights.means if weights is not None else {}
