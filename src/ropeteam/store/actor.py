"""The acting person with the roles they hold on a day: what every access question starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Subquery

from ropeteam.core.errors import NotFound
from ropeteam.core.standing_in import stood_in, with_stood_in
from ropeteam.core.vocabulary import Role
from ropeteam.store import stand_ins
from ropeteam.store.models import Company, Person, RoleGrant, Setting, User
from ropeteam.store.queries.kept import COMPANY, ON, PERSON, Given, kept


@dataclass(frozen=True, slots=True)
class Actor:
    """`person` is None only for the operator at the command line, who owns the machine and its database. `roles` are what they
    may act as; `lent` those of them that they only stand in for, since nobody in the house holds them. `stood_in` are all such
    roles of the house, with the role that does their work."""

    company: Company | None
    person: Person | None
    roles: frozenset[Role]
    operator: bool = False
    lent: frozenset[Role] = frozenset()
    stood_in: Mapping[Role, Role] = field(default_factory=dict, compare=False)

    def doing(self, role: Role) -> Role:
        """Who does a role's work today: the role itself where somebody holds it, else who was named to stand in."""
        return self.stood_in.get(role, role)

    @property
    def main_role(self) -> Role | None:
        """The role pages speak to first: the first of this order the person holds themselves."""
        return next((role for role in Role if role in self.roles - self.lent), None)


OPERATOR = Actor(None, None, frozenset(Role), operator=True)


def actor_of(person: Person, *, on: date) -> Actor:
    rows = kept(_granted).rows({"person": person.pk, "company": person.company_id, "on": on})
    own = frozenset(Role(role) for role, _ in rows)
    wanted = stand_ins.read(rows[0][1]) if rows else {}
    standing = stood_in(wanted, stand_ins.held(person.company_id, on=on)) if wanted else {}
    roles = with_stood_in(own, standing)
    return Actor(person.company, person, roles, lent=roles - own, stood_in=standing)


def actor_of_user(user: User, *, on: date) -> Actor:
    person = next(iter(kept(_behind).rows({"user": user.pk})), None)
    if person is None:
        raise NotFound("person", user.get_username())
    return actor_of(person, on=on)


def _granted() -> QuerySet[Any, Any]:
    """Whether somebody was named to stand in comes with the roles: where nobody was, it costs no question of its own."""
    named = Setting.objects.filter(company=COMPANY, key=stand_ins.STANDS_IN).order_by("-pk").values("value")
    from_day, to_day = Q(from_day__isnull=True) | Q(from_day__lte=ON), Q(to_day__isnull=True) | Q(to_day__gte=ON)
    found = RoleGrant.objects.filter(from_day, to_day, person=PERSON)
    return found.annotate(named=Subquery(named[:1])).values_list("role", "named")


def _behind() -> QuerySet[Person]:
    found = Person.objects.select_related("company").filter(user=Given("user"), active=True)
    return found.order_by("pk")[:1]
