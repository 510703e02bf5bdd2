"""import-requests: wishes from Canny, Fider, Jira or any list. Columns are guessed, shown, and can be said."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line, progress, progress_done
from ropeteam.core.errors import NotFound
from ropeteam.core.problems import Problem
from ropeteam.flows import trackers
from ropeteam.flows.trackers import Brought
from ropeteam.language.trackers.contract import Look
from ropeteam.language.trackers.registry import READERS, parse_choices
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import companies
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the export")
    parser.add_argument("--from", dest="tracker", choices=tuple(READERS), required=True, help="whose export it is")
    parser.add_argument(
        "--map", action="append", default=[], metavar="FIELD=COLUMN", help="say a column, e.g. title=Wunsch"
    )
    parser.add_argument("--site", default="", metavar="URL", help="where the system stands, for links to each wish")
    parser.add_argument("--look", action="store_true", help="only show what the columns are taken for")
    parser.add_argument("--product", default="", help="the product's id, where there are several")
    parser.add_argument("--company", default="", help="the company, where there are several")


def _import(args: argparse.Namespace) -> int:
    started = time.monotonic()
    products = companies.one(args.company).products.order_by("pk")
    product = (products.filter(key=args.product) if args.product else products).first()
    if product is None:
        raise NotFound("product", args.product)
    problems: list[Problem] = []
    chosen = parse_choices(args.map, tracker=args.tracker, problems=problems)
    reader = READERS[args.tracker]
    look = reader.look(args.file, name=args.file.name, chosen=chosen)
    errors = _tell([*problems, *look.problems], args.lang)
    problems.clear()
    _columns(look, args)
    if args.look or errors:
        return 1 if errors else 0
    records = reader.read(args.file, name=args.file.name, problems=problems, chosen=chosen, site=args.site)
    brought = Brought()
    today = timezone.localdate()
    for brought in trackers.take_in(
        records, product=product, tracker=args.tracker, actor=OPERATOR, on=today, file=args.file.name
    ):
        errors += _tell([*problems, *brought.problems], args.lang)
        problems.clear()
        brought.problems.clear()
        progress(say("cli.trackers.progress", args.lang, file=args.file.name, n=brought.wishes))
    progress_done()
    errors += _tell(problems, args.lang)
    _summary(brought, args.lang, time.monotonic() - started)
    return 1 if errors else 0


def _tell(problems: Iterable[Problem], language: str) -> int:
    """Each on one line of standard error; how many are errors."""
    errors = 0
    for problem in problems:
        print(problem_sentence(problem, language), file=sys.stderr)
        errors += not problem.notice
    return errors


def _columns(look: Look, args: argparse.Namespace) -> None:
    taken = [f"{one.field} ← {one.column} ({one.confidence:.0%})" for one in look.guesses if one.column]
    if look.guesses:
        columns = ", ".join(taken) or say("cli.crm.no_columns", args.lang)
        line("cli.trackers.columns", args.lang, file=args.file.name, columns=columns)


def _summary(brought: Brought, language: str, seconds: float) -> None:
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    line(
        "cli.trackers.done",
        language,
        wishes=brought.wishes,
        new=brought.new,
        restated=brought.restated,
        askers=brought.askers,
        ours=brought.ours,
        seconds=f"{seconds:.1f}",
        memory=memory,
    )
    if brought.unnamed:
        line("cli.trackers.unnamed", language, n=brought.unnamed)
    for one in brought.proposals:
        line(
            "cli.trackers.stated" if one.stated else "cli.trackers.alike",
            language,
            key=one.request.key,
            title=one.request.title,
            other=one.other.key,
            other_title=one.other.title,
            likeness=f"{one.likeness:.0%}",
        )


COMMANDS = (Command("import-requests", "wishes from Canny, Fider, Jira or any list (CSV)", _arguments, _import),)
