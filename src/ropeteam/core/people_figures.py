"""Which counts of our own people's acts may be shown.

A figure of people is shown for a group of ten and more. So that nobody is found by taking one group from another, the groups
shown together cut our people into parts, by who belongs to which; each part has ten people and more too. The largest groups
come first; a group that would cut out a smaller part stays hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

FLOOR = 10


def shown(groups: Mapping[str, frozenset[int]], *, floor: int = FLOOR) -> tuple[str, ...]:
    """The names of the groups (name -> ids of its people) whose figures may stand beside each other."""
    chosen: list[str] = []
    for name in sorted(groups, key=lambda name: (-len(groups[name]), name)):
        if groups[name] and _parts_are_large([groups[one] for one in (*chosen, name)], floor):
            chosen.append(name)
    return tuple(chosen)


def _parts_are_large(groups: list[frozenset[int]], floor: int) -> bool:
    people = frozenset().union(*groups)
    parts = Counter(tuple(person in group for group in groups) for person in people)
    return min(parts.values()) >= floor
