"""Which counts of our own people's acts may be shown.

A figure of people says of a group how many did something, and so also how many did not. It is shown where both are ten people and
more: of "1 of 11" and of "none of 11" everybody would know everybody. So that nobody is found by taking one group from another,
the groups shown together cut our people into parts, by who belongs to which; in each part ten and more did it, and ten and more
did not. The largest groups come first; a group that would cut out a smaller part stays hidden.

So that nobody is found by looking twice, before and after somebody acted, a figure stands as it was on the last day of the last
quarter that is over (`settled_on`).

| group | did it | shown |
|---|---|---|
| 11 | 1 | no: the one, and the ten that are left over |
| 24 | 12 | yes |
| 24 | 0 | no: said of each of them |
| 24, of them 12 sellers | 12, of them 7 sellers | everybody; not the sellers: seven, five |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from ropeteam.core.alignment_periods import DAY, quarter_of

FLOOR = 10


def shown(groups: Mapping[str, frozenset[int]], *, did: frozenset[int], floor: int = FLOOR) -> tuple[str, ...]:
    """The names of the groups (name -> ids of its people) whose figures may stand beside each other. `did`: who did what is
    counted."""
    chosen: list[str] = []
    for name in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        if groups[name] and _parts_are_large([groups[one] for one in (*chosen, name)], did, floor):
            chosen.append(name)
    return tuple(chosen)


def settled_on(day: date) -> date:
    """The last day of the last quarter that is over."""
    return quarter_of(day).start - DAY


def _parts_are_large(groups: list[frozenset[int]], did: frozenset[int], floor: int) -> bool:
    people = frozenset().union(*groups)
    parts = Counter((person in did, *(person in group for group in groups)) for person in people)
    return all(parts[one, *part] >= floor for _, *part in parts for one in (True, False))
