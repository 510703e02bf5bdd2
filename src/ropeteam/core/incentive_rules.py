"""Nine ways in which the plans of a company pull against each other. They need the plans only, never a person.

| rule | found where | why |
|---|---|---|
| paid_at_signature | nothing of a seller's commission hangs on delivery | who promises is gone when it is delivered |
| cliff | a bonus or a retroactive tier pays a lump for one deal more | the last deal before the edge is worth any promise |
| spif_unsellable | a spiff for a product that is not in the catalogue | somebody is paid for what there is not |
| brake_on_bookings | pre-sales are paid on the same signature and nothing else | the brake is paid to be gas |
| utilisation_only | services are paid on utilisation and not on what the customer thinks | longer pays better |
| clawback_too_short | the window ends before half of all failures show | a clawback that never comes |
| reference_any_tone | references are paid by their number | a yes is bought, whatever it says |
| no_delivery | nobody's plan has anything that hangs on delivery | nobody is paid for the customer's success |
| roadmap_eaten | product is paid on roadmap dates, without a gate | who keeps dates pays for others' promises |

Source: our own reasoning, all nine. What is known from studies of cliffs stands in docs/why/incentives.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from ropeteam.core.incentives import Commission, Element, Plan, Scheme, Spif, TeamBonus
from ropeteam.core.vocabulary_incentives import (
    DELIVERY,
    ClawbackOn,
    ConflictRule,
    Measure,
    PlanRole,
    RuleState,
)

Where = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """`where`: (plan, element) of each; element '' means the plan as a whole."""

    rule: ConflictRule
    state: RuleState
    where: tuple[Where, ...] = ()


def conflicts(
    scheme: Scheme, *, months_to_failure: float, catalogue: Collection[str] | None = None
) -> tuple[Conflict, ...]:
    """All nine, in order. `catalogue`: names of what may be sold; None: nobody said."""
    rules: dict[ConflictRule, Callable[[], Iterator[Where]]] = {
        ConflictRule.PAID_AT_SIGNATURE: lambda: _paid_at_signature(scheme),
        ConflictRule.CLIFF: lambda: _cliff(scheme),
        ConflictRule.SPIF_UNSELLABLE: lambda: _unsellable(scheme, catalogue or ()),
        ConflictRule.BRAKE_ON_BOOKINGS: lambda: _brake_on_bookings(scheme),
        ConflictRule.UTILISATION_ONLY: lambda: _utilisation_only(scheme),
        ConflictRule.CLAWBACK_TOO_SHORT: lambda: _too_short(scheme, months_to_failure),
        ConflictRule.REFERENCE_ANY_TONE: lambda: _objectives(scheme, Measure.REFERENCES_GIVEN),
        ConflictRule.NO_DELIVERY: lambda: _no_delivery(scheme),
        ConflictRule.ROADMAP_EATEN: lambda: _roadmap_eaten(scheme),
    }
    found = []
    for rule, look in rules.items():
        where = tuple(look())
        if rule == ConflictRule.SPIF_UNSELLABLE and where and catalogue is None:
            found.append(Conflict(rule, RuleState.UNKNOWN, where))
        else:
            found.append(Conflict(rule, RuleState.FOUND if where else RuleState.CLEAR, where))
    return tuple(found)


def _paid_at_signature(scheme: Scheme) -> Iterator[Where]:
    for plan in scheme.of(PlanRole.SELLER):
        for element in plan.commissions:
            if not _waits(element):
                yield plan.id, element.id


def _cliff(scheme: Scheme) -> Iterator[Where]:
    for plan in scheme.plans:
        yield from ((plan.id, element.id) for element in plan.commissions if element.jumps)


def _unsellable(scheme: Scheme, catalogue: Collection[str]) -> Iterator[Where]:
    known = {name.strip().casefold() for name in catalogue}
    for plan in scheme.plans:
        for spif in plan.spifs:
            if spif.product and spif.product.strip().casefold() not in known:
                yield plan.id, spif.id


def _brake_on_bookings(scheme: Scheme) -> Iterator[Where]:
    paid = list(_paying(scheme, PlanRole.PRESALES))
    if paid and all(_on_signature(element) for _, element in paid):
        yield from ((plan.id, element.id) for plan, element in paid)


def _utilisation_only(scheme: Scheme) -> Iterator[Where]:
    paid = list(_paying(scheme, PlanRole.SERVICES))
    if not any(_asks_the_customer(element) for _, element in paid):
        yield from ((plan.id, one.id) for plan, one in paid if getattr(one, "measure", None) == Measure.UTILISATION)


def _paying(scheme: Scheme, role: PlanRole) -> Iterator[tuple[Plan, Element]]:
    """Everything that pays a role: its own plans and joint ones, and what others share with it."""
    own = scheme.of(role)
    for plan in scheme.plans:
        for element in plan.elements:
            split = isinstance(element, Commission) and role in dict(element.credit.split)
            if plan in own or split or role in getattr(element, "shared_with", ()):
                yield plan, element


def _asks_the_customer(element: Element) -> bool:
    return isinstance(element, TeamBonus) or getattr(element, "measure", None) == Measure.CUSTOMER_SATISFACTION


def _too_short(scheme: Scheme, months: float) -> Iterator[Where]:
    for plan in scheme.plans:
        for element in plan.commissions:
            if element.clawback is not None and element.clawback.window_months < months:
                yield plan.id, element.id


def _objectives(scheme: Scheme, measure: Measure) -> Iterator[Where]:
    for plan in scheme.plans:
        yield from ((plan.id, one.id) for one in plan.objectives if one.measure == measure)


def _no_delivery(scheme: Scheme) -> Iterator[Where]:
    if scheme.plans and not any(_hangs_on_delivery(plan) for plan in scheme.plans):
        yield from ((plan.id, "") for plan in scheme.plans)


def _roadmap_eaten(scheme: Scheme) -> Iterator[Where]:
    if not scheme.gate:
        for plan in scheme.of(PlanRole.PRODUCT):
            yield from ((plan.id, one.id) for one in plan.objectives if one.measure == Measure.ROADMAP_DATES_SHARE)


def _hangs_on_delivery(plan: Plan) -> bool:
    kept = any(one.measure == Measure.PROMISES_KEPT_SHARE for one in plan.objectives)
    return kept or bool(list(plan.team)) or any(_waits(element) for element in plan.commissions)


def _on_signature(element: Element) -> bool:
    """Whether it is paid for a signature and never looks at what became of it."""
    return isinstance(element, Spif) or (isinstance(element, Commission) and not _waits(element))


def _waits(element: Commission) -> bool:
    """Whether something of it is lost where delivery fails."""
    deferred = any(part.on in DELIVERY and part.share > 0 for part in element.payout)
    clawed = element.clawback is not None and element.clawback.on == ClawbackOn.DELIVERY_FAILED
    return deferred or (clawed and element.at_signature > 0)
