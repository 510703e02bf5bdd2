"""Planning, answering and calendars at the same moment: nothing is proposed twice, no answer is lost."""

from __future__ import annotations

import pytest
from cast import World
from flows.at_once import at_once
from flows.attention_cast import NOW, ahead, entry, open_wish, reachable, take

from ropeteam.flows import attention
from ropeteam.store import models


@pytest.fixture
def planned(open_world: World) -> World:
    open_wish(open_world)
    ahead(open_world, 1, 2, 8)
    return open_world


class TestAtOnce:
    def test_two_plans_propose_each_talk_once(self, planned: World) -> None:
        world, product = planned, planned.product_manager

        found = at_once(*(lambda: attention.propose(world.product, actor=product, now=NOW) for _ in range(3)))

        assert sorted(done.new for done in found) == [0, 0, 3]
        assert models.AttentionPick.objects.count() == 3

    def test_an_answer_outlives_a_plan_that_no_longer_wants_the_talk(self, planned: World) -> None:
        world, product = planned, planned.product_manager
        attention.propose(world.product, actor=product, now=NOW)
        picks = list(models.AttentionPick.objects.order_by("pk"))
        models.Asker.objects.all().delete()
        models.ChangeRequest.objects.all().delete()

        at_once(
            *(lambda pick=pick: attention.answer(pick, actor=product, comes=True, now=NOW) for pick in picks[:1]),
            lambda: attention.propose(world.product, actor=product, now=NOW),
        )

        answered = models.PickAnswer.objects.count()
        assert models.AttentionPick.objects.count() == answered
        assert answered in (0, 1), "either the answer came first and stands, or the proposal was gone"

    def test_two_calendars_with_the_same_talk_know_it_once(self, planned: World) -> None:
        world = planned
        reachable(world)
        entries = [entry(f"u{no}", 10 + no) for no in range(5)]

        found = at_once(
            lambda: take(world, world.seller, *entries),
            lambda: take(world, world.presales, *entries),
            lambda: take(world, world.seller, *entries),
        )

        assert sorted(done.new for done in found) == [0, 0, 5]
        assert models.Conversation.objects.filter(source="calendar").count() == 5
        assert models.BusyTime.objects.count() == 10
