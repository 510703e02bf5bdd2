"""The exchange: when the four roles meet, and what stands on their agenda.

Rule in prose. A *cadence* names a weekday, every how many weeks, from which day it is counted, the hour and the length. The
next meeting is the first such day after a given one.

The agenda is made of *facts*, each with a code that says why it is here and a subject (a wish, an answer, a promise ...).

1. A subject stands there once, under its most urgent code (the order of URGENT).
2. Codes stand in that order; in an iteration review what was released comes first. Inside a code what was postponed comes
   first, then what is worth most, then what has waited longest.
3. Of each code at most MOST facts are shown and the rest is counted. What was postponed and what somebody put there in
   words is always shown.

| facts | agenda |
|---|---|
| wish 7 undecided, wish 7 vetoed | wish 7 as veto |
| six answers not passed on | the five oldest; rest 1 |
| six answers, the newest was postponed | the postponed one, the four oldest; rest 1 |

Guarantees: the order of the facts does not matter; no fact is neither shown nor counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome, ExchangeKind, Role

MOST = 5
AHEAD = timedelta(days=30)
# Where nobody met before: how far back "since the last exchange" reaches.
FIRST_LOOK = timedelta(days=28)
LONGEST_WEEKS = 12
SHORTEST_MINUTES, LONGEST_MINUTES = 5, 480
ROLES = (Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES)
# Without them an iteration review does not reach customers.
REVIEW_ROLES = (Role.SELLER, Role.PRESALES)

URGENT = (
    AgendaCode.NOT_PASSED_ON,
    AgendaCode.PROMISE_AT_RISK,
    AgendaCode.VETO,
    AgendaCode.FIT_SPREAD,
    AgendaCode.NEW_WISH,
    AgendaCode.UNDECIDED,
    AgendaCode.CAPABILITY_CHANGED,
    AgendaCode.CAPABILITY_STALE,
    AgendaCode.PROPOSAL,
    AgendaCode.DECIDED,
    AgendaCode.RELEASED,
    AgendaCode.TOPIC,
)
# News that is told once: not talked about this time, it is told next time.
NEWS = frozenset({AgendaCode.CAPABILITY_CHANGED, AgendaCode.DECIDED, AgendaCode.RELEASED, AgendaCode.TOPIC})
# A decision settles these.
WISHES = frozenset({AgendaCode.VETO, AgendaCode.FIT_SPREAD, AgendaCode.NEW_WISH, AgendaCode.UNDECIDED})


@dataclass(frozen=True, slots=True)
class Cadence:
    """`weekday` 0 is Monday. Weeks are counted from the first such weekday on or after `since`."""

    weekday: int
    weeks: int
    at: time
    minutes: int
    since: date

    @property
    def sound(self) -> bool:
        return 0 <= self.weekday <= 6 and 1 <= self.weeks <= LONGEST_WEEKS and is_length(self.minutes)


def is_length(minutes: int) -> bool:
    """Whether a meeting may last so long."""
    return SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES


def next_day(cadence: Cadence, *, after: date) -> date:
    """The first day of the cadence later than `after`."""
    first = cadence.since + timedelta(days=(cadence.weekday - cadence.since.weekday()) % 7)
    if first > after:
        return first
    step = 7 * cadence.weeks
    return first + timedelta(days=step * ((after - first).days // step + 1))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a point is about: the kind of thing with its id; a free topic its own words instead."""

    kind: str
    pk: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Why something has to be talked about. `since`: how long it waits. `carried`: postponed last time."""

    code: AgendaCode
    subject: Subject
    worth: float = 0.0
    since: date | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """`points` in their order; `rest` counts by code what is not among them."""

    points: tuple[Fact, ...]
    rest: Mapping[AgendaCode, int]


def agenda(facts: Iterable[Fact], *, kind: ExchangeKind = ExchangeKind.REGULAR, most: int = MOST) -> Agenda:
    rank = _ranks(kind)
    ordered = sorted(_once(facts, rank), key=lambda fact: _place(fact, rank))
    shown: list[Fact] = []
    count: Counter[AgendaCode] = Counter()
    rest: Counter[AgendaCode] = Counter()
    for fact in ordered:
        if fact.carried or fact.code == AgendaCode.TOPIC or count[fact.code] < most:
            shown.append(fact)
            count[fact.code] += 1
        else:
            rest[fact.code] += 1
    return Agenda(tuple(shown), rest)


def belongs(fact: Fact, kind: ExchangeKind) -> bool:
    """An iteration review is about what was released, and what was postponed there."""
    return kind != ExchangeKind.ITERATION or fact.code == AgendaCode.RELEASED or fact.carried


def is_carried(code: AgendaCode, outcome: str, *, minuted: bool) -> bool:
    """Whether a point of a closed exchange comes back at the next one: it was postponed, or it is news nobody got to."""
    return outcome == AgendaOutcome.POSTPONED or (not outcome and not minuted and code in NEWS)


@dataclass(frozen=True, slots=True)
class Seat:
    """`present` is None until somebody says it."""

    roles: frozenset[Role]
    present: bool | None = None


def missing(seats: Collection[Seat], kind: ExchangeKind) -> tuple[Role, ...]:
    """The roles it cannot do without and for which nobody sits at the table, or everybody who does is absent."""
    needed = REVIEW_ROLES if kind == ExchangeKind.ITERATION else ROLES
    there = {role for seat in seats if seat.present is not False for role in seat.roles}
    return tuple(role for role in needed if role not in there)


def _ranks(kind: ExchangeKind) -> dict[AgendaCode, int]:
    ranks = {code: place for place, code in enumerate(URGENT)}
    if kind == ExchangeKind.ITERATION:
        ranks[AgendaCode.RELEASED] = -1
    return ranks


def _once(facts: Iterable[Fact], rank: Mapping[AgendaCode, int]) -> Iterable[Fact]:
    found: dict[Subject, Fact] = {}
    for fact in facts:
        there = found.get(fact.subject)
        if there is None:
            found[fact.subject] = fact
            continue
        first = min(there, fact, key=lambda each: (rank[each.code], each.since or date.max, -each.worth))
        found[fact.subject] = replace(first, carried=there.carried or fact.carried)
    return found.values()


def _place(fact: Fact, rank: Mapping[AgendaCode, int]) -> tuple[int, bool, float, date, int, str]:
    return rank[fact.code], not fact.carried, -fact.worth, fact.since or date.max, fact.subject.pk, fact.subject.words
