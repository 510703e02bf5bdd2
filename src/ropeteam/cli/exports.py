"""export: one kind of rows as JSON lines or CSV, or the whole company as a folder. Lists across deals name no staff."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone

from ropeteam.cli import company_export
from ropeteam.cli.command import Command
from ropeteam.flows import exports, reading
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Company, Deal
from ropeteam.store.queries import companies

Rows = Iterable[Mapping[str, Any]]

KINDS: dict[str, Callable[[Company, Deal | None], Rows]] = {
    "signals": lambda company, deal: exports.signals(company, deal=deal),
    "change-requests": lambda company, deal: exports.change_requests(company),
    "gate": lambda company, deal: exports.gate_rows(company, deal=deal, today=timezone.localdate()),
    "observations": lambda company, deal: exports.observations(company, deal=deal),
    "curve": lambda company, deal: exports.curve_rows(company, deal=deal),
    "handover": lambda company, deal: exports.handover(company, deal=deal, today=timezone.localdate()),
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=(*KINDS, "company"))
    parser.add_argument("folder", nargs="?", type=Path, help="where to (only for: export company FOLDER)")
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
    _write_csv(rows) if args.format == "csv" else _write_lines(rows)
    return 0


def _write_lines(rows: Iterator[Mapping[str, Any]]) -> None:
    for row in rows:
        print(json.dumps(row, ensure_ascii=False, default=str))


def _write_csv(rows: Iterator[Mapping[str, Any]]) -> None:
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        flat = {key: _cell(value) for key, value in row.items()}
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(flat), lineterminator="\n")
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
