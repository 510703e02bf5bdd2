"""requirements import FILE and requirements export: a customer's list in, and his own file out with our answers in it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.flows import requirement_files, requirement_suggestions, requirements
from ropeteam.language.requirements.columns import Columns
from ropeteam.language.requirements.contract import MAX_BYTES
from ropeteam.language.requirements.xlsx_scan import letters, place
from ropeteam.store import access, defects
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Deal, RequirementSheet
from ropeteam.store.queries import requirements as query
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.requirements import written
from ropeteam.wording.say import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "deed", choices=("import", "export"), help="import: read a list; export: write the answers into it"
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="xlsx, csv or docx; with export where to write")
    parser.add_argument("--deal", required=True, help="the deal's id")
    parser.add_argument("--replaces", type=int, metavar="N", help="import: the next version of file N of the deal")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="FIELD=LETTER",
        help="import: text=C, no=A, must=D, cover=F ...",
    )
    parser.add_argument("--sheet", type=int, metavar="N", help="export: file N of the deal (the newest that was read)")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _requirements(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    return _import(deal, args) if args.deed == "import" else _export(deal, args)


def _import(deal: Deal, args: argparse.Namespace) -> int:
    on = timezone.localdate()
    found = requirements.bring(
        deal,
        actor=OPERATOR,
        data=_bytes(args.file),
        file_name=args.file.name,
        on=on,
        replaces=_sheet(deal, args.replaces) if args.replaces else None,
    )
    for problem in found.problems:
        print(problem_sentence(problem, args.lang), file=sys.stderr)
    sheet = found.sheet
    if sheet is None:
        return 1
    if sheet.taken_on is None:
        tabs = _with_columns(requirements.columns_of(sheet), args.column)
        for tab in tabs:
            said = ", ".join(
                f"{name} {letters(at)}" for name, at in sorted(tab.places.items(), key=lambda pair: pair[1])
            )
            line("cli.requirements.columns", args.lang, tab=tab.name or "1", header=tab.header, columns=said)
        requirements.take_in(sheet, actor=OPERATOR, tabs=tabs, on=on, read_later=False)
        requirements.read_sheet(sheet.pk, on=on)
        requirement_suggestions.suggest_all(deal.pk, on=on)
        sheet.refresh_from_db(fields=["problems"])
        for problem in defects.kept(sheet.problems, file=sheet.file_name):
            print(problem_sentence(problem, args.lang), file=sys.stderr)
    counts = query.counts(deal)
    if args.format == "json":
        print(as_json({"sheet": sheet.n, "rows": counts.rows, "musts": counts.musts, "suggested": counts.suggested}))
    else:
        line("cli.requirements.read", args.lang, n=counts.rows, musts=counts.musts, suggested=counts.suggested)
    return 0


def _export(deal: Deal, args: argparse.Namespace) -> int:
    sheet = _sheet(deal, args.sheet)
    words = written(query.language_of_sheet(sheet))
    made = requirement_files.answered(sheet, actor=OPERATOR, words=words)
    try:
        args.file.write_bytes(made.data)
    except OSError as error:
        raise Refused("offer_file_unwritten", path=str(args.file), reason=error.strerror or "") from error
    told = {"answered": made.answered, "silent": made.silent, "kept": made.filled.kept}
    if args.format == "json":
        print(as_json({"sheet": sheet.n, **told, "widened": made.filled.widened}))
        return 0
    line("cli.requirements.written", args.lang, path=args.file, **told)
    if made.filled.widened:
        print(say("requirements.widened", args.lang), file=sys.stderr)
    return 0


def _with_columns(tabs: list[Columns], chosen: list[str]) -> list[Columns]:
    """A person's word on the columns holds for every table that is read."""
    named: dict[str, int] = {}
    for text in chosen:
        name, sign, letter = text.partition("=")
        try:
            named[name.strip()] = place(f"{letter.strip().upper()}1")[1]
        except ValueError as error:
            raise Refused("column_unknown", text=text) from error
        if not sign:
            raise Refused("column_unknown", text=text)
    return [Columns(one.tab, one.name, one.header, one.first, _without(one, named) | named, one.must) for one in tabs]


def _without(tab: Columns, named: dict[str, int]) -> dict[str, int]:
    """The guesses for what nobody spoke of."""
    return {name: at for name, at in tab.places.items() if name not in named and at not in named.values()}


def _sheet(deal: Deal, n: int | None) -> RequirementSheet:
    found = RequirementSheet.objects.filter(deal=deal).select_related("deal__company").order_by("-n")
    if n is None:
        found = found.filter(read_on__isnull=False, format__in=(SheetFormat.XLSX.value, SheetFormat.CSV.value))
    sheet = found.filter(n=n).first() if n is not None else found.first()
    if sheet is None:
        raise Refused("sheet_unknown", n=str(n or ""))
    return sheet


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused("offer_file_unread", path=str(path), reason=error.strerror or "") from error


COMMANDS = (
    Command(
        "requirements",
        "read a customer's list of requirements, or write the answers into it",
        _arguments,
        _requirements,
    ),
)
