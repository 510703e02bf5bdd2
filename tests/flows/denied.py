"""A talk after a promise in which somebody denies it, and an ear that finds such words against every promise asked about."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from flows.talks import taken, talk

from ropeteam.flows import contradictions, conversations
from ropeteam.language.detect.contradictions import Found, Said
from ropeteam.store import models

DENIED = "Bedienung ohne Netz war nie so gemeint."
WORDS = f"Paul Ebner: Und ohne Netz?\nNora Lindt: {DENIED}\n"


def finds(monkeypatch: pytest.MonkeyPatch, *, said: Said = Said.SILENT) -> list[list[str]]:
    """Words that deny are found against every promise asked about; the list says which were asked about, look by look."""
    asked: list[list[str]] = []

    def find(turns: object, promises: list[object], **how: object) -> list[Found]:
        keys = [one.key for one in promises]  # type: ignore[attr-defined]
        asked.append(keys)
        spoken = [turn for turn in turns if DENIED in turn.text]  # type: ignore[attr-defined]
        return [Found(key, turn.no, 0, len(DENIED), DENIED, said, 0.8) for turn in spoken for key in keys]

    monkeypatch.setattr(contradictions.detect, "find", find)
    return asked


def heard(world: World) -> models.Conversation:
    """A talk after the promise, listened to; the reactions are run by the test."""
    conversation = talk(world)
    conversations.listen_to(taken(conversation, WORDS).pk, on=TODAY)
    return conversation
