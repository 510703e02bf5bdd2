"""A person has read a version of the strategy: said in one tap, once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor


def read(version: models.StrategyVersion, *, actor: Actor, on: date) -> models.ReadReceipt:
    """Said twice, or in two windows at once, it is said once. A draft has nobody read yet."""
    access.require(actor, Deed.READ_STRATEGY_TEXT)
    if actor.person is None:
        raise NotAllowed(Deed.READ_STRATEGY_TEXT)
    if version.draft:
        raise Refused("strategy_is_draft")
    with transaction.atomic():
        row, new = models.ReadReceipt.objects.get_or_create(
            strategy=version, person=actor.person, defaults={"read_on": on, "created_by": actor.person}
        )
        if new:
            events.append("strategy.read", version, actor=actor, company=version.product.company, n=version.n)
    return row
