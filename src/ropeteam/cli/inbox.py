"""inbox: what customers said that product has not settled, by capability; or one group of it, word by word."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from ropeteam.cli.command import Command
from ropeteam.cli.printing import as_json, line, quoted
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import Role
from ropeteam.store.actor import Actor
from ropeteam.store.models import Signal
from ropeteam.store.queries import companies, inbox
from ropeteam.store.queries.inbox import Group
from ropeteam.wording.say import day, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--group", default="", metavar="ID", help="the words of one group: a capability's id, or none")
    parser.add_argument("--after", type=int, default=None, metavar="N", help="in a group: those after this one")
    parser.add_argument("--most", type=int, default=inbox.PAGE, metavar="N", help="in a group: this many, 200 at most")
    parser.add_argument("--company", default="", help="the company, where there are several")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def _inbox(args: argparse.Namespace) -> int:
    reader = Actor(companies.one(args.company), None, frozenset(Role))  # whoever owns the machine, in this company
    groups = inbox.groups(reader)
    if args.group:
        return _group(args, reader, groups)
    if args.format == "json":
        for group in groups:
            print(as_json(_facts(group)))
        return 0
    if not groups:
        line("cli.inbox.none", args.lang)
        return 0
    for group in groups:
        name = group.name or say("inbox.no_capability", args.lang)
        newest = day(group.newest_on, args.lang)
        line("cli.inbox.group", args.lang, n=group.waiting, name=name, key=group.key, needs=group.needs, day=newest)
    line("cli.inbox.total", args.lang, n=sum(group.waiting for group in groups), groups=len(groups))
    return 0


def _group(args: argparse.Namespace, reader: Actor, groups: Sequence[Group]) -> int:
    group = next((one for one in groups if one.key == args.group), None)
    if group is None:
        raise NotFound("group", args.group)
    rows, more = inbox.page(reader, group, after=args.after, size=max(1, min(args.most, 200)))
    for row in rows:
        print(as_json(_signal(row)) if args.format == "json" else _text(row, args.lang))
    if more and args.format == "text":
        line("cli.inbox.more", args.lang, after=rows[-1].pk)
    return 0


def _text(row: Signal, language: str) -> str:
    talk = row.conversation
    facts = [say(f"kind.{row.kind}", language), talk.deal.title if talk.deal else "", day(talk.held_on, language)]
    return f"{row.pk:>8}  {quoted(row.quote, language)}\n          {' · '.join(fact for fact in facts if fact)}"


def _facts(group: Group) -> dict[str, object]:
    return {
        "group": group.key,
        "name": group.name or None,
        "waiting": group.waiting,
        "needs": group.needs,
        "newest": group.newest,
        "newest_on": group.newest_on,
    }


def _signal(row: Signal) -> dict[str, object]:
    talk = row.conversation
    return {
        "id": row.pk,
        "kind": row.kind,
        "quote": row.quote,
        "conversation": talk.key,
        "deal": talk.deal.key if talk.deal else None,
        "held_on": talk.held_on,
    }


COMMANDS = (Command("inbox", "what customers said that product has not settled", _arguments, _inbox),)
