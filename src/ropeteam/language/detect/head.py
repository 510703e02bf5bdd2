"""Linear heads in numpy: what training fitted, applied. No training library is needed to listen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ropeteam.language.detect.features import HASHES, LETTERS, Rows

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Head:
    """Multinomial logistic regression over a dense row and hashed letters: one column of weights a class."""

    classes: tuple[str, ...]
    dense: Weights
    hashed: Weights
    bias: Weights

    def chances(self, rows: Rows, letters: Sequence[NDArray[np.int64]]) -> NDArray[np.float64]:
        """Shape (rows, classes), each row sums to one."""
        if not len(rows):
            return np.zeros((0, len(self.classes)))
        logits = rows @ self.dense + self.bias
        counts = np.array([len(places) for places in letters])
        said = np.flatnonzero(counts)
        if len(said):
            begins = np.cumsum(counts[said]) - counts[said]
            sums = np.add.reduceat(self.hashed[np.concatenate(letters)], begins, axis=0)
            logits[said] += sums * (LETTERS / np.sqrt(counts[said]))[:, None]
        logits = logits.astype(np.float64)
        logits -= logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        return np.asarray(chances / chances.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Line:
    """A calibrated chance from a few raw scores: weights and bias of a logistic line."""

    weights: tuple[float, ...]
    bias: float

    def chance(self, scores: Sequence[float]) -> float:
        total = self.bias + sum(weight * score for weight, score in zip(self.weights, scores, strict=True))
        return float(1.0 / (1.0 + np.exp(-np.clip(total, -30.0, 30.0))))


def log_odds(chance: float) -> float:
    return float(np.log((chance + 1e-4) / (1.0 - chance + 1e-4)))


def packed(head: Head, name: str) -> dict[str, NDArray[Any]]:
    """Arrays for the weight file, half precision: it moved no decision in training."""
    return {
        f"{name}.classes": np.array(head.classes),
        f"{name}.dense": head.dense.astype(np.float16),
        f"{name}.hashed": head.hashed.astype(np.float16),
        f"{name}.bias": head.bias.astype(np.float32),
    }


def unpacked(arrays: dict[str, NDArray[Any]], name: str) -> Head:
    hashed = arrays[f"{name}.hashed"].astype(np.float32)
    if hashed.shape[0] != HASHES:
        raise ValueError(f"weights of {name} have {hashed.shape[0]} hashed rows, the code has {HASHES}")
    return Head(
        classes=tuple(str(one) for one in arrays[f"{name}.classes"]),
        dense=arrays[f"{name}.dense"].astype(np.float32),
        hashed=hashed,
        bias=arrays[f"{name}.bias"].astype(np.float32),
    )
