"""Does what a customer needs go beyond a limit of what we sell? By numbers alone, and only where they can be compared.

Rule in prose. Input: amounts read from a requirement's words or said of an interface, and the limits of the capability it hangs on.

1. Two amounts *compare* when they measure the same: the same kind of measure (time, data, length), or the same counted word.
   A rate compares only with a rate; both are brought to one time first.
2. A limit stops either at a *most* (400 elements) or at a *least* (every 2 seconds, from 10 users on). Need above the most or
   below the least is *beyond*, else *within*. Of several amounts that compare, the one that asks most decides.
3. What cannot be compared without guessing is *unclear*, and says why: a number without a unit, a rate against none, a number
   written in the other language's way (1,000 in a German sentence), a limit of which nobody knows whether it is a most or a least.
   A number without a unit is named only where nothing else in the words compares, the limit counts something, and the number comes
   near it (a quarter of it, or more): "chapter 3" is no amount.
4. Where nothing in the words has to do with the limit, nothing is said.

| limit | need | verdict |
|---|---|---|
| most 400 elements | 600 elements | beyond |
| most 400 elements | 200 to 400 elements | within |
| every 5 minutes (least) | every 2 minutes | beyond |
| most 60 calls a minute | 7,200 calls an hour | beyond (120 a minute) |
| most 60 calls a minute | 5,000 calls | unclear: a rate against none |
| most 40 receivers | "at least 50" | unclear: no unit |
| most 40 receivers | within 3 weeks | nothing |

Guarantee: asking for more never turns beyond into within.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

NEAR = 4
TIME, INTERVAL = "time", "interval"


class Side(StrEnum):
    """Where a limit stops."""

    MOST = "most"
    LEAST = "least"
    UNKNOWN = "unknown"


class Stand(StrEnum):
    BEYOND = "beyond"
    WITHIN = "within"
    UNCLEAR = "unclear"


class Why(StrEnum):
    """Why an amount is not compared."""

    NO_UNIT = "no_unit"
    RATE = "rate"
    NOTATION = "notation"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Amount:
    """`measure` is 'time', 'data', 'length' or the counted word, '' where none stands beside. `per`: so many seconds of a rate.
    `doubtful`: the figure may be meant a thousand times larger or smaller. `said` are the words it was read from."""

    value: float
    measure: str
    said: str
    per: float | None = None
    doubtful: bool = False

    @property
    def compared(self) -> float:
        return self.value if self.per is None else self.value / self.per


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit by its number in the catalogue line, with where it stops."""

    no: int
    side: Side
    amount: Amount


@dataclass(frozen=True, slots=True)
class Held:
    """How a need stands to one limit. `why` only where it is unclear."""

    no: int
    stand: Stand
    said: str
    why: Why | None = None


Same = Callable[[str, str], bool]


def held(needs: Sequence[Amount], bounds: Sequence[Bound], *, same: Same) -> tuple[Held, ...]:
    """One word on every limit that the needs have to do with. `same` says whether two measures are one."""
    found = [verdict for bound in bounds if (verdict := _measured(needs, bound, same)) is not None]
    return tuple(found or _without_unit(needs, bounds))


def _measured(needs: Sequence[Amount], bound: Bound, same: Same) -> Held | None:
    related = [need for need in needs if need.measure and same(need.measure, bound.amount.measure)]
    if not related:
        return None
    clear = [need for need in related if not need.doubtful and (need.per is None) == (bound.amount.per is None)]
    if not clear or bound.side == Side.UNKNOWN:
        return Held(bound.no, Stand.UNCLEAR, related[0].said, _why(related[0], bound))
    hardest = (max if bound.side == Side.MOST else min)(clear, key=lambda need: need.compared)
    return Held(bound.no, Stand.BEYOND if _beyond(hardest, bound) else Stand.WITHIN, hardest.said)


def _without_unit(needs: Sequence[Amount], bounds: Sequence[Bound]) -> list[Held]:
    bare = [need for need in needs if not need.measure]
    counting = [bound for bound in bounds if bound.amount.measure not in (TIME, INTERVAL)]
    near = [(bound, need) for bound in counting for need in bare if need.value >= bound.amount.value / NEAR]
    named = {bound.no: Held(bound.no, Stand.UNCLEAR, need.said, Why.NO_UNIT) for bound, need in reversed(near)}
    return [named[no] for no in sorted(named)]


def _beyond(need: Amount, bound: Bound) -> bool:
    limit = bound.amount.compared
    return need.compared > limit if bound.side == Side.MOST else need.compared < limit


def _why(need: Amount, bound: Bound) -> Why:
    if need.doubtful:
        return Why.NOTATION
    return Why.RATE if (need.per is None) != (bound.amount.per is None) else Why.SIDE
