"""What if: the same scheme with the gate on or off, other reporting lines, part of the pay deferred, no cliffs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from ropeteam.core.incentives import ONE, Clawback, Commission, PayShare, Plan, Scheme
from ropeteam.core.reporting_lines import may_report
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_incentives import ClawbackOn, PayEvent, PlanRole, TierMode


@dataclass(frozen=True, slots=True)
class WhatIf:
    """None: as it is. `deferred` share of the sellers' commission until go-live; `clawback` share after a failed delivery;
    `presales_under`: to whom pre-sales report, that role then to management unless it says otherwise."""

    gate: bool | None = None
    presales_under: Role | None = None
    deferred: Decimal | None = None
    clawback: Decimal | None = None
    no_cliffs: bool = False

    @property
    def nothing(self) -> bool:
        return self == WhatIf()


CLAWBACK_MONTHS = 24


def changed(scheme: Scheme, what_if: WhatIf) -> Scheme:
    """Raises ValueError for shares outside 0..1 and for a role one cannot report to."""
    for share in (what_if.deferred, what_if.clawback):
        if share is not None and not 0 <= share <= 1:
            raise ValueError("a share lies between 0 and 1")
    lines = dict(scheme.reporting)
    if what_if.presales_under is not None:
        if not may_report(Role.PRESALES, what_if.presales_under):
            raise ValueError("pre-sales cannot report there")
        lines[Role.PRESALES] = what_if.presales_under
        if what_if.presales_under != Role.MANAGEMENT:
            lines.setdefault(what_if.presales_under, Role.MANAGEMENT)
    return replace(
        scheme,
        gate=scheme.gate if what_if.gate is None else what_if.gate,
        reporting=tuple(sorted(lines.items())),
        plans=tuple(_plan(plan, what_if) for plan in scheme.plans),
    )


def _plan(plan: Plan, what_if: WhatIf) -> Plan:
    if plan.role not in (PlanRole.SELLER, PlanRole.JOINT):
        return plan
    elements = (_commission(one, what_if) if isinstance(one, Commission) else one for one in plan.elements)
    return replace(plan, elements=tuple(elements))


def _commission(element: Commission, what_if: WhatIf) -> Commission:
    if what_if.deferred is not None:
        parts = (
            PayShare(ONE - what_if.deferred, PayEvent.CONTRACT_SIGNED),
            PayShare(what_if.deferred, PayEvent.GO_LIVE_ACCEPTED),
        )
        element = replace(element, payout=tuple(part for part in parts if part.share))  # fmt: skip
    if what_if.clawback is not None:
        taken = Clawback(ClawbackOn.DELIVERY_FAILED, CLAWBACK_MONTHS, what_if.clawback)
        element = replace(element, clawback=taken if what_if.clawback else None)
    if what_if.no_cliffs:
        element = replace(element, bonuses=(), mode=TierMode.MARGINAL)
    return element
