"""exchange: the next meeting of the four roles with its agenda; how often they meet; a topic for it."""

from __future__ import annotations

import argparse
from datetime import time
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import Refused
from ropeteam.core.exchange import Cadence
from ropeteam.flows import agenda
from ropeteam.flows import exchange as flow
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company, Exchange
from ropeteam.store.queries import companies
from ropeteam.store.queries import exchange as query
from ropeteam.store.queries.exchange_points import Point, points
from ropeteam.store.queries.exchange_seats import table
from ropeteam.wording.say import day, say

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("meeting", type=int, nargs="?", help="the meeting's number; without it the open ones")
    parser.add_argument("--every", type=int, metavar="WEEKS", help="set how often you meet: every so many weeks")
    parser.add_argument("--on", choices=DAYS, default="wed", help="with --every: the weekday")
    parser.add_argument("--at", default="10:00", metavar="HH:MM", help="with --every: when it begins")
    parser.add_argument("--minutes", type=int, default=60, help="with --every: how long it takes")
    parser.add_argument("--topic", default="", metavar="TEXT", help="put a topic on the agenda of the next one")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _exchange(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    now = timezone.now()
    if args.every is not None:
        flow.set_cadence(company, _cadence(args), actor=OPERATOR, now=now)
    flow.plan_next(company, now=now)
    rows = _wanted(company, args.meeting)
    if args.topic and rows:
        agenda.add_topic(rows[0], actor=OPERATOR, words=args.topic)
    told = []
    for row in rows:
        agenda.refresh(row, now=now)
        told.append((row, points(company, query.items(OPERATOR, row))))
    if args.format == "json":
        print(as_json([_as_data(row, found) for row, found in told]))
    elif not told:
        line("cli.exchange.none", args.lang)
    for row, found in told if args.format == "text" else ():
        _print(row, found, args.lang)
    return 0


def _wanted(company: Company, pk: int | None) -> list[Exchange]:
    if pk is None:
        return list(query.upcoming(company).select_related("company"))
    return [query.one(OPERATOR, pk)]


def _cadence(args: argparse.Namespace) -> Cadence:
    try:
        at = time.fromisoformat(args.at)
    except ValueError as error:
        raise Refused("time_wrong") from error
    return Cadence(DAYS.index(args.on), args.every, at, args.minutes, timezone.localdate())


def _print(row: Exchange, found: list[Point], language: str) -> None:
    start = timezone.localtime(row.starts_at)
    title = say(f"exchange.kind.{row.kind}", language) + (f" {row.release}" if row.release else "")
    line("cli.exchange.meeting", language, no=row.pk, title=title, when=f"{day(start.date(), language)} {start:%H:%M}")
    absent = table(row).missing
    if absent:
        names = ", ".join(say(f"role.{role}", language) for role in absent)
        line("cli.exchange.missing", language, roles=names)
    code = ""
    for point in found:
        item = point.item
        if item.code != code:
            code = item.code
            print(say(f"agenda.{code}", language))
        about = f" ({point.deal.title})" if point.deal else ""
        outcome = f": {say(f'agenda_outcome.{item.outcome}', language)}" if item.outcome else ""
        line("cli.exchange.point", language, no=item.no, title=_title(point, language), about=about, outcome=outcome)


def _title(point: Point, language: str) -> str:
    if point.kind != "proposal":
        return point.title
    return say("exchange.proposals.one" if point.target == 1 else "exchange.proposals.many", language, n=point.target)


def _as_data(row: Exchange, found: list[Point]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "release": row.release,
        "start": row.starts_at.isoformat(),
        "end": row.ends_at.isoformat(),
        "closed": row.closed_at.isoformat() if row.closed_at else None,
        "missing": list(table(row).missing),
        "agenda": [
            {
                "no": point.item.no,
                "code": point.item.code,
                "title": point.title,
                "deal": point.deal.key if point.deal else None,
                "minutes": point.item.minutes,
                "outcome": point.item.outcome,
            }
            for point in found
        ],
    }


COMMANDS = (
    Command("exchange", "the next meeting of the four roles with its agenda; how often; topics", _arguments, _exchange),
)
