"""A proposed talk is answered: a promise stands, a no hands questions over, and only who was asked may answer, in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import World
from flows.attention_cast import NOW, ahead, open_wish, second_pm

from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.flows import attention
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR


def picks() -> list[models.AttentionPick]:
    return list(models.AttentionPick.objects.order_by("conversation__held_on", "pk"))


def propose(world: World) -> attention.Proposed:
    return attention.propose(world.product, actor=world.product_manager, now=NOW)


@pytest.fixture(scope="module")
def proposed(built: World) -> None:
    """Two wishes are open, and two talks are proposed."""
    open_wish(built)
    open_wish(built, "Zweiter Export", "w2")
    ahead(built, 1, 8)
    propose(built)


@pytest.fixture
def pick(proposed: None, world: World) -> models.AttentionPick:
    return picks()[0]


class TestAnswers:
    def test_a_promise_stands_when_everything_is_planned_anew(self, pick: models.AttentionPick, world: World) -> None:
        attention.answer(pick, actor=world.product_manager, comes=True, now=NOW)
        models.ChangeRequest.objects.all().update(origin="inside")
        models.Asker.objects.all().delete()

        propose(world)

        assert pick in picks()

    def test_no_hands_three_questions_over_and_the_talk_is_not_proposed_again(
        self, pick: models.AttentionPick, world: World
    ) -> None:
        row = attention.answer(
            pick, actor=world.product_manager, comes=False, now=NOW, question="  Wie viele\nHallen haben kein Netz? "
        )
        propose(world)

        assert row.questions == [
            {"code": "own", "text": "Wie viele Hallen haben kein Netz?"},
            {"code": "wishes", "segment": "", "capability": "offline", "requests": ["w1"]},
            {"code": "wishes", "segment": "", "requests": ["w2"]},
        ]
        assert [each.pk for each in picks() if each.conversation_id == pick.conversation_id] == [pick.pk]

    def test_the_same_again_changes_nothing_another_one_holds(self, pick: models.AttentionPick, world: World) -> None:
        first = attention.answer(pick, actor=world.product_manager, comes=True, now=NOW)
        again = attention.answer(pick, actor=world.product_manager, comes=True, now=NOW)
        other = attention.answer(pick, actor=world.product_manager, comes=False, now=NOW)

        assert (first, models.PickAnswer.objects.count(), other.comes) == (again, 2, False)

    def test_are_given_by_the_one_it_was_proposed_to_and_in_time(
        self, pick: models.AttentionPick, world: World
    ) -> None:
        for actor, error in ((world.seller, NotAllowed), (second_pm(world), NotFound), (OPERATOR, NotFound)):
            with pytest.raises(error):
                attention.answer(pick, actor=actor, comes=True, now=NOW)
        with pytest.raises(Refused, match="talk_over"):
            attention.answer(pick, actor=world.product_manager, comes=True, now=NOW + timedelta(days=2))
        with pytest.raises(Refused, match="question_too_long"):
            attention.answer(pick, actor=world.product_manager, comes=False, now=NOW, question="x" * 301)
