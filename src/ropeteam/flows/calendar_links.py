"""The address of a person's own calendar feed: a secret in a link. Only its hash is kept; a new one ends the old one."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound
from ropeteam.core.vocabulary import LinkPurpose
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor


def make_link(*, actor: Actor, now: datetime) -> str:
    """A new secret for the acting person's own feed; told this once."""
    person = _own(actor)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        models.Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two at once: one link lives in the end
        end_link(actor=actor, now=now)
        row = models.SignedLink.objects.create(
            company=person.company,
            token_hash=_hash(token),
            purpose=LinkPurpose.CALENDAR.value,
            person=person,
            created_by=person,
        )
        events.append("calendar.link_made", row, actor=actor, company=person.company)
    return token


def end_link(*, actor: Actor, now: datetime) -> int:
    """No address of this person's feed works any more; returns how many did."""
    person = _own(actor)
    with transaction.atomic():
        ended = live_links(person).update(revoked_at=now)
        if ended:
            events.append("calendar.link_ended", person, actor=actor, company=person.company)
    return ended


def live_links(person: models.Person) -> QuerySet[models.SignedLink]:
    return models.SignedLink.objects.filter(person=person, purpose=LinkPurpose.CALENDAR.value, revoked_at__isnull=True)


def person_of(token: str) -> models.Person:
    """Whose feed it is. A wrong, ended or outlived secret and a person who left answer alike."""
    link = (
        models.SignedLink.objects.filter(
            token_hash=_hash(token), purpose=LinkPurpose.CALENDAR.value, revoked_at__isnull=True, person__active=True
        )
        .select_related("person__company", "person__user")
        .first()
    )
    if link is None or link.person is None:
        raise NotFound("link")
    return link.person


def _own(actor: Actor) -> models.Person:
    access.require(actor, Deed.IMPORT_CALENDAR)
    if actor.person is None:
        raise NotAllowed(Deed.IMPORT_CALENDAR)
    return actor.person


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
