"""By whom, where and when something was said: the line under a quote."""

from __future__ import annotations

from ropeteam.flows.gate import Standing
from ropeteam.store.models import Signal
from ropeteam.wording.say import day, say


def speaker_role(signal: Signal, language: str) -> str:
    """The role of who said it, never the name: lists go across deals."""
    turn = signal.text.turns.select_related("speaker").get(no=signal.first_turn)
    return say(f"role.{turn.speaker.role if turn.speaker else ''}", language)


def place(standing: Standing, language: str) -> str:
    """The role, the talk and its day; of a promise in the ledger the number by which `promise` shows it."""
    parts = [day(standing.said_on, language)]
    if standing.signal is not None:
        parts = [speaker_role(standing.signal, language), standing.signal.conversation.key, *parts]
    if standing.promise is not None:
        parts.append(say("cli.promise.number", language, number=standing.promise.pk))
    return " · ".join(part for part in parts if part)
