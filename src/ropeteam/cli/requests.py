"""requests: change requests in their order. request: one of them, with every asker in their own words."""

from __future__ import annotations

import argparse
from typing import Any

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line, quoted
from ropeteam.core.errors import NotFound
from ropeteam.flows import request_board
from ropeteam.flows.request_board import ORDERS, STATES, UNDECIDED, Board, Wish
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import ChangeRequest
from ropeteam.store.queries import companies
from ropeteam.store.queries.request_askers import AskerLine, askers_seen
from ropeteam.store.queries.request_owner import owner_of
from ropeteam.wording.say import amount, day, say


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--order", choices=ORDERS, default="stake")
    parser.add_argument("--state", choices=STATES, default="", help="only these")
    parser.add_argument("--most", type=int, default=20, metavar="N")
    _common(parser)


def _one_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("request", help="the request's id")
    _common(parser)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _requests(args: argparse.Namespace) -> int:
    board = request_board.board(OPERATOR, companies.one(args.company))
    found = board.in_state(args.order, args.state)
    shown = board.pick(found[: max(args.most, 0)])
    if args.format == "json":
        for wish in shown:
            print(as_json(_facts(wish, board)))
        return 0
    if not found:
        line("cli.requests.none", args.lang)
    for wish in shown:
        _print_line(wish, board, args.lang)
    if len(found) > len(shown):
        line("cli.requests.more", args.lang, n=len(found) - len(shown))
    return 0


def _request(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    found = ChangeRequest.objects.filter(product__company=company, key=args.request)
    found = found.select_related("capability__owner", "merged_into__capability__owner")
    row = found.first()
    if row is None:
        raise NotFound("change_request", args.request)
    board = request_board.board(OPERATOR, company)
    wish = board.wishes[row.merged_into_id or row.pk]
    askers = askers_seen(row, actor=OPERATOR)
    owner = owner_of(row)
    if args.format == "json":
        whole = {"id": row.key, "owner": owner.name if owner else None, "askers": [_asker(one) for one in askers.lines]}
        print(as_json({**_facts(wish, board), **whole}))
        return 0
    print(f"{row.key} · {row.title}")
    if row.merged_into is not None:
        line("cli.request.merged", args.lang, key=row.merged_into.key, title=row.merged_into.title)
    if row.problem:
        print(row.problem)
    _print_line(wish, board, args.lang)
    print(say("request.owner_named", args.lang, name=owner.name) if owner else say("request.owner", args.lang))
    line("cli.request.askers", args.lang)
    for one in askers.lines:
        _print_asker(one, args.lang)
    return 0


def _print_line(wish: Wish, board: Board, language: str) -> None:
    stake = f"{wish.stake.value:.0f} ({wish.stake.low:.0f}–{wish.stake.high:.0f})" if wish.stake else "–"
    state = say(f"requests.state.{wish.decided or UNDECIDED}", language)
    marks = [say(f"requests.flag.{flag}", language) for flag in wish.flags]
    print(f"{wish.key:<8} {stake:>18}  {wish.title} [{', '.join([state, *marks])}]")
    money = {name: amount(getattr(wish, name), board.currency, language) for name in ("open", "revenue", "lost")}
    numbers = say("cli.request.numbers", language, asks=wish.asks, accounts=wish.accounts, **money)
    fit = "–" if wish.fit.value is None else f"{wish.fit.value:+.1f}"
    print(f"{'':<28}{numbers} · {say('cli.request.fit', language, fit=fit, effort=wish.effort or '–')}")


def _print_asker(one: AskerLine, language: str) -> None:
    who = one.asker.deal.title if one.asker.deal else one.asker.account or "–"
    words = one.words or say("request.words_none", language)
    print(f"  {quoted(words, language)}")
    kind = say(f"kind.{one.kind}", language) if one.kind else ""
    facts = [kind, str(who), day(one.said_on, language), say(f"importance.{one.asker.importance}", language)]
    if one.asker.wanted_by:
        facts.append(say("request.wanted_by", language, day=day(one.asker.wanted_by, language)))
    print(f"     {' · '.join(fact for fact in facts if fact)}")


def _facts(wish: Wish, board: Board) -> dict[str, Any]:
    stake = wish.stake
    return {
        "id": wish.key,
        "title": wish.title,
        "state": wish.decided or UNDECIDED,
        "origin": wish.origin,
        "asks": wish.asks,
        "accounts": wish.accounts,
        "segments": sorted(wish.segments),
        "stake": round(stake.value, 2) if stake else None,
        "low": round(stake.low, 2) if stake else None,
        "high": round(stake.high, 2) if stake else None,
        "dominance": round(stake.dominance, 4) if stake else None,
        "open": round(wish.open, 2),
        "revenue": round(wish.revenue, 2),
        "lost": round(wish.lost, 2),
        "currency": board.currency,
        "fit": wish.fit.value,
        "spread": wish.fit.spread,
        "vetoed": wish.fit.vetoed,
        "effort": wish.effort,
        "priority": round(wish.priority, 2) if wish.priority is not None else None,
    }


def _asker(one: AskerLine) -> dict[str, Any]:
    row = one.asker
    return {
        "deal": row.deal.key if row.deal else None,
        "account": row.account.key if row.account else None,
        "words": one.words,
        "kind": one.kind or None,
        "said_on": one.said_on,
        "importance": row.importance,
        "wanted_by": row.wanted_by,
        "column": one.column or None,
    }


COMMANDS = (
    Command("requests", "what customers ask for, in an order", _list_arguments, _requests),
    Command("request", "one change request with every asker", _one_arguments, _request),
)
