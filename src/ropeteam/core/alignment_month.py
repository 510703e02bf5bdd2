"""The three numbers that management gets once a month: what they are about, and when they are due.

Rule in prose. From the first of a month, MORNING on, until its LAST_DAY the letter on the month before is due; whoever starts later
waits for the next. It tells how many promises were signed without backing in that month; the median time until product decided a
question, over the 365 days up to the month's end (a month holds too few); and what customers lost over the last handovers, as many
as HANDOVERS.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ropeteam.core.alignment_deals import Lost
from ropeteam.core.alignment_periods import DAY, Period, month_of
from ropeteam.core.numbers.averages import Average, mean_of

MORNING, LAST_DAY = 6, 7
HANDOVERS = 5


def due_month(local: datetime) -> Period | None:
    """The month whose letter is due now; None where none is."""
    begun = local.day > 1 or local.hour >= MORNING
    if not begun or local.day > LAST_DAY:
        return None
    return month_of(local.date().replace(day=1) - DAY)


def last_handovers(losses: Iterable[tuple[int, Lost]]) -> list[tuple[int, Lost]]:
    """By deal, the newest that were measured, the newest first."""
    measured = [(pk, lost) for pk, lost in losses if lost.points is not None]
    return sorted(measured, key=lambda one: (one[1].day, one[0]), reverse=True)[:HANDOVERS]


def mean_drop(losses: Iterable[Lost]) -> Average | None:
    return mean_of([lost.points for lost in losses if lost.points is not None])
