"""The letters we write: once a week what concerns a person, and what somebody missed in an exchange."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from ropeteam.core.letters import Letter, LetterKind
from ropeteam.core.mailing import digest_week
from ropeteam.core.vocabulary import MailStop
from ropeteam.flows.mailing import Speak, put
from ropeteam.store import models
from ropeteam.store.actor import actor_of
from ropeteam.store.queries import letters as query
from ropeteam.store.queries import mail
from ropeteam.store.queries.exchange_seats import seats

DIGEST, MISSED = "digest", "missed"


def write_digests(company: models.Company, *, now: datetime, speak: Speak) -> int:
    """This week's letter to everybody whom something concerns; how many are new. One of an earlier week that was never sent is
    overtaken by it. A handful of queries a person: a job writes them, no page."""
    local = timezone.localtime(now)
    week = digest_week(local)
    if not week:
        return 0
    key = f"{DIGEST}-{week}-"
    written = models.MailOut.objects.filter(company=company, key__startswith=key)
    there = set(written.values_list("to", flat=True))
    made = 0
    for person in mail.readers(company, on=local.date()):
        if person.pk not in there and _digest(person, key=f"{key}{person.pk}", on=local.date(), now=now, speak=speak):
            made += 1
    return made


def write_missed(exchange_id: int, *, on: date, speak: Speak) -> int:
    """Who was absent from a closed exchange hears what it said about their deals; how many letters."""
    exchange = models.Exchange.objects.select_related("company").get(pk=exchange_id)
    made = 0
    for seat in seats(exchange).filter(present=False).select_related("person__company", "person__user"):
        part = query.missed(actor_of(seat.person, on=on), exchange)
        if part is not None:
            letter = Letter(LetterKind.MISSED, seat.person.name, settings.URL, (part,))
            made += (
                put(seat.person, key=f"{MISSED}-{exchange.pk}-{seat.person_id}", letter=letter, speak=speak) is not None
            )
    return made


def _digest(person: models.Person, *, key: str, on: date, now: datetime, speak: Speak) -> bool:
    parts = query.digest(actor_of(person, on=on), on=on, now=now)
    if not parts:
        return False
    letter = Letter(LetterKind.DIGEST, person.name, settings.URL, parts)
    row = put(person, key=key, letter=letter, speak=speak)
    if row is None:
        return False
    older = mail.unsent().filter(to=person, key__startswith=f"{DIGEST}-").exclude(pk=row.pk)
    older.update(stopped=MailStop.OVERTAKEN.value, given_up_at=now)
    return True
