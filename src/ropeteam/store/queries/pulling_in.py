"""Who could be pulled in: the deal's rope by role, the capability's owner, the roles the house holds, who stands in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from ropeteam.core.standing_in import stood_in
from ropeteam.core.vocabulary import Fit, Role
from ropeteam.core.whom_to_pull_in import Pull, whom_to_pull_in
from ropeteam.store import access, stand_ins
from ropeteam.store.actor import Actor
from ropeteam.store.models import Capability, Company, Deal, DealRole
from ropeteam.store.queries.deals import names_shown


@dataclass(frozen=True, slots=True)
class Around:
    """What was read once for all candidates of an answer."""

    rope: dict[Role, list[str]] = field(default_factory=dict)
    owners: dict[int, str] = field(default_factory=dict)
    held: frozenset[Role] = frozenset()
    standing: dict[Role, Role] = field(default_factory=dict)

    def whom(self, fit: Fit, *, capability: int | None = None) -> tuple[Pull, ...]:
        owner = self.owners.get(capability or 0, "")
        return whom_to_pull_in(fit, rope=self.rope, owner=owner, held=self.held, standing_in=self.standing)


def around(actor: Actor, company: Company, *, deal: Deal | None, capabilities: Collection[int], on: date) -> Around:
    """Names of the rope only for those who may know them (`names_shown`); somebody who left is named nowhere."""
    held = stand_ins.held(company, on=on)
    owned = Capability.objects.filter(pk__in=capabilities, owner__active=True)
    return Around(
        rope=_rope(deal) if deal is not None and names_shown(actor, on_rope=access.on_rope(actor, deal)) else {},
        owners=dict(owned.values_list("pk", "owner__name")) if capabilities else {},
        held=held,
        standing=stood_in(stand_ins.named(company), held),
    )


def _rope(deal: Deal) -> dict[Role, list[str]]:
    """In the order in which they were named."""
    found: dict[Role, list[str]] = {}
    rows = DealRole.objects.filter(deal=deal, to_day__isnull=True, person__active=True).order_by("pk")
    for role, name in rows.values_list("role", "person__name"):
        found.setdefault(Role(role), []).append(name)
    return found
