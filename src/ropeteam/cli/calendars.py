"""import-calendar: a calendar file in; what it cannot place is asked."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line
from ropeteam.core.errors import RopeteamError
from ropeteam.flows import calendars
from ropeteam.language.calendars.read import read_calendar_file
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company, Deal, Person
from ropeteam.store.queries import companies
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the calendar as iCalendar (.ics)")
    parser.add_argument(
        "--person", default="", metavar="KEY", help="whose calendar it is; without it only talks are taken"
    )
    parser.add_argument("--company", default="", help="where there are several companies")
    parser.add_argument(
        "--deal", action="append", default=[], metavar="TALK=DEAL", help="a proposed talk belongs to this deal"
    )


def _import(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    person = _person(company, args.person) if args.person else None
    now = timezone.now()
    window = calendars.window_of(now)
    here = timezone.get_default_timezone()
    read = read_calendar_file(args.file, name=args.file.name, window=window, here=here)
    for problem in read.problems:
        print(problem_sentence(problem, args.lang), file=sys.stderr)
    taken = calendars.take_calendar(
        read, person=person, company=company, actor=OPERATOR, now=now, deals=_deals(company, args.deal)
    )
    counts = {"talks": taken.talks, "new": taken.new, "gone": taken.gone, "busy": taken.busy}
    line("cli.calendar.done", args.lang, **counts)
    for each in taken.proposals:
        deals = ", ".join(deal.key for deal in each.deals[:5])
        near = say("cli.calendar.near", args.lang, deals=deals) if deals else ""
        start = timezone.localtime(each.start).strftime("%Y-%m-%d %H:%M")
        line(
            "cli.calendar.proposal",
            args.lang,
            start=start,
            outside=", ".join(each.outside[:4]),
            key=each.key,
            near=near,
        )
    return 1 if any(not problem.notice for problem in read.problems) else 0


def _person(company: Company, key: str) -> Person:
    person = company.people.filter(key=key, active=True).first()
    if person is None:
        raise RopeteamError("person_unknown", key=key)
    return person


def _deals(company: Company, said: list[str]) -> dict[str, Deal]:
    pairs = (pair.split("=", 1) for pair in said if "=" in pair)
    return {talk: access.deal_by_key(OPERATOR, deal, company=company.key) for talk, deal in pairs}


COMMANDS = (Command("import-calendar", "talks and busy times from a calendar file", _arguments, _import),)
