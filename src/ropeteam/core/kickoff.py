"""The agenda of a joint kickoff: what has to be talked about, in which order, and who has to be there.

Rule in prose. What the customer wants, who answers from now on and the first success to aim at are always on it; the rest only
where there is something. What is already known to the customer comes before what they do not know yet.

| topic | on it |
|---|---|
| goals, owner, first_success | always |
| promises | open promises, those with a day first |
| unbacked | open promises nothing carries (only a reservation lets a deal come so far) |
| spoken_only | open promises that no contract holds |
| limits_untold | limits the customer was not told |
| gaps | what the customer lives without |
| requirements | musts nobody covers |
| solution | parts of partners and of the customer |
| questions | open questions of ours |
| asked_already | questions asked twice before: not a third time |

There have to be services and the seller, whoever of pre-sales holds the rope, and product where a roadmap item carries a promise.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.core.vocabulary import Role


class Topic(StrEnum):
    GOALS = "goals"
    OWNER = "owner"
    FIRST_SUCCESS = "first_success"
    PROMISES = "promises"
    UNBACKED = "unbacked"
    SPOKEN_ONLY = "spoken_only"
    LIMITS_UNTOLD = "limits_untold"
    GAPS = "gaps"
    REQUIREMENTS = "requirements"
    SOLUTION = "solution"
    QUESTIONS = "questions"
    ASKED_ALREADY = "asked_already"


ALWAYS = frozenset({Topic.GOALS, Topic.OWNER, Topic.FIRST_SUCCESS})


@dataclass(frozen=True, slots=True)
class Point:
    topic: Topic
    n: int


def agenda(counts: Mapping[Topic, int]) -> tuple[Point, ...]:
    """In the order of the list."""
    rows = (Point(topic, counts.get(topic, 0)) for topic in Topic)
    return tuple(row for row in rows if row.n or row.topic in ALWAYS)


def who(rope: Collection[Role], *, roadmap: bool) -> tuple[Role, ...]:
    wanted = {Role.SELLER, Role.SERVICES} | ({Role.PRESALES} & set(rope)) | ({Role.PRODUCT} if roadmap else set())
    return tuple(role for role in Role if role in wanted)
