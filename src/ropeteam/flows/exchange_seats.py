"""Who sits at the table: a seat given or taken by hand, a word that somebody cannot come, and who was there.

Planning gives everybody of the four roles a seat. A seat that a person took off is not given back by planning, only by a
person. Who sends word before the meeting is absent from then on, so that the role they leave empty is seen in time.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.exchange_lock import held
from ropeteam.store.queries.exchange_seats import could_sit, seats


def seat(exchange: models.Exchange, person: models.Person, *, actor: Actor) -> models.ExchangeSeat:
    """A colleague of one of the four roles sits there; who sits there already stays as they are."""
    access.require(actor, Deed.PLAN_EXCHANGE)
    with transaction.atomic():
        row = held(exchange)
        there = seats(row).filter(person=person).first()
        if there is not None:
            return there
        if not could_sit(row).filter(pk=person.pk).exists():
            raise Refused("seat_role")
        found, _ = models.ExchangeSeat.objects.update_or_create(
            exchange=row, person=person,
            defaults={"taken_off": False, "present": None, "sent_word": False, "created_by": actor.person},
        )  # fmt: skip
        events.append("exchange.seated", row, actor=actor, company=row.company, person=person.pk)
    return found


def take_off(exchange: models.Exchange, person: models.Person, *, actor: Actor) -> None:
    """No seat any more, and planning does not give it back."""
    access.require(actor, Deed.PLAN_EXCHANGE)
    with transaction.atomic():
        row = held(exchange)
        if seats(row).filter(person=person).update(taken_off=True, present=None, sent_word=False):
            events.append("exchange.unseated", row, actor=actor, company=row.company, person=person.pk)


def send_word(exchange: models.Exchange, person: models.Person, *, actor: Actor, comes: bool) -> None:
    """They cannot come, or can after all. Said by themselves, or by whoever plans the meeting."""
    if actor.person != person and not access.allows(actor, Deed.PLAN_EXCHANGE):
        raise NotAllowed(Deed.PLAN_EXCHANGE)
    with transaction.atomic():
        row = held(exchange)
        found = seats(row).filter(person=person)
        if not found.exists():
            raise NotFound("seat")
        if comes and found.filter(sent_word=True).update(present=None, sent_word=False):
            events.append("exchange.comes", row, actor=actor, company=row.company, person=person.pk)
        if not comes and found.filter(sent_word=False).update(present=False, sent_word=True):
            events.append("exchange.sent_word", row, actor=actor, company=row.company, person=person.pk)


def attend(exchange: models.Exchange, *, present: Collection[int], actor: Actor) -> None:
    """Who of the seats was there; the others were absent. Who came after all sent no word."""
    access.require(actor, Deed.TAKE_MINUTES)
    with transaction.atomic():
        row = held(exchange)
        seats(row).filter(person__in=list(present)).update(present=True, sent_word=False)
        seats(row).exclude(person__in=list(present)).update(present=False)
        events.append("exchange.attended", row, actor=actor, company=row.company)
