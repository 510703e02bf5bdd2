"""What one person should hear by letter: answers to pass on, decisions on their deals, suggestions, the next exchange.

Only what stands on deals whose rope they hold. A confidential deal is not named: a letter leaves the house.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from ropeteam.core.letters import LetterPart, Line, Part
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import AgendaItem, Deal, DealRole, Decision, Exchange, ExchangeSeat
from ropeteam.store.queries import answers, climb
from ropeteam.store.queries import exchange as exchanges
from ropeteam.store.queries.exchange_points import Point, points
from ropeteam.store.queries.exchange_seats import day_of
from ropeteam.store.queries.today import SECTIONS

MOST = 5
WEEK = timedelta(days=7)
AHEAD = timedelta(days=8)


def digest(actor: Actor, *, on: date, now: datetime) -> tuple[Part, ...]:
    """The parts of the weekly letter that have something in them."""
    mine = DealRole.objects.filter(person=actor.person, to_day__isnull=True).values("deal")
    found = (
        _answers(actor, mine),
        _decided(actor, mine, on),
        _to_confirm(actor),
        _next_exchange(actor, now),
        _stretched(actor, mine, on),
    )
    return tuple(part for part in found if part is not None)


def missed(actor: Actor, exchange: Exchange) -> Part | None:
    """What an exchange said about the deals of somebody who was absent; None where it said nothing."""
    rows = exchanges.items(actor, exchange)
    mine = exchanges.concerning(actor, rows)
    own = [row for row in rows if row.pk in mine]
    if not own:
        return None
    lines = _of_points(exchange, points(exchange.company, own))
    return _part(LetterPart.MISSED, lines, len(rows), f"exchange/{exchange.pk}/", day=day_of(exchange))


def _answers(actor: Actor, mine: QuerySet[Any, Any]) -> Part | None:
    found = answers.to_pass_on(actor, mine)
    lines = [
        Line(
            "" if row.deal is not None and row.deal.confidential else row.decision.change_request.title,
            f"answers/{row.pk}/",
            deal=_name(row.deal),
            note=f"decision.{row.decision.kind}",
        )
        for row in found[:MOST]
    ]
    return _part(LetterPart.ANSWERS, lines, found.count(), "answers/") if lines else None


def _decided(actor: Actor, mine: QuerySet[Any, Any], on: date) -> Part | None:
    """Decisions of the last week on what one's own customers asked for."""
    found = Decision.objects.filter(
        decided_on__gt=on - WEEK, decided_on__lte=on, change_request__askers__deal__in=mine
    ).distinct()
    rows = list(found.select_related("change_request").order_by("-decided_on", "-pk")[:MOST])
    lines = [
        Line(row.change_request.title, f"requests/{row.change_request_id}/", note=f"decision.{row.kind}")
        for row in rows
    ]
    return _part(LetterPart.DECIDED, lines, found.count(), "requests/") if lines else None


def _to_confirm(actor: Actor) -> Part | None:
    """How much was heard in one's own talks that nobody confirmed, deal by deal; never the words."""
    heard = SECTIONS["confirm"](actor).order_by()
    counted = dict(heard.values_list("conversation__deal").annotate(n=Count("pk", distinct=True)))
    deals = access.deals(actor).in_bulk([pk for pk in counted if pk is not None])
    order = sorted(deals, key=lambda pk: (-counted[pk], pk))
    lines = [_heard_in(deals[pk], counted[pk]) for pk in order[:MOST]]
    return _part(LetterPart.CONFIRM, lines, len(order), "") if lines else None


def _heard_in(deal: Deal, n: int) -> Line:
    note = "letter.heard.one" if n == 1 else "letter.heard.many"
    return Line(_name(deal), f"deals/{deal.pk}/", note=note, values={"n": n})


def _next_exchange(actor: Actor, now: datetime) -> Part | None:
    """The meeting of these days in which one has a seat: the points about one's own deals, and how many others."""
    seats = ExchangeSeat.objects.filter(person=actor.person, taken_off=False, sent_word=False).values("exchange")
    found = Exchange.objects.filter(
        pk__in=seats, closed_at__isnull=True, starts_at__gt=now, starts_at__lt=now + AHEAD
    ).select_related("company")
    row = found.order_by("starts_at", "pk").first()
    if row is None:
        return None
    rows = exchanges.items(actor, row)
    mine = exchanges.concerning(actor, rows)
    lines = _of_points(row, points(row.company, [item for item in rows if item.pk in mine]))
    return _part(LetterPart.EXCHANGE, lines, len(rows), f"exchange/{row.pk}/", day=day_of(row))


def _stretched(actor: Actor, mine: QuerySet[Any, Any], on: date) -> Part | None:
    """Deals with a talk in the next days that promise more than can be delivered: a number, and where what helps is told."""
    found = climb.stretched(access.deals(actor).filter(pk__in=mine), on)
    lines = [
        Line(
            _name(deal), f"deals/{deal.pk}/", note="letter.climb.stretched",
            values={"points": deal.stretch},  # type: ignore[attr-defined]
        )
        for deal in found[:MOST]
    ]  # fmt: skip
    return _part(LetterPart.CLIMB, lines, found.count(), "") if lines else None


def _of_points(exchange: Exchange, found: Sequence[Point]) -> list[Line]:
    return [
        Line(
            _title(point),
            f"exchange/{exchange.pk}/#point-{point.item.pk}",
            deal=_name(point.deal),
            note=_came_of(point.item),
        )
        for point in found[:MOST]
    ]


def _came_of(item: AgendaItem) -> str:
    return f"agenda_outcome.{item.outcome}" if item.outcome else f"letter.about.{item.code}"


def _title(point: Point) -> str:
    """A promise's sentence is what was said to a customer: in a letter its deal stands for it."""
    return "" if point.kind == "promise" else point.title


def _name(deal: Deal | None) -> str:
    return "" if deal is None or deal.confidential else deal.title


def _part(code: LetterPart, lines: list[Line], total: int, path: str, *, day: date | None = None) -> Part:
    return Part(code, tuple(lines), total - len(lines), path, day.isoformat() if day else "")
