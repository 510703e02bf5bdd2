"""The page that a customer and we share: a link for a contact, good for many readings, until a day or until it is called back.

Only the hash of its secret is kept. Reading it writes nothing.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.success_page import last_day
from ropeteam.core.vocabulary import LinkPurpose
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.pulses import language_of

RELATED = ("deal__company", "deal__account", "deal__product", "contact", "link")


def share(
    deal: models.Deal, contact: models.Contact, *, actor: Actor, on: date, until: date | None = None
) -> tuple[models.SuccessShare, str]:
    """A link in the customer's language, its secret told this once. An earlier one of the same contact ends."""
    person = access.acting(actor, Deed.RUN_PROJECT, deal)
    if contact.account_id != deal.account_id:
        raise Refused("sign_contact_elsewhere")
    if deal.signed_on is None or deal.signed_on > on:
        raise Refused("project_not_signed")
    last = last_day(until, on=on)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        models.Contact.objects.select_for_update(no_key=True).get(pk=contact.pk)
        _ended(models.SuccessShare.objects.filter(deal=deal, contact=contact))
        link = models.SignedLink.objects.create(
            company=deal.company, token_hash=_hash(token), purpose=LinkPurpose.SUCCESS.value, subject_id=deal.pk,
            expires_at=timezone.make_aware(datetime.combine(last + timedelta(days=1), time())), created_by=person,
        )  # fmt: skip
        row = models.SuccessShare.objects.create(
            deal=deal, contact=contact, language=language_of(deal).language, until=last, link=link, by=person,
            shared_on=on, created_by=person,
        )  # fmt: skip
        events.append("project.shared", row, actor=actor, company=deal.company, deal_id=deal.pk)
    return row, token


def call_back(share: models.SuccessShare, *, actor: Actor) -> None:
    """From now on the link opens nothing."""
    access.acting(actor, Deed.RUN_PROJECT, share.deal)
    with transaction.atomic():
        if not _ended(models.SuccessShare.objects.filter(pk=share.pk)):
            raise Refused("share_over")
        events.append(
            "project.share_called_back", share, actor=actor, company=share.deal.company, deal_id=share.deal_id
        )


def behind(token: str, *, now: datetime) -> models.SuccessShare:
    """What a link opens. A wrong, called back and outlived one answer alike. Changes nothing."""
    good = Q(
        link__token_hash=_hash(token),
        link__purpose=LinkPurpose.SUCCESS.value,
        link__revoked_at__isnull=True,
        link__expires_at__gt=now,
    )
    found = models.SuccessShare.objects.select_related(*RELATED).filter(good).first()
    if found is None:
        raise NotFound("link")
    return found


def _ended(shares: object) -> int:
    open_ = models.SignedLink.objects.filter(pk__in=shares.values("link"), revoked_at__isnull=True)  # type: ignore[attr-defined]
    return open_.update(revoked_at=timezone.now())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
