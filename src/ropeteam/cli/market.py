"""market: what customers praise, doubt and need. outcome: why a deal was won or lost."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone

from ropeteam.cli.acting import person_by_mail
from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import NotFound
from ropeteam.core.market import Cell
from ropeteam.core.vocabulary import OutcomeReason, SignalKind
from ropeteam.flows import deal_outcomes
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import ChangeRequest
from ropeteam.store.queries import companies, market
from ropeteam.store.queries.names import capability_names
from ropeteam.wording.market import period_words
from ropeteam.wording.say import say


def _market_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--confirmed", action="store_true", help="only sentences that a person confirmed")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _outcome_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deal", help="the deal's id")
    parser.add_argument("--code", required=True, choices=[code.value for code in OutcomeReason])
    parser.add_argument("--words", required=True, help="why, in your own words")
    parser.add_argument("--request", default="", help="the id of the change request it was about")
    parser.add_argument("--by", required=True, metavar="MAIL", help="who says it: someone on the deal's rope")
    parser.add_argument("--company", default="", help="the company, where there are several")


def _market(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    found = market.of(company, confidential=True, confirmed=args.confirmed)
    names = capability_names(access.products(OPERATOR).filter(company=company))
    if args.format == "json":
        _print_json(found, names)
        return 0
    if not found.over.periods:
        line("cli.market.none", args.lang)
    kind = ""
    for each in sorted(found.over.lines.values(), key=lambda each: list(SignalKind).index(each.kind)):
        if each.kind != kind:
            kind = each.kind
            print(say(f"market.kind.{kind}", args.lang))
        for cell in each.cells:
            if cell.talks:
                _print_cell(found.names.get(each.segment, each.segment), cell, args.lang)
    if found.weak:
        print(say("market.weak", args.lang))
    for row in found.weak:
        numbers = {"concerns": row.concerns, "needs": row.needs, "accounts": row.accounts, "claims": row.claims}
        line("cli.market.weak", args.lang, name=names.get(row.capability, ""), **numbers)
    if found.reasons:
        print(say("market.reasons", args.lang))
    for reason in found.reasons:
        end, word = say(_end(reason.won), args.lang), say(f"outcome_reason.{reason.code}", args.lang)
        told = found.decided[reason.won][0]
        line("cli.market.reason", args.lang, end=end, reason=word, deals=reason.deals, told=told)
    return 0


def _outcome(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    deal = access.deal_by_key(OPERATOR, args.deal, company=company.key)
    wish = None
    if args.request:
        wish = ChangeRequest.objects.filter(product__company=company, key=args.request).first()
        if wish is None:
            raise NotFound("change_request", args.request)
    made = deal_outcomes.say(
        deal,
        actor=person_by_mail(args.by, company),
        code=OutcomeReason(args.code),
        words=args.words,
        on=timezone.localdate(),
        change_request=wish,
    )
    end, reason = say(_end(made.won), args.lang), say(f"outcome_reason.{made.code}", args.lang)
    line("cli.outcome.done", args.lang, title=deal.title, end=end, reason=reason)
    return 0


def _print_cell(segment: str, cell: Cell, language: str) -> None:
    known = {
        "segment": segment or say("market.everybody", language), "period": period_words(cell.period, language),
        "said": cell.said, "talks": cell.talks,
    }  # fmt: skip
    if cell.share is None:
        line("cli.market.few", language, **known)
        return
    low, high = round(100 * cell.share.low), round(100 * cell.share.high)
    line("cli.market.cell", language, percent=round(100 * cell.share.share), low=low, high=high, **known)


def _print_json(found: market.Market, names: dict[int, str]) -> None:
    for each in found.over.lines.values():
        for cell in each.cells:
            share: dict[str, Any] = {"share": None, "low": None, "high": None}
            if cell.share is not None:
                share = {name: round(getattr(cell.share, name), 4) for name in share}
            place = {"kind": each.kind, "segment": each.segment, "period": str(cell.period)}
            print(as_json({**place, "talks": cell.talks, "said": cell.said, **share}))
    for row in found.weak:
        counted = {"concerns": row.concerns, "needs": row.needs, "accounts": row.accounts, "claims": row.claims}
        print(as_json({"weak": names.get(row.capability, ""), **counted}))
    for reason in found.reasons:
        told = found.decided[reason.won][0]
        print(as_json({"reason": reason.code, "won": reason.won, "deals": reason.deals, "told": told}))


def _end(won: bool) -> str:
    return "outcome.won" if won else "outcome.lost"


COMMANDS = (
    Command("market", "what customers praise, doubt and need, by segment over time", _market_arguments, _market),
    Command("outcome", "say why a deal was won or lost", _outcome_arguments, _outcome),
)
