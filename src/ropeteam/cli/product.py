"""import-strategy, publish-strategy: strategy pages in Markdown as a draft, and a person's yes to it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from ropeteam.cli.acting import person_by_mail
from ropeteam.cli.command import Command
from ropeteam.cli.printing import line
from ropeteam.core.errors import NotFound
from ropeteam.flows import strategy
from ropeteam.language.strategy_pages import read_strategy_pages
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Product, StrategyProposal
from ropeteam.store.queries import companies
from ropeteam.wording.problems import problem_sentence


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("places", nargs="+", type=Path, help="Markdown files, or folders of them")
    parser.add_argument("--company", default="", help="the company, where there are several")


def _import(args: argparse.Namespace) -> int:
    draft = read_strategy_pages(args.places)
    for problem in draft.problems:
        print(problem_sentence(problem, args.lang), file=sys.stderr)
    version = strategy.put_draft(_product(args.company), draft, actor=OPERATOR)
    for row in draft.visions[:1]:
        line("cli.strategy.vision", args.lang, file=row.file, line=row.line, text=" ".join(row.text.split())[:160])
    for pillar in draft.pillars:
        line("cli.strategy.pillar", args.lang, file=pillar.file, line=pillar.line, text=pillar.title)
    for row in draft.non_goals:
        text = " ".join(strategy.words_of(row).split())[:120]
        line("cli.strategy.non_goal", args.lang, file=row.file, line=row.line, text=text)
    line("cli.strategy.drafted", args.lang, n=version.n)
    return 1 if any(not problem.notice for problem in draft.problems) else 0


def _publish_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--takes-up", action="append", default=[], metavar="ID", help="a proposal this version follows")
    parser.add_argument("--reason", default="", help="the answer to these proposals")
    parser.add_argument(
        "--by", default="", metavar="MAIL", help="who publishes: someone of product; needed for proposals"
    )
    parser.add_argument("--company", default="", help="the company, where there are several")


def _publish(args: argparse.Namespace) -> int:
    product = _product(args.company)
    chosen = [_proposal(product, key) for key in args.takes_up]
    actor = person_by_mail(args.by, product.company) if args.by else OPERATOR
    version = strategy.publish(product, actor=actor, on=timezone.localdate(), takes_up=chosen, reason=args.reason)
    line("cli.strategy.published", args.lang, n=version.n)
    return 0


def _proposal(product: Product, key: str) -> StrategyProposal:
    row = StrategyProposal.objects.filter(product=product, key=key).first()
    if row is None:
        raise NotFound("proposal", key)
    return row


def _product(company: str) -> Product:
    found = companies.one(company).products.order_by("pk").first()
    if found is None:
        raise NotFound("product", company)
    return found


COMMANDS = (
    Command("import-strategy", "strategy pages in Markdown as a draft", _import_arguments, _import),
    Command("publish-strategy", "the draft becomes the strategy", _publish_arguments, _publish),
)
