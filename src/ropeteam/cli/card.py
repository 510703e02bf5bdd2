"""card: what to know before the next talk with a customer."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone

from ropeteam.cli.command import Command
from ropeteam.cli.printing import fit_mark, line, mark
from ropeteam.core.question_clock import waited
from ropeteam.core.vocabulary import Backing, SignalKind
from ropeteam.store import access
from ropeteam.store.actor import OPERATOR
from ropeteam.store.models import Ask
from ropeteam.store.queries.call_card import CallCard, HeardDue, card
from ropeteam.wording.call_card import saying
from ropeteam.wording.calls import waits_sentence
from ropeteam.wording.say import day, say


def _card_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deal", help="the deal's id")
    parser.add_argument("--company", default="", help="where two companies have the same deal id")


def _card(args: argparse.Namespace) -> int:
    deal = access.deal_by_key(OPERATOR, args.deal, company=args.company)
    found = card(OPERATOR, deal, on=timezone.localdate(), now=timezone.now())
    print(f"{found.account.name}, {deal.title}" if found.account else deal.title)
    if found.talk:
        start = timezone.localtime(found.talk.starts_at)
        line("cli.card.next", args.lang, day=day(start.date(), args.lang), time=f"{start:%H:%M}")
    else:
        line("card.next_none", args.lang)
    for title, lines in _sections(found, args.lang):
        print(f"\n{title}")
        for text in lines:
            print(f"  {text}")
    return 0


def _sections(found: CallCard, language: str) -> list[tuple[str, list[str]]]:
    def of(code: str, lines: list[str]) -> tuple[str, list[str]]:
        return say(f"card.{code}", language), lines or [say(f"card.{code}_none", language)]

    return [
        of("say", _sayings(found, language)),
        of("limits", [f"{one.promise.sentence} ({'; '.join(one.limits)})" for one in found.limits]),
        of("decided", [_decided(row, language) for row in found.decided]),
        of("due", [_due(row, language) for row in found.falling_due]),
        of("wishes", [*(row.title for row in found.wishes), *(row.quote for row in found.needs)]),
        of("questions", [_question(row, found, language) for row in found.questions]),
        of("mood", [f"{sign} {quote}" for sign, quote in _moved(found)]),
        (say("card.knows", language), _knows(found, language)),
    ]  # fmt: skip


def _sayings(found: CallCard, language: str) -> list[str]:
    lines = []
    for topic in found.topics:
        said = saying(topic.title, topic.fit, topic.reasons, names=topic.names, facts=topic.facts, language=language)
        lines.append(f"{fit_mark(topic.fit)} {said.title}: {said.say}")
        lines += [f"    {say('card.avoid', language)}: {row.phrase}" for row in said.avoid]
    return lines


def _due(row: Any, language: str) -> str:
    sentence = row.sentence or say("card.heard_sealed", language)
    heard = f" ({say('card.heard', language)})" if isinstance(row, HeardDue) else ""
    return f"{mark(Backing(row.backing or Backing.UNBACKED))} {day(row.due_on, language)}  {sentence}{heard}"


def _question(row: Ask, found: CallCard, language: str) -> str:
    return f"{row.text} ({waits_sentence(waited(row.asked_on, found.on), language)})"


def _moved(found: CallCard) -> list[tuple[str, str]]:
    """What the customer said for it and against it, each with its sign."""
    said = [("▲", one.quote) for one in found.said.moved_up] + [("▼", one.quote) for one in found.said.moved_down]
    felt = [("▲" if one.kind_is == SignalKind.DELIGHT else "▼", one.quote) for one in found.felt]
    return said or felt


def _decided(row: Any, language: str) -> str:
    decision = row.decision
    told = say("card.told" if row.told_on else "card.untold", language)
    kind = say(f"decision.{decision.kind}", language)
    return f"{decision.change_request.title}: {kind}, {day(decision.decided_on, language)} ({told})"


def _knows(found: CallCard, language: str) -> list[str]:
    rope = [f"{name} ({say(f'role.{role}', language)})" for name, role in found.knows.rope.people]
    return [*rope, *found.knows.joined, *(row.name for row in found.knows.contacts)]


COMMANDS = (Command("card", "what to know before the next talk on a deal", _card_arguments, _card),)
