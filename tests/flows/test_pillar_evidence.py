"""Customers' sentences for and against a pillar: confirmed ones, placed by a person, counted by segment."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from flows.living import confirmed, draft, pillar

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Stance
from ropeteam.flows import pillar_evidence, signals, strategy
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import pillar_evidence as query


def weigh(world: World, stance: Stance, *, by: Actor | None = None, signal: models.Signal | None = None):
    actor = by or world.product_manager
    return pillar_evidence.weigh(signal or world.need, pillar(world), actor=actor, stance=stance, on=TODAY)


class TestWeighing:
    def test_is_for_product_presales_and_the_rope(self, world: World) -> None:
        confirmed(world)
        for actor in (world.other_seller, world.services, world.works_council):
            with pytest.raises(NotAllowed):
                weigh(world, Stance.FOR, by=actor)

        assert weigh(world, Stance.FOR, by=world.seller) == weigh(world, Stance.FOR, by=world.product_manager)

    def test_takes_only_a_customers_confirmed_words(self, world: World) -> None:
        with pytest.raises(Refused, match="evidence_not_confirmed"):
            weigh(world, Stance.FOR)
        signals.confirm(world.claim_sap, actor=world.seller, on=TODAY)
        with pytest.raises(Refused, match="evidence_not_customers"):
            weigh(world, Stance.FOR, signal=world.claim_sap)

    def test_is_turned_round_and_taken_back(self, world: World) -> None:
        confirmed(world)
        with pytest.raises(Refused, match="nothing_to_undo"):
            weigh(world, Stance.NONE)
        weigh(world, Stance.FOR)
        weigh(world, Stance.AGAINST)

        assert query.weights(world.product, world.seller)["ein-stand"].by_stance == {"against": 1}
        weigh(world, Stance.NONE)
        assert query.weights(world.product, world.seller) == {}
        assert models.PillarEvidence.objects.count() == 3


class TestCounts:
    def test_stand_by_segment_and_open_their_sentences(self, world: World) -> None:
        models.Account.objects.update(segment="sg-1")
        confirmed(world)
        signals.confirm(world.delight, actor=world.product_manager, on=TODAY)
        weigh(world, Stance.AGAINST)
        weigh(world, Stance.FOR, signal=world.delight)

        found = query.weights(world.product, world.seller)["ein-stand"]

        assert (found.total, found.accounts, found.segments) == (2, 1, {"sg-1": (1, 1)})
        rows, more = query.sentences(world.product, world.seller, "ein-stand", stance="for", segment="sg-1")
        assert ([row.signal for row in rows], more) == ([world.delight], False)
        assert query.sentences(world.product, world.seller, "ein-stand", segment="")[0] == []

    def test_stay_with_the_pillar_in_a_new_version(self, world: World) -> None:
        confirmed(world)
        weigh(world, Stance.FOR)
        old = pillar(world)
        draft(world)
        strategy.publish(world.product, actor=world.product_manager, on=TODAY)

        assert query.weights(world.product, world.seller)["ein-stand"].total == 1
        with pytest.raises(Refused, match="pillar_gone"):
            pillar_evidence.weigh(world.need, old, actor=world.product_manager, stance=Stance.AGAINST, on=TODAY)
        assert weigh(world, Stance.FOR).pillar == old, "the word of then still holds"

    def test_leave_out_what_was_dismissed_and_who_may_not_know(self, world: World) -> None:
        confirmed(world)
        weigh(world, Stance.FOR)
        assert query.weights(world.product, world.stranger) == {}

        signals.dismiss(world.need, actor=world.product_manager, on=TODAY)

        assert query.weights(world.product, world.product_manager) == {}


class TestWhereToLook:
    def test_offers_confirmed_words_nobody_placed(self, world: World) -> None:
        assert query.unweighed(world.product, world.seller, "ein-stand") == []
        confirmed(world)
        assert query.unweighed(world.product, world.seller, "ein-stand") == [world.need]

        weigh(world, Stance.FOR)

        assert query.unweighed(world.product, world.seller, "ein-stand") == []
