"""Histories side by side: each has deals, talks and words of its own, so nothing that happens in one touches another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cast import TODAY, World

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import judging
from ropeteam.store import models
from ropeteam.store.queries.product import truth

SIGNALS = ("need", "promise_offline", "claim_sap", "delight", "promise_training")


def apart(world: World, no: int) -> World:
    """The cast with both deals, both talks and all words once more; the people are the same."""
    deal, confidential = _deal(world.deal, no), _deal(world.confidential, no)
    talk, unheard = _talk(world.conversation, deal, no), _talk(world.unheard, deal, no)
    heard = {name: _signal(getattr(world, name), talk, no) for name in SIGNALS}
    now = truth(world.product)
    for signal in heard.values():
        if signal.kind in (SignalKind.PROMISE, SignalKind.CLAIM):
            judging.record(judging.weigh(judging.of_signal(signal), now), on=TODAY, signal=signal)
    return replace(world, deal=deal, confidential=confidential, conversation=talk, unheard=unheard, **heard)


def _deal(like: models.Deal, no: int) -> models.Deal:
    rope = list(like.rope.all())
    deal = _again(like, key=f"{like.key}-{no}")
    for role in rope:
        _again(role, deal=deal)
    return deal


def _talk(like: models.Conversation, deal: models.Deal, no: int) -> models.Conversation:
    return _again(like, deal=deal, key=f"{like.key}-{no}")


def _signal(like: models.Signal, talk: models.Conversation, no: int) -> models.Signal:
    """Said ten turns later in each history: no span of a text is heard twice."""
    turn = like.first_turn + 10 * (no + 1)
    return _again(like, conversation=talk, first_turn=turn, last_turn=turn)


def _again(row: Any, **changed: Any) -> Any:
    """The same row once more, in some of its fields another."""
    columns = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if not field.primary_key}
    return type(row).objects.create(**{**columns, **changed})
