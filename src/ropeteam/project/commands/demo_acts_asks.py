"""A story's questions: somebody asks whether it can be promised, says where they stand, and product answers in one click."""

from __future__ import annotations

from ropeteam.core.errors import NotFound
from ropeteam.flows import asks, product_answers
from ropeteam.project.commands.demo_acts_file import Act
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models


def ask(act: Act, stage: Stage) -> list[Words]:
    """The question is found again by the act that asked it."""
    told, actor = act.values, stage.actor(act)
    deal = stage.deal(act)
    asked = asks.ask(
        actor=actor,
        text=told["text"],
        on=day_of(act),
        deal=deal,
        product=stage.product,
        idempotency_key=_key(act.id),
    )
    capability = stage.product.capabilities.filter(key=told.get("capability")).first()
    asks.pick(asked.ask, actor=actor, on=day_of(act), stand=told["stand"], capability=capability)
    return []


def answer(act: Act, stage: Stage) -> list[Words]:
    told = act.values
    row = models.Ask.objects.filter(company=stage.company, idempotency_key=_key(told["ask"])).first()
    if row is None:
        raise NotFound("ask", told["ask"])
    product_answers.answer(
        row,
        actor=stage.actor(act),
        kind=told["kind"],
        reason=told["reason"],
        condition=told.get("condition", ""),
        on=day_of(act),
    )
    return []


def _key(act: str) -> str:
    return f"story-{act}"[:80]
