"""The meeting itself: how often, when, and the end of its minutes. Who sits there: `exchange_seats`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.exchange import Cadence, is_length, next_day
from ropeteam.core.vocabulary import ExchangeKind
from ropeteam.store import access, events, models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.exchange_lock import held
from ropeteam.store.queries import exchange as query
from ropeteam.store.queries.exchange_seats import day_of, to_seat

LONGEST_PLACE, LONGEST_RELEASE = 300, 80


def set_cadence(company: models.Company, cadence: Cadence, *, actor: Actor, now: datetime) -> models.Exchange:
    """How often the four roles meet from now on. A meeting still to come moves to its new day and keeps its agenda."""
    access.require(actor, Deed.PLAN_EXCHANGE)
    if not cadence.sound:
        raise Refused("cadence_wrong")
    with transaction.atomic():
        _one_at_a_time(company)
        value = {
            "weekday": cadence.weekday, "weeks": cadence.weeks, "at": cadence.at.isoformat("minutes"),
            "minutes": cadence.minutes, "since": cadence.since.isoformat(),
        }  # fmt: skip
        models.Setting.objects.create(company=company, key=query.CADENCE, value=value, created_by=actor.person)
        planned = query.upcoming(company).filter(kind=ExchangeKind.REGULAR.value, starts_at__gt=now).first()
        if planned is not None:
            planned = held(planned)
            _put(planned, *_next_time(cadence, now))
        else:
            planned = _next_regular(company, cadence, now)
        events.append("exchange.cadence_set", planned, actor=actor, company=company)
    return planned


def plan_next(company: models.Company, *, now: datetime) -> models.Exchange | None:
    """The next regular meeting as the cadence says, with a seat for everybody of the four roles; None without a cadence.
    Asked again, it is the same one: only colleagues who came since get their seat."""
    cadence = query.cadence(company)
    if cadence is None:
        return None
    planned = query.next_regular(company, now=now)
    if planned is None:
        with transaction.atomic():
            _one_at_a_time(company)
            planned = query.next_regular(company, now=now) or _next_regular(company, cadence, now)
    elif planned.starts_at > now:
        _seat(planned)
    return planned


def plan_iteration(
    company: models.Company, *, release: str, day: date, at: time, minutes: int, actor: Actor, now: datetime,
    place: str = "",
) -> models.Exchange:  # fmt: skip
    """A review of what a release brings. The same release has one open review."""
    access.require(actor, Deed.PLAN_EXCHANGE)
    name = " ".join(release.split())[:LONGEST_RELEASE]
    start = _moment(day, at)
    if not name:
        raise Refused("release_missing")
    if start <= now:
        raise Refused("exchange_in_the_past")
    if not is_length(minutes):
        raise Refused("cadence_wrong")
    with transaction.atomic():
        _one_at_a_time(company)
        if query.open_iteration(company, name) is not None:
            raise Refused("iteration_planned", release=name)
        times = (start, start + timedelta(minutes=minutes))
        return _plan(company, ExchangeKind.ITERATION, times, actor=actor, release=name, place=place)


def move(exchange: models.Exchange, *, day: date, at: time, place: str, actor: Actor, now: datetime) -> None:
    """Another day or place; the length stays."""
    access.require(actor, Deed.PLAN_EXCHANGE)
    start = _moment(day, at)
    if start <= now:
        raise Refused("exchange_in_the_past")
    with transaction.atomic():
        row = held(exchange)
        row.place = " ".join(place.split())[:LONGEST_PLACE]
        _put(row, start, start + (row.ends_at - row.starts_at))
        events.append("exchange.moved", row, actor=actor, company=row.company)


def close(exchange: models.Exchange, *, actor: Actor, now: datetime) -> None:
    """The minutes stand from now on as they are; what was postponed comes back at the next meeting, which is planned."""
    access.require(actor, Deed.PLAN_EXCHANGE)
    with transaction.atomic():
        _one_at_a_time(exchange.company)
        row = held(exchange)
        if row.starts_at > now:
            raise Refused("exchange_not_begun")
        row.closed_at = now
        row.save(update_fields=["closed_at"])
        events.append("exchange.closed", row, actor=actor, company=row.company)
        plan_next(row.company, now=now)


def _one_at_a_time(company: models.Company) -> None:
    """Two people planning at once would plan two meetings."""
    models.Company.objects.select_for_update(no_key=True).get(pk=company.pk)


def _next_regular(company: models.Company, cadence: Cadence, now: datetime) -> models.Exchange:
    return _plan(company, ExchangeKind.REGULAR, _next_time(cadence, now), actor=OPERATOR)


def _next_time(cadence: Cadence, now: datetime) -> tuple[datetime, datetime]:
    """The next time of the cadence that is still to come; today counts until the hour has struck."""
    after = timezone.localtime(now).date() - timedelta(days=1)
    start = _moment(next_day(cadence, after=after), cadence.at)
    if start <= now:
        start = _moment(next_day(cadence, after=after + timedelta(days=1)), cadence.at)
    return start, start + timedelta(minutes=cadence.minutes)


def _plan(
    company: models.Company, kind: ExchangeKind, times: tuple[datetime, datetime], *, actor: Actor, release: str = "",
    place: str = "",
) -> models.Exchange:  # fmt: skip
    row = models.Exchange.objects.create(
        company=company, kind=kind.value, starts_at=times[0], ends_at=times[1], release=release,
        place=" ".join(place.split())[:LONGEST_PLACE], created_by=actor.person,
    )  # fmt: skip
    _seat(row)
    events.append("exchange.planned", row, actor=actor, company=company)
    return row


def _seat(exchange: models.Exchange) -> None:
    seats = [models.ExchangeSeat(exchange=exchange, person=person) for person in to_seat(exchange)]
    models.ExchangeSeat.objects.bulk_create(seats, ignore_conflicts=True)


def _put(exchange: models.Exchange, start: datetime, end: datetime) -> None:
    if timezone.localtime(start).date() != day_of(exchange):
        exchange.seats.filter(sent_word=True).update(present=None, sent_word=False)  # that word was about the old day
    exchange.starts_at, exchange.ends_at = start, end
    exchange.save(update_fields=["starts_at", "ends_at", "place"])


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
