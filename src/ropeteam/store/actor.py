"""The acting person with the roles they hold on a day: what every access question starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Subquery

from ropeteam.core.errors import NotFound
from ropeteam.core.standing_in import stood_in, with_stood_in
from ropeteam.core.vocabulary import Role
from ropeteam.store import stand_ins
from ropeteam.store.models import Company, Person, RoleGrant, Setting, User


@dataclass(frozen=True, slots=True)
class Actor:
    """`person` is None only for the operator at the command line, who owns the machine and its database. `roles` are what they
    may act as; `lent` those of them that they only stand in for, since nobody in the house holds them."""

    company: Company | None
    person: Person | None
    roles: frozenset[Role]
    operator: bool = False
    lent: frozenset[Role] = frozenset()

    @property
    def main_role(self) -> Role | None:
        """The role pages speak to first: the first of this order the person holds themselves."""
        return next((role for role in Role if role in self.roles - self.lent), None)


OPERATOR = Actor(None, None, frozenset(Role), operator=True)


def actor_of(person: Person, *, on: date) -> Actor:
    grants = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on), Q(to_day__isnull=True) | Q(to_day__gte=on), person=person
    )
    # Whether somebody was named to stand in comes with the roles: where nobody was, it costs no question of its own.
    named = Setting.objects.filter(company=person.company_id, key=stand_ins.STANDS_IN).order_by("-pk").values("value")
    rows = list(grants.annotate(named=Subquery(named[:1])).values_list("role", "named"))
    own = frozenset(Role(role) for role, _ in rows)
    wanted = stand_ins.read(rows[0][1]) if rows else {}
    standing = stood_in(wanted, stand_ins.held(person.company_id, on=on)) if wanted else {}
    roles = with_stood_in(own, standing)
    return Actor(person.company, person, roles, lent=roles - own)


def actor_of_user(user: User, *, on: date) -> Actor:
    person = Person.objects.select_related("company").filter(user=user, active=True).first()
    if person is None:
        raise NotFound("person", user.get_username())
    return actor_of(person, on=on)
