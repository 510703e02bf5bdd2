"""Who stands in for a role that nobody holds: what admin named (a Setting), and what of it holds on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from ropeteam.core.standing_in import stood_in
from ropeteam.core.vocabulary import Role
from ropeteam.store.models import Company, RoleGrant, Setting

STANDS_IN = "stands_in"


def named(company: Company | int) -> dict[Role, Role]:
    """Missing role -> the role that does its work, as named last."""
    row = Setting.objects.filter(company=company, key=STANDS_IN).order_by("-pk").first()
    return read(row.value if row is not None else None)


def read(value: Any) -> dict[Role, Role]:
    """What a Setting holds. It may come from a folder that people wrote: what is no role counts for nothing."""
    roles = {role.value for role in Role}
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {Role(missing): Role(by) for missing, by in pairs if missing in roles and by in roles}


def held(company: Company | int, *, on: date) -> frozenset[Role]:
    """The roles that somebody active holds on a day."""
    grants = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on),
        Q(to_day__isnull=True) | Q(to_day__gte=on),
        person__company=company,
        person__active=True,
    )
    return frozenset(Role(role) for role in grants.values_list("role", flat=True).distinct())


def standing(company: Company | int, *, on: date) -> dict[Role, Role]:
    """What of the naming holds on a day."""
    wanted = named(company)
    return stood_in(wanted, held(company, on=on)) if wanted else {}
