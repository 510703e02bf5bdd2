"""A scheme with everything reckoned for it: ranges, the nine rules, and what one unbacked promise brings each role."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ropeteam.core.incentive_rules import Conflict, conflicts
from ropeteam.core.incentives import Scheme
from ropeteam.core.numbers.incentive_assumptions import Assumption, values_of
from ropeteam.core.numbers.incentive_ranges import Measured, Span, drawn, measure, span_of
from ropeteam.core.numbers.incentive_sales import TwoSales, two_sales
from ropeteam.core.numbers.incentives import BreakEvens
from ropeteam.core.vocabulary_incentives import PlanRole

Judged = tuple[Scheme, Measured, Sequence[Conflict]]
KEPT = 64


LEVERS = ("deferral", "clawback", "team", "gate")


@dataclass(frozen=True, slots=True)
class End:
    """Where a lever alone ends the temptation, over the draws in which it does; `never`: the part of them in which no value of it
    is enough. None: not at the assumptions' values, or in no draw at all."""

    value: float | None
    low: float | None
    high: float | None
    never: float


@dataclass(frozen=True, slots=True)
class Gains:
    """`roles`: what one unbacked promise at a middle deal brings each (g, behind the gate); `company`: v. `ends`: each lever's
    break-even. `course`: (chance to sell, of
    how many, highest g) on the way to a period's end."""

    roles: tuple[tuple[PlanRole, Span], ...]
    company: Span
    ends: tuple[tuple[str, End], ...]
    course: tuple[tuple[int, int, Span], ...]

    def of(self, role: PlanRole) -> Span | None:
        return dict(self.roles).get(role)


def judge(scheme: Scheme, known: Sequence[Assumption], *, catalogue: Collection[str] | None = None) -> Judged:
    months = values_of(tuple(known))["months_to_failure"]
    return (
        scheme,
        measured(_nameless(scheme), tuple(known)),
        conflicts(scheme, months_to_failure=months, catalogue=catalogue),
    )


@lru_cache(maxsize=KEPT)
def measured(scheme: Scheme, known: tuple[Assumption, ...]) -> Measured:
    """Kept, because a page shows the same plans again and a reckoning takes about a second: the same input always gives the
    same ranges."""
    return measure(scheme, known)


def gains(scheme: Scheme, known: Sequence[Assumption]) -> Gains:
    return _gains(_nameless(scheme), tuple(known))


@lru_cache(maxsize=KEPT)
def _gains(scheme: Scheme, known: tuple[Assumption, ...]) -> Gains:
    middle, found = two_sales(scheme, values_of(known)), [two_sales(scheme, values) for values in drawn(known)]
    roles = tuple(
        (row.role, span_of(row.behind_gate, [one.roles[no].behind_gate for one in found]))
        for no, row in enumerate(middle.roles)
    )
    company = span_of(middle.value, [one.value for one in found])
    ends = tuple((lever, _end(lever, middle.ends, [one.ends for one in found])) for lever in LEVERS)
    return Gains(roles, company, ends, tuple(_course(middle, found)))


def _end(lever: str, middle: BreakEvens, found: Sequence[BreakEvens]) -> End:
    value, at = getattr(middle, lever), [getattr(one, lever) for one in found]
    ended = [one for one in at if one is not None]
    never = 1.0 - len(ended) / len(at)
    if not ended:
        return End(value, value, value, never)
    span = span_of(value if value is not None else ended[0], ended)
    return End(value, span.low, span.high, never)


def _course(middle: TwoSales, found: Sequence[TwoSales]) -> Iterator[tuple[int, int, Span]]:
    """A draw with so few deals that it has fewer places is left out."""
    alike = [one.course for one in found if len(one.course) == len(middle.course)]
    for no, moment in enumerate(middle.course):
        yield moment.no, moment.of, span_of(moment.highest, [one[no].highest for one in alike])


def _nameless(scheme: Scheme) -> Scheme:
    """A scheme is called differently in two languages, and reckoned once."""
    return replace(scheme, name="")
