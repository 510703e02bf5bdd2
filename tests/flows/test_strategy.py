"""A draft becomes the strategy: what nobody looked at is not published, what somebody else wrote is not lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cast import TODAY, World
from flows.living import draft, proposed, text

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.text_diff import PillarText
from ropeteam.flows import strategy
from ropeteam.store import models
from ropeteam.store.queries import proposals
from ropeteam.store.queries import strategy as query


class TestADraft:
    def test_keeps_what_a_page_does_not_show(self, world: World) -> None:
        models.Pillar.objects.filter(key="ein-stand").update(priority=2, target_segments=["sg-1"])

        found = draft(world).pillars.get()

        assert (found.key, found.priority, found.target_segments) == ("ein-stand", 2, ["sg-1"])
        assert [goal.key for goal in found.non_goals.all()] == ["ein-stand-1"]

    def test_of_somebody_else_is_not_overwritten(self, world: World) -> None:
        first = draft(world)

        with pytest.raises(Refused, match="draft_changed"):
            draft(world, vision="Anders")
        assert draft(world, vision="Anders", seen=first.pk).vision == "Anders"
        assert world.product.strategies.filter(draft=True).count() == 1

    def test_says_something_new_and_not_too_much(self, world: World) -> None:
        now = query.standing(world.product)
        assert now is not None
        with pytest.raises(Refused, match="draft_same"):
            draft(world, vision=now.vision)
        with pytest.raises(Refused, match="draft_long"):
            draft(world, vision="x" * (strategy.LONGEST_TEXT + 1))
        many = tuple(PillarText(f"p{no}", "P") for no in range(strategy.MOST_PILLARS))
        with pytest.raises(Refused, match="draft_many"):
            strategy.write_draft(world.product, text(world, more=many), actor=world.product_manager, seen=None)
        nothing = replace(text(world, vision=""), pillars=())
        with pytest.raises(Refused, match="draft_empty"):
            strategy.write_draft(world.product, nothing, actor=world.product_manager, seen=None)

    def test_is_products_and_may_be_dropped(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            strategy.write_draft(world.product, text(world), actor=world.presales, seen=None)
        made = draft(world)

        with pytest.raises(Refused, match="draft_changed"):
            strategy.drop_draft(world.product, actor=world.product_manager, seen=made.pk + 1)
        strategy.drop_draft(world.product, actor=world.product_manager, seen=made.pk)

        assert not world.product.strategies.filter(draft=True).exists()


class TestPublishing:
    def test_takes_proposals_up_and_tells_who_proposed(self, world: World) -> None:
        taken, left = proposed(world), proposed(world, words="Etwas anderes")
        made = draft(world)
        publish = {"actor": world.product_manager, "on": TODAY, "takes_up": [taken]}

        with pytest.raises(Refused, match="reason_missing"):
            strategy.publish(world.product, **publish)  # type: ignore[arg-type]
        version = strategy.publish(world.product, seen=made.pk, over=1, reason="Ja, als Säule.", **publish)  # type: ignore[arg-type]

        outcome = models.ProposalOutcome.objects.get()
        assert (outcome.proposal, outcome.taken_up, outcome.strategy) == (taken, True, version)
        assert list(proposals.open_ones(world.product)) == [left]
        assert query.standing(world.product) == version
        assert models.Event.objects.filter(code="strategy.proposal_taken_up", subject_id=taken.pk).exists()

    def test_refuses_what_nobody_looked_at(self, world: World) -> None:
        made = draft(world)
        pm = world.product_manager
        with pytest.raises(Refused, match="draft_changed"):
            strategy.publish(world.product, actor=pm, on=TODAY, seen=made.pk + 1)
        with pytest.raises(Refused, match="strategy_moved"):
            strategy.publish(world.product, actor=pm, on=TODAY, seen=made.pk, over=7)

    def test_publishes_nothing_where_a_proposal_was_settled_meanwhile(self, world: World) -> None:
        row = proposed(world)
        models.ProposalOutcome.objects.create(
            proposal=row, taken_up=False, reason="nein", by=world.product_manager.person, decided_on=TODAY
        )
        draft(world)

        with pytest.raises(Refused, match="proposal_settled"):
            strategy.publish(world.product, actor=world.product_manager, on=TODAY, takes_up=[row], reason="doch")

        assert world.product.strategies.filter(draft=True).exists()
