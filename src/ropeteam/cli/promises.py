"""promise: one promise with its life; and how it ends, by whoever may say so."""

from __future__ import annotations

import argparse

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.days import said_day
from ropeteam.cli.printing import as_json, line, quoted
from ropeteam.core import ledger
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.flows import promise_ends
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR, Actor, actor_of
from ropeteam.store.models import EndProposal, Person, Promise
from ropeteam.store.queries import four_eyes, promise_facts, promise_steps
from ropeteam.wording.say import day, say

_DIGITS = 19  # of the largest number a row can have


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("promise", help="the promise's number, as `gate DEAL` and its page's address have it")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--end", choices=[outcome.value for outcome in PromiseOutcome], default="")
    one.add_argument("--reword", default="", metavar="SENTENCE", help="the same promise in clearer words")
    one.add_argument(
        "--renegotiate", default="", metavar="SENTENCE", help="another promise that the customer agreed to"
    )
    one.add_argument("--agree", action="store_true", help="the second person agrees to the end that waits")
    one.add_argument("--refuse", default="", metavar="REASON", help="the second person does not agree")
    parser.add_argument("--evidence", default="", help="what shows how it ended")
    parser.add_argument("--told-on", default="", metavar="DATE", help="withdrawn: when the customer was told")
    parser.add_argument("--told", default="", metavar="HOW", help="how the customer was told, or agreed")
    parser.add_argument("--by", default="", metavar="MAIL", help="who says so")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _promise(args: argparse.Namespace) -> int:
    row = access.promise(OPERATOR, _number(args.promise))
    if args.end or args.reword or args.renegotiate or args.agree or args.refuse:
        _do(args, row, _person(args.by, row))
    _show(args, row)
    return 0


def _number(said: str) -> int:
    """Also as the data of `gate` and `export` have it ("promise:12")."""
    if said.startswith("signal:"):
        raise Refused("promise_suggested", key=said)
    number = said.removeprefix("promise:")
    if not (number.isascii() and number.isdigit() and len(number) < _DIGITS):
        raise Refused("bad_promise_number", found=said)
    return int(number)


def _do(args: argparse.Namespace, row: Promise, who: Actor) -> None:
    on = timezone.localdate()
    done: object = None
    if args.end:
        done = promise_ends.end(
            row,
            actor=who,
            outcome=PromiseOutcome(args.end),
            on=on,
            evidence=args.evidence,
            told_customer_on=said_day(args.told_on, option="--told-on"),
            told_how=args.told,
        )
    elif args.reword:
        done = promise_ends.reword(row, actor=who, sentence=args.reword, on=on, note=args.told)
    elif args.renegotiate:
        done = promise_ends.renegotiate(row, actor=who, sentence=args.renegotiate, on=on, agreed_how=args.told)
    else:
        waiting = four_eyes.open_proposal(row)
        if waiting is None:
            raise NotFound("end_proposal", str(row.pk))
        waiting.promise = row
        if args.agree:
            promise_ends.agree(waiting, actor=who, on=on)
        else:
            promise_ends.refuse(waiting, actor=who, on=on, reason=args.refuse)
    if isinstance(done, EndProposal):
        line("deed.done.proposed", args.lang)


def _show(args: argparse.Namespace, found: Promise) -> None:
    today = timezone.localdate()
    row = promise_facts.loaded(Promise.objects.filter(pk=found.pk)).get()
    facts, steps = promise_facts.facts(row, on=today), promise_steps.life(row, on=today)
    state = ledger.state(facts)
    if args.format == "json":
        told = [{"step": step.code, "on": step.on, "why": step.why} for step in steps]
        watch = sorted(ledger.watches(facts, on=today))
        print(
            as_json(
                {"id": row.pk, "deal": row.deal.key, "state": state, "due": facts.due, "watch": watch, "steps": told}
            )
        )
        return
    print(f"{row.deal.key} · {quoted(row.sentence, args.lang)}")
    watched = [say(f"promises.watch.{watch}", args.lang) for watch in sorted(ledger.watches(facts, on=today))]
    print(" · ".join([say(f"promises.state.{state}", args.lang), *watched]))
    for step in steps:
        why = f" · {step.why}" if step.why else ""
        print(f"  {day(step.on, args.lang)}  {say(f'step.{step.code}', args.lang)}{why}")


def _person(mail: str, row: Promise) -> Actor:
    found = (
        Person.objects.filter(company=row.deal.company, mail__iexact=mail, active=True)
        .select_related("company")
        .first()
    )
    if not mail or found is None:
        raise NotFound("person", mail)
    return actor_of(found, on=timezone.localdate())


COMMANDS = (Command("promise", "one promise with its life; end, reword or renegotiate it", _arguments, _promise),)
