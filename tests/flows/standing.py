"""What tests ask of the gate: how a deal stands, what was found about one promise; and a roadmap date that moves."""

from __future__ import annotations

from datetime import date

import pytest
from cast import TODAY, World

from ropeteam.core.vocabulary import Commitment, FindingCode, RoadmapStatus
from ropeteam.flows import gate, product
from ropeteam.flows.gate import GateView, Standing
from ropeteam.jobs import reactions
from ropeteam.store import models
from ropeteam.store.versions import RoadmapWords

LATER = {"title": "Bedienung ohne Netz", "status": RoadmapStatus.IN_WORK, "release": "9.0"}


def look(world: World, *, on: date = TODAY, as_of: bool = False) -> GateView:
    return gate.look(models.Deal.objects.get(pk=world.deal.pk), on=on, as_of=as_of)


def about(view: GateView, quote: str) -> Standing | None:
    return next((standing for standing in view.standings if standing.quote == quote), None)


def found(view: GateView, quote: str) -> dict[FindingCode, bool]:
    """Code -> does it block, of one promise."""
    standing = about(view, quote)
    assert standing is not None, f"“{quote}” is not on the list"
    return {finding.code: finding.blocks for finding in standing.findings}


def move_roadmap(world: World, day: date, *, on: date = TODAY) -> None:
    words = RoadmapWords(**LATER, day=day, commitment=Commitment.COMMITTABLE, capability=world.offline)  # type: ignore[arg-type]
    product.change_roadmap(world.offline_item, words, actor=world.product_manager, on=on)
    reactions.react(models.Event.objects.filter(code="roadmap.changed").latest("pk").pk, on=on)


@pytest.fixture
def unbacked(world: World) -> str:
    """The seller's spoken promise, and a roadmap that has it three months later."""
    move_roadmap(world, date(2027, 9, 30))
    return world.promise_offline.quote
