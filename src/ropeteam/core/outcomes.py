"""Won or lost, and what may be said of it. Signed is won, whatever came later; closed without a signature is lost.

A won deal is over when its project is. Many a CRM closes it on the day of the signature: that is no end.

"Nothing was decided" is never why somebody signed.
"""

from __future__ import annotations

from datetime import date

from ropeteam.core.vocabulary import OutcomeReason


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
