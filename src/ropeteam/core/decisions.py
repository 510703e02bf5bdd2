"""What a decision on a wish has to name before it holds.

Rule in prose. Every decision says why. Beyond that each kind names what makes it more than a word:

| kind | names | because |
|---|---|---|
| accept | a roadmap item that is not dropped | a yes that nobody plans is no yes |
| later | the condition on which it is looked at again | "later" without one is a no that nobody dares to say |
| no | its reason; a non-goal where it hits one | a well-founded no is a good answer |
| as_is | a solution pattern, or a capability that is there | "it works today" has to say how |
| study | what is to be found out, as its reason | pre-sales begins with a question |

The first thing that lacks is told. A decision stands until a newer one; of two on the same day the one made later.
"""

from __future__ import annotations

from dataclasses import dataclass

from ropeteam.core.vocabulary import CapabilityStatus, DecisionKind, RoadmapStatus

USABLE = (CapabilityStatus.AVAILABLE, CapabilityStatus.LIMITED)


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody gave with a decision. `item` and `capability` are the states of what was named; None where nothing was."""

    reason: str = ""
    condition: str = ""
    item: RoadmapStatus | None = None
    capability: CapabilityStatus | None = None
    pattern: bool = False


def lacks(kind: DecisionKind, named: Named) -> str | None:
    """The code of the first thing that is missing or does not fit; None where the decision may be made."""
    if not named.reason.strip():
        return "reason_missing"
    if kind == DecisionKind.ACCEPT and named.item is None:
        return "decision_needs_item"
    if kind == DecisionKind.ACCEPT and named.item == RoadmapStatus.DROPPED:
        return "decision_item_dropped"
    if kind == DecisionKind.LATER and not named.condition.strip():
        return "decision_needs_condition"
    if kind == DecisionKind.AS_IS and not named.pattern and named.capability is None:
        return "decision_needs_way"
    if kind == DecisionKind.AS_IS and not named.pattern and named.capability not in USABLE:
        return "decision_way_not_there"
    return None
