"""To whom the roles report, and whether the brake is independent of the gas.

Rule in prose. A company says of each role to which role it reports (roles, never people). Whoever may say no must not report to
whoever earns by a yes: pre-sales and product are the brake, the seller's role earns. A *conflict* stands where a brake reports to a
role that earns, directly or through others. Management earns by nothing here; what nobody said is unknown and named as such, and so
is a circle. A role without anybody is no conflict: the lack itself is shown elsewhere.

| pre-sales report to | sellers report to | verdict |
|---|---|---|
| management | management | independent |
| product | management | independent, where product does not report to sellers |
| seller | management | conflict |
| product, and product to seller | | conflict, for both |
| nobody said | | unknown |

Guarantee: the verdict of one role never hangs on what the roles say that it does not report to.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ropeteam.core.vocabulary import Role

BRAKES = (Role.PRESALES, Role.PRODUCT)
EARNING = frozenset({Role.SELLER})
# Who reports, and to whom one may report: the works council and administration stand outside.
REPORTING = (Role.SELLER, Role.PRESALES, Role.PRODUCT, Role.SERVICES)
TO = (*REPORTING, Role.MANAGEMENT)


class Independence(StrEnum):
    INDEPENDENT = "independent"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


def may_report(role: Role, to: Role) -> bool:
    return role in REPORTING and to in TO and role != to


def read(value: object) -> dict[Role, Role]:
    """What a setting holds. It may come from a folder that people wrote: what makes no sense counts for nothing."""
    roles = {role.value: role for role in Role}
    pairs = value.items() if isinstance(value, Mapping) else ()
    lines = {roles[one]: roles[to] for one, to in pairs if one in roles and to in roles}
    return {one: to for one, to in lines.items() if may_report(one, to)}


def above(role: Role, lines: Mapping[Role, Role]) -> tuple[Role, ...]:
    """Everybody a role reports to, the nearest first; a circle ends where it closes."""
    found: list[Role] = []
    here = role
    while here in lines and lines[here] not in (role, *found):
        here = lines[here]
        found.append(here)
    return tuple(found)


def independence(role: Role, lines: Mapping[Role, Role]) -> Independence:
    chain = above(role, lines)
    if EARNING.intersection(chain):
        return Independence.CONFLICT
    return Independence.INDEPENDENT if chain and chain[-1] == Role.MANAGEMENT else Independence.UNKNOWN


def conflicts(lines: Mapping[Role, Role]) -> tuple[Role, ...]:
    """The brakes that report to whoever earns."""
    return tuple(role for role in BRAKES if independence(role, lines) == Independence.CONFLICT)
