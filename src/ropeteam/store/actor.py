"""The acting person with the roles they hold on a day: what every access question starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import Role
from ropeteam.store.models import Company, Person, RoleGrant, User


@dataclass(frozen=True, slots=True)
class Actor:
    """`person` is None only for the operator at the command line, who owns the machine and its database."""

    company: Company | None
    person: Person | None
    roles: frozenset[Role]
    operator: bool = False

    @property
    def main_role(self) -> Role | None:
        """The role pages speak to first: the first of this order the person holds."""
        return next((role for role in Role if role in self.roles), None)


OPERATOR = Actor(None, None, frozenset(Role), operator=True)


def actor_of(person: Person, *, on: date) -> Actor:
    grants = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on), Q(to_day__isnull=True) | Q(to_day__gte=on), person=person
    )
    roles = frozenset(Role(role) for role in grants.values_list("role", flat=True))
    return Actor(person.company, person, roles)


def actor_of_user(user: User, *, on: date) -> Actor:
    person = Person.objects.select_related("company").filter(user=user, active=True).first()
    if person is None:
        raise NotFound("person", user.get_username())
    return actor_of(person, on=on)
