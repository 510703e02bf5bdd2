"""When a version of a pay plan may begin to hold, and which one holds on a day.

Rule in prose.

1. A version begins only once management approved it and the works council saw it. A company that said it has no council needs
   the approval alone; one that said nothing is taken to have one.
2. It begins no earlier than the first day of the running quarter: what is closed keeps the plan it was worked under.
3. Of a role's versions the one holds whose first day came last; of two for the same day the one said last.

| approved | seen | council | begins |
|---|---|---|---|
| yes | yes | yes | may |
| yes | no | yes | not yet: seen is missing |
| yes | no | no | may |

A plan pays a role. `staff_named` finds the name or mail address of somebody of the house in its text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from ropeteam.core.vocabulary import WorksAgreement
from ropeteam.core.vocabulary_incentives import Assent, PlanRole

_LEAST = 5  # letters of a name that is looked for: a shorter one would be found inside other words


@dataclass(frozen=True, slots=True)
class Start:
    """`plan` holds for `role` from a day on; `no` counts what was said, in order."""

    plan: int
    role: PlanRole
    from_day: date
    no: int


def missing(given: Collection[Assent], *, agreement: WorksAgreement) -> tuple[Assent, ...]:
    """Whose word a version still waits for."""
    needed = [Assent.APPROVED] if agreement == WorksAgreement.NO_COUNCIL else list(Assent)
    return tuple(one for one in needed if one not in given)


def first_open_day(today: date) -> date:
    """The first day of the running quarter."""
    return date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)


def holding(starts: Iterable[Start], *, on: date) -> dict[PlanRole, int]:
    """The plan of each role that holds on a day."""
    found: dict[PlanRole, int] = {}
    for start in sorted(starts, key=lambda one: (one.from_day, one.no)):
        if start.from_day <= on:
            found[start.role] = start.plan
    return found


def staff_named(text: str, names: Iterable[str]) -> str:
    """The first of these names (or mail addresses) that stands in a text as words of its own; '' where none does."""
    folded = " ".join(text.casefold().split())
    for name in names:
        words = " ".join(name.casefold().split())
        if len(words) >= _LEAST and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded):
            return name
    return ""
