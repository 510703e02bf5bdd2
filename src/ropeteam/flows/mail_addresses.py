"""The address under which a deal takes letters: not to be guessed, replaced when it leaked, closed when nobody needs it."""

from __future__ import annotations

import secrets
from datetime import date

from django.conf import settings
from django.db import transaction

from ropeteam.core import mail_settings
from ropeteam.core.access import Deed
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import mail as query

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # no two that look alike: somebody may read it out
LONG = 20  # 100 bits


def incoming() -> mail_settings.Incoming | None:
    """Under which domain deals have their addresses; None: they have none."""
    return mail_settings.incoming(settings.ROPETEAM_MAIL)


def make(deal: models.Deal, *, actor: Actor, on: date) -> models.MailAddress:
    """A new address; the one before takes nothing from now on."""
    access.require(actor, Deed.MAIL_ADDRESS, deal=deal)
    with transaction.atomic():
        held = _held(deal)
        _close(held, actor=actor, on=on)
        row = models.MailAddress.objects.create(deal=held, local_part=_local_part(), created_by=actor.person)
        events.append("mail.address_made", row, actor=actor, company=held.company, deal_id=held.pk)
    return row


def close(deal: models.Deal, *, actor: Actor, on: date) -> None:
    access.require(actor, Deed.MAIL_ADDRESS, deal=deal)
    with transaction.atomic():
        _close(_held(deal), actor=actor, on=on)


def _held(deal: models.Deal) -> models.Deal:
    """Two people at once: one address is open in the end."""
    return models.Deal.objects.select_for_update(no_key=True, of=("self",)).select_related("company").get(pk=deal.pk)


def _close(deal: models.Deal, *, actor: Actor, on: date) -> None:
    row = query.address_of(deal)
    if row is not None:
        row.closed_on = on
        row.save(update_fields=["closed_on"])
        events.append("mail.address_closed", row, actor=actor, company=deal.company, deal_id=deal.pk)


def _local_part() -> str:
    return "deal-" + "".join(secrets.choice(LETTERS) for _ in range(LONG))
