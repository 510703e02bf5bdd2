"""Whom the access matrix asks: everybody whom a page refuses, and of those it opens for as many as tell it from every other rule.

A page that wrongly lets somebody in must never go unseen, so all who are refused come to the door. That a page wrongly turns
somebody away shows in those few of its readers of whom every deed of core.access, and the rope, that refuses any of its
readers refuses one: a page that lets these in asks nothing that keeps the rest out. What single deeds say to every role,
tests/core/test_access.py holds.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

from web.page import STAFF, Page

from ropeteam.core.access import MATRIX, may
from ropeteam.core.vocabulary import Role

ROLES = {who: Role(who) for who in STAFF if who != "other_seller"} | {"other_seller": Role.SELLER}
ROPES = (
    frozenset[str](),
    frozenset({"seller", "presales"}),
    frozenset({"other_seller"}),
)  # nobody's, the deal's, the hidden deal's


def asked_of(page: Page, everybody: tuple[str, ...]) -> tuple[str, ...]:
    """In the order of `everybody`."""
    opens = tuple(who for who in everybody if who in STAFF and page.expected(who) == page.status)
    return tuple(who for who in everybody if who not in opens or who in telling(opens))


@cache
def telling(opens: tuple[str, ...]) -> frozenset[str]:
    """The fewest of these readers among whom every rule that refuses any of them refuses one."""
    wanted = {refused & set(opens) for refused in refused_by_a_rule()} - {frozenset()}
    for many in range(len(opens) + 1):
        for chosen in combinations(opens, many):
            if all(refused.intersection(chosen) for refused in wanted):
                return frozenset(chosen or opens[:1])
    raise AssertionError("all of them together always do")


@cache
def refused_by_a_rule() -> frozenset[frozenset[str]]:
    """Whom each deed, asked about a deal or about none, and each rope keeps out."""
    deeds = (
        frozenset(who for who in STAFF if not may(deed, {ROLES[who]}, on_rope=who in rope))
        for deed in MATRIX
        for rope in ROPES
    )
    return frozenset(deeds) | {frozenset(STAFF) - rope for rope in ROPES}
