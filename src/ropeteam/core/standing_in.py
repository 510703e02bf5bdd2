"""Who stands in for pre-sales or product where a company has none of them.

Rule in prose. Admin names for a role that nobody holds the role that does its work: product, services or pre-sales. From
then on whoever holds that role may do what the missing one may, too. It holds only as long as the role is missing: with the
first person who holds it, the standing in ends by itself, and begins again when nobody does. Nobody stands in for a role
that stands in itself: authority is lent once, not twice.

| held in the house | named | somebody of services may |
|---|---|---|
| seller, services | services for pre-sales | what services and pre-sales may |
| seller, services, pre-sales | services for pre-sales | what services may |
| seller | services for pre-sales | (there is nobody) |
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ropeteam.core.vocabulary import Role

MAY_LACK = (Role.PRESALES, Role.PRODUCT)
MAY_STAND_IN = (Role.PRODUCT, Role.SERVICES, Role.PRESALES)


def lacking(held: Collection[Role]) -> tuple[Role, ...]:
    """The roles the rope cannot do without and nobody in the house holds."""
    return tuple(role for role in MAY_LACK if role not in held)


def may_be_named(missing: Role, by: Role) -> bool:
    return missing in MAY_LACK and by in MAY_STAND_IN and by != missing


def stood_in(named: Mapping[Role, Role], held: Collection[Role]) -> dict[Role, Role]:
    """Missing role -> the role that does its work today; only what was named, is missing, and has somebody."""
    missing = lacking(held)
    return {role: by for role, by in named.items() if role in missing and may_be_named(role, by) and by in held}


def with_stood_in(roles: Collection[Role], standing: Mapping[Role, Role]) -> frozenset[Role]:
    """The roles somebody has, with those they stand in for."""
    own = frozenset(roles)
    return own | {missing for missing, by in standing.items() if by in own}
