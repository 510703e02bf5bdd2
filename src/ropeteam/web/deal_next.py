"""What comes next on a deal, on top of its page: the steps that bring it on, what is due, which exceptions stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ropeteam.core.access import MAKERS
from ropeteam.core.next_steps import Step, steps
from ropeteam.core.overriding import AskStand
from ropeteam.core.vocabulary import Role
from ropeteam.store.models import Conversation
from ropeteam.store.queries.overrides import AskSeen
from ropeteam.web.gate_notices import Beside
from ropeteam.web.standing import Card, Cards, Reader

NAMED = 4
LETTER = {"promise": "p", "signal": "s"}


@dataclass(frozen=True, slots=True)
class NextStep:
    step: Step
    href: str


@dataclass(frozen=True, slots=True)
class Due:
    """Promises with a day: how many are late, the first of them, and the next that is not."""

    late: int
    first: Card | None
    coming: Card | None


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Overrides: how many wait, until when at the latest, and how many were granted."""

    waiting: int
    until: date | None
    granted: int

    def __bool__(self) -> bool:
        return bool(self.waiting or self.granted)


@dataclass(frozen=True, slots=True)
class Told:
    """An override somebody asked for, with the sentence it is about: '' where it is nobody's, or the rope's alone."""

    row: AskSeen
    words: str


def part(cards: Cards, promises: Sequence[Card], others: Sequence[Card], beside: Sequence[Beside]) -> dict[str, Any]:
    """The part that every deed changes."""
    found = steps_of(cards)
    words = _words((*promises, *others), beside)
    return {
        "steps": found[:NAMED],
        "more_steps": len(found[NAMED:]),
        "due": _due([] if cards.view.signature.never else promises),
        "exceptions": _exceptions(cards.overrides),
        "overrides": [Told(row, words.get(row.subject[:2], "")) for row in cards.overrides],
    }


def steps_of(cards: Cards) -> list[NextStep]:
    actor = cards.reader.actor
    found = [replace(one, owner=actor.doing(one.owner)) for one in cards.view.verdict.findings]
    own = frozenset() if cards.view.as_of else _own(cards.reader)
    return [NextStep(step, _href(step.subjects[0])) for step in steps(found, own=own)]


def coming_talk(talks: Sequence[Conversation], *, on: date) -> Conversation | None:
    """The nearest talk with the customer that lies ahead."""
    ahead = [talk for talk in talks if talk.held_on >= on and not talk.internal]
    return min(ahead, key=lambda talk: (talk.held_on, talk.pk), default=None)


def _own(reader: Reader) -> frozenset[Role]:
    """The roles in which a reader can do something here: who makes the product on every deal, a seller on their own."""
    return frozenset(role for role in reader.actor.roles if reader.on_rope or role in MAKERS)


def _href(subject: str) -> str:
    """Where it stands on the page."""
    kind, _, pk = subject.partition(":")
    return f"#{LETTER[kind]}{pk}" if kind in LETTER else f"#{subject}"


def _words(cards: Sequence[Card], beside: Sequence[Beside]) -> dict[tuple[str, int], str]:
    """By what an override is about. What was asked of a suggestion stands with the promise that became of it."""
    found = {("promise", card.promise.pk): card.quote for card in cards if card.promise}
    found |= {("signal", card.signal.pk): card.quote for card in cards if card.signal}
    for row in beside:
        kind, _, pk = row.key.partition(":")
        found[kind, int(pk)] = row.words
    return found


def _due(promises: Sequence[Card]) -> Due:
    dated = sorted((card for card in promises if card.due is not None), key=lambda card: (card.due, card.key))
    late = [card for card in dated if card.late]
    coming = [card for card in dated if not card.late]
    return Due(len(late), next(iter(late), None), next(iter(coming), None))


def _exceptions(asks: Sequence[AskSeen]) -> Exceptions:
    waiting = [row.ask.due_on for row in asks if row.stand == AskStand.WAITS]
    granted = sum(row.stand == AskStand.GRANTED for row in asks)
    return Exceptions(len(waiting), max(waiting, default=None), granted)
