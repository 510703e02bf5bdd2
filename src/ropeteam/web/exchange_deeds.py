"""What people do with an exchange: how often, when, topics, minutes, who was there, the end."""

from __future__ import annotations

from datetime import time

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.exchange import Cadence
from ropeteam.core.vocabulary import AgendaOutcome
from ropeteam.flows import agenda, exchange, exchange_seats
from ropeteam.store.models import AgendaItem, Company, Exchange, Person
from ropeteam.store.queries import exchange as query
from ropeteam.store.queries.exchange_seats import day_of
from ropeteam.web import fields, languages, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.wording.say import day


@staff
@require_POST
def cadence(request: StaffRequest) -> HttpResponse:
    form = request.POST
    wanted = Cadence(
        weekday=_number(form, "weekday"), weeks=_number(form, "weeks"), at=_time(form), minutes=_number(form, "minutes"),
        since=request.today,
    )  # fmt: skip
    planned = exchange.set_cadence(_company(request), wanted, actor=request.actor, now=timezone.now())
    notices.tell(request, "exchange.done.cadence", day=_day(planned))
    return redirect("exchange")


@staff
@require_POST
def iterations(request: StaffRequest) -> HttpResponse:
    form = request.POST
    planned = exchange.plan_iteration(
        _company(request), release=form.get("release", ""), day=fields.day(form, "day"), at=_time(form),
        minutes=_number(form, "minutes"), actor=request.actor, now=timezone.now(), place=form.get("place", ""),
    )  # fmt: skip
    notices.tell(request, "exchange.done.planned", day=_day(planned))
    return redirect("exchange_meeting", planned.pk)


@staff
@require_POST
def time_and_place(request: StaffRequest, pk: int) -> HttpResponse:
    form, found = request.POST, query.one(request.actor, pk)
    exchange.move(
        found, day=fields.day(form, "day"), at=_time(form), place=form.get("place", ""), actor=request.actor,
        now=timezone.now(),
    )  # fmt: skip
    found.refresh_from_db()
    notices.tell(request, "exchange.done.moved", day=_day(found))
    return redirect("exchange_meeting", pk)


@staff
@require_POST
def topics(request: StaffRequest, pk: int) -> HttpResponse:
    item = agenda.add_topic(query.one(request.actor, pk), actor=request.actor, words=request.POST.get("words", ""))
    notices.tell(request, "exchange.done.topic")
    return _to(item)


@staff
@require_POST
def minutes(request: StaffRequest, pk: int) -> HttpResponse:
    form, item = request.POST, query.item(request.actor, pk)
    outcome = fields.one_of(form, "outcome", AgendaOutcome) if form.get("outcome") else None
    agenda.take_minutes(
        item, actor=request.actor, minutes=form.get("minutes", ""), seen=form.get("seen", ""), outcome=outcome,
        seen_outcome=form.get("seen_outcome"),
    )  # fmt: skip
    notices.tell(request, "exchange.done.minutes")
    return _to(item)


@staff
@require_POST
def seats(request: StaffRequest, pk: int) -> HttpResponse:
    present = [int(text) for text in request.POST.getlist("present") if text.isdecimal() and len(text) < 18]
    exchange_seats.attend(query.one(request.actor, pk), present=present, actor=request.actor)
    return _at_the_table(request, pk, "exchange.done.people")


@staff
@require_POST
def seat(request: StaffRequest, pk: int) -> HttpResponse:
    """A seat given or, with `off`, taken by hand."""
    found, person = query.one(request.actor, pk), _colleague(request)
    if request.POST.get("off"):
        exchange_seats.take_off(found, person, actor=request.actor)
        return _at_the_table(request, pk, "exchange.done.unseated", name=person.name)
    exchange_seats.seat(found, person, actor=request.actor)
    return _at_the_table(request, pk, "exchange.done.seated", name=person.name)


@staff
@require_POST
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody cannot come, or with `comes` can after all; without a name it is oneself."""
    found, comes = query.one(request.actor, pk), bool(request.POST.get("comes"))
    person = _colleague(request) if request.POST.get("person") else request.actor.person
    if person is None:
        raise NotFound("person")
    exchange_seats.send_word(found, person, actor=request.actor, comes=comes)
    return _at_the_table(request, pk, "exchange.done.comes" if comes else "exchange.done.sent_word")


@staff
@require_POST
def closing(request: StaffRequest, pk: int) -> HttpResponse:
    """Decisions taken in the meeting stand at their points before the minutes are closed."""
    found, now = query.one(request.actor, pk), timezone.now()
    agenda.refresh(found, now=now)
    exchange.close(found, actor=request.actor, now=now)
    notices.tell(request, "exchange.done.closed")
    return redirect("exchange_meeting", pk)


def _company(request: StaffRequest) -> Company:
    if request.actor.company is None:
        raise NotFound("company")
    return request.actor.company


def _colleague(request: StaffRequest) -> Person:
    pk = fields.number(request.POST, "person")
    found = Person.objects.filter(company=_company(request), pk=pk).first() if pk else None
    if found is None:
        raise NotFound("person")
    return found


def _at_the_table(request: StaffRequest, pk: int, code: str, **values: str) -> HttpResponse:
    notices.tell(request, code, **values)
    return redirect(f"{reverse('exchange_meeting', args=(pk,))}#people-h")


def _to(item: AgendaItem) -> HttpResponse:
    return redirect(f"{reverse('exchange_meeting', args=(item.exchange_id,))}#point-{item.pk}")


def _day(found: Exchange) -> str:
    return day(day_of(found), languages.current())


def _time(form: QueryDict) -> time:
    try:
        return time.fromisoformat(form.get("at", "").strip()).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise Refused("time_wrong") from error


def _number(form: QueryDict, name: str) -> int:
    """0 is never sound here: the flow says what would be."""
    text = form.get(name, "").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else -1
