"""readiness: to whom we can sell today. stale: capabilities that somebody should look at again."""

from __future__ import annotations

import argparse

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.store.queries import companies, freshness, readiness
from ropeteam.store.queries.readiness import SegmentStand
from ropeteam.wording.say import day, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _readiness(args: argparse.Namespace) -> int:
    product = companies.product(args.company)
    stands = readiness.of_product(product, on=timezone.localdate())
    if not stands and args.format == "text":
        line("cli.readiness.none", args.lang)
    for row in stands:
        if args.format == "json":
            print(as_json(_facts(row)))
        else:
            _print(row, args.lang)
    return 0


def _stale(args: argparse.Namespace) -> int:
    product, today = companies.product(args.company), timezone.localdate()
    rows = list(freshness.alarming(product, on=today))
    if not rows and args.format == "text":
        line("cli.stale.none", args.lang)
    for row in rows:
        stand = freshness.fresh_of(row, on=today)
        if args.format == "json":
            facts = {"state": stand.stand.value, "due": stand.due, "looked": stand.looked_on}
            print(as_json({"id": row.key, "name": row.name, **facts}))
        else:
            code = "fresh.since.untrue" if row.untrue else "fresh.since.stale"
            state = say(code, args.lang, day=day(stand.looked_on if row.untrue else stand.due, args.lang))
            line("cli.stale.line", args.lang, id=row.key, name=row.name, state=state)
    return 0


def _facts(row: SegmentStand) -> dict[str, object]:
    judged = row.readiness
    gaps = [{"id": gap.must.key, "status": gap.must.status.value, "comes": gap.must.brought_on} for gap in row.gaps]
    counted = {"there": judged.there, "needed": judged.needed, "tolerance": judged.tolerance}
    return {
        "id": row.segment.key,
        "name": row.segment.name,
        "state": judged.stand.value,
        **counted,
        "ready_on": judged.ready_on,
        "gaps": gaps,
    }


def _print(row: SegmentStand, language: str) -> None:
    judged = row.readiness
    share = say("segments.unsaid", language)
    if judged.needed:
        share = say("segments.share", language, there=judged.there, needed=judged.needed)
    state = say(f"ready.{judged.stand}", language)
    line("cli.readiness.line", language, id=row.segment.key, name=row.segment.name, state=state, share=share)
    for gap in row.gaps:
        when = say("segments.no_day", language)
        if gap.must.brought_on:
            when = say("segments.comes", language, day=day(gap.must.brought_on, language))
        status = say(f"status.{gap.must.status}", language)
        line("cli.readiness.gap", language, name=gap.name, status=status, when=when)


COMMANDS = (
    Command(
        "readiness", "to whom we can sell today: segments, gaps, when the roadmap closes them", _arguments, _readiness
    ),
    Command("stale", "capabilities that somebody should look at again", _arguments, _stale),
)
