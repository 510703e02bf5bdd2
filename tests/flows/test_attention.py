"""Which talks product should join: proposed from what is open, answered, handed over with questions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import World
from flows.attention_cast import NOW, ahead, open_wish, second_pm

from ropeteam.core.errors import NotAllowed
from ropeteam.flows import attention
from ropeteam.store import models
from ropeteam.store.queries.attention_map import draw


def picks() -> list[models.AttentionPick]:
    return list(models.AttentionPick.objects.order_by("conversation__held_on", "pk"))


def propose(world: World) -> attention.Proposed:
    return attention.propose(world.product, actor=world.product_manager, now=NOW)


class TestProposals:
    def test_name_what_is_open_and_do_not_double(self, world: World) -> None:
        open_wish(world)
        ahead(world, 1, 8)

        done = propose(world)

        assert (done.new, done.coverage) == (2, 1.0)
        assert [pick.reasons[0] for pick in picks()] == [
            {"code": "wishes", "segment": "", "capability": "offline", "requests": ["w1"], "gain": pick.gain}
            for pick in picks()
        ]
        assert sum(pick.gain for pick in picks()) < 1 < 2 * sum(pick.gain for pick in picks())
        assert propose(world).new == 0

    def test_there_are_none_where_nothing_is_open(self, world: World) -> None:
        ahead(world, 1)

        assert (propose(world).picks, picks()) == (0, [])

    def test_a_decided_wish_teaches_nothing_any_more(self, world: World) -> None:
        request = open_wish(world)
        ahead(world, 1)
        propose(world)
        models.Decision.objects.create(
            change_request=request, key="d1", kind="no", reason="nein", decided_on=NOW.date()
        )

        done = propose(world)

        assert (done.gone, picks()) == (1, [])

    def test_nobody_is_proposed_what_their_calendar_forbids(self, world: World) -> None:
        open_wish(world)
        early, late = ahead(world, 1, 2)
        assert world.product_manager.person is not None
        models.BusyTime.objects.create(
            person=world.product_manager.person, uid="x", starts_at=early.time.starts_at - timedelta(hours=1),
            ends_at=early.time.starts_at + timedelta(minutes=1),
        )  # fmt: skip

        propose(world)

        assert [pick.conversation for pick in picks()] == [late]

    def test_hours_end_and_the_life_phase_says_where(self, world: World) -> None:
        open_wish(world)
        ahead(world, 0, 1, 2, 3)  # one week
        world.product.life_phase = "mature"
        assert propose(world).picks == 3

        world.product.life_phase = "exploring"
        assert propose(world).picks == 4

    def test_a_confidential_talk_is_for_its_rope_only(self, world: World) -> None:
        open_wish(world)
        (talk,) = ahead(world, 1, deal=world.confidential)
        assert propose(world).picks == 0

        models.DealRole.objects.create(deal=world.confidential, person=world.product_manager.person, role="product")

        assert propose(world).picks == 1
        assert picks()[0].conversation == talk

    def test_one_talk_has_one_listener_and_its_owner_comes_first(self, world: World) -> None:
        open_wish(world)
        lena = second_pm(world)
        models.Capability.objects.filter(pk=world.offline.pk).update(owner=lena.person)
        ahead(world, 1)

        propose(world)

        assert [pick.person for pick in picks()] == [lena.person]

    def test_who_is_invited_anyway_needs_no_proposal_and_leaves_less_to_learn(self, world: World) -> None:
        open_wish(world)
        first, second = ahead(world, 1, 2)
        models.Participant.objects.create(
            conversation=first, no=0, name="Mira Voss", side="ours", person=world.product_manager.person
        )

        propose(world)

        assert [pick.conversation for pick in picks()] == [second]
        assert picks()[0].gain < 0.5

    def test_what_presales_reported_counts_less(self, world: World) -> None:
        open_wish(world)
        before = draw(world.product, now=NOW).cells[0]
        models.Participant.objects.create(
            conversation=world.conversation,
            no=9,
            name="Jonas Beil",
            role="presales",
            side="ours",
            person=world.presales.person,
        )

        (after,) = draw(world.product, now=NOW).cells

        assert (before.left, after.weight) == (1.0, before.weight)
        assert after.left == pytest.approx(1 - 0.7 * 0.35)

    def test_concerns_and_questions_about_the_strategy_are_themes_too(self, world: World) -> None:
        open_wish(world)
        models.Signal.objects.filter(pk=world.delight.pk).update(kind="concern", capability=world.sap_export)
        pillar = models.Pillar.objects.get(key="ein-stand")
        models.StrategyProposal.objects.create(
            product=world.product, key="v1", subject="pillar", strategy=pillar.strategy, pillar=pillar, text="x", why="y",
            by=world.seller.person, proposed_on=NOW.date(),
        )  # fmt: skip

        codes = sorted(theme.code for theme in draw(world.product, now=NOW).themes.values())

        assert codes == ["concerns", "strategy", "wishes"]

    def test_are_for_those_who_may(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            attention.propose(world.product, actor=world.seller, now=NOW)


class TestAnswers:
    def test_there_are_three_even_where_little_is_open(self, world: World) -> None:
        open_wish(world)
        ahead(world, 1)
        propose(world)

        row = attention.answer(picks()[0], actor=world.product_manager, comes=False, now=NOW)

        assert [each["code"] for each in row.questions] == ["wishes", "obstacle", "people"]
