"""The fake ear, shipped: it hears what it is told to hear, in a millisecond, the same way every time.

For tests, for trying the pages without weights, and as the smallest example of an ear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

import numpy as np

from ropeteam.core.vocabulary import SignalKind
from ropeteam.language.contract import Embedder, Heard, SpokenTurn, Vectors
from ropeteam.language.embedding import unit


class ScriptedEmbedder:
    """Hashed character trigrams: texts that share letters are near, and no weights are read."""

    name = "scripted-trigrams-1"
    dimensions = 64

    def embed(self, texts: list[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            padded = f"  {' '.join(text.casefold().split())} "
            for start in range(len(padded) - 2):
                rows[row, crc32(padded[start : start + 3].encode()) % self.dimensions] += 1.0
        return unit(rows)


@dataclass(frozen=True, slots=True)
class Line:
    """One scripted finding: wherever `quote` is said, it is heard as this."""

    quote: str
    kind: SignalKind
    confidence: float = 0.9
    low: bool = False
    recalled: bool = False
    service: bool = False
    due: date | None = None
    due_phrase: str = ""


@dataclass(frozen=True, slots=True)
class ScriptedEar:
    """Hears each line of its script, word for word, in whatever turn says it."""

    script: Sequence[Line] = ()
    embedder: Embedder = field(default_factory=ScriptedEmbedder)
    name: str = "scripted/1"

    def listen(
        self,
        turns: Sequence[SpokenTurn],
        *,
        held_on: date,
        internal: bool,
        language: str,
        releases: Mapping[str, date] | None = None,
    ) -> list[Heard]:
        heard = [
            _heard(line, turn, context=turns[place - 1].text if place else "")
            for place, turn in enumerate(turns)
            for line in self.script
            if line.quote and line.quote in turn.text
        ]
        return sorted(heard, key=lambda one: (one.first_turn, one.start, one.end, one.kind))


def _heard(line: Line, turn: SpokenTurn, *, context: str) -> Heard:
    start = turn.text.index(line.quote)
    return Heard(
        first_turn=turn.no,
        last_turn=turn.no,
        start=start,
        end=start + len(line.quote),
        quote=line.quote,
        kind=line.kind,
        confidence=line.confidence,
        low=line.low,
        recalled=line.recalled,
        service=line.service,
        due=line.due,
        due_phrase=line.due_phrase,
        context=context,
    )
