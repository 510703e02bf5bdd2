"""A deal outside the segments that are ready: somebody looks, and the customer says which gaps they live with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.at_once import at_once
from flows.studied import agree, contact, missing_too, segment, without

from ropeteam.core.early_adopters import GapStand
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Role
from ropeteam.core.vocabulary_presales import OutsideWay
from ropeteam.flows import early_adopters, gate, gate_answers
from ropeteam.store import models
from ropeteam.store.queries import early_adopters as query
from ropeteam.store.queries import today


def on_today(world: World, code: str = "outside", who: str = "seller") -> list[int]:
    sections = today.sections(getattr(world, who), on=TODAY)
    return [row.pk for section in sections if section.code == code for row in section.rows]


class TestADealOutside:
    def test_stands_on_today_of_its_rope_until_somebody_looked_and_again_in_another_segment(self, world: World) -> None:
        assert on_today(world) == []
        row = segment(world)

        assert on_today(world) == on_today(world, who="presales") == [world.deal.pk]
        assert on_today(world, who="other_seller") == [world.confidential.pk]
        early_adopters.look(world.deal, actor=world.seller, way=OutsideWay.AGREE, on=TODAY)
        again = early_adopters.look(world.deal, actor=world.presales, way=OutsideWay.AGREE, on=TODAY)
        assert again.by == world.seller.person
        assert on_today(world) == []

        other = models.Segment.objects.create(product=world.product, key="sg-2", name="Bergbau")
        models.SegmentNeed.objects.create(segment=other, capability=world.offline, since=TODAY)
        models.Account.objects.filter(pk=world.account.pk).update(segment="sg-2")
        assert on_today(world) == [world.deal.pk]
        assert row.looks.count() == 1

    def test_stands_there_again_when_its_segment_needs_something_more(self, world: World) -> None:
        row = segment(world)
        yesterday = TODAY - timedelta(days=1)
        row.needs.update(since=yesterday)
        early_adopters.look(world.deal, actor=world.seller, way=OutsideWay.AGREE, on=yesterday)
        assert on_today(world) == []

        missing_too(world, row)

        assert on_today(world) == [world.deal.pk]
        early_adopters.look(world.deal, actor=world.seller, way=OutsideWay.AGREE, on=TODAY)
        assert on_today(world) == []
        assert row.looks.count() == 2

    def test_is_none_where_the_segment_is_ready_or_the_deal_decided(self, world: World) -> None:
        segment(world)
        world.offline.versions.update(status="available")
        assert on_today(world) == []
        assert query.outside(world.deal, on=TODAY) is None

        world.offline.versions.update(status="limited")
        assert on_today(world) == [world.deal.pk]
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY)
        world.deal.refresh_from_db()

        assert on_today(world) == []
        with pytest.raises(Refused, match="deal_not_outside"):
            early_adopters.look(world.deal, actor=world.seller, way=OutsideWay.WAIT, on=TODAY)

    def test_says_what_lacks_which_day_comes_and_what_the_customer_must_bear(self, world: World) -> None:
        missing_too(world, segment(world))

        found = query.outside(world.deal, on=TODAY)

        assert found is not None
        assert found.news
        assert [(gap.name, str(gap.must.brought_on)) for gap in found.stand.gaps] == [
            ("Bedienung ohne Netz", "2027-06-30"),
            ("Drohnen", "None"),
        ]
        assert (found.gaps.tolerance, found.gaps.room, found.gaps.settled) == (1, 1, False)


class TestAGap:
    def test_is_agreed_in_words_by_the_rope_with_the_day_that_was_told(self, world: World) -> None:
        segment(world)
        with pytest.raises(NotAllowed):
            agree(world, world.offline, actor=world.product_manager)
        with pytest.raises(Refused, match="gap_not_there"):
            agree(world, world.sap_export)
        with pytest.raises(Refused, match="gap_told_later"):
            agree(world, world.offline, told_on=TODAY + timedelta(days=1))
        with pytest.raises(Refused, match="gap_words_missing"):
            early_adopters.agree(
                world.deal,
                world.offline,
                actor=world.seller,
                contact=contact(world),
                words=" \n",
                told_on=TODAY,
                on=TODAY,
            )

        gap = agree(world, world.offline)

        assert (gap.beyond, gap.tolerance, str(gap.day_told)) == (False, 1, "2027-06-30")
        assert [row.name for row in query.agreed(world.deal)] == ["Bedienung ohne Netz"]
        found = query.outside(world.deal, on=TODAY)
        assert found is not None
        assert found.gaps.settled
        with pytest.raises(Refused, match="gap_said_already"):
            agree(world, world.offline)

    def test_beyond_what_the_segment_bears_holds_once_product_seconds_it(self, world: World) -> None:
        drones = missing_too(world, segment(world))
        first = agree(world, world.offline)

        gap = agree(world, drones)

        assert gap.beyond
        assert query.agreed(world.deal) == [first]
        assert on_today(world, "gaps_to_second", "product_manager") == [gap.pk]
        with pytest.raises(NotAllowed):
            early_adopters.second(gap, actor=world.presales, reason="Bitte", on=TODAY)
        with pytest.raises(Refused, match="gap_within"):
            early_adopters.second(first, actor=world.product_manager, reason="Gern", on=TODAY)
        for _ in range(2):
            early_adopters.second(gap, actor=world.product_manager, reason="Lernkunde", on=TODAY)
        assert query.agreed(world.deal) == [first, gap]
        assert query.agreed(world.deal, on=TODAY - timedelta(days=1)) == []
        assert on_today(world, "gaps_to_second", "product_manager") == []

    def test_agreed_is_a_fact_at_the_gate_before_and_after_the_signature(self, world: World) -> None:
        drones = missing_too(world, segment(world))
        before = gate_answers.answer(world.deal, on=TODAY)["result"]
        agree(world, world.offline)
        beyond = agree(world, drones)

        def told() -> list[str]:
            return gate_answers.answer(world.deal, on=TODAY)["gaps_accepted"]

        assert told() == ["offline"]
        early_adopters.second(beyond, actor=world.product_manager, reason="Lernkunde", on=TODAY)
        assert told() == ["offline", "drohnen"]
        early_adopters.take_back(beyond, actor=world.seller, reason="Doch nicht", on=TODAY)
        assert told() == ["offline"]
        assert gate_answers.answer(world.deal, on=TODAY)["result"] == before
        assert gate.look(world.deal, on=TODAY - timedelta(days=1), as_of=True).noticed.gaps == ()
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY)
        assert told() == ["offline"], "whoever takes over reads it too"

    def test_of_a_segment_without_tolerance_is_always_beyond(self, world: World) -> None:
        segment(world, early_adopter=False, tolerance=3)

        assert agree(world, world.offline).beyond

    def test_is_not_seconded_by_who_wrote_it_down(self, world: World) -> None:
        segment(world, tolerance=0)
        models.DealRole.objects.create(deal=world.deal, person=world.product_manager.person, role="product")
        gap = agree(world, world.offline, actor=world.product_manager)

        with pytest.raises(Refused, match="gap_second_is_first"):
            early_adopters.second(gap, actor=world.product_manager, reason="Gern", on=TODAY)

    def test_taken_back_makes_room_and_may_be_said_anew(self, world: World) -> None:
        drones = missing_too(world, segment(world))
        first = agree(world, world.offline)
        early_adopters.take_back(first, actor=world.seller, reason="Das war ein Missverständnis.", on=TODAY)

        with pytest.raises(Refused, match="gap_taken_back"):
            early_adopters.take_back(first, actor=world.seller, reason="Noch einmal", on=TODAY)
        second = agree(world, drones)
        again = agree(world, world.offline)

        assert (second.beyond, again.beyond, again.n) == (False, True, 3)
        found = query.outside(world.deal, on=TODAY)
        assert found is not None
        assert found.stand_of(world.offline.pk) == GapStand.BEYOND

    def test_that_is_there_by_now_takes_no_room(self, world: World) -> None:
        drones = missing_too(world, segment(world))
        agree(world, world.offline)
        world.offline.versions.update(status="available")

        assert not agree(world, drones).beyond

    def test_needs_a_role_that_acts(self, world: World) -> None:
        segment(world)

        with pytest.raises(NotAllowed):
            agree(world, world.offline, actor=without(world.seller, Role.SELLER))


class TestTwoAtOnce:
    def test_do_not_both_find_the_last_room(self, open_world: World) -> None:
        drones = missing_too(open_world, segment(open_world))

        found = at_once(lambda: agree(open_world, open_world.offline), lambda: agree(open_world, drones))

        assert sorted(gap.beyond for gap in found) == [False, True]
