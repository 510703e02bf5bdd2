"""What of a talk a person is asked about first, and how long a deed on many signals may be taken back.

Rule in prose. Attention is short, so a talk asks for at most five words at a time. First come promises and claims that
nothing carries: the heavier the verdict, the earlier; among equal verdicts promises before claims, then the sooner due
(no date last), then the surer the ear, then as they were said. What is left of the five goes to whatever else waits, in
the same order. Nothing is dropped: the rest stands one key away, and the gate counts every suggested promise whether it
is among the five or not.

| waits | place |
|---|---|
| promise against the strategy | 1 |
| promise nothing carries, due in June | 2 |
| promise nothing carries, no date | 3 |
| claim nothing carries | 4 |
| promise nobody judged yet | 5 |
| promise with services, roadmap, limits, as it is | then |
| claim that is carried; need, concern, delight | last |
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ropeteam.core.vocabulary import Backing, SignalKind

AT_ONCE = 5
UNDO_WITHIN = timedelta(days=30)
CUSTOMERS_KINDS = (SignalKind.NEED, SignalKind.CONCERN, SignalKind.DELIGHT)
UNCARRIED = (Backing.UNBACKED, Backing.AGAINST_STRATEGY)
WEIGHT: dict[Backing | None, int] = {
    Backing.AGAINST_STRATEGY: 0,
    Backing.UNBACKED: 1,
    None: 2,
    Backing.SERVICES: 3,
    Backing.ROADMAP: 4,
    Backing.LIMITED: 5,
    Backing.AS_IS: 6,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that waits for a person's word. `backing` is None for customers' words and for what nobody judged."""

    pk: int
    kind: SignalKind
    backing: Backing | None = None
    confidence: float | None = None
    due: date | None = None
    turn: int = 0
    start: int = 0

    @property
    def pressing(self) -> bool:
        """Whether it stands in a deal's way: a promise, or a claim that nothing carries."""
        return self.kind == SignalKind.PROMISE or (self.kind == SignalKind.CLAIM and self.backing in UNCARRIED)


def ranked(waiting: Iterable[Suggestion]) -> list[Suggestion]:
    """Everything that waits in a talk, what is asked first on top. The same whatever order it comes in."""
    return sorted(waiting, key=_place)


def first(waiting: Iterable[Suggestion]) -> frozenset[int]:
    """The ids of the five at most that are asked at once."""
    return frozenset(one.pk for one in ranked(waiting)[:AT_ONCE])


def may_undo(done_on: date, *, on: date) -> bool:
    """Thirty days, the thirtieth included."""
    return on <= done_on + UNDO_WITHIN


def _place(one: Suggestion) -> tuple[bool, int, bool, date, float, int, int, int]:
    return (
        not one.pressing,
        WEIGHT[one.backing],
        one.kind != SignalKind.PROMISE,
        one.due or date.max,
        -(one.confidence if one.confidence is not None else 1.0),
        one.turn,
        one.start,
        one.pk,
    )
