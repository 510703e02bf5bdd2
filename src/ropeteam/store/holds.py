"""What somebody has to do with a deal, for pages that have to know all of it at once."""

from __future__ import annotations

from dataclasses import dataclass

from ropeteam.core.vocabulary import Role
from ropeteam.store.actor import Actor
from ropeteam.store.models import Deal, DealRole


@dataclass(frozen=True, slots=True)
class Hold:
    """What somebody has to do with a deal: whether they hold its rope, sell it, or sold it once."""

    on_rope: bool = False
    sells: bool = False
    sold: bool = False


def hold(actor: Actor, deal: Deal | None) -> Hold:
    """What `access` asks one by one (`on_rope`, `is_seller`, `ever_sold`), in one statement."""
    if deal is None or actor.person is None:
        return Hold(on_rope=actor.operator)
    held = list(DealRole.objects.filter(deal=deal, person=actor.person).values_list("role", "to_day"))
    now = {role for role, until in held if until is None}
    sold = Role.SELLER.value in {role for role, _ in held}
    return Hold(on_rope=actor.operator or bool(now), sells=Role.SELLER.value in now, sold=sold)
