"""A story's exchange: the four roles met on the last such weekday, talked it through and closed the minutes; the next is planned.

Its day counts from the start, as a calendar's does, so that the next meeting always lies ahead of who looks.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from ropeteam.core.exchange import Cadence
from ropeteam.core.vocabulary import AgendaOutcome
from ropeteam.flows import agenda, exchange, exchange_seats
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of

EARLIER = timedelta(days=2)


def meet(act: Act, company: models.Company) -> None:
    told, actor = act.values, _actor(act.who, company)
    day = _last(told["weekday"], before=timezone.localdate())
    cadence = Cadence(told["weekday"], told["weeks"], told["at"], told["length"], since=day)
    start = datetime.combine(day, told["at"], timezone.get_default_timezone())
    row = exchange.set_cadence(company, cadence, actor=actor, now=start - EARLIER)
    for words in told.get("topics", ()):
        agenda.add_topic(row, actor=actor, words=words)
    agenda.refresh(row, now=start - timedelta(hours=1))
    for name in told.get("sent_word", ()):
        absent = _actor(name, company)
        if absent.person is not None:
            exchange_seats.send_word(row, absent.person, actor=absent, comes=False)
    _talk(row, act, actor)
    present = [_actor(name, company).person for name in told["present"]]
    exchange_seats.attend(row, present=[person.pk for person in present if person is not None], actor=actor)
    exchange.close(row, actor=actor, now=start + timedelta(minutes=told["length"]))


def _talk(row: models.Exchange, act: Act, actor: Actor) -> None:
    """What was said stands at the point it was about. Where the agenda has no such point (the ear did not hear the wish),
    nothing was said."""
    for said in act.values.get("talked", ()):
        item = _points(row, said).filter(minutes="", outcome="").order_by("no").first()
        if item is not None:
            outcome = AgendaOutcome(said["outcome"]) if said["outcome"] else None
            agenda.take_minutes(item, actor=actor, minutes=said["minutes"], seen="", outcome=outcome)


def _points(row: models.Exchange, said: dict[str, str]) -> QuerySet[models.AgendaItem]:
    """The points of a kind, and of a wish and a deal where they are named."""
    found = row.agenda.filter(code=said["about"])
    wish, deal = said["request"], said["deal"]
    if wish:
        of_answer = Q(answer__decision__change_request__key=wish)
        found = found.filter(of_answer | Q(change_request__key=wish) | Q(decision__change_request__key=wish))
    return found.filter(Q(answer__deal__key=deal) | Q(promise__deal__key=deal)) if deal else found


def _last(weekday: int, *, before: date) -> date:
    return before - timedelta(days=(before.weekday() - weekday - 1) % 7 + 1)


def _actor(name: str, company: models.Company) -> Actor:
    return actor_of(company.people.get(name=name), on=timezone.localdate())
