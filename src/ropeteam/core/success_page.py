"""The page shared with a customer: how long a link to it lasts, and which promises stand on it.

Rule in prose. A promise stands on the page only where it is *agreed*: a person stands by it (nothing a machine suggests) and
something carries it, or it has ended; and only in words that may leave the house. What was openly withdrawn is not repeated; what
was broken is not hidden. Verdicts, reasons, limits of ours and other customers never stand there.
"""

from __future__ import annotations

from datetime import date, timedelta

from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import LedgerState

USUAL, LONGEST = timedelta(days=180), timedelta(days=730)
SHOWN = frozenset(
    {
        LedgerState.AGREED,
        LedgerState.IN_CONTRACT,
        LedgerState.HANDED_OVER,
        LedgerState.KEPT,
        LedgerState.KEPT_LATE,
        LedgerState.BROKEN,
    }
)


def last_day(until: date | None, *, on: date) -> date:
    """Raises Refused where the day that was chosen is past or too far."""
    day = until or on + USUAL
    if not on <= day <= on + LONGEST:
        raise Refused("share_until_wrong", most=str(LONGEST.days))
    return day


def is_shown(state: LedgerState, *, carried: bool) -> bool:
    """`carried`: something stands behind it today. A contract or a handover alone makes no promise one that we can keep."""
    if state in (LedgerState.IN_CONTRACT, LedgerState.HANDED_OVER):
        return carried
    return state in SHOWN
