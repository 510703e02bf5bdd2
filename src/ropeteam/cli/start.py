"""start-from: a catalogue begins with a list. stand-in: who does the work of a role that nobody holds."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line
from ropeteam.core.problems import Problem
from ropeteam.core.standing_in import MAY_LACK, MAY_STAND_IN
from ropeteam.core.vocabulary import DraftOrigin, Role
from ropeteam.flows import capability_drafts, stand_ins
from ropeteam.language.defects import defect
from ropeteam.language.feature_list import MOST_BYTES, FeatureList, read_feature_file
from ropeteam.store import stand_ins as named
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import companies
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say

NOBODY = "nobody"


def _start_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a feature list, a handbook or a tender: CSV, Markdown or text")
    parser.add_argument("--tender", action="store_true", help="a customer demands this: nothing is taken for available")
    parser.add_argument("--product", default="", help="the product's name, where the company has none yet")
    parser.add_argument("--company", default="", help="the company, where there are several")


def _start(args: argparse.Namespace) -> int:
    found = _read(args.file)
    for problem in found.problems:
        print(problem_sentence(problem, args.lang), file=sys.stderr)
    errors = sum(not problem.notice for problem in found.problems)
    if not found.features:
        return 1
    company = companies.one(args.company)
    product = company.products.order_by("pk").first()
    product = product or capability_drafts.begin(company, actor=OPERATOR, name=args.product)
    name, features = args.file.name, found.features
    line("cli.start.read", args.lang, file=name, n=found.lines, features=len(features))
    origin = DraftOrigin.TENDER if args.tender else DraftOrigin.LIST
    started = capability_drafts.start(product, features, actor=OPERATOR, origin=origin, name=name)
    line("start.done", args.lang, drafted=started.drafted, again=started.again, known=started.known)
    if joined := capability_drafts.join_alike(product):
        line("cli.start.joined", args.lang, n=joined)
    return 1 if errors else 0


def _read(path: Path) -> FeatureList:
    try:
        with path.open("rb") as file:
            return read_feature_file(file.read(MOST_BYTES + 1), name=path.name)
    except OSError as error:
        problem: Problem = defect("unreadable_file", path.name, reason=os.strerror(error.errno or 0))
        return FeatureList((), problems=(problem,))


def _stand_in_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("missing", nargs="?", choices=[role.value for role in MAY_LACK], help="the role nobody holds")
    parser.add_argument(
        "--by", choices=[*(role.value for role in MAY_STAND_IN), NOBODY], default="", help="who does its work"
    )
    parser.add_argument("--company", default="", help="the company, where there are several")


def _stand_in(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    if args.missing and args.by:
        by = None if args.by == NOBODY else Role(args.by)
        stand_ins.name(company, actor=OPERATOR, missing=Role(args.missing), by=by)
    wanted = named.named(company)
    held = named.held(company, on=timezone.localdate())
    for role in MAY_LACK:
        who = say(f"role.{wanted[role]}", args.lang) if role in wanted else say("stand_in.nobody", args.lang)
        code = "cli.stand_in.held" if role in held else "cli.stand_in.missing"
        line(code, args.lang, role=say(f"role.{role}", args.lang), by=who)
    return 0


COMMANDS = (
    Command("start-from", "draft capabilities from a feature list, a handbook or a tender", _start_arguments, _start),
    Command("stand-in", "who does the work of pre-sales or product where nobody does", _stand_in_arguments, _stand_in),
)
