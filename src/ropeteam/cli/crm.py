"""import-crm: accounts, deals and products from a CRM's exports. Columns are guessed, shown, and can be said."""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ropeteam.cli.command import Command
from ropeteam.cli.printing import line, progress, progress_done
from ropeteam.core.problems import Problem
from ropeteam.flows import crm
from ropeteam.language.crm.read import read_accounts, read_deals, read_products
from ropeteam.language.crm.survey import survey
from ropeteam.language.crm.values import Kind, Table
from ropeteam.wording.problem_names import problem_name
from ropeteam.wording.problems import problem_sentence
from ropeteam.wording.say import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--accounts", type=Path, help="the accounts' CSV")
    parser.add_argument("--deals", type=Path, required=True, help="the deals' CSV")
    parser.add_argument("--products", type=Path, help="the products' CSV")
    parser.add_argument(
        "--company", default="", help="whose deals these are; needed, and made, where no company is there yet"
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="KIND.FIELD=COLUMN",
        help="say a column, e.g. deals.amount=close_value",
    )
    parser.add_argument(
        "--link",
        action="append",
        default=[],
        metavar="WRITTEN=PRODUCT",
        help="this written product name means that product",
    )
    parser.add_argument("--dates", choices=("mdy", "dmy"), default=None, help="how dates with slashes are meant")


def _import(args: argparse.Namespace) -> int:
    started = time.monotonic()
    company = crm.company_for(args.company)
    tally = _Tally(args.lang)
    accounts, products = crm.known_accounts(company), crm.known_products(company)
    loose: list[Problem] = []
    if args.accounts:
        table = _surveyed(args.accounts, "accounts", args, tally)
        rows = read_accounts(table, accounts, loose=loose)
        for problems in crm.put_accounts(company, rows, fields=table.fields):
            tally.add(problems)
    if args.products:
        table = _surveyed(args.products, "products", args, tally)
        tally.add(crm.put_products(company, read_products(table, products, loose=loose)))
    table = _surveyed(args.deals, "deals", args, tally)
    kept = crm.Kept()
    links = dict(pair.split("=", 1) for pair in args.link if "=" in pair)
    deals = read_deals(table, accounts=accounts, products=products if products.ids else None, loose=loose)
    for problems in crm.put_deals(company, deals, kept, links=links, fields=table.fields):
        tally.add(problems)
        progress(f"{args.deals.name} {kept.rows}/{table.rows}")
    progress_done()
    tally.add(loose)
    tally.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    seconds = f"{time.monotonic() - started:.1f}"
    line("cli.crm.done", args.lang, rows=kept.rows, new=kept.new, seconds=seconds, memory=memory)
    return 1 if tally.errors else 0


class _Tally:
    """Every problem goes to standard error as it comes; the counts by kind, and proposed links, come at the end."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.errors = 0
        self._kinds: Counter[tuple[str, str]] = Counter()
        self._near: Counter[tuple[str, str]] = Counter()

    def add(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            print(problem_sentence(problem, self.language), file=sys.stderr)
            self.errors += not problem.notice
            self._kinds[problem.file, problem.code] += 1
            if problem.code == "unknown_product" and problem.value("near"):
                self._near[problem.value("found"), problem.value("near")] += 1

    def close(self) -> None:
        for (file, code), count in sorted(self._kinds.items()):
            kind = problem_name(code, self.language)
            line("cli.crm.kind", self.language, file=file, kind=kind, count=count)
        for (found, near), count in self._near.most_common():
            line("cli.crm.link", self.language, found=found, near=near, count=count)


def _surveyed(path: Path, kind: Kind, args: argparse.Namespace, tally: _Tally) -> Table:
    chosen = dict(pair.split("=", 1) for pair in args.map if "=" in pair)
    own = {name.removeprefix(f"{kind}."): column for name, column in chosen.items() if name.startswith(f"{kind}.")}
    table = survey(path, kind=kind, name=path.name, chosen=own, date_order=args.dates)
    taken = ", ".join(
        f"{guess.field} ← {guess.column or '–'} ({guess.confidence:.0%})" for guess in table.guesses if guess.column
    )
    line("cli.crm.columns", args.lang, file=path.name, columns=taken or say("cli.crm.no_columns", args.lang))
    tally.add(table.problems)
    return table


COMMANDS = (Command("import-crm", "accounts, deals and products from a CRM's exports", _arguments, _import),)
