"""Early adopters: which gaps a customer lives with, and how many their segment bears.

Rules in prose.

1. A *gap* is a capability the deal's segment cannot do without and that is not there today (core.readiness).
2. A gap is *agreed* when a contact of the customer was told of it and said, in words that are kept, that they live with it.
   The roadmap's day, if one may be promised, is part of what they were told.
3. A segment bears as many agreed gaps as its early adopters tolerate (0 where it has none, else 0 to 3). One more is kept with the
   customer's words, but counts as *beyond*, not as agreed, until product seconds it with a reason.
4. What was taken back counts no more, and makes room; so does a gap that is closed. What was agreed before stays agreed when the
   segment's tolerance changes later.
5. The rope looks at a deal outside once for its segment; with another segment, or once the segment needs something more that is
   not there, nobody has looked yet.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

K = TypeVar("K")


class GapStand(StrEnum):
    OPEN = "open"
    AGREED = "agreed"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class Said:
    """The customer's word on a gap that holds (nothing was taken back)."""

    beyond: bool
    seconded: bool

    @property
    def agreed(self) -> bool:
        return self.seconded or not self.beyond


@dataclass(frozen=True, slots=True)
class Gaps(Generic[K]):
    """How each gap stands, and how many more the segment bears."""

    stands: Mapping[K, GapStand]
    tolerance: int
    room: int

    @property
    def settled(self) -> bool:
        """Whether nothing is left to talk about."""
        return all(stand == GapStand.AGREED for stand in self.stands.values())

    def count(self, stand: GapStand) -> int:
        return sum(one == stand for one in self.stands.values())


def weigh(gaps: Collection[K], said: Mapping[K, Said], *, tolerance: int) -> Gaps[K]:
    """`said` may hold words on capabilities that are there by now: they take no room."""
    stands = {gap: _stand(said.get(gap)) for gap in gaps}
    borne = sum(one.agreed and not one.seconded for gap in gaps if (one := said.get(gap)) is not None)
    return Gaps(stands, tolerance, max(0, tolerance - borne))


def is_beyond(gaps: Gaps[K]) -> bool:
    """Whether one gap more would be one too many."""
    return gaps.room == 0


def _stand(said: Said | None) -> GapStand:
    if said is None:
        return GapStand.OPEN
    return GapStand.AGREED if said.agreed else GapStand.BEYOND
