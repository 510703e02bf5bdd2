"""export: one kind of rows as JSON lines or CSV, or the whole company as a folder. Lists across deals name no staff."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TextIO

from django.utils import timezone

from ropeteam.cli import company_export
from ropeteam.cli.command import Command
from ropeteam.cli.printing import line
from ropeteam.flows import exports, ledger_export, reading
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company, Deal
from ropeteam.store.queries import companies

Rows = Iterable[Mapping[str, Any]]

KINDS: dict[str, Callable[[Company, Deal | None], Rows]] = {
    "signals": lambda company, deal: exports.signals(company, deal=deal),
    "change-requests": lambda company, deal: exports.change_requests(company),
    "gate": lambda company, deal: exports.gate_rows(company, deal=deal, today=timezone.localdate()),
    "ledger": lambda company, deal: ledger_export.steps(company, deal=deal, on=timezone.localdate()),
    "observations": lambda company, deal: exports.observations(company, deal=deal),
    "curve": lambda company, deal: exports.curve_rows(company, deal=deal, today=timezone.localdate()),
    "handover": lambda company, deal: exports.handover(company, deal=deal, today=timezone.localdate()),
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=(*KINDS, "company"))
    parser.add_argument("folder", nargs="?", type=Path, help="where to: a folder for company, else a file")
    parser.add_argument("--deal", default="", help="only this deal; our people are then named")
    parser.add_argument("--company", default="", help="only this company")
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")


def _export(args: argparse.Namespace) -> int:
    if args.what == "company":
        company = companies.one(args.company)
        reading.take_export(company, actor=OPERATOR, what=args.what)
        return company_export.write(company, args.folder, args.lang)
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company) if args.deal else None
    chosen = [deal.company] if deal else companies.chosen(args.company)
    for company in chosen:
        reading.take_export(company, actor=OPERATOR, what=args.what)
    rows = (row for company in chosen for row in KINDS[args.what](company, deal))
    as_csv = args.format == "csv" or (args.folder is not None and args.folder.suffix == ".csv")
    write = _write_csv if as_csv else _write_lines
    if args.folder is None:
        write(rows, sys.stdout)
        return 0
    return _into_file(args.folder, rows, write, args.lang)


def _into_file(path: Path, rows: Rows, write: Callable[[Rows, TextIO], None], language: str) -> int:
    """Complete or not at all, and readable by its owner only: sentences of customers stand in it."""
    if path.exists():
        line("cli.export.exists", language, path=path)
        return 1
    draft = path.with_name(f".{path.name}.draft")
    try:
        with open(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8", newline=""
        ) as out:
            write(rows, out)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        line("cli.export.cannot_write", language, path=path, reason=error.strerror or error)
        return 1
    return 0


def _write_lines(rows: Rows, out: TextIO) -> None:
    for row in rows:
        print(json.dumps(row, ensure_ascii=False, default=str), file=out)


def _write_csv(rows: Rows, out: TextIO) -> None:
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        flat = {key: _cell(value) for key, value in row.items()}
        if writer is None:
            writer = csv.DictWriter(out, list(flat), lineterminator="\n")
            writer.writeheader()
        writer.writerow(flat)


def _cell(value: Any) -> Any:
    """One cell: nested values as JSON; a text that a spreadsheet would run as a formula is made plain text."""
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")):
        return "'" + value
    return value


COMMANDS = (Command("export", "signals, requests, gate, curve … as rows; or the whole company", _arguments, _export),)
