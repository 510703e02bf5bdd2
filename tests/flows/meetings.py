"""A meeting on the cast's stage: planned for the next days, or begun an hour ago."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from cast import TODAY, World

from ropeteam.core.exchange import Agenda, Cadence
from ropeteam.core.vocabulary import AgendaCode, AgendaOutcome
from ropeteam.flows import agenda, exchange, exchange_seats
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.exchange_points import points

# Ten in the morning of the cast's day, a Monday.
NOW = datetime.combine(TODAY, time(10), tzinfo=ZoneInfo("Europe/Berlin"))
WEDNESDAYS = Cadence(weekday=2, weeks=1, at=time(10), minutes=60, since=TODAY)


def meeting(world: World, *, begun: bool = False, now: datetime | None = None) -> models.Exchange:
    """The next regular exchange; with `begun` its hour came long ago."""
    row = exchange.set_cadence(
        world.company, WEDNESDAYS, actor=world.product_manager, now=now or datetime.now(tz=NOW.tzinfo)
    )
    if begun:
        start = (now or NOW) - timedelta(hours=1)
        models.Exchange.objects.filter(pk=row.pk).update(starts_at=start, ends_at=start + timedelta(hours=1))
        row.refresh_from_db()
    return row


def refresh(row: models.Exchange, now: datetime = NOW) -> Agenda:
    row.refresh_from_db()
    return agenda.refresh(row, now=now)


def standing(row: models.Exchange) -> list[tuple[str, str]]:
    return [(item.code, point.title) for item in row.agenda.order_by("no") for point in points(row.company, [item])]


def codes(row: models.Exchange) -> list[str]:
    return list(row.agenda.order_by("no").values_list("code", flat=True))


def met(seller: Actor, product: Actor) -> None:
    """In a company from a folder: one meeting is over, with every kind of point; the next and a review are planned."""
    company = models.Company.objects.get(people=product.person)
    row = exchange.set_cadence(company, WEDNESDAYS, actor=product, now=NOW)
    told = agenda.add_topic(row, actor=seller, words="Messe „Nord“; wer fährt?")
    row.refresh_from_db()
    agenda.refresh(row, now=NOW + timedelta(days=1))
    about = {
        AgendaCode.CAPABILITY_STALE: {"capability": models.Capability.objects.order_by("pk")[0]},
        AgendaCode.RELEASED: {"roadmap_item": models.RoadmapItem.objects.order_by("pk")[0]},
        AgendaCode.NOT_PASSED_ON: {"answer": models.Answer.objects.order_by("pk")[0]},
        AgendaCode.PROMISE_AT_RISK: {"promise": models.Promise.objects.order_by("pk")[0]},
        AgendaCode.DECIDED: {"decision": models.Decision.objects.order_by("pk")[0]},
        AgendaCode.UNDECIDED: {"change_request": models.ChangeRequest.objects.order_by("pk")[0]},
        AgendaCode.PROPOSAL: {},
    }
    for no, (code, subject) in enumerate(about.items(), row.agenda.count() + 1):
        models.AgendaItem.objects.create(exchange=row, no=no, code=code.value, **subject)
    told.refresh_from_db()
    agenda.take_minutes(told, actor=seller, minutes="Nora.\nUnd „alle“.", seen="", outcome=AgendaOutcome.DONE)
    postponed = row.agenda.exclude(pk=told.pk).order_by("no")[0]
    agenda.take_minutes(postponed, actor=product, minutes="", seen="", outcome=AgendaOutcome.POSTPONED)
    assert seller.person is not None
    off, word = [seat.person for seat in row.seats.select_related("person").exclude(person=seller.person)[:2]]
    exchange_seats.take_off(row, off, actor=product)
    exchange_seats.send_word(row, word, actor=product, comes=False)
    exchange_seats.attend(row, present=[seller.person.pk], actor=seller)
    over = NOW + timedelta(days=3)
    exchange.close(row, actor=product, now=over)
    exchange.plan_iteration(
        company,
        release="9.0",
        day=TODAY + timedelta(days=9),
        at=time(9),
        minutes=30,
        actor=product,
        now=over,
        place="Raum 1",
    )
