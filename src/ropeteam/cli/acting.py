"""Who acts where a command needs a person: named by mail, with the roles of today."""

from __future__ import annotations

from django.utils import timezone

from ropeteam.core.errors import NotFound
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.models import Company, Person


def person_by_mail(mail: str, company: Company) -> Actor:
    person = Person.objects.filter(company=company, mail__iexact=mail, active=True).first() if mail else None
    if person is None:
        raise NotFound("person", mail)
    return actor_of(person, on=timezone.localdate())
