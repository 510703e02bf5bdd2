"""To whom can we sell today? Of what a segment cannot do without, what is there.

A needed capability is there when it is available, or limited with its limits said: then a buyer knows what they get.
Everything else is a gap. A segment is
- `ready` without a gap;
- `early` with no more gaps than its early adopters accept (their tolerance, 1 to 3);
- `not_yet` otherwise;
- `unknown` while nobody said what it needs.
The roadmap closes a gap on the day that may be promised for it. The segment is ready on the latest of these days, and on no
day as long as one gap has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ropeteam.core.vocabulary import CapabilityStatus


class Ready(StrEnum):
    READY = "ready"
    EARLY = "early"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Must:
    """A capability that a segment cannot do without, as it stands. `brought_on`: the day the roadmap may promise it for."""

    key: str
    status: CapabilityStatus
    limits: int = 0
    brought_on: date | None = None

    @property
    def there(self) -> bool:
        return self.status == CapabilityStatus.AVAILABLE or (
            self.status == CapabilityStatus.LIMITED and self.limits > 0
        )


@dataclass(frozen=True, slots=True)
class Readiness:
    stand: Ready
    there: int
    needed: int
    gaps: tuple[Must, ...] = ()
    tolerance: int = 0
    ready_on: date | None = None

    @property
    def share(self) -> float | None:
        return self.there / self.needed if self.needed else None

    @property
    def sellable(self) -> bool:
        return self.stand in (Ready.READY, Ready.EARLY)


def readiness(musts: Sequence[Must], *, early_adopter: bool, gap_tolerance: int | None) -> Readiness:
    tolerance = (gap_tolerance or 0) if early_adopter else 0
    gaps = tuple(must for must in musts if not must.there)
    days = [must.brought_on for must in gaps if must.brought_on is not None]
    return Readiness(
        stand=_stand(len(musts), len(gaps), tolerance),
        there=len(musts) - len(gaps),
        needed=len(musts),
        gaps=gaps,
        tolerance=tolerance,
        ready_on=max(days) if gaps and len(days) == len(gaps) else None,
    )


def _stand(needed: int, gaps: int, tolerance: int) -> Ready:
    if not needed:
        return Ready.UNKNOWN
    if not gaps:
        return Ready.READY
    return Ready.EARLY if gaps <= tolerance else Ready.NOT_YET
