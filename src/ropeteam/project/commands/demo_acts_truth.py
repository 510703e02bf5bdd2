"""A story's deeds about strategy and market: what segments need, what speaks for a pillar, proposals, why a deal ended."""

from __future__ import annotations

from typing import Any

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import SignalState
from ropeteam.flows import deal_outcomes, pillar_evidence, segments, signals, strategy_proposals
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models
from ropeteam.store.queries.signals import state_now
from ropeteam.store.queries.strategy import standing


def segment(act: Act, stage: Stage) -> list[Words]:
    found = stage.product.segments.get(key=act.values["segment"])
    for key in act.values["needs"]:
        capability = stage.product.capabilities.get(key=key)
        segments.need(found, capability, actor=stage.actor(act), on=day_of(act))
    return []


def evidence(act: Act, stage: Stage) -> list[Words]:
    """Who places a sentence has read it: where nobody did before, it is confirmed first."""
    pillar, actor = _pillar(act, stage), stage.actor(act)
    heard, missing = _heard(act, stage)
    for signal in heard:
        if state_now(signal) == SignalState.SUGGESTED:
            signals.confirm(signal, actor=actor, on=day_of(act))
        pillar_evidence.weigh(signal, pillar, actor=actor, stance=act.values["stance"], on=day_of(act))
    return missing


def proposal(act: Act, stage: Stage) -> list[Words]:
    told = act.values
    heard, missing = _heard(act, stage)
    if missing and not heard:
        return missing
    strategy_proposals.propose(
        stage.product,
        actor=stage.actor(act),
        subject=told["subject"],
        text=told["text"],
        why=told["why"],
        on=day_of(act),
        pillar=_pillar(act, stage) if "pillar" in told else None,
        evidence=heard,
    )
    return missing


def outcome(act: Act, stage: Stage) -> list[Words]:
    told = act.values
    wish: models.ChangeRequest | None = stage.request(act.request) if act.request else None
    deal = stage.deal(act)
    actor, day = stage.actor(act), day_of(act)
    deal_outcomes.say(deal, actor=actor, code=told["code"], words=told["reason"], on=day, change_request=wish)
    return []


def _pillar(act: Act, stage: Stage) -> models.Pillar:
    now = standing(stage.product)
    found = now.pillars.filter(key=act.values["pillar"]).first() if now else None
    if found is None:
        raise NotFound("pillar", act.values["pillar"])
    return found


def _heard(act: Act, stage: Stage) -> tuple[list[models.Signal], list[Words]]:
    words: list[dict[str, Any]] = act.values.get("words", [])
    pairs = [(stage.signal(told["talk"], told["quote"]), told) for told in words]
    missing = [Words(told["talk"], told["quote"]) for signal, told in pairs if signal is None]
    return [signal for signal, _ in pairs if signal is not None], missing
