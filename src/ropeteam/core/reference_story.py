"""What an honest text about a project may be made of: facts, and what went wrong with how it was cured.

Rule in prose. The text is drafted from rows alone: since when we work together, what was promised and kept, what went wrong, how it
was cured, what is still open, what became of what the customer wanted first. What went wrong is never left out, also where nothing
cured it; then the text says so. A sentence that may not leave the house (core.customer_safe) is counted, never half told. People
put it into better words, and the customer confirms them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FEWEST_WORDS, LONGEST = 20, 6000


class WentWrong(StrEnum):
    BROKEN = "broken"
    LATE = "late"
    KEPT_LATE = "kept_late"
    WITH_DEFECTS = "with_defects"
    REJECTED = "rejected"


class Cure(StrEnum):
    ACCEPTED = "accepted"
    ORDER = "order"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Trouble:
    """`what` is '' where its words may not leave the house. `cure` None: still open."""

    kind: WentWrong
    what: str
    on: date | None
    cure: Cure | None = None
    cured_on: date | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """`kept` and `goals` hold sentences that may leave the house; `untold` counts kept promises whose may not."""

    company: str
    account: str
    product: str
    signed: date | None
    golive: date | None
    kept: tuple[str, ...]
    untold: int
    troubles: tuple[Trouble, ...]
    milestones: int
    orders: int
    goals: tuple[tuple[str, str], ...]
