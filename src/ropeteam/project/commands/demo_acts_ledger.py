"""A story's promises that ended: somebody confirms what was heard, and says on its day how it went."""

from __future__ import annotations

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import promise_ends, signals
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models


def end(act: Act, stage: Stage) -> list[Words]:
    """What was not heard as a promise has no end; what somebody ended or replaced meanwhile keeps it."""
    actor, day, told = stage.actor(act), day_of(act), act.values
    missing = []
    for words in told["words"]:
        signal = _promised(words["talk"], words["quote"], stage)
        if signal is None:
            missing.append(Words(words["talk"], words["quote"]))
            continue
        promise = signals.confirm(signal, actor=actor, on=day).promise
        if promise is None or hasattr(promise, "end") or models.Promise.objects.filter(replaces=promise).exists():
            continue
        promise_ends.end(promise, actor=actor, outcome=told["ending"], on=day, evidence=told["evidence"])
    return missing


def _promised(talk: str, quote: str, stage: Stage) -> models.Signal | None:
    """The promise that was heard in these words, or around them."""
    found = models.Signal.objects.filter(
        conversation__company=stage.company, conversation__key=talk, kind=SignalKind.PROMISE.value
    ).filter(low=False, retired_at__isnull=True)
    return next((one for one in found.order_by("pk") if quote in one.quote or one.quote in quote), None)
