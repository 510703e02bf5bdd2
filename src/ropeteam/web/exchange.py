"""The exchange: the next meeting with its agenda, past ones, and one meeting to walk through with minutes beside each point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.vocabulary import ExchangeKind, Role
from ropeteam.flows import agenda as agenda_flow
from ropeteam.flows import exchange as flow
from ropeteam.flows import request_board
from ropeteam.store.models import Exchange, ExchangeSeat
from ropeteam.store.queries import exchange as query
from ropeteam.store.queries.exchange_facts import left_out
from ropeteam.store.queries.exchange_seats import could_sit, table
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.exchange_points import Group, groups
from ropeteam.web.iteration import told_of
from ropeteam.wording.say import day, say

WEEKS = (1, 2, 3, 4, 6, 8, 12)


@dataclass(frozen=True, slots=True)
class Seated:
    seat: ExchangeSeat
    roles: list[Role]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its name and time in the reader's words. `begun`: its hour has come."""

    row: Exchange
    name: str
    when: str
    begun: bool


@staff
@require_safe
def exchange(request: StaffRequest) -> HttpResponse:
    now, company = timezone.now(), request.actor.company
    if company is not None:
        flow.plan_next(company, now=now)
    waiting = list(query.upcoming(company)) if company else []
    after = listing.number(request.GET, "after")
    past = query.past(request.actor, after=after, size=query.SIZE + 1)
    may_plan = may(Deed.PLAN_EXCHANGE, request.actor.roles)
    context = {
        "meetings": [(meeting(row, now), _agenda(request, row, now)) for row in waiting],
        "past": [meeting(row, now) for row in past[: query.SIZE]],
        "older": past[query.SIZE - 1].pk if len(past) > query.SIZE else None,
        "after": after,
        "may_plan": may_plan,
        "cadence": query.cadence(company) if company else None,
        "weekdays": range(7),
        "weeks": WEEKS,
        "releases": query.releases(company) if company and may_plan else [],
        "today": request.today,
    }
    return render(request, "exchange/exchange.html", context)


@staff
@require_safe
def one(request: StaffRequest, pk: int) -> HttpResponse:
    """The agenda of an open meeting is brought up to date before it is shown."""
    found = query.one(request.actor, pk)
    now = timezone.now()
    shown = _agenda(request, found, now)
    seated = table(found)
    own = seated.of(request.actor.person)
    is_open = found.closed_at is None
    iteration = found.kind == ExchangeKind.ITERATION
    may_plan = is_open and may(Deed.PLAN_EXCHANGE, request.actor.roles)
    context = {
        "meeting": meeting(found, now),
        "groups": shown,
        "seats": [Seated(seat, sorted(roles, key=list(Role).index)) for seat, roles in seated.seats],
        "attended": any(seat.present is not None and not seat.sent_word for seat, _ in seated.seats),
        "missing": _in_words(seated.missing),
        "own_seat": own if is_open else None,
        "could_sit": could_sit(found) if may_plan else [],
        "iteration": iteration,
        "told": told_of(request.actor, found, on=request.today) if iteration else {},
        "missed": own is not None and own.present is False and sum(row.mine for group in shown for row in group.rows),
        "left_out": left_out(found.company, on=request.today) if is_open and not iteration else 0,
        "may_minute": is_open and may(Deed.TAKE_MINUTES, request.actor.roles),
        "may_decide": is_open and may(Deed.DECIDE_REQUEST, request.actor.roles),
        "may_add": is_open and may(Deed.ADD_TOPIC, request.actor.roles),
        "may_plan": may_plan,
        "local_start": timezone.localtime(found.starts_at),
        "longest_topic": agenda_flow.LONGEST_TOPIC,
        "longest_minutes": agenda_flow.LONGEST_MINUTES,
    }
    return render(request, "exchange/meeting.html", context)


def meeting(row: Exchange, now: datetime) -> Meeting:
    language = languages.current()
    start, end = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    when = say(
        "exchange.on",
        language,
        weekday=say(f"weekday.{start.weekday()}", language),
        day=day(start.date(), language),
        start=f"{start:%H:%M}",
        end=f"{end:%H:%M}",
    )
    return Meeting(row, name_of(row, language), when, row.starts_at <= now)


def name_of(row: Exchange, language: str) -> str:
    if row.kind == ExchangeKind.ITERATION and row.release:
        return say("exchange.of_release", language, release=row.release)
    return say(f"exchange.kind.{row.kind}", language)


def _agenda(request: StaffRequest, row: Exchange, now: datetime) -> list[Group]:
    wanted = agenda_flow.refresh(row, now=now)
    return groups(request.actor, query.items(request.actor, row), wanted.rest, request_board.board(request.actor))


def _in_words(roles: Sequence[Role]) -> str:
    language = languages.current()
    return ", ".join(say(f"role.{role}", language) for role in roles)
