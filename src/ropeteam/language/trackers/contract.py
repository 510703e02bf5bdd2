"""What a tracker's export gives: wishes one after the other, and the people who spoke for them.

A reader is one function of this shape; it streams, raises nothing, and puts what is wrong into `problems`, which whoever
calls may empty between two records. Text from outside is data: it is never followed, only kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, Literal, Protocol

from ropeteam.core.problems import Problem
from ropeteam.language.crm.values import Guess

Tracker = Literal["canny", "fider", "jira", "csv"]

LONGEST_TEXT: Final = 20_000
LONGEST_TITLE: Final = 300
LONGEST_NAME: Final = 200
LONGEST_STATUS: Final = 120
MOST_VOICES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who asked for it there. `voter` names them once a wish: the mail address, else the name, else that system's
    own id. `ours`: that system knows them as one of the house."""

    voter: str
    name: str = ""
    mail: str = ""
    company: str = ""
    words: str = ""
    said_on: date | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """One wish. `external` is the other system's own id, `status` its word for it, `votes` how many it says spoke for it, whoever
    they are, `duplicate_of` the wish that system says it repeats."""

    external: str
    title: str
    line: int
    description: str = ""
    url: str = ""
    status: str = ""
    wished_on: date | None = None
    duplicate_of: str = ""
    voices: tuple[Voice, ...] = ()
    votes: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A voice that the file gives apart from its wish."""

    external: str
    voice: Voice
    line: int


Record = Post | Said


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a file before it is read. `guesses` is empty where the format names its own fields."""

    guesses: tuple[Guess, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reader(Protocol):
    """`chosen` (field to column) is a person's word about a table; `site` the address the system stood at."""

    def look(self, path: Path, *, name: str, chosen: Mapping[str, str]) -> Look: ...

    def read(
        self, path: Path, *, name: str, problems: list[Problem], chosen: Mapping[str, str], site: str
    ) -> Iterator[Record]: ...


@dataclass(slots=True)
class Voices:
    """The voices of one wish: whoever speaks twice stands once, with all their words."""

    found: dict[str, Voice] = field(default_factory=dict)

    def add(self, voice: Voice) -> None:
        there = self.found.get(voice.voter)
        if there is None:
            if len(self.found) < MOST_VOICES:
                self.found[voice.voter] = voice
            return
        days = [day for day in (there.said_on, voice.said_on) if day is not None]
        self.found[voice.voter] = replace(
            there,
            name=there.name or voice.name,
            words=joined(there.words, voice.words),
            said_on=min(days, default=None),
            mail=there.mail or voice.mail,
            company=there.company or voice.company,
            ours=there.ours or voice.ours,
        )

    def all(self) -> tuple[Voice, ...]:
        return tuple(self.found.values())


def joined(there: str, more: str) -> str:
    """Both texts, neither twice."""
    if not more or more in there:
        return there
    if not there or there in more:
        return more[:LONGEST_TEXT]
    return f"{there}\n\n{more}"[:LONGEST_TEXT]
