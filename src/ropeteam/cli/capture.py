"""capture: a customer's wish in one line; similar wishes, what was decided and how it works today come back at once."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, fit_mark, line
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import AskSource, Importance
from ropeteam.flows import capture as flow
from ropeteam.flows.capture import Captured
from ropeteam.store import access
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.models import ChangeRequest, Company, Person
from ropeteam.store.queries import companies
from ropeteam.store.queries.names import names_of
from ropeteam.wording.answer import to_customer
from ropeteam.wording.say import day, say

NEW = "new"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help="what the customer wishes for, in quotes")
    parser.add_argument("--deal", default="", help="the deal's id")
    parser.add_argument("--url", default="", help="the page it stands on")
    parser.add_argument(
        "--by", default="", metavar="MAIL", help="who captures it; not needed where there is one person only"
    )
    parser.add_argument(
        "--wish", default="", metavar="REQUEST|new", help="the change request it belongs to, or a new one"
    )
    parser.add_argument("--importance", choices=[one.value for one in Importance], default="")
    parser.add_argument("--key", default="", help="a key of your own: the same key again is the same capture")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _capture(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    who = _person(args.by, company)
    deal = access.deal_by_key(who, args.deal, company=company.key) if args.deal else None
    target = _wish(args.wish, company)
    today = timezone.localdate()
    captured = flow.capture(
        actor=who,
        text=args.text,
        on=today,
        deal=deal,
        url=args.url,
        source=AskSource.CLI,
        idempotency_key=args.key,
        importance=Importance(args.importance) if args.importance else None,
    )
    if args.wish:
        importance = Importance(args.importance) if args.importance else None
        flow.wish(captured.ask, actor=who, on=today, importance=importance, request=target)
    if args.format == "json":
        print(as_json(_facts(captured)))
    else:
        _print(captured, args.lang)
    return 0


def _person(mail: str, company: Company) -> Actor:
    """Words are always somebody's: who is named, or the only person there is."""
    people = company.people.filter(active=True)
    found: list[Person] = list((people.filter(mail__iexact=mail) if mail else people)[:2])
    if len(found) != 1:
        raise Refused("by_missing") if not mail else NotFound("person", mail)
    return actor_of(found[0], on=timezone.localdate())


def _wish(key: str, company: Company) -> ChangeRequest | None:
    if not key or key == NEW:
        return None
    row = ChangeRequest.objects.filter(product__company=company, key=key).first()
    if row is None:
        raise NotFound("change_request", key)
    return row


def _print(captured: Captured, language: str) -> None:
    line("cli.capture.kept", language, key=captured.ask.key)
    if captured.wished_for:
        line("cli.capture.wished_for", language, day=day(captured.wished_for, language))
    for guess in captured.guessed:
        deals = ", ".join(deal.key for deal in guess.deals) or "–"
        line("cli.capture.guess", language, account=guess.account.name, mark=guess.mark, deals=deals)
    asker = captured.ask.askers.select_related("change_request").first()
    if asker is not None:
        request = asker.change_request
        importance = say(f"importance.{asker.importance}", language)
        line("cli.capture.part_of", language, key=request.key, title=request.title, importance=importance)
    line("cli.capture.similar" if captured.similar else "cli.capture.none", language)
    for one in captured.similar:
        state = say("request.undecided", language)
        if one.decision is not None:
            kind = say(f"decision.{one.decision.kind}", language)
            state = say("request.decided", language, kind=kind, day=day(one.decision.decided_on, language))
        print(f"  {one.request.key} · {one.request.title} [{state}]")
        if one.facts is not None:
            words = " ".join(to_customer(one.facts, language).split())
            print(f"      {say('cli.capture.say', language, words=words)}")
    if captured.ways:
        line("cli.capture.ways", language)
    names = names_of(captured.asked.truth)
    for way in captured.ways:
        print(
            f"  {fit_mark(way.fit)} {say(f'fit.{way.fit}', language)} · {names.get(f'{way.kind}:{way.key}', way.key)}"
        )


def _facts(captured: Captured) -> dict[str, Any]:
    asker = captured.ask.askers.select_related("change_request").first()
    return {
        "id": captured.ask.key,
        "wished_for": captured.wished_for,
        "part_of": asker.change_request.key if asker else None,
        "similar": [
            {
                "id": one.request.key,
                "title": one.request.title,
                "likeness": round(one.likeness, 4),
                "decided": one.decision.kind if one.decision else None,
                "say": {each: to_customer(one.facts, each) for each in LANGUAGES} if one.facts else None,
            }
            for one in captured.similar
        ],
        "ways": [{"kind": way.kind, "id": way.key, "verdict": way.fit} for way in captured.ways],
        "guessed": [
            {"account": one.account.key, "mark": one.mark, "deals": [deal.key for deal in one.deals]}
            for one in captured.guessed
        ],
    }


COMMANDS = (Command("capture", "a customer's wish in one line, with what is known about it", _arguments, _capture),)
