"""A letter of ours before it has words: what it tells, by code, for `wording.letters` to say in the reader's language.

No quote and no figure about a person stands in one: things are named by their titles, with where they are found. A thing of a
confidential deal has no title here, since a letter leaves the house.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class LetterKind(StrEnum):
    DIGEST = "digest"
    MISSED = "missed"
    TEST = "test"
    QUESTION = "question"
    CARD = "card"
    HANDOVER = "handover"
    MONTH = "month"


class LetterPart(StrEnum):
    """The parts of a letter, in their order."""

    ANSWERS = "answers"
    DECIDED = "decided"
    CLIMB = "climb"
    CONFIRM = "confirm"
    EXCHANGE = "exchange"
    MISSED = "missed"
    QUESTION = "question"
    CARD = "card"
    CARD_DECIDED = "card_decided"
    CARD_DUE = "card_due"
    CARD_WAITS = "card_waits"
    HANDOVER_BACK = "handover_back"
    MONTH_SIGNED = "month_signed"
    MONTH_ANSWERED = "month_answered"
    MONTH_DROP = "month_drop"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing. `note` is a code of wording with its `values`; `path` is where it stands, from the pages' root on."""

    title: str
    path: str
    deal: str = ""
    note: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """`rest`: how many more there are, found at `path`. `day` is the day that the part is about, where it has one. `note` is a code
    of wording with its `values` that stands above the lines, or alone; `also` another one of the same values."""

    code: LetterPart
    lines: tuple[Line, ...]
    rest: int = 0
    path: str = ""
    day: str = ""
    note: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    also: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """`name` is whom it greets. `base` is where the pages are."""

    kind: LetterKind
    name: str
    base: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class PulseLetter:
    """The letter that asks a customer's contact in the name of the deal's owner. `address`: the page of their one answer."""

    name: str
    owner: str
    company: str
    address: str


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in words of one language."""

    subject: str
    text: str
    html: str
