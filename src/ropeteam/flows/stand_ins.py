"""Admin names who does the work of a role that nobody in the house holds."""

from __future__ import annotations

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.standing_in import may_be_named
from ropeteam.core.vocabulary import Role
from ropeteam.store import access, events, stand_ins
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, Setting


def name(company: Company, *, actor: Actor, missing: Role, by: Role | None) -> None:
    """From now on `by` stands in for `missing` wherever nobody holds that; None: nobody does. The older word stays readable."""
    access.require(actor, Deed.SETTINGS)
    if by is not None and not may_be_named(missing, by):
        raise Refused("stand_in_wrong")
    with transaction.atomic():
        Company.objects.select_for_update(no_key=True).get(pk=company.pk)
        before = stand_ins.named(company)
        after = {role: each for role, each in before.items() if role != missing} | ({missing: by} if by else {})
        if after == before:
            return
        value = {role.value: each.value for role, each in sorted(after.items())}
        row = Setting.objects.create(company=company, key=stand_ins.STANDS_IN, value=value, created_by=actor.person)
        events.append(
            "roles.stood_in", row, actor=actor, company=company, missing=missing.value, by=by.value if by else ""
        )
