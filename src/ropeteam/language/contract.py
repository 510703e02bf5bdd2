"""What language takes and gives: plain values between the flows and everything that reads words.

Text in, typed findings out. Scores are raw similarities (higher is nearer), confidences are calibrated chances 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ropeteam.core.vocabulary import Side, SignalKind

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into vectors: shape (n, d), float32, rows of length 1. `name` identifies the weights and is stored."""

    name: str
    dimensions: int

    def embed(self, texts: list[str]) -> Vectors: ...

    def __hash__(self) -> int: ...  # catalogues are kept an embedder


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """One turn of a conversation. `label` is the speaker's name as it stands, None where none was given."""

    no: int
    label: str | None
    side: Side
    role: str
    text: str
    start_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One suggested signal: from character `start` of turn `first_turn` to before `end` of turn `last_turn`.

    `low`: under the threshold, shown only on request. `recalled`: a customer recalls a promise of ours. `service`: the words
    speak of people's work. `due` is resolved against the conversation's day; `due_phrase` is kept even where it is not.
    `context` is the text around the quote that helps to find the capability (the wish before an implicit promise);
    `meaning` is what the encoder made of the quote where it stands, None without it. `named` is the catalogue's id that an
    ear proposed itself ('': it found none; None: it did not say): a proposal, checked like any other.
    """

    first_turn: int
    last_turn: int
    start: int
    end: int
    quote: str
    kind: SignalKind
    confidence: float
    low: bool = False
    recalled: bool = False
    service: bool = False
    due: date | None = None
    due_phrase: str = ""
    context: str = ""
    meaning: Vectors | None = field(default=None, compare=False, repr=False)
    named: str | None = None


@dataclass(frozen=True, slots=True)
class LimitText:
    """A limit as the catalogue words it; `value` and `unit` where it can be measured."""

    no: int
    text: str
    dimension: str = ""
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a wish or wording may be about. `key` is the caller's id; `parts` are the texts that describe it
    (name, description, limits, words people linked to it), the first one being its name."""

    key: str
    parts: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with its raw score and the calibrated chance that it is the right one."""

    key: str
    score: float
    confidence: float
