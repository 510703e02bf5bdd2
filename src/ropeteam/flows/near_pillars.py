"""Which pillar of the strategy a text sounds like: where to look first, never how it stands to it. A person says that.

A strategy has a handful of pillars and a page a handful of sentences: everything is compared in the moment it is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from ropeteam.flows import ear
from ropeteam.language.contract import Vectors
from ropeteam.language.detect.language_of import language_of
from ropeteam.language.embedding import centre, unit
from ropeteam.language.models.weights import language_means
from ropeteam.store.models import Pillar, Signal

NEAR_ENOUGH = 0.2
OFFERED = 6


def sounds_like(text: str, pillars: Sequence[Pillar]) -> str:
    """The key of the pillar whose words are nearest to a text's. '' where none is near, or there is nothing to choose."""
    if len(pillars) < 2:
        return ""
    scores = _likeness([text], pillars)[0]
    best = int(scores.argmax())
    return pillars[best].key if scores[best] >= NEAR_ENOUGH else ""


def offered(signals: Sequence[Signal], pillar: Pillar) -> list[Signal]:
    """Of these sentences those that sound most like the pillar, the nearest first."""
    if not signals:
        return []
    scores = _likeness([signal.quote for signal in signals], [pillar])[:, 0]
    near = [no for no in scores.argsort(kind="stable")[::-1] if scores[no] >= NEAR_ENOUGH]
    return [signals[no] for no in near[:OFFERED]]


def _likeness(texts: Sequence[str], pillars: Sequence[Pillar]) -> Vectors:
    """(text, pillar): -1..1."""
    words = [*texts, *(f"{row.title}. {row.text}" for row in pillars)]
    embedder = ear.embedder()
    languages = [language_of(text) for text in words]
    vectors = unit(centre(embedder.embed(words), languages, language_means(embedder.name)))
    return vectors[: len(texts)] @ vectors[len(texts) :].T
