"""Alignment per deal: was product in the first talks, did pre-sales come into a complex deal, how the handover went.

Early talks, in prose. A deal's early talks are those with the customer in the EARLY days from its first one, before the signature.
It falls due with the first talk and is done on the day of the first one with product in it. While the early days run it is open,
afterwards failed. Where nobody noted who of us took part, it is unknown.

| talks | product in one | days over | stands |
|---|---|---|---|
| some | yes | either | done |
| some | no | no | open |
| some | no | yes, or signed | failed |
| of none it is known who took part | | yes | unknown |

Complex deals, in prose. Only a deal that core.complexity calls complex falls due, on the day it was opened. It is done when
pre-sales (or who does their work here) hold its rope; while it is neither signed nor closed it is open, then failed. Its cause is
the first measure that makes it complex.

Handovers, in prose. A handover falls due on its day, once the days after it are over (core.numbers.drop). It is done where the
customer lost no more than LARGE_DROP points, failed where more; unknown where it was not measured before and after. Its warmth is
core.handover's; of a handover of which no part is known it is unknown.

References, in prose. A project falls due once it ended or was live long enough (core.references). It is done where it is ready;
open where something speaks against it, and that is the cause; unknown where something is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ropeteam.core.alignment import Case
from ropeteam.core.complexity import Reason
from ropeteam.core.handover import Warmth
from ropeteam.core.numbers.overstretch import LARGE_DROP
from ropeteam.core.references import Readiness
from ropeteam.core.vocabulary import ConversationKind
from ropeteam.core.vocabulary_alignment import Stand

EARLY = timedelta(days=60)
ABSENT = "absent"
MUCH_LOST = "much_lost"


@dataclass(frozen=True, slots=True)
class EarlyTalk:
    """A talk with the customer; `noted`: it is known who of us took part. `themes`: the capabilities the customer named."""

    day: date
    with_product: bool
    noted: bool
    kind: ConversationKind = ConversationKind.CALL
    themes: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lost:
    """The handover's day and the points lost over it; None where they were not measured."""

    day: date
    points: float | None


@dataclass(frozen=True, slots=True)
class Warm:
    """The handover's day, the share of its known parts that happened (None: none is known), and the parts that did not."""

    day: date
    share: float | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PerDeal:
    """What a mean is made of: a deal's value (None where nobody recorded it) and the codes of what is missing in it."""

    day: date
    value: float | None
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    opened: date
    signed: date | None = None
    closed: date | None = None

    def over(self, on: date) -> bool:
        return any(day is not None and day <= on for day in (self.signed, self.closed))


def early(talks: Sequence[EarlyTalk], life: Life, *, on: date) -> Case | None:
    """None without a talk before the signature."""
    talked = first_talks(talks, life, on=on)
    if not talked:
        return None
    first = talked[0].day
    heard = min((talk.day for talk in talked if talk.with_product), default=None)
    if heard is not None:
        return Case(first, Stand.DONE, heard)
    if on <= first + EARLY and not life.over(on):
        return Case(first, Stand.OPEN, cause=ABSENT)
    if not any(talk.noted for talk in talked):
        return Case(first, Stand.UNKNOWN)
    return Case(first, Stand.FAILED, cause=ABSENT)


def first_talks(talks: Sequence[EarlyTalk], life: Life, *, on: date) -> list[EarlyTalk]:
    """The deal's early talks, the first one first."""
    before = [talk for talk in talks if talk.day <= on and (life.signed is None or talk.day <= life.signed)]
    before.sort(key=lambda talk: talk.day)
    return [talk for talk in before if talk.day <= before[0].day + EARLY]


def complex_case(reasons: Sequence[Reason], life: Life, *, served: bool, came_on: date | None, on: date) -> Case | None:
    """None where the deal is not complex. `came_on`: the day pre-sales took the rope, where somebody wrote it down."""
    if not reasons:
        return None
    if served:
        return Case(life.opened, Stand.DONE, came_on)
    return Case(life.opened, Stand.FAILED if life.over(on) else Stand.OPEN, cause=reasons[0].code.value)


def spared(losses: Mapping[int, Lost]) -> dict[int, Case]:
    """By deal, whether its customer was spared a large drop."""
    return {deal: _spared(lost) for deal, lost in losses.items()}


def _spared(lost: Lost) -> Case:
    if lost.points is None:
        return Case(lost.day, Stand.UNKNOWN)
    if lost.points > LARGE_DROP:
        return Case(lost.day, Stand.FAILED, cause=MUCH_LOST)
    return Case(lost.day, Stand.DONE)


def warm(found: Warmth, day: date) -> Warm:
    return Warm(day, found.share, tuple(part.part.value for part in found.parts if part.happened is False))


def measured_case(found: PerDeal) -> Case:
    """For the list behind a mean: what was missing first."""
    if found.value is None:
        return Case(found.day, Stand.UNKNOWN)
    return Case(found.day, Stand.FAILED if found.causes else Stand.DONE, cause=next(iter(found.causes), ""))


def reference_case(found: Readiness, day: date) -> Case:
    if found.ready is None:
        return Case(day, Stand.UNKNOWN)
    if found.ready:
        return Case(day, Stand.DONE)
    why = next(part.why for part in found.parts if part.holds is False)
    return Case(day, Stand.OPEN, cause=why.value if why else "")
