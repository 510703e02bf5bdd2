"""One rope: how far the teams of a deal overlapped around its signature. A measure of deals, never of people.

Rule in prose. *Before* are the talks with the customer before the signature (all of them, while nobody signed), and what services
were in; *after* those from the signature on for 90 days, and what the seller or pre-sales were in. Talks, not who spoke how much: a
part is told in minutes where the length of each of its talks is known, else in talks. Talks of which nobody noted who took part
are left out and counted as unnoted. Beside them stands whether services' owner is named, and whether the customer knows.

| talks before the signature | services in | told |
|---|---|---|
| 60 and 30 minutes | the second | 30 of 90 minutes |
| 60 minutes and one of unknown length | the second | 1 of 2 talks |
| one that nobody noted | | nothing known, 1 unnoted |

There is no score over both: a team that came early and a seller who left are two things.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ropeteam.core.handover import SALES
from ropeteam.core.vocabulary import Role

AFTER = timedelta(days=90)
SERVICES = frozenset({Role.SERVICES})


class Unit(StrEnum):
    MINUTES = "minutes"
    TALKS = "talks"


class OwnerStand(StrEnum):
    NONE = "none"
    NAMED = "named"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class RopeTalk:
    """A talk with the customer. `roles` are those of our side in it, None where nobody noted who took part."""

    day: date
    roles: frozenset[Role] | None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """`there` of `of`, in `unit`."""

    unit: Unit
    there: int
    of: int
    unnoted: int = 0

    @property
    def share(self) -> float | None:
        return self.there / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Overlap:
    """`after` is None before the signature."""

    before: Part
    after: Part | None
    owner: OwnerStand


def overlap(talks: Iterable[RopeTalk], *, signed: date | None, on: date, owner: OwnerStand) -> Overlap:
    known = [talk for talk in talks if talk.day <= on]
    over = signed if signed is not None and signed <= on else None
    before = [talk for talk in known if over is None or talk.day < over]
    after = [talk for talk in known if over is not None and over <= talk.day <= over + AFTER]
    return Overlap(_part(before, SERVICES), _part(after, SALES) if over is not None else None, owner)


def _part(talks: Sequence[RopeTalk], wanted: frozenset[Role]) -> Part:
    noted = [talk for talk in talks if talk.roles is not None]
    there = [talk for talk in noted if talk.roles is not None and talk.roles & wanted]
    unnoted = len(talks) - len(noted)
    if noted and all(talk.minutes is not None for talk in noted):
        return Part(Unit.MINUTES, _minutes(there), _minutes(noted), unnoted)
    return Part(Unit.TALKS, len(there), len(noted), unnoted)


def _minutes(talks: Sequence[RopeTalk]) -> int:
    return sum(talk.minutes or 0 for talk in talks)
