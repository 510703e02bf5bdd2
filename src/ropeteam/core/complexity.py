"""Is a deal too complex to be sold without pre-sales?

Rule in prose. Every measure below has a threshold of the company's own (a setting; 0 switches it off). A measure that reaches its
threshold is a reason, and one reason is enough: whoever is asked to come in reads why. A deal is *served* when somebody of
pre-sales is on its rope; in a house without pre-sales, somebody of the role that stands in for it. What is not known counts as
nothing: a deal of which nobody wrote down requirements or interfaces is not complex by guess.

| measure | what is counted | threshold unless the company says otherwise |
|---|---|---|
| musts | requirements the customer cannot do without | 20 |
| gaps | of these, the ones that pre-sales call a gap | 3 |
| interfaces | of the overall solution | 3 |
| foreign_systems | systems of partners and of the customer | 4 |
| segment_not_ready | capabilities that the customer's segment cannot do without and that are not there | 1 |
| amount | the deal's amount | off: a price is not complexity |

Guarantee: more of anything never makes a deal simpler.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import Complexity

USUAL: Mapping[Complexity, int] = {
    Complexity.MUSTS: 20,
    Complexity.GAPS: 3,
    Complexity.INTERFACES: 3,
    Complexity.FOREIGN_SYSTEMS: 4,
    Complexity.SEGMENT_NOT_READY: 1,
    Complexity.AMOUNT: 0,
}
OFF = 0
MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Reason:
    """`found` reaches `threshold`."""

    code: Complexity
    found: int
    threshold: int


def thresholds(said: object) -> dict[Complexity, int]:
    """The company's thresholds as a setting holds them; whatever it did not say, or is no number, is as usual."""
    known = said if isinstance(said, Mapping) else {}
    return {code: _number(known.get(code.value), usual) for code, usual in USUAL.items()}


def complexity(found: Mapping[Complexity, int], among: Mapping[Complexity, int]) -> tuple[Reason, ...]:
    """Why this deal is too complex to be sold without pre-sales; nothing where it is not."""
    return tuple(
        Reason(code, found.get(code, 0), limit)
        for code, limit in among.items()
        if limit != OFF and found.get(code, 0) >= limit
    )


def served(on_rope: Collection[Role], *, presales_held: bool, stands_in: Role | None) -> bool:
    """Whether somebody of pre-sales holds the rope, or of the role that does its work where nobody has it."""
    return Role.PRESALES in on_rope or (not presales_held and stands_in in on_rope)


def _number(value: object, usual: int) -> int:
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST
    return value if is_count and isinstance(value, int) else usual
