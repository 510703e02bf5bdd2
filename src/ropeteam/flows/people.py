"""Logins and tokens of our people."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Role
from ropeteam.store import models

TOKEN_LIFE = timedelta(days=365)


def one_a_role(company: models.Company) -> dict[Role, models.Person]:
    """The first active person of each role that somebody holds now."""
    found: dict[Role, models.Person] = {}
    grants = models.RoleGrant.objects.filter(Q(to_day__isnull=True), person__company=company, person__active=True)
    for grant in grants.select_related("person__user").order_by("pk"):
        found.setdefault(Role(grant.role), grant.person)
    return dict(sorted(found.items(), key=lambda pair: list(Role).index(pair[0])))


def give_login(person: models.Person, *, password: str) -> models.User:
    """A login under the person's mail address. One that stands keeps its password if it is this one already."""
    with transaction.atomic():
        name = person.mail or f"{person.key}@{person.company.key}.example"
        user = person.user or models.User.objects.filter(username=name).first()
        if user is None:
            user = models.User.objects.create_user(name, name, password)
        elif not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        if person.user_id != user.pk:
            person.user = user
            person.save(update_fields=["user"])
    return user


def open_login(person: models.Person, *, password: str) -> models.User:
    """A login with this password for one person. A new password also opens a closed login and ends every session of it."""
    with transaction.atomic():
        name = person.mail or f"{person.key}@{person.company.key}.example"
        others = models.User.objects.filter(username=name, person__isnull=False).exclude(person=person)
        if others.exists():
            raise Refused("login_of_another", mail=name)
        user = give_login(person, password=password)
        if not user.is_active:
            user.is_active = True
            user.save(update_fields=["is_active"])
    return user


def close_login(person: models.Person) -> None:
    """The person gets in no more, neither by their login nor by a token or a link of theirs; what they did stays as it is."""
    with transaction.atomic():
        login = models.User.objects.filter(person=person, is_active=True).update(is_active=False)
        now = {"revoked_at": timezone.now()}
        keys = person.tokens.filter(revoked_at__isnull=True).update(**now)
        keys += person.links.filter(revoked_at__isnull=True, used_at__isnull=True).update(**now)
    if not login and not keys:
        raise Refused("login_not_open", mail=person.mail)


def give_token(person: models.Person, *, name: str, token_hash: str, on: date) -> models.ApiToken:
    """A token for a year; only its hash is kept."""
    return models.ApiToken.objects.create(person=person, name=name, token_hash=token_hash, expires_on=on + TOKEN_LIFE)
