"""What an override needs: management and product, both asked at once, until a day.

Rule in prose. Who may ask names a reason and a day. Management and product answer in any order; the second yes lifts the finding.
One no ends it. After the day nobody can say yes any more: whoever still wants it asks anew, with the facts of that day. Neither
of the two may sell or have sold the deal, and they are two people, whoever stands in for whom.

Guarantee: an ask is in exactly one of four stands, and no order of answers makes it granted without both roles.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from ropeteam.core.vocabulary import Role

BOTH = (Role.MANAGEMENT, Role.PRODUCT)
WORKING_DAYS = 3
MOST_DAYS = 20
FRIDAY = 4
DAY = timedelta(days=1)


class AskStand(StrEnum):
    WAITS = "waits"
    GRANTED = "granted"
    REFUSED = "refused"
    LATE = "late"


def stand(*, granted: bool, refused: bool, due: date, on: date) -> AskStand:
    if granted:
        return AskStand.GRANTED
    if refused:
        return AskStand.REFUSED
    return AskStand.LATE if on > due else AskStand.WAITS


def missing(given: Collection[Role]) -> tuple[Role, ...]:
    """Whose yes is still missing."""
    return tuple(role for role in BOTH if role not in given)


def usual_due(on: date, *, days: int = WORKING_DAYS) -> date:
    """So many working days (a company's setting, three unless it says otherwise), where nobody names another day."""
    day, left = on, days
    while left:
        day += DAY
        left -= day.weekday() <= FRIDAY
    return day
