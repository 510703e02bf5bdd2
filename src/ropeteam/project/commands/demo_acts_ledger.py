"""A story's promises: somebody confirms what was heard and says how it went, takes it for none, or accepts the work."""

from __future__ import annotations

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import promise_ends, promises, signals
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models


def end(act: Act, stage: Stage) -> list[Words]:
    """What was not heard as a promise has no end; what somebody ended or replaced meanwhile keeps it."""
    actor, day, told = stage.actor(act), day_of(act), act.values
    missing = []
    for words in told["words"]:
        signal = promised(words["talk"], words["quote"], stage)
        if signal is None:
            missing.append(Words(words["talk"], words["quote"]))
            continue
        promise = signals.confirm(signal, actor=actor, on=day).promise
        if promise is None or hasattr(promise, "end") or models.Promise.objects.filter(replaces=promise).exists():
            continue
        promise_ends.end(promise, actor=actor, outcome=told["ending"], on=day, evidence=told["evidence"])
    return missing


def dismiss(act: Act, stage: Stage) -> list[Words]:
    """What was heard as a promise and was none. A word that somebody said meanwhile stands."""
    missing = []
    for words in act.values["words"]:
        signal = promised(words["talk"], words["quote"], stage)
        if signal is None:
            missing.append(Words(words["talk"], words["quote"]))
        elif not signal.reviews.exists():
            signals.dismiss(signal, actor=stage.actor(act), on=day_of(act), reason=act.values["reason"])
    return missing


def scope(act: Act, stage: Stage) -> list[Words]:
    """Services accept the work that somebody of ours promised: it is confirmed, and then carried by them."""
    actor, day, missing = stage.actor(act), day_of(act), []
    for words in act.values["words"]:
        signal = promised(words["talk"], words["quote"], stage)
        if signal is None:
            missing.append(Words(words["talk"], words["quote"]))
            continue
        promise = signals.confirm(signal, actor=actor, on=day).promise
        if promise is not None and not promise.scopes.exists():
            deal = models.Deal.objects.select_related("company", "product").get(pk=promise.deal_id)
            promises.accept_scope(deal, actor=actor, text=act.values["text"], on=day, promise=promise)
    return missing


def means(act: Act, stage: Stage) -> list[Words]:
    """Somebody says which capability a promise is about, and so confirms it."""
    actor, day, missing = stage.actor(act), day_of(act), []
    capability = stage.product.capabilities.filter(key=act.values["capability"]).first()
    if capability is None:
        raise NotFound("capability", act.values["capability"])
    for words in act.values["words"]:
        signal = promised(words["talk"], words["quote"], stage)
        if signal is None:
            missing.append(Words(words["talk"], words["quote"]))
        elif signal.capability_score is not None or signal.capability_id is None:
            signals.relink(signal, actor=actor, capability=capability, on=day)
            signals.confirm(signal, actor=actor, on=day)
    return missing


def promised(talk: str, quote: str, stage: Stage) -> models.Signal | None:
    """The promise that was heard in these words, or around them."""
    found = models.Signal.objects.filter(
        conversation__company=stage.company, conversation__key=talk, kind=SignalKind.PROMISE.value
    ).filter(low=False, retired_at__isnull=True)
    return next((one for one in found.order_by("pk") if quote in one.quote or one.quote in quote), None)
