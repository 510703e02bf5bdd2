"""climb: a deal's climb in words and lines, or what the night does for all. observations: measuring points from elsewhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.acting import person_by_mail
from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.numbers.climb import Climb
from ropeteam.core.numbers.observations import Channel, Scale
from ropeteam.core.problems import Problem
from ropeteam.core.vocabulary_enthusiasm import PointSource
from ropeteam.flows import climb as flow
from ropeteam.flows import observations
from ropeteam.language.observation_table import BY_TABLE, read_observations
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company
from ropeteam.store.queries import climb as query
from ropeteam.store.queries import companies
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import points, say

DEEDS = ("import", "out", "survey", "band")


def _climb_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deal", nargs="?", default="", help="the deal's id; without one: keep all climbs and learn")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _climb(args: argparse.Namespace) -> int:
    if not args.deal:
        return _night(args)
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    known, found = flow.look(deal, on=timezone.localdate())
    if args.format == "json":
        print(as_json(_as_json(found)))
        return 0
    for step in found.steps:
        numbers = {name: points(getattr(step, name), args.lang) for name in ("mean", "low", "high", "deliverable")}
        line("cli.climb.step", args.lang, day=step.day, **numbers)
    if found.too_little:
        for point in known.facts.observations:
            channel = say(f"climb.channel.{point.channel}", args.lang)
            line("cli.climb.point", args.lang, day=point.day, channel=channel, value=points(point.value, args.lang))
        line("climb.too_little", args.lang, n=found.observations, needed=found.observations + found.missing)
    _print_told(found, args.lang)
    return 0


def _print_told(found: Climb, language: str) -> None:
    stretch = found.overstretch
    terms = {
        name: points(getattr(stretch, name), language) for name in ("points", "promises", "coldness", "height", "base")
    }
    line(
        "cli.climb.overstretch", language, day=found.standing_on, chance=round(100 * stretch.chance),
        learned=stretch.learned_from, **terms,
    )  # fmt: skip
    for lever in stretch.levers if found.handover is None else ():
        code = f"cli.climb.{lever.code}"
        line(code, language, points=points(lever.points, language), n=len(lever.subjects), talks=lever.talks)
    for name, drop in (("smoothed", found.drop.smoothed), ("plain", found.drop.plain)):
        if drop is not None:
            numbers = {each: points(getattr(drop, each), language) for each in ("value", "low", "high")}
            line(f"cli.climb.{name}", language, **numbers)
    if found.false_summit is not None:
        summit = found.false_summit
        line("cli.climb.false_summit", language, day=summit.day, value=points(summit.mean, language))


def _night(args: argparse.Namespace) -> int:
    """What the nightly job does, now."""
    today = timezone.localdate()
    for company in companies.chosen(args.company):
        flow.study(company, on=today)
        kept = flow.keep_all(company, on=today)
        learned = query.standards(company).learned
        line("cli.climb.kept", args.lang, company=company.name, kept=kept, learned=learned.weights.learned_from)
        if learned.share is not None:
            share = learned.share
            numbers = {name: round(100 * getattr(share, name)) for name in ("low", "high")}
            print(say("climb.share", args.lang, percent=round(100 * share.share), n=share.n, **numbers))
    return 0


def _as_json(found: Climb) -> dict[str, object]:
    stretch = found.overstretch
    return {
        "steps": [
            {"day": step.day, "mean": round(step.mean, 3), "low": round(step.low, 3), "high": round(step.high, 3),
             "deliverable": round(step.deliverable, 3)}
            for step in found.steps
        ],
        "observations": found.observations,
        "too_little": found.too_little,
        "handover": found.handover,
        "overstretch": {
            name: round(getattr(stretch, name), 3)
            for name in ("points", "sd", "chance", "base", "promises", "coldness", "height")
        },
        "standing_on": found.standing_on,
        "learned_from": stretch.learned_from,
        "drop": _estimate(found.drop.smoothed),
        "drop_plain": _estimate(found.drop.plain),
        "drop_missing": found.drop.missing,
        "false_summit": {"day": found.false_summit.day, "mean": round(found.false_summit.mean, 3)}
        if found.false_summit
        else None,
    }  # fmt: skip


def _estimate(found: object) -> dict[str, float] | None:
    return {name: round(getattr(found, name), 3) for name in ("value", "low", "high")} if found else None


def _observations_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=DEEDS)
    parser.add_argument("target", nargs="?", default="", help="import: the CSV; out: the point's id; survey: its id")
    parser.add_argument("--question", default="", help="survey: the question whose answer is the measuring point")
    parser.add_argument("--line", default="", help="survey: the question whose answer is the customer's own line")
    parser.add_argument("--channel", choices=[channel.value for channel in BY_TABLE], default=Channel.NPS.value)
    parser.add_argument("--scale", choices=[scale.value for scale in Scale], default=None)
    parser.add_argument("--usual", type=float, default=1.12, help="band: how much wider than computed")
    parser.add_argument("--near", type=float, default=1.3, help="band: the same near the handover")
    parser.add_argument("--reason", default="", help="out: why the point does not count")
    parser.add_argument("--by", default="", metavar="MAIL", help="who does it; without it the operator")
    parser.add_argument("--company", default="", help="the company, where there are several")


def _observations(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    actor = person_by_mail(args.by, company) if args.by else OPERATOR
    today = timezone.localdate()
    if args.deed == "import":
        return _import(args, company)
    if args.deed == "out":
        observations.take_out(observations.of_key(company, args.target), actor=actor, reason=args.reason, on=today)
        line("points.done.out", args.lang)
    elif args.deed == "survey":
        scale = Scale(args.scale) if args.scale else None
        observations.name_survey(
            company, actor=actor, survey=args.target, question=args.question, channel=Channel(args.channel), scale=scale,
            line=args.line,
        )  # fmt: skip
        line("cli.observations.survey", args.lang, survey=args.target, channel=args.channel.upper())
    else:
        flow.set_band(company, actor=actor, usual=args.usual, near=args.near)
        line("cli.observations.band", args.lang, usual=f"{args.usual:g}", near=f"{args.near:g}")
    return 0


def _import(args: argparse.Namespace, company: Company) -> int:
    path, problems = Path(args.target), list[Problem]()
    actor = person_by_mail(args.by, company) if args.by else OPERATOR
    rows = read_observations(path, name=path.name, problems=problems)
    taken = observations.take_in(
        company, rows, actor=actor, source=PointSource.CSV, on=timezone.localdate(), name=path.name
    )
    told = [*problems, *taken.problems]
    for problem in sorted(told, key=lambda one: one.line or 0):
        print(problem_sentence(problem, args.lang), file=sys.stderr)
    line("cli.observations.done", args.lang, new=taken.new, same=taken.same, left=sum(not one.notice for one in told))
    return 1 if any(not problem.notice for problem in told) else 0


COMMANDS = (
    Command("climb", "a deal's climb; without a deal: keep all climbs and learn from handovers", _climb_arguments, _climb),
    Command(
        "observations", "measuring points from a table, taken out, from a survey; the band's width", _observations_arguments,
        _observations,
    ),
)  # fmt: skip
