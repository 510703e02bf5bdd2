"""The way of a wish in tests: asked by a customer or a seller, decided, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from cast import TODAY, World

from ropeteam.core.vocabulary import AskStand, Commitment, DecisionKind, RoadmapStatus
from ropeteam.flows import asks, change_requests, product
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.versions import RoadmapWords

Asked = Callable[..., None]
LATER = TODAY + timedelta(days=3)


def react(on: date = TODAY) -> None:
    """Everything that follows from what happened so far, as the worker would do it."""
    done = -1
    while done < (newest := models.Event.objects.latest("pk").pk):
        for pk in models.Event.objects.filter(pk__gt=done).order_by("pk").values_list("pk", flat=True):
            reactions.react(pk, on=on)
        done = newest


def asked_by_customer(world: World, wish: models.ChangeRequest) -> models.Asker:
    """The customer's sentence of the cast's talk belongs to the wish."""
    return change_requests.link(world.need, wish, actor=world.product_manager)


def asked_by_seller(
    world: World, wish: models.ChangeRequest, text: str = "Geht das auch im Lager?", *, deal: bool = True
) -> models.Asker:
    row = asks.ask(
        actor=world.seller, text=text, on=TODAY, deal=world.deal if deal else None, product=world.product
    ).ask
    asks.pick(row, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT, request=wish)
    return row.askers.get()


def decide(
    world: World, wish: models.ChangeRequest, kind: DecisionKind, *, on: date = TODAY, **named: Any
) -> models.Decision:
    """Decided by product, with all that follows."""
    named.setdefault("reason", "Darum.")
    decision = change_requests.decide_on(wish, actor=world.product_manager, kind=kind, on=on, **named)
    react(on)
    return decision


def move_day(world: World, day: date | None, status: RoadmapStatus = RoadmapStatus.IN_WORK) -> None:
    """Three days later the roadmap names another day for the cast's item, or none, with all that follows."""
    commitment = Commitment.COMMITTABLE if day else Commitment.NONE
    item = RoadmapWords(
        title="Bedienung ohne Netz", status=status, day=day, release="9.1", commitment=commitment,
        capability=world.offline,
    )  # fmt: skip
    product.change_roadmap(world.offline_item, item, actor=world.product_manager, on=LATER)
    react(LATER)
