"""incentives: pay plans without conflict. What a promise brings whom, side by side, what if, and a paper for the council."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ropeteam.cli import incentive_payout, incentive_tables
from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import Refused
from ropeteam.core.incentive_what_if import WhatIf, changed
from ropeteam.core.incentives import Scheme
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.numbers.incentive_assumptions import KEYS, Assumption, assumed, bounds
from ropeteam.core.numbers.incentive_judged import Judged, judge
from ropeteam.core.reporting_lines import TO
from ropeteam.core.vocabulary import Role
from ropeteam.language.plans.piece import plain_number
from ropeteam.language.plans.read import PlansRead, around, read_plans_file
from ropeteam.wording.incentive_report import report
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="DEED")
    show = deeds.add_parser(
        "show", help="one scheme: what a promise brings whom, the nine rules, harm and missed value"
    )
    show.add_argument("plans", type=Path, metavar="FILE", help="a plan or a scheme as YAML")
    compare = deeds.add_parser("compare", help="two or more side by side")
    compare.add_argument("plans", type=Path, nargs="+", metavar="FILE")
    if_ = deeds.add_parser(
        "what-if", help="the same plans with another gate, reporting line or pay, and what drives it"
    )
    if_.add_argument("plans", type=Path, metavar="FILE")
    if_.add_argument("--gate", choices=("on", "off"), help="whether the contract gate judges promises")
    if_.add_argument("--presales-under", choices=[role.value for role in TO if role != Role.PRESALES], metavar="ROLE")
    if_.add_argument("--defer", metavar="SHARE", help="of the sellers' commission, until go-live")
    if_.add_argument("--clawback", metavar="SHARE", help="of the sellers' commission, when delivery fails")
    if_.add_argument("--no-cliffs", action="store_true", help="no bonus at an edge, no retroactive tiers")
    council = deeds.add_parser("report", help="a paper for the works council, as Markdown, with what changes")
    council.add_argument("plans", type=Path, metavar="FILE", help="the new plans")
    council.add_argument("--before", type=Path, metavar="FILE", help="the plans so far")
    council.add_argument("--out", type=Path, metavar="FILE", help="write it here instead of printing it")
    pay = deeds.add_parser("payout", help="what a plan pays for some deals, with every step")
    pay.add_argument("plans", type=Path, metavar="FILE")
    pay.add_argument("--role", default="", help="whose plan, where the file holds several")
    pay.add_argument(
        "--deal", action="append", default=[], metavar="AMOUNT[:STATE][/signed=DAY][/product=NAME][/curve=0-10]",
        help="in the order of signatures; `curve` is where its enthusiasm ended",
    )  # fmt: skip
    pay.add_argument(
        "--value", action="append", default=[], metavar="MEASURE=NUMBER", help="what an objective measured"
    )
    pay.add_argument("--quarter", type=int, choices=range(1, 41), metavar="1-40", help="of the seat, while it ramps up")
    for one in (show, compare, if_, council, pay):
        one.add_argument("--assume", action="append", default=[], metavar="NAME=NUMBER", help="instead of our guess")
        one.add_argument("--sellable", action="append", metavar="PRODUCT", help="a product that is in the catalogue")
        one.add_argument("--format", choices=("text", "json"), default="text")
        # What stands behind any other command may stand behind a deed too; the entry point has read both already.
        one.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help="language of the output")
        one.add_argument("--home", type=Path, default=argparse.SUPPRESS, help="where Ropeteam keeps its data")


def _incentives(args: argparse.Namespace) -> int:
    deeds = {"show": _show, "compare": _compare, "what-if": _what_if, "report": _report, "payout": _payout}
    return deeds[args.deed](args)


def _show(args: argparse.Namespace) -> int:
    read = _read(args.plans, args.lang)
    known = _assumed([read], args.assume)
    judged = judge(_scheme(read), known, catalogue=args.sellable)
    if args.format == "json":
        print(as_json(incentive_tables.data(judged, known)))
    else:
        incentive_tables.show(judged, known, args.lang)
    return 0


def _compare(args: argparse.Namespace) -> int:
    """All under the same assumptions: those of the first file and of the command."""
    read = [_read(path, args.lang) for path in args.plans]
    known = _assumed(read, args.assume)
    _say_which_hold(read, args.lang)
    judged = [judge(_scheme(one), known, catalogue=args.sellable) for one in read]
    return _side_by_side(judged, known, args)


def _what_if(args: argparse.Namespace) -> int:
    read = _read(args.plans, args.lang)
    known = _assumed([read], args.assume)
    what_if = WhatIf(
        gate=None if args.gate is None else args.gate == "on",
        presales_under=Role(args.presales_under) if args.presales_under else None,
        deferred=incentive_payout.share(args.defer) if args.defer else None,
        clawback=incentive_payout.share(args.clawback) if args.clawback else None,
        no_cliffs=args.no_cliffs,
    )
    if what_if.nothing:
        raise Refused("plan_nothing_changed")
    scheme = _scheme(read)
    other = replace(changed(scheme, what_if), name=say("incentives.what_if_name", args.lang, name=scheme.name))
    judged = [judge(one, known, catalogue=args.sellable) for one in (scheme, other)]
    return _side_by_side(judged, known, args)


def _side_by_side(judged: Sequence[Judged], known: Sequence[Assumption], args: argparse.Namespace) -> int:
    if args.format == "json":
        print(as_json(incentive_tables.compared_data(judged, known)))
    else:
        incentive_tables.compare(judged, known, args.lang)
    return 0


def _report(args: argparse.Namespace) -> int:
    read = [_read(path, args.lang) for path in (args.before, args.plans) if path is not None]
    known = _assumed(read, args.assume)
    _say_which_hold(read, args.lang)
    judged = [judge(_scheme(one), known, catalogue=args.sellable) for one in read]
    old = judged[0] if len(judged) > 1 else None
    if args.format == "json":
        print(as_json(incentive_tables.compared_data(judged, known)))
        return 0
    text = report(old, judged[-1], assumptions=known, language=args.lang)
    if args.out is None:
        print(text)
        return 0
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused("plan_not_written", path=str(args.out), reason=error.strerror or "") from error
    line("incentives.written", args.lang, path=args.out)
    return 0


def _payout(args: argparse.Namespace) -> int:
    scheme = _scheme(_read(args.plans, args.lang))
    found = incentive_payout.paid(scheme, role=args.role, deals=args.deal, values=args.value, quarter=args.quarter)
    if args.format == "json":
        print(as_json(incentive_payout.data(found)))
    else:
        incentive_payout.show(found, args.lang)
    return 0


def _read(path: Path, language: str) -> PlansRead:
    """Errors end it: a plan read in half would be another plan."""
    found = read_plans_file(path)
    for problem in found.problems:
        print(problem_sentence(problem, language), file=sys.stderr)
    if not found.sound:
        raise Refused("plan_unsound", name=path.name)
    return found


def _scheme(read: PlansRead) -> Scheme:
    assert read.scheme is not None, "a sound file has one"
    return read.scheme


def _assumed(read: Sequence[PlansRead], said: Sequence[str]) -> tuple[Assumption, ...]:
    own = dict(read[0].assumptions)
    for text in said:
        key, _, number = text.partition("=")
        value = plain_number(number)
        if key not in KEYS or value is None or not bounds(key)[0] <= float(value) <= bounds(key)[1]:
            raise Refused("plan_assume", found=text, known=", ".join(KEYS))
        own[key] = around(key, float(value))
    return assumed(own)


def _say_which_hold(read: Sequence[PlansRead], language: str) -> None:
    """Plans are comparable only under the same assumptions: those of the first file. Others are named, not used."""
    first = read[0]
    for one in read[1:]:
        if one.assumptions and one.assumptions != first.assumptions:
            names = {"name": _scheme(one).name, "first": _scheme(first).name}
            print(say("incentives.first_holds", language, **names), file=sys.stderr)


COMMANDS = (
    Command(
        "incentives",
        "pay plans: what a promise brings whom, side by side, what if, a paper for the works council",
        _arguments,
        _incentives,
        needs_database=False,
    ),
)
