"""decide: product's word on a wish. answers: what is on its way to customers. patterns: how it was done before."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line
from ropeteam.core.errors import NotFound
from ropeteam.core.languages import LANGUAGES
from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import answers as flow
from ropeteam.flows import change_requests
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR, Actor, actor_of
from ropeteam.store.models import ChangeRequest, Company, Person
from ropeteam.store.queries import answers as query
from ropeteam.store.queries import companies, solutions
from ropeteam.store.queries.lists import everything
from ropeteam.wording.say import day, say


def _decide_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("request", help="the request's id")
    parser.add_argument("--kind", required=True, choices=[kind.value for kind in DecisionKind])
    parser.add_argument("--reason", required=True, help="why; for a no it goes into the words for the customer")
    parser.add_argument("--item", default="", help="accept: the roadmap item's id")
    parser.add_argument("--condition", default="", help="later: when it is looked at again")
    parser.add_argument("--pattern", default="", help="as_is: a solution pattern's id")
    parser.add_argument("--capability", default="", help="as_is: the id of the capability that does it today")
    parser.add_argument("--by", required=True, metavar="MAIL", help="who decides: someone of product")
    parser.add_argument("--company", default="", help="the company, where there are several")


def _answers_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--state", choices=query.STATES, default=query.WAITING)
    parser.add_argument("--deal", default="", help="only of this deal")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _answer_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("answer", type=int, help="the answer's number, as `answers` prints it")
    parser.add_argument("--words", default="", metavar="TEXT", help="put the words for the customer anew")
    parser.add_argument("--language", choices=LANGUAGES, default="", help="of the words; else the customer's")
    parser.add_argument("--read", action="store_true", help="the first tick")
    parser.add_argument("--told", default="", metavar="HOW", help="the second tick: the customer was told, and how")
    parser.add_argument("--by", default="", metavar="MAIL", help="who ticks or writes: someone on the deal's rope")


def _patterns_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _decide(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    row = ChangeRequest.objects.filter(product__company=company, key=args.request).select_related("product").first()
    if row is None:
        raise NotFound("change_request", args.request)
    product = row.product
    made = change_requests.decide_on(
        row,
        actor=_person(args.by, company),
        kind=DecisionKind(args.kind),
        reason=args.reason,
        on=timezone.localdate(),
        condition=args.condition,
        roadmap_item=_of(product.roadmap, "roadmap_item", args.item),
        pattern=_of(product.patterns, "pattern", args.pattern),
        capability=_of(product.capabilities, "capability", args.capability),
    )
    line("cli.decide.done", args.lang, kind=say(f"decision.{made.kind}", args.lang), title=row.title)
    return 0


def _answers(args: argparse.Namespace) -> int:
    company = companies.one(args.company)
    deal = access.deal_by_key(OPERATOR, args.deal, company=company.key).pk if args.deal else None
    listed = query.listed(OPERATOR, query.AnswerFilter(args.state, deal=deal), on=timezone.localdate())
    shown = 0
    for chunk in everything(listed):
        for row in chunk:
            if row.decision.change_request.product.company_id != company.pk:
                continue
            shown += 1
            print(as_json(_facts(row)) if args.format == "json" else _line(row, args.lang))
    if not shown and args.format == "text":
        line("cli.answers.none", args.lang)
    return 0


def _answer(args: argparse.Namespace) -> int:
    row = access.answer(OPERATOR, args.answer)
    if args.words or args.read or args.told:
        actor = _person(args.by, row.decision.change_request.product.company)
        today = timezone.localdate()
        if args.words:
            language = args.language or row.language
            flow.write_words(row, actor=actor, language=language, text=args.words, on=today)
        if args.read:
            flow.read(row, actor=actor, on=today)
        if args.told:
            flow.tell(row, actor=actor, how=args.told, on=today)
    held = query.words_now(row)
    print(_line(query.one(row), args.lang))
    for language in (args.language,) if args.language else (row.language, *(set(LANGUAGES) - {row.language})):
        print(f"\n[{language}]\n{held[language].text}")
    return 0


def _patterns(args: argparse.Namespace) -> int:
    product = companies.product(args.company)
    rows = list(solutions.listed(product))
    worth = solutions.worth(rows)
    if not rows and args.format == "text":
        line("cli.patterns.none", args.lang)
    for row in rows:
        known = worth[row.pk]
        if args.format == "json":
            facts = {"deals": known.deals, "helped": known.helped, "uses": known.n, "retired": row.retired_on}
            print(as_json({"id": row.key, "need": row.need, "how": row.how, **facts}))
        else:
            told = say("patterns.unused", args.lang)
            if known.n:
                told = say("patterns.helped", args.lang, k=known.helped, n=known.n)
            print(f"{row.key} · {row.need} · {told}\n    {row.how}")
    return 0


def _person(mail: str, company: Company) -> Actor:
    person = Person.objects.filter(company=company, mail__iexact=mail, active=True).first() if mail else None
    if person is None:
        raise NotFound("person", mail)
    return actor_of(person, on=timezone.localdate())


def _of(found: Any, thing: str, key: str) -> Any:
    if not key:
        return None
    row = found.filter(key=key).first()
    if row is None:
        raise NotFound(thing, key)
    return row


def _facts(row: Any) -> dict[str, Any]:
    ticks = query.ticks_of(row)
    return {
        "id": row.pk,
        "request": row.decision.change_request.key,
        "kind": row.decision.kind,
        "deal": row.deal.key if row.deal else None,
        "account": row.account.name if row.account else None,
        "language": row.language,
        "given": row.given_on,
        "read": ticks.read_on,
        "told": ticks.told_on,
        "state": query.state(row),
        "sentences": row.sentences,
    }


def _line(row: Any, language: str) -> str:
    where = row.deal.title if row.deal else row.account.name if row.account else say("answers.nobody_to_tell", language)
    state = say(f"answers.state.{query.state(row)}", language)
    kind = say(f"decision.{row.decision.kind}", language)
    return (
        f"{row.pk} · {kind} · {row.decision.change_request.title} · {where} · {day(row.given_on, language)} · {state}"
    )


COMMANDS = (
    Command("decide", "product's decision on a change request", _decide_arguments, _decide),
    Command("answers", "answers on their way to customers", _answers_arguments, _answers),
    Command("answer", "one answer: its words, its two ticks", _answer_arguments, _answer),
    Command("patterns", "solution patterns: how it was done before", _patterns_arguments, _patterns),
)
