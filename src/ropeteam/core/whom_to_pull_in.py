"""Whom to pull in before anything is said: by role, and inside the deal by name.

Rule in prose. Which role helps follows from the verdict. The person named for that role on the deal's rope comes first; who
is named there knows the customer. Without one, or without a deal, the capability's owner answers for product; else the role
alone is told, and where nobody in the house holds it, the role that stands in. Names keep the order of the rope: nobody is
better than another.

| verdict | whom |
|---|---|
| as_is | pre-sales, who can show it |
| limited, workaround | pre-sales, who knows the limits |
| roadmap | product, who may say its day |
| services | services, who accept the scope |
| in_review, unknown | product, who decides |
| declined, against_strategy | product, for the reasons of the no; pre-sales, for another way |
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ropeteam.core.vocabulary import Fit, Role

BY_FIT: dict[Fit, tuple[Role, ...]] = {
    Fit.AS_IS: (Role.PRESALES,),
    Fit.LIMITED: (Role.PRESALES,),
    Fit.WORKAROUND: (Role.PRESALES,),
    Fit.ROADMAP: (Role.PRODUCT,),
    Fit.SERVICES: (Role.SERVICES,),
    Fit.IN_REVIEW: (Role.PRODUCT,),
    Fit.UNKNOWN: (Role.PRODUCT,),
    Fit.DECLINED: (Role.PRODUCT, Role.PRESALES),
    Fit.AGAINST_STRATEGY: (Role.PRODUCT, Role.PRESALES),
}


@dataclass(frozen=True, slots=True)
class Pull:
    """`why` is the verdict it follows from. `people` are named on the rope, or the one who owns the capability (`owner`);
    `by` does the role's work where nobody holds it; `nobody`: there is no one at all."""

    role: Role
    why: Fit
    people: tuple[str, ...] = ()
    owner: bool = False
    by: Role | None = None
    nobody: bool = False


def whom_to_pull_in(
    fit: Fit,
    *,
    rope: Mapping[Role, Sequence[str]],
    owner: str,
    held: Collection[Role],
    standing_in: Mapping[Role, Role],
) -> tuple[Pull, ...]:
    """`rope` are the deal's people by role, as far as the reader may know names; `owner` the capability's, '' for none."""
    return tuple(_one(role, fit, rope, owner, held, standing_in) for role in BY_FIT[fit])


def _one(
    role: Role,
    fit: Fit,
    rope: Mapping[Role, Sequence[str]],
    owner: str,
    held: Collection[Role],
    standing_in: Mapping[Role, Role],
) -> Pull:
    by = standing_in.get(role) if role not in held else None
    named = tuple(rope.get(role, ())) or (tuple(rope.get(by, ())) if by else ())
    if named:
        return Pull(role, fit, named, by=by)
    if role == Role.PRODUCT and owner:
        return Pull(role, fit, (owner,), owner=True, by=by)
    return Pull(role, fit, by=by, nobody=role not in held and by is None)
