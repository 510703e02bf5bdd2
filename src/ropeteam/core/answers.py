"""Answers: how far a decision has travelled to one asker, and what its words to the customer may rest on.

Rule in prose. An answer *holds* while its decision is the standing one of the wish its asker belongs to; a newer decision
gives a new answer and closes the old one, whatever was ticked on it. While it holds it is open until the deal's rope has
read it, read until the customer was told, then told. Whoever told the customer has read it. Seven days after it was
given, an answer that the customer was not told is overdue, read or not.

| holds | read | told | after 7 days | state | overdue |
|---|---|---|---|---|---|
| yes | no | no | no | open | no |
| yes | yes | no | no | read | no |
| yes | either | no | yes | open or read | yes |
| yes | either | yes | either | told | no |
| yes | either | a day that moved | 7 days after it moved | anew | yes |
| no | either | either | either | closed | no |

A question that a colleague asked for no customer has nobody to tell: there, reading it is telling.

What one customer (a deal; without one an account) gets by one decision is one letter: it lists every sentence it answers and
has one pair of receipts. Who asks later, or comes by a merge, joins it.

Whoever was told a day is told anew when that day no longer holds: the item moved, was dropped, or may not be promised any
more. Once it is released nobody was told wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import DecisionKind

PATIENCE = timedelta(days=7)
# Where nobody knows what the customer speaks.
ASSUMED = "en"


class AnswerState(StrEnum):
    OPEN = "open"
    READ = "read"
    TOLD = "told"
    ANEW = "anew"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Ticks:
    """The days of an answer; `holds` is false once a newer decision took its place. `reopened_on`: since when the day that the
    customer was told is wrong; `told_on` is None then."""

    given_on: date
    read_on: date | None = None
    told_on: date | None = None
    holds: bool = True
    reopened_on: date | None = None


def state_of(ticks: Ticks) -> AnswerState:
    if not ticks.holds:
        return AnswerState.CLOSED
    if ticks.told_on is not None:
        return AnswerState.TOLD
    if ticks.reopened_on is not None:
        return AnswerState.ANEW
    return AnswerState.READ if ticks.read_on is not None else AnswerState.OPEN


def is_overdue(ticks: Ticks, *, on: date) -> bool:
    """Whether it belongs on the agenda of the next exchange."""
    return ticks.holds and ticks.told_on is None and (ticks.reopened_on or ticks.given_on) <= overdue_since(on)


def overdue_since(on: date) -> date:
    """What was given on this day or before is overdue on `on`."""
    return on - PATIENCE


@dataclass(frozen=True, slots=True)
class Spoken:
    """The customer's language, and whether it is known from their own words or only assumed."""

    language: str
    known: bool


def spoken(*heard: str, otherwise: str = "") -> Spoken:
    """The first of the languages heard, the nearest to the asker first, in which words can be drafted. Where none is, the
    language `otherwise` spoken with the company's customers, else English: assumed, and told as such."""
    known = next((language for language in heard if language in LANGUAGES), None)
    assumed = otherwise if otherwise in LANGUAGES else ASSUMED
    return Spoken(known or assumed, known is not None)


@dataclass(frozen=True, slots=True)
class Carried:
    """The roadmap item of a yes as it stands today. Release and day are said only where `committable` or `released`."""

    title: str
    release: str = ""
    day: date | None = None
    committable: bool = False
    released: bool = False

    @property
    def promised_day(self) -> date | None:
        """The day that words to a customer name as one to come."""
        return self.day if self.committable and not self.released else None


def told_wrongly(told: date | None, item: Carried | None) -> bool:
    """Whether a customer who was told this day has to be told anew."""
    if told is None or (item is not None and item.released):
        return False
    return item is None or item.promised_day != told


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What the words to one customer may be made of; whatever is for the house alone was left out before.

    `asked` are the asker's own words: `quoted` where the customer said them, else the question or wish as our side wrote it.
    `reason`, `condition` and `way` stand by language: what was written in German is not put into an English letter.
    `also`: what else this customer asked of it. `told_before` is what this customer was told last, where that was another kind
    of answer; `told_day` the day they were told that no longer holds.
    """

    kind: DecisionKind
    asked: str = ""
    quoted: bool = False
    also: tuple[str, ...] = ()
    reason: Mapping[str, str] = field(default_factory=dict)
    condition: Mapping[str, str] = field(default_factory=dict)
    way: Mapping[str, str] = field(default_factory=dict)
    capability: str = ""
    limits: tuple[str, ...] = ()
    item: Carried | None = None
    on_purpose: bool = False
    told_before: DecisionKind | None = None
    told_day: date | None = None
