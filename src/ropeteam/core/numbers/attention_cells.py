"""What one more talk may still teach: the value of a cell, the chance that a talk teaches it, what is left after others.

Rule in prose. All numbers here are guesses, stated so that they can be argued about.

1. An open request is worth its stake times the chance that one more account changes the decision: 2 / (2 + n), n = the
   accounts that spoke of it. The first voices teach the most. Its worth is spread over the segments of its askers by
   the root of their revenue. A request whose stake is not known counts like the smallest known one.
2. A concern is worth what a wish would be on which a tenth of the account hangs: 0.1 * root of the account's revenue, once
   for each account that has it.
3. A strategy question (an open proposal about a pillar, or sentences both for and against it) is worth as much as a
   middling request, times the life phase's weight.
4. Chance: the kind of talk says how much is spoken about at all; full where this customer spoke of the theme, three tenths
   where only the segment is the same, half for strategy questions, nothing elsewhere.
5. A talk that product sat in leaves 1 - p. One that pre-sales sat in and that was heard leaves 1 - report * p, `report`
   by life phase (`attention`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from ropeteam.core.vocabulary import ConversationKind

CONCERN = 0.1
SPOKE, SAME_SEGMENT, STRATEGY = 1.0, 0.3, 0.5
TALKED: dict[ConversationKind, float] = {
    ConversationKind.WORKSHOP: 0.6,
    ConversationKind.PILOT: 0.5,
    ConversationKind.MEETING: 0.45,
    ConversationKind.STEERING: 0.4,
    ConversationKind.KICKOFF: 0.35,
    ConversationKind.CALL: 0.35,
}
UNPLANNED = 0.2


def request_value(stake: float, accounts: int) -> float:
    """What is at stake times the chance that the next account changes the decision. Raises ValueError on negatives."""
    if stake < 0 or accounts < 0:
        raise ValueError("a stake and a number of accounts are >= 0")
    return stake * 2.0 / (2.0 + accounts)


def concern_value(revenue: float) -> float:
    """A concern of an account with this much revenue (EUR), in the unit of stakes."""
    return CONCERN * math.sqrt(max(revenue, 0.0))


def chance(kind: ConversationKind, closeness: float) -> float:
    """p of a talk of this kind; `closeness` = SPOKE, SAME_SEGMENT or STRATEGY."""
    return TALKED.get(kind, UNPLANNED) * closeness


def left_after(chances: Iterable[tuple[float, float]]) -> float:
    """What is left of a cell after talks given as (chance, share of it that arrived)."""
    return math.prod(1.0 - share * p for p, share in chances)
