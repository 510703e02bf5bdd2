"""Two at once over needs, reviews and receipts, on real transactions: what is said once stands once, and no look is lost."""

from __future__ import annotations

from cast import TODAY, World
from flows.at_once import at_once
from flows.living import confirmed, draft, pillar, proposed

from ropeteam.core.vocabulary import CapabilityStatus, OutcomeReason, Stance
from ropeteam.flows import (
    capability_reviews,
    deal_outcomes,
    pillar_evidence,
    product,
    segments,
    strategy,
    strategy_proposals,
    strategy_reading,
)
from ropeteam.store import models
from ropeteam.store.queries import freshness
from ropeteam.store.versions import CapabilityWords


class TestTwoAtOnce:
    def test_say_one_need_and_drop_it_once(self, shared_world: World) -> None:
        world, pm = shared_world, shared_world.product_manager
        segment = models.Segment.objects.create(product=world.product, key="sg-1", name="Maschinenbau")

        said = at_once(*[lambda: segments.need(segment, world.offline, actor=pm, on=TODAY)] * 4)
        (row,) = models.SegmentNeed.objects.all()
        dropped = at_once(*[lambda: segments.drop(row, actor=pm, on=TODAY)] * 2)

        assert {found.pk for found in said} == {row.pk}
        assert sorted(isinstance(found, str) for found in dropped) == [False, True]
        assert models.Event.objects.filter(code="segment.need_dropped").count() == 1

    def test_read_in_two_windows_is_read_once(self, shared_world: World) -> None:
        version = shared_world.product.strategies.get()

        at_once(*[lambda: strategy_reading.read(version, actor=shared_world.seller, on=TODAY)] * 4)

        assert models.ReadReceipt.objects.count() == 1
        assert models.Event.objects.filter(code="strategy.read").count() == 1

    def test_review_and_change_leave_both_words(self, shared_world: World) -> None:
        world = shared_world
        words = CapabilityWords(name="Bedienung ohne Netz", status=CapabilityStatus.LIMITED)
        untrue = {"still_true": False, "evidence": "Der Import fehlt.", "on": TODAY}
        capability_reviews.review(world.offline, actor=world.presales, still_true=True, evidence="", on=TODAY)

        at_once(
            lambda: capability_reviews.review(world.offline, actor=world.presales, **untrue),  # type: ignore[arg-type]
            lambda: product.change_capability(world.offline, words, actor=world.product_manager, on=TODAY),
        )

        rows = list(world.offline.reviews.order_by("pk"))
        assert len(rows) == 3
        assert freshness.of_one(world.offline, on=TODAY).alarming == (not rows[-1].still_true), "the later word holds"

    def test_place_a_sentence_it_is_placed_once(self, shared_world: World) -> None:
        world, pm = shared_world, shared_world.product_manager
        signal, row = confirmed(world), pillar(world)

        at_once(*[lambda: pillar_evidence.weigh(signal, row, actor=pm, stance=Stance.FOR, on=TODAY)] * 4)

        assert models.PillarEvidence.objects.count() == 1

    def test_propose_each_gets_an_id_and_said_twice_is_said_once(self, open_world: World) -> None:
        world = open_world

        made = at_once(
            *[lambda: proposed(world)] * 2, lambda: proposed(world, words="Auch im Kühlhaus."),
            lambda: proposed(world, by=world.presales),
        )  # fmt: skip

        assert made[0] == made[1]
        assert sorted(models.StrategyProposal.objects.values_list("key", flat=True)) == ["v1", "v2", "v3"]

    def test_answer_a_proposal_one_answer_stands(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        row, made = proposed(world), draft(world)

        answers = at_once(
            lambda: strategy_proposals.decline(row, actor=pm, reason="nein", on=TODAY),
            lambda: strategy.publish(world.product, actor=pm, on=TODAY, seen=made.pk, takes_up=[row], reason="ja"),
            lambda: strategy_proposals.decline(row, actor=pm, reason="auch nein", on=TODAY),
        )

        outcome = models.ProposalOutcome.objects.get()
        assert sorted(answer == "proposal_settled" for answer in answers) == [False, True, True]
        assert world.product.strategies.filter(draft=True).exists() == (not outcome.taken_up), "all of it or nothing"
        told = ("strategy.proposal_declined", "strategy.proposal_taken_up")
        assert models.Event.objects.filter(code__in=told).count() == 1

    def test_write_and_publish_drafts_nothing_is_lost(self, open_world: World) -> None:
        world, pm = open_world, open_world.product_manager
        made = draft(world)

        at_once(
            lambda: draft(world, vision="Eins", seen=made.pk),
            lambda: draft(world, vision="Zwei", seen=made.pk),
            lambda: strategy.publish(world.product, actor=pm, on=TODAY, seen=made.pk),
        )

        there = sorted(world.product.strategies.values_list("n", "vision", "draft"))
        assert len(there) == len({n for n, _, _ in there}) == 2, "one of the three came first, the others were told"

    def test_say_why_a_deal_was_lost_it_is_said_once(self, shared_world: World) -> None:
        world, price = shared_world, OutcomeReason.PRICE
        models.Deal.objects.filter(pk=world.deal.pk).update(closed_on=TODAY)

        at_once(
            *[lambda: deal_outcomes.say(world.deal, actor=world.seller, code=price, words="Zu teuer.", on=TODAY)] * 4
        )

        assert models.DealOutcome.objects.count() == 1
