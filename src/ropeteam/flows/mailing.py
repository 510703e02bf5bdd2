"""Letters out: written once into the outbox, sent by a job, tried again, given up with the server's own words.

A letter has a key: written twice it is one. Whoever sends takes a letter for a while (`LEASE`), so that two workers do not
send it twice and one that died does not keep it. Killed between the server's yes and our note of it, a letter may go out a
second time, under the same Message-ID.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.db import transaction

from ropeteam.core import mail_settings
from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound
from ropeteam.core.letters import Letter, Written
from ropeteam.core.mailing import LEASE, WORTH, Outcome, Tried, is_old, next_try, without_secrets
from ropeteam.core.vocabulary import MailStop
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import mail as query

CLOSED_PAUSE = timedelta(minutes=15)
MOST_AT_ONCE = 500
LONGEST_SAID = 500
ID_MARK = "ropeteam"
# How a letter gets words in a language; False: that language was assumed, and the letter says so.
Speak = Callable[[Letter, str, bool], Written]
Clock = Callable[[], datetime]


class Carrier(Protocol):
    """Who brings a letter to the mail server."""

    def carry(self, row: models.MailOut) -> Tried: ...


def outgoing() -> mail_settings.Outgoing | None:
    """The mail server that the operator set; None: letters wait."""
    return mail_settings.outgoing(settings.ROPETEAM_MAIL)


def message_id(row: models.MailOut, domain: str) -> str:
    """The same for every try; `own_ids` knows it again if it ever comes back."""
    return f"<{row.pk}.{hashlib.sha256(row.key.encode()).hexdigest()[:16]}{own_ids(domain)}"


def own_ids(domain: str) -> str:
    return f".{ID_MARK}@{domain}>"


def put(to: models.Person, *, key: str, letter: Letter, speak: Speak) -> models.MailOut | None:
    """A letter into the outbox, in its reader's language; None where they cannot or do not want to get one."""
    if not to.active or not to.mail or query.wants_none(to):
        return None
    read = query.language_of(to)
    written = speak(letter, read.language, read.known)
    row, _ = models.MailOut.objects.get_or_create(
        company=to.company,
        key=key,
        defaults={
            "to": to, "language": read.language, "subject": written.subject[:300], "text": written.text, "html": written.html,
        },
    )  # fmt: skip
    return row


def put_to_contact(
    contact: models.Contact, *, owner: models.Person, key: str, written: Written, language: str
) -> models.MailOut:
    """A letter to a customer's contact in the name of the deal's owner, whom an answer by mail reaches."""
    row, _ = models.MailOut.objects.get_or_create(
        company=owner.company,
        key=key,
        defaults={
            "contact": contact, "owner": owner, "language": language, "subject": written.subject[:300], "text": written.text,
            "html": written.html,
        },
    )  # fmt: skip
    return row


def send_waiting(carrier: Carrier, *, clock: Clock, most: int = MOST_AT_ONCE) -> Counter[str]:
    """Send what is due; how many letters had which outcome. A server that takes nothing ends the round."""
    counted: Counter[str] = Counter()
    for _ in range(most):
        row = _take(clock())
        if row is None:
            break
        if row.stopped:
            counted[row.stopped] += 1
            continue
        tried = carrier.carry(row)
        _book(row, tried, now=clock())
        counted[tried.outcome] += 1
        if tried.outcome == Outcome.CLOSED:
            break
    return counted


def put_back(company: models.Company | None, *, now: datetime) -> int:
    """Letters given up because of the server are tried again, as far as their news are not old; how many."""
    found = models.MailOut.objects.filter(stopped=MailStop.SERVER.value, created_at__gt=now - WORTH)
    if company is not None:
        found = found.filter(company=company)
    return found.update(stopped="", given_up_at=None, tries=0, next_at=now)


def withdraw(company: models.Company, words: Collection[str], *, now: datetime) -> list[str]:
    """Letters to our people that still wait and hold one of these words go out no more, and keep no word; their keys, under which
    they may be written anew. Nobody sends one meanwhile."""
    gone = []
    with transaction.atomic():
        waiting = query.unsent().filter(company=company, to__isnull=False).select_for_update(of=("self",))
        for row in waiting.order_by("pk"):
            if not any(word in row.text for word in words):
                continue
            gone.append(row.key)
            row.key = f"withdrawn-{row.pk}-{row.key}"[:200]
            row.text = row.html = ""
            _stop(row, MailStop.OVERTAKEN, now)
            row.save(update_fields=["key", "text", "html", "stopped", "given_up_at"])
    return gone


def switch(person: models.Person, *, off: bool, actor: Actor) -> None:
    """Somebody wants no letters, or wants them again: said by themselves or by an administrator."""
    if actor.person != person:
        access.require(actor, Deed.SETTINGS)
        if not actor.operator and person.company_id != (actor.company.pk if actor.company else None):
            raise NotFound("person")
    with transaction.atomic():
        if query.wants_none(person) == off:
            return
        row = models.Setting.objects.create(
            company=person.company,
            key=query.off_key(person),
            value={"person": person.key, "off": off},
            created_by=actor.person,
        )
        if off:
            events.append("mail.off", row, actor=actor, company=person.company)
        else:
            events.append("mail.on", row, actor=actor, company=person.company)


def _take(now: datetime) -> models.MailOut | None:
    """The next due letter, ours for a while; one that is not to be sent any more comes back stopped."""
    with transaction.atomic():
        found = query.due(now).select_related("to__company", "contact", "owner")
        found = found.select_for_update(skip_locked=True, of=("self",))
        row = found.first()
        if row is None:
            return None
        stop = _reason_not_to(row, now)
        if stop is not None:
            _stop(row, stop, now)
        else:
            row.tries += 1
            row.next_at = now + LEASE
        row.save(update_fields=["tries", "next_at", "stopped", "given_up_at", "text", "html"])
    return row


def _reason_not_to(row: models.MailOut, now: datetime) -> MailStop | None:
    to = row.to
    if to is None:
        reaches = row.contact is not None and row.contact.mail and row.owner is not None and row.owner.active
        if not reaches:
            return MailStop.LEFT
    elif not to.active or not to.mail:
        return MailStop.LEFT
    elif query.wants_none(to):
        return MailStop.OFF
    return MailStop.TOO_OLD if is_old(row.created_at, now=now) else None


def _book(row: models.MailOut, tried: Tried, *, now: datetime) -> None:
    row.said = " ".join(tried.said.split())[:LONGEST_SAID]
    if tried.outcome == Outcome.SENT:
        row.sent_at = now
        _forget(row)
    elif tried.outcome == Outcome.CLOSED:  # not this letter's fault: it does not count
        row.tries -= 1
        row.next_at = now + CLOSED_PAUSE
    else:
        again = next_try(row.tries, now=now) if tried.outcome == Outcome.LATER else None
        if again is None:
            _stop(row, MailStop.SERVER, now)
        else:
            row.next_at = again
    row.save(update_fields=["said", "sent_at", "tries", "next_at", "stopped", "given_up_at", "text", "html"])


def _stop(row: models.MailOut, why: MailStop, now: datetime) -> None:
    row.stopped, row.given_up_at = why.value, now
    if why != MailStop.SERVER:  # those may be tried again
        _forget(row)


def _forget(row: models.MailOut) -> None:
    """What is on its way, or will never be, keeps no secret: a customer's link works for whoever reads it."""
    row.text, row.html = without_secrets(row.text), without_secrets(row.html)
    if row.to_id is None:
        row.text = row.html = ""
