"""pay-plans: the versions kept in Ropeteam; a file brought in, and today's plans written out for `incentives` to reckon with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from ropeteam.cli.acting import person_by_mail
from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import Refused
from ropeteam.core.numbers.incentive_assumptions import Source
from ropeteam.flows import incentive_lab as lab
from ropeteam.flows import incentives as flow
from ropeteam.language.plans.read import read_plans
from ropeteam.language.plans.write import scheme_yaml
from ropeteam.store.models import Company, IncentivePlan
from ropeteam.store.queries import companies
from ropeteam.store.queries import incentives as query
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import day, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bring", type=Path, metavar="FILE", help="keep the plans of a YAML file as new versions")
    parser.add_argument("--by", default="", metavar="MAIL", help="with --bring: who of management writes them")
    parser.add_argument("--note", default="", help="with --bring: why")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write today's plans and assumptions as one scheme")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _plans(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    if args.bring is not None:
        return _bring(company, args)
    if args.out is not None:
        return _out(company, args)
    held = {row.pk for row in query.in_force(company, on=timezone.localdate())}
    rows = list(query.versions(company)[: 5 * query.PAGE])
    if args.format == "json":
        for row in rows:
            print(as_json(_facts(row, held)))
        return 0
    for row in rows:
        print(_told(row, held, args.lang))
    if not rows:
        line("incentives.none_kept", args.lang)
    return 0


def _bring(company: Company, args: argparse.Namespace) -> int:
    try:
        text = args.bring.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("plan_not_read", path=str(args.bring)) from error
    actor = person_by_mail(args.by, company)
    try:
        rows = flow.write(company, text, actor=actor, on=timezone.localdate(), note=args.note)
    except flow.PlanUnsound as unsound:
        for problem in unsound.problems:
            print(problem_sentence(problem, args.lang), file=sys.stderr)
        raise
    for row in rows:
        print(_told(row, set(), args.lang))
    if not rows:
        line("gates.done.same", args.lang)
    read = read_plans(text, name=args.bring.name)
    if read.assumptions or (read.scheme is not None and read.scheme.reporting):
        line("incentives.done.plans_only", args.lang)
    return 0


def _out(company: Company, args: argparse.Namespace) -> int:
    rows = lab.today(company, on=timezone.localdate())
    if not rows:
        line("incentives.none_kept", args.lang)
        return 0
    known = lab.assumptions_of(company)
    own = {one.key: (one.value, one.low, one.high) for one in known if one.source == Source.OWN}
    text = scheme_yaml(lab.scheme_of(company, rows, name=company.name), own)
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refused("plan_not_written", path=str(args.out), reason=error.strerror or "") from error
    line("incentives.written", args.lang, path=args.out)
    return 0


def _told(row: IncentivePlan, held: set[int], language: str) -> str:
    said = [f"{say(f'incentive_assent.{one.kind}', language)} {day(one.day, language)}" for one in row.assents.all()]
    state = say("incentives.page.holds" if row.pk in held else "incentives.page.draft", language)
    version = say("incentives.page.version", language, n=row.n)
    return " · ".join((say(f"incentive_role.{row.role}", language), row.name, version, state, *said))


def _facts(row: IncentivePlan, held: set[int]) -> dict[str, Any]:
    return {
        "role": row.role,
        "n": row.n,
        "name": row.name,
        "note": row.note,
        "written_on": row.written_on.isoformat(),
        "holds": row.pk in held,
        "assents": {one.kind: one.day.isoformat() for one in row.assents.all()},
        "begins": [one.from_day.isoformat() for one in row.in_force.all()],
    }


COMMANDS = (Command("pay-plans", "the roles' pay plans kept in Ropeteam: list, bring, write out", _arguments, _plans),)
