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
from ropeteam.flows import agenda, exchange
from ropeteam.store.models import AgendaItem, Company, Exchange
from ropeteam.store.queries import exchange as query
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
        item, actor=request.actor, minutes=form.get("minutes", ""), seen=form.get("seen", ""), outcome=outcome
    )
    notices.tell(request, "exchange.done.minutes")
    return _to(item)


@staff
@require_POST
def seats(request: StaffRequest, pk: int) -> HttpResponse:
    present = [int(text) for text in request.POST.getlist("present") if text.isdecimal() and len(text) < 18]
    exchange.attend(query.one(request.actor, pk), present=present, actor=request.actor)
    notices.tell(request, "exchange.done.people")
    return redirect(f"{reverse('exchange_meeting', args=(pk,))}#people-h")


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


def _to(item: AgendaItem) -> HttpResponse:
    return redirect(f"{reverse('exchange_meeting', args=(item.exchange_id,))}#point-{item.pk}")


def _day(found: Exchange) -> str:
    return day(timezone.localtime(found.starts_at).date(), languages.current())


def _time(form: QueryDict) -> time:
    try:
        return time.fromisoformat(form.get("at", "").strip()).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError as error:
        raise Refused("time_wrong") from error


def _number(form: QueryDict, name: str) -> int:
    """0 is never sound here: the flow says what would be."""
    text = form.get(name, "").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else -1
