"""What an ear is given of one conversation, and what it gives back. Plain values: they travel to other processes and machines.

Nothing here knows a database. `Product` and `House` are the same for many conversations and travel with each: some ten
kilobytes beside a second of listening.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ropeteam.core.backing import LimitTouch
from ropeteam.language.contract import Entry, Heard, Match, SpokenTurn
from ropeteam.language.detect.mood import MoodRead
from ropeteam.language.match.held import Line

Voice = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Talk:
    """The words of one conversation. `key` is the caller's id, `name` what people call it where it cannot be heard."""

    key: int
    name: str
    turns: tuple[SpokenTurn, ...]
    held_on: date
    internal: bool
    language: str

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who spoke, and for which side: what is heard rests on it."""
        return tuple(sorted({(turn.label, turn.side.value, turn.role) for turn in self.turns if turn.label}))


@dataclass(frozen=True, slots=True)
class Product:
    """What a wording may be about: capabilities and non-goals by the caller's id, the line each capability is held against,
    the id that the company's own files use for it, and the roadmap's days by release."""

    capabilities: tuple[Entry, ...]
    non_goals: tuple[Entry, ...]
    lines: Mapping[str, Line]
    named: Mapping[str, str]
    releases: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class House:
    """The ear of a company: its name, which is stored with every finding, and the company's own numbers over the shipped
    weights; None where those hear alone."""

    model: str
    numbers: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Task:
    talk: Talk
    product: Product | None
    house: House


@dataclass(frozen=True, slots=True)
class Held:
    """How a quote stands to the limits of a line. It holds as long as the line does."""

    line: Line
    touches: tuple[LimitTouch, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """One heard signal, and what it is about: capability and non-goal by the caller's id, where likely enough. `held` where
    the kind is one that limits matter to."""

    heard: Heard
    capability: Match | None = None
    non_goal: str | None = None
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Listened:
    """Everything that was heard in one conversation, the name of the ear that heard it, and who spoke as far as it knew."""

    key: int
    model: str
    found: tuple[Understood, ...]
    mood: MoodRead | None
    voices: tuple[Voice, ...] = ()

    def voices_hold(self, now: Iterable[Voice]) -> bool:
        """Whether everybody still speaks for the side that the ear took them for."""
        return set(now).issuperset(self.voices)


@dataclass(frozen=True, slots=True)
class Unheard:
    """A conversation that could not be heard. `why`: `died` where it took its process with it twice, else the error's name."""

    key: int
    name: str
    why: str


DIED = "died"
Answer = Listened | Unheard
