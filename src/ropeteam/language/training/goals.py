"""Calibration of the non-goal rule (first cut)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ropeteam.language.contract import Embedder, Vectors
from ropeteam.language.corpus import Company


def fit_goals(companies: Sequence[Company], embedder: Embedder, means: Mapping[str, Vectors]) -> dict[str, float]:
    return {}
