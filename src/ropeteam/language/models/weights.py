"""The weight file of the ear: read once a process, None while none was trained."""

from __future__ import annotations

from collections.abc import Mapping

from ropeteam.language.contract import Vectors


def language_means(model: str) -> Mapping[str, Vectors]:
    """Each language's mean sentence vector for an embedder; empty where none was trained."""
    return {}
