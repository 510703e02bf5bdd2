"""Our people by name, as deals and talks name them."""

from __future__ import annotations

from ropeteam.core.vocabulary import Role
from ropeteam.store import models
from ropeteam.store.imports import slug
from ropeteam.store.keys import free_key


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
