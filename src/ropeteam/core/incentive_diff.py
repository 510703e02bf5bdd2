"""What differs between two versions of a plan, field by field: what a works council has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ropeteam.core.incentives import Commission, Element, Objective, Plan, Scheme, Spif, TeamBonus
from ropeteam.core.vocabulary_incentives import SHARE_MEASURES, ElementKind, PlanField

Values = dict[tuple[str, PlanField], object]


@dataclass(frozen=True, slots=True)
class Changed:
    """`before` or `after` None: it came or went; of an element that came or went it is the element. `element` '' means the
    plan itself."""

    plan: str
    element: str
    field: PlanField
    before: object | None
    after: object | None


@dataclass(frozen=True, slots=True)
class Part:
    """A number that is a part of one: told as per cent."""

    value: Decimal


def scheme_diff(before: Scheme, after: Scheme) -> tuple[Changed, ...]:
    """Plans are matched by role: the new version of a plan may have another name."""
    old = {plan.role: plan for plan in before.plans}
    new = {plan.role: plan for plan in after.plans}
    found: list[Changed] = []
    for role in [*new, *(role for role in old if role not in new)]:
        found += plan_diff(old.get(role), new.get(role))
    return tuple(found)


def plan_diff(before: Plan | None, after: Plan | None) -> tuple[Changed, ...]:
    """In the order of the newer plan, then what went."""
    both = ids_of(before) & ids_of(after)
    old, new = _values(before, both), _values(after, both)
    name = after.id if after is not None else before.id if before is not None else ""
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(Changed(name, *key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key))


def ids_of(plan: Plan | None) -> set[str]:
    return {element.id for element in plan.elements} if plan is not None else set()


def kind_of(element: Element) -> ElementKind:
    kinds = {Commission: ElementKind.COMMISSION, Spif: ElementKind.SPIF, Objective: ElementKind.MBO}
    return kinds.get(type(element), ElementKind.TEAM)


def fields_of(element: Element) -> Iterator[tuple[PlanField, object]]:
    """What an element says, without what it leaves open."""
    yield PlanField.ELEMENT, kind_of(element)
    if isinstance(element, Commission):
        said: dict[PlanField, object] = {
            PlanField.QUOTA: element.quota, PlanField.MODE: element.mode, PlanField.TIERS: element.tiers,
            PlanField.BONUSES: element.bonuses, PlanField.CAP: element.cap, PlanField.CREDIT: element.credit,
            PlanField.PAYOUT: element.payout, PlanField.CLAWBACK: element.clawback,
            PlanField.HOLDBACK: element.holdback,
        }  # fmt: skip
    elif isinstance(element, Spif):
        window = (element.first, element.last)
        said = {PlanField.WINDOW: window, PlanField.PRODUCT: element.product, PlanField.AMOUNT: element.amount}
    else:
        part = isinstance(element, Objective) and element.measure in SHARE_MEASURES
        floor, target = (Part(value) if part else value for value in (element.floor, element.target))
        said = {PlanField.FLOOR: floor, PlanField.TARGET: target, PlanField.AMOUNT: element.amount or None}
        if isinstance(element, Objective):
            said[PlanField.MEASURE] = element.measure
        if isinstance(element, TeamBonus):
            said[PlanField.RATE] = element.rate or None
        said[PlanField.SHARED_WITH] = element.shared_with
    yield from ((field, value) for field, value in said.items() if value is not None and value not in ((), ""))


def _values(plan: Plan | None, in_both: set[str]) -> Values:
    """Field by field where both versions have the element, else the element as a whole."""
    if plan is None:
        return {}
    found: Values = {("", PlanField.ROLE): plan.role}
    if plan.since or plan.until:
        found["", PlanField.EFFECTIVE] = (plan.since, plan.until)
    found |= {("", PlanField.BASE): plan.base, ("", PlanField.VARIABLE): plan.variable}
    if plan.gate is not None:
        found["", PlanField.GATE] = plan.gate
    for element in plan.elements:
        if element.id in in_both:
            found |= {(element.id, field): value for field, value in fields_of(element)}
        else:
            found[element.id, PlanField.ELEMENT] = element
    return found
