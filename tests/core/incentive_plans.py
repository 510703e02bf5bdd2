"""Plans for tests, as short as they can be said."""

from __future__ import annotations

from decimal import Decimal as D

from ropeteam.core.incentives import Bonus, Commission, Element, GateTerms, Plan, Quota, Scheme, Tier
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import PlanRole, TierMode

FLAT = (Tier(D(0), None, D("0.08")),)
FASTER = (Tier(D(0), D(1), D("0.06")), Tier(D(1), None, D("0.15")))
QUOTA = Quota(D(540_000))
UNDER_PRODUCT = ((Role.PRESALES, Role.PRODUCT), (Role.PRODUCT, Role.MANAGEMENT))
UNDER_SALES = ((Role.PRESALES, Role.SELLER), (Role.SELLER, Role.MANAGEMENT))


def flat(**more: object) -> Commission:
    return Commission("c", FLAT, **more)  # type: ignore[arg-type]


def cliff() -> Commission:
    return Commission("c", FASTER, quota=QUOTA, bonuses=(Bonus(D(1), D(25_000)),))


def retroactive() -> Commission:
    return Commission("c", FASTER, mode=TierMode.RETROACTIVE, quota=QUOTA)


def plan(*elements: Element, role: PlanRole = PlanRole.SELLER, gate: GateTerms | None = None) -> Plan:
    return Plan(role.value, role, elements=elements, gate=gate)


def scheme(*plans: Plan | Element, gate: bool = False, reporting: tuple[tuple[Role, Role], ...] = ()) -> Scheme:
    """Elements alone are a seller's."""
    own = tuple(one for one in plans if not isinstance(one, Plan))
    rest = tuple(one for one in plans if isinstance(one, Plan))
    return Scheme("s", ((plan(*own),) if own else ()) + rest, gate, reporting)
