"""ask: can we promise this?"""

from __future__ import annotations

import argparse

from django.db.models import QuerySet
from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, fit_mark, line, why
from ropeteam.core.solutions import AskVerdict
from ropeteam.flows import candidates
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import ChangeRequest, Product
from ropeteam.store.queries import companies
from ropeteam.store.queries.names import names_of
from ropeteam.wording.say import say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="the wish or the wording, in quotes")
    parser.add_argument("--deal", default="", help="the deal's id")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _ask(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company) if args.deal else None
    if deal is not None and deal.product is not None:
        product = deal.product
    else:
        product = access.product(OPERATOR, companies.product(args.company).pk)
    verdict, now = candidates.consider(args.text, product=product, deal=deal, on=timezone.localdate())
    if args.format == "json":
        print(
            as_json(
                {
                    "verdict": verdict.verdict,
                    "abstained": verdict.abstained,
                    "candidates": [
                        {
                            "kind": candidate.kind,
                            "id": candidate.key,
                            "verdict": candidate.fit,
                            "reasons": [reason.as_json() for reason in candidate.reasons],
                            "score": round(candidate.score, 4),
                        }
                        for candidate in verdict.candidates
                    ],
                }
            )
        )
        return 0
    if not verdict.candidates:
        line("cli.ask.nothing", args.lang)
        return 0
    if verdict.verdict is None:
        line("cli.ask.unsure", args.lang)
    else:
        line("cli.ask.verdict", args.lang, verdict=say(f"fit.{verdict.verdict}", args.lang))
    names = names_of(now)
    requests = {row.key: row.title for row in _requests(product, verdict)}
    for no, candidate in enumerate(verdict.candidates):
        if no == 1 and not verdict.abstained:
            line("cli.ask.else", args.lang)
        key = candidate.key
        name = names.get(f"{candidate.kind}:{key}") or requests.get(key, key)
        print(f"  {fit_mark(candidate.fit)} {say(f'fit.{candidate.fit}', args.lang)} · {name}")
        reasons = [reason.as_json() for reason in candidate.reasons]
        print(f"      {why(reasons, names | {'capability': key}, args.lang)}")
    return 0


def _requests(product: Product, verdict: AskVerdict) -> QuerySet[ChangeRequest]:
    keys = [candidate.key for candidate in verdict.candidates if candidate.kind == "change_request"]
    return product.change_requests.filter(key__in=keys)


COMMANDS = (Command("ask", "can we promise this?", _arguments, _ask),)
