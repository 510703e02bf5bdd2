"""Our people by name, as deals and talks name them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import Role
from ropeteam.store import models
from ropeteam.store.imports import slug
from ropeteam.store.keys import free_key


def holding(company: models.Company | int, roles: Collection[Role], *, on: date) -> QuerySet[models.Person]:
    """Active people who hold one of these roles on a day, by name."""
    grants = models.RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on),
        Q(to_day__isnull=True) | Q(to_day__gte=on),
        person=OuterRef("pk"),
        role__in=[role.value for role in roles],
    )
    return models.Person.objects.filter(Exists(grants), company=company, active=True).order_by("name", "pk")


def on_deal(deal: models.Deal, found: QuerySet[models.Person]) -> QuerySet[models.Person]:
    """Of these, who may know of the deal because of their place on its rope, where it is confidential; else all of them."""
    if not deal.confidential:
        return found
    return found.filter(Exists(models.DealRole.objects.filter(deal=deal, person=OuterRef("pk"), to_day__isnull=True)))


def colleague(company: models.Company | int, pk: int) -> models.Person:
    """Somebody active of this house."""
    found = models.Person.objects.filter(company=company, active=True, pk=pk).first()
    if found is None:
        raise NotFound("person", str(pk))
    return found


def person_named(company: models.Company, name: str, role: Role) -> models.Person:
    """The company's person of this name; made, with the role, where only deals or talks name them."""
    person = models.Person.objects.filter(company=company, name=name).order_by("pk").first()
    if person is None:
        key = slug(name)
        if models.Person.objects.filter(company=company, key=key).exists():
            key = free_key(models.Person.objects.filter(company=company), f"{key[:70]}-{{n}}")
        person = models.Person.objects.create(company=company, key=key, name=name)
    if not person.grants.exists():
        models.RoleGrant.objects.create(person=person, role=role.value)
    return person
