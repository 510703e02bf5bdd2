"""studies, study, gaps: feasibility studies with what was seen and how they end, and what early adopters live with."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from ropeteam.cli.acting import person_by_mail
from ropeteam.cli.command import Command
from ropeteam.cli.days import said_day
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, StudyEnd
from ropeteam.flows import architecture_files
from ropeteam.flows import studies as flow
from ropeteam.language.attached import MAX_BYTES
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.models import ArchitectureFile, Deal, Study
from ropeteam.store.queries import early_adopters, studies
from ropeteam.wording.say import day, say


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--deal", required=True, help="the deal's id")
    _usual(parser)


def _study_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", help="the study's id in its deal")
    parser.add_argument("--deal", required=True, help="the deal's id")
    parser.add_argument("--see", type=int, metavar="NO", help="say what was seen of this criterion")
    parser.add_argument("--result", choices=[one.value for one in CriterionResult])
    parser.add_argument("--how", choices=[one.value for one in Coverage], help="what a met requirement is met by")
    parser.add_argument("--words", default="", help="what was seen")
    parser.add_argument(
        "--file", type=Path, help="with --see: a paper that shows it; it lies with the deal's papers then"
    )
    parser.add_argument("--end", choices=[one.value for one in StudyEnd], help="how the study ends")
    parser.add_argument("--reason", default="", help="why it ends so")
    parser.add_argument("--until", default="", metavar="DAY", help="with --end extend: the new last day")
    parser.add_argument("--by", default="", metavar="MAIL", help="who says so")
    _usual(parser)


def _usual(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _studies(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    rows = studies.of_deal(deal, on=timezone.localdate())
    for row, stand in rows:
        if args.format == "json":
            print(as_json(_facts(row, stand)))
        else:
            print(f"{row.key}  {_state(row, stand, args.lang)}  {' '.join(row.question.split())}")
    if not rows and args.format == "text":
        line("studies.none", args.lang)
    return 0


def _study(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    found = deal.studies.filter(key=args.study).first()
    if found is None:
        raise NotFound("study", args.study)
    row = access.study(OPERATOR, found.pk)
    if args.see is not None or args.end:
        _deed(row, args)
    return _told(row, args)


def _deed(row: Study, args: argparse.Namespace) -> None:
    who, on = person_by_mail(args.by, row.deal.company), timezone.localdate()
    if args.see is not None:
        criterion = row.criteria.filter(no=args.see).first()
        if criterion is None:
            raise NotFound("criterion", str(args.see))
        how = Coverage(args.how) if args.how else None
        result = CriterionResult(args.result or CriterionResult.UNCLEAR)
        with transaction.atomic():  # where the words are refused, the paper does not stay behind
            paper = _paper(args.file, row.deal, who, on) if args.file else None
            flow.see(criterion, actor=who, result=result, words=args.words, on=on, how=how, paper=paper)
    if args.end:
        until = said_day(args.until, option="--until")
        flow.end(row, actor=who, end=StudyEnd(args.end), reason=args.reason, on=on, new_day=until)


def _paper(path: Path, deal: Deal, who: Actor, on: date) -> ArchitectureFile:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise NotFound("file", str(path)) from error
    return architecture_files.bring(deal, actor=who, data=data, file_name=path.name, on=on)


def _told(row: Study, args: argparse.Namespace) -> int:
    now = studies.whole(row, on=timezone.localdate())
    if args.format == "json":
        criteria = [
            {"no": one.criterion.no, "text": one.criterion.text, "result": one.result, "how": one.last and one.last.how}
            for one in now.criteria
        ]
        ends = [{"end": end.end, "reason": end.reason, "on": end.ended_on.isoformat()} for end in now.endings]
        print(as_json({**_facts(row, now.stand), "criteria": criteria, "ends": ends}))
        return 0
    print(f"{' '.join(row.question.split())}\n{_state(row, now.stand, args.lang)}")
    for one in now.criteria:
        seen = say(f"criterion_result.{one.result}", args.lang) if one.result else say("study.seen_none", args.lang)
        print(f"  {one.criterion.no}. {one.criterion.text}: {seen}")
    for end in now.endings:
        print(f"{say(f'study_end.{end.end}', args.lang)}, {day(end.ended_on, args.lang)}: {end.reason}")
    return 0


def _gaps(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    found = early_adopters.outside(deal, on=timezone.localdate())
    rows = _of_outside(found) if found else _agreed(deal)
    for row in rows:
        if args.format == "json":
            print(as_json(row))
        else:
            stand, comes = say(f"gap_stand.{row['stand']}", args.lang), day(row["comes_on"], args.lang)
            print(f"{row['name']}: {stand}" + (f" ({say('outside.comes', args.lang, day=comes)})" if comes else ""))
            if row["words"]:
                print(f"    „{row['words']}“")
    if not rows and args.format == "text":
        line("cli.gaps.none", args.lang)
    return 0


def _of_outside(found: early_adopters.Outside) -> list[dict[str, Any]]:
    return [
        _gap(gap.must.key, gap.name, found.gaps.stands[pk].value, gap.must.brought_on, said.words if said else "")
        for gap in found.stand.gaps
        for pk in (gap.need.capability_id,)
        for said in (found.said.get(pk),)
    ]


def _agreed(deal: Deal) -> list[dict[str, Any]]:
    """Once the deal is decided or its segment ready: what its customer agreed to."""
    return [
        _gap(row.capability.key, row.name, "agreed", row.day_told, row.words) for row in early_adopters.agreed(deal)
    ]


def _gap(key: str, name: str, stand: str, comes_on: date | None, words: str) -> dict[str, Any]:
    return {
        "capability": key,
        "name": name,
        "stand": stand,
        "comes_on": comes_on.isoformat() if comes_on else None,
        "words": words,
    }


def _facts(row: Study, stand: Any) -> dict[str, Any]:
    return {
        "deal": row.deal.key,
        "id": row.key,
        "question": row.question,
        "from": row.begins_on.isoformat(),
        "to": stand.ends_on.isoformat(),
        "extended": stand.extended,
        "due": stand.due,
        "ended": stand.ended,
    }


def _state(row: Study, stand: Any, language: str) -> str:
    if stand.ended is not None:
        return say(f"studies.state.{stand.ended}", language)
    code = "due" if stand.due else "running" if stand.running else "planned"
    return say(
        f"studies.state.{code}", language, day=day(row.begins_on if code == "planned" else stand.ends_on, language)
    )


COMMANDS = (
    Command("studies", "the feasibility studies of a deal", _list_arguments, _studies),
    Command("study", "one study: what was seen, how it ends", _study_arguments, _study),
    Command("gaps", "what a deal's segment lacks and its customer lives with", _list_arguments, _gaps),
)
