"""A scheme with everything reckoned for it: ranges, the nine rules, and what one unbacked promise brings each role."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ropeteam.core.incentive_rules import Conflict, conflicts
from ropeteam.core.incentives import Scheme
from ropeteam.core.numbers.incentive_assumptions import Assumption, values_of
from ropeteam.core.numbers.incentive_ranges import Measured, Span, drawn, measure, span_of
from ropeteam.core.numbers.incentive_sales import two_sales
from ropeteam.core.vocabulary_incentives import PlanRole

Judged = tuple[Scheme, Measured, Sequence[Conflict]]
KEPT = 64


@dataclass(frozen=True, slots=True)
class Gains:
    """`roles`: what one unbacked promise at a middle deal brings each (g, behind the gate); `company`: v."""

    roles: tuple[tuple[PlanRole, Span], ...]
    company: Span

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
    return Gains(roles, span_of(middle.value, [one.value for one in found]))


def _nameless(scheme: Scheme) -> Scheme:
    """A scheme is called differently in two languages, and reckoned once."""
    return replace(scheme, name="")
