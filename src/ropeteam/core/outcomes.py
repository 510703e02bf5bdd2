"""Won or lost, and what may be said of it. Signed is won, whatever came later; closed without a signature is lost.

A won deal is over when its project is. Many a CRM closes it on the day of the signature: that is no end.

"Nothing was decided" is never why somebody signed.

Whether it may be signed is asked while the signature lies ahead; a look back at the very day of the signature still asks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ropeteam.core.vocabulary import OutcomeReason


class Ahead(StrEnum):
    """Whether a signature lies ahead, was given, or never came."""

    AHEAD = "ahead"
    GIVEN = "given"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Signature:
    """`day` is when it was given, or when the deal ended without it."""

    stand: Ahead = Ahead.AHEAD
    day: date | None = None

    @property
    def given(self) -> bool:
        return self.stand == Ahead.GIVEN

    @property
    def never(self) -> bool:
        return self.stand == Ahead.NEVER

    def precedes(self, said_on: date) -> bool:
        """Whether words came after it was given: they could not block it."""
        return self.given and self.day is not None and self.day < said_on


def signature(*, signed_on: date | None, closed_on: date | None, as_of: date | None = None) -> Signature:
    """How it stands, or stood on a day."""
    if signed_on is not None and (as_of is None or signed_on < as_of):
        return Signature(Ahead.GIVEN, signed_on)
    if signed_on is None and closed_on is not None and (as_of is None or closed_on <= as_of):
        return Signature(Ahead.NEVER, closed_on)
    return Signature()


def is_won(*, signed_on: date | None, closed_on: date | None) -> bool | None:
    """None while the deal is open."""
    if signed_on is not None:
        return True
    return False if closed_on is not None else None


def ended_on(*, signed_on: date | None, closed_on: date | None) -> date | None:
    """The day from which on nothing more is to come; None while something is."""
    won_only = signed_on is not None and closed_on is not None and closed_on <= signed_on
    return None if won_only else closed_on


def reasons_for(*, won: bool) -> tuple[OutcomeReason, ...]:
    """The codes that make sense, in their order."""
    return tuple(code for code in OutcomeReason if not (won and code == OutcomeReason.NO_DECISION))
