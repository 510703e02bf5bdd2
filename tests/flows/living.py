"""A strategy that is being changed: its text as it stands, drafts of it, proposals, confirmed words of a customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cast import TODAY, World

from ropeteam.core.text_diff import PillarText, StrategyText
from ropeteam.core.vocabulary import OutcomeReason, ProposalSubject, Stance
from ropeteam.flows import deal_outcomes, pillar_evidence, signals, strategy, strategy_proposals
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import strategy as query

VISION = "Jede Halle im Blick."
TOMORROW = TODAY + timedelta(days=1)


def pillar(world: World) -> models.Pillar:
    now = query.standing(world.product)
    assert now is not None
    return now.pillars.get(key="ein-stand")


def text(world: World, *, vision: str = VISION, more: tuple[PillarText, ...] = ()) -> StrategyText:
    now = query.text_of(query.standing(world.product))
    return StrategyText(vision, (*now.pillars, *more))


def draft(world: World, *, vision: str = VISION, seen: int | None = None) -> models.StrategyVersion:
    return strategy.write_draft(world.product, text(world, vision=vision), actor=world.product_manager, seen=seen)


def proposed(world: World, *, by: Actor | None = None, words: str = "Auch offline.") -> models.StrategyProposal:
    return strategy_proposals.propose(
        world.product,
        actor=by or world.seller,
        subject=ProposalSubject.PILLAR,
        pillar=pillar(world),
        text=words,
        why="Drei Hallen ohne Netz.",
        on=TODAY,
    )


def confirmed(world: World) -> models.Signal:
    signals.confirm(world.need, actor=world.product_manager, on=TODAY)
    return world.need


def alive(seller: Actor, pm: Actor, request: models.ChangeRequest, *, need: models.Signal) -> None:
    """Words for a pillar and against it, and taken back; three proposals with what they rest on; why a deal was won."""
    product = models.Product.objects.get()
    pillar = models.Pillar.objects.order_by("-strategy__n")[0]
    for stance in (Stance.FOR, Stance.NONE, Stance.FOR):
        pillar_evidence.weigh(need, pillar, actor=pm, stance=stance, on=TODAY)
    evidence = [need, request, models.Decision.objects.filter(change_request=request)[0]]
    taken, declined, _ = (
        strategy_proposals.propose(
            product, actor=seller, subject=subject, text=f"„{subject}“\nanders", why="weil", evidence=evidence,
            pillar=pillar, on=TODAY,
        )
        for subject in ProposalSubject
    )  # fmt: skip
    strategy_proposals.decline(declined, actor=pm, reason="noch nicht", on=TOMORROW)
    now = query.text_of(query.standing(product))
    strategy.write_draft(product, replace(now, vision="Neu.\nUnd anders."), actor=pm, seen=None)
    strategy.publish(product, actor=pm, on=TOMORROW, takes_up=[taken], reason="Ja.")
    strategy.write_draft(product, now, actor=pm, seen=None)
    deal = models.Deal.objects.get(key="d2")
    for words in ("Wegen der Ehrlichkeit.", "Und der Preis;\nein wenig."):
        deal_outcomes.say(deal, actor=seller, code=OutcomeReason.TRUST, words=words, change_request=request, on=TODAY)
