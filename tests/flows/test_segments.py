"""To whom can we sell today: what a segment cannot do without, against the product as it stands."""

from __future__ import annotations

from datetime import date

import pytest
from cast import TODAY, World
from django.db import IntegrityError, transaction

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.readiness import Ready
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.flows import product, segments
from ropeteam.store import models
from ropeteam.store.queries import early_adopters, readiness
from ropeteam.store.queries.readiness import SegmentStand
from ropeteam.store.versions import CapabilityWords


@pytest.fixture
def segment(world: World) -> models.Segment:
    """The deal's customer belongs to it, by its name in other capitals."""
    world.account.segment = "maschinenBAU"
    world.account.save()
    world.deal.account = world.account
    return models.Segment.objects.create(
        product=world.product, key="sg-1", name="Maschinenbau", early_adopter=True, gap_tolerance=1
    )


def need(world: World, segment: models.Segment, capability: models.Capability) -> models.SegmentNeed:
    return segments.need(segment, capability, actor=world.product_manager, on=TODAY)


def stand(world: World) -> SegmentStand:
    (found,) = readiness.of_product(world.product, on=TODAY, actor=world.seller)
    return found


class TestNeeds:
    def test_are_said_by_product_once(self, world: World, segment: models.Segment) -> None:
        with pytest.raises(NotAllowed):
            segments.need(segment, world.offline, actor=world.presales, on=TODAY)

        first, again = need(world, segment, world.offline), need(world, segment, world.offline)

        assert first == again
        with pytest.raises(IntegrityError), transaction.atomic():
            models.SegmentNeed.objects.create(segment=segment, capability=world.offline, since=TODAY)

    def test_end_and_may_come_back(self, world: World, segment: models.Segment) -> None:
        row = need(world, segment, world.offline)

        segments.drop(row, actor=world.product_manager, on=TODAY)
        with pytest.raises(Refused, match="need_dropped"):
            segments.drop(row, actor=world.product_manager, on=TODAY)

        assert stand(world).readiness.stand == Ready.UNKNOWN
        assert need(world, segment, world.offline) != row

    def test_belong_to_the_segments_own_product(self, world: World, segment: models.Segment) -> None:
        other = models.Product.objects.create(company=world.company, key="anderes", name="Anderes")
        foreign = models.Capability.objects.create(product=other, key="x")

        with pytest.raises(Refused, match="need_of_other_product"):
            need(world, segment, foreign)


class TestReadiness:
    def test_names_the_gap_and_the_day_it_may_be_promised_for(self, world: World, segment: models.Segment) -> None:
        need(world, segment, world.sap_export)
        need(world, segment, world.offline)

        found = stand(world)

        assert (found.readiness.stand, found.readiness.there, found.readiness.needed) == (Ready.EARLY, 1, 2)
        assert [(gap.name, gap.must.brought_on) for gap in found.gaps] == [("Bedienung ohne Netz", date(2027, 6, 30))]
        assert (found.readiness.ready_on, found.deals) == (date(2027, 6, 30), 1)

    def test_a_day_that_was_missed_brings_nothing(self, world: World, segment: models.Segment) -> None:
        need(world, segment, world.offline)

        (found,) = readiness.of_product(world.product, on=date(2027, 7, 1))

        assert found.gaps[0].must.brought_on is None

    def test_follows_the_product(self, world: World, segment: models.Segment) -> None:
        need(world, segment, world.offline)
        words = CapabilityWords(name="Bedienung ohne Netz", status=CapabilityStatus.AVAILABLE)

        product.change_capability(world.offline, words, actor=world.product_manager, on=TODAY)

        assert stand(world).readiness.stand == Ready.READY

    def test_names_open_deals_outside_as_far_as_the_reader_may_know_them(
        self, world: World, segment: models.Segment
    ) -> None:
        models.Segment.objects.filter(pk=segment.pk).update(early_adopter=False)
        need(world, segment, world.offline)
        models.Deal.objects.filter(pk=world.confidential.pk).update(account=world.account)

        seen = {
            who: {row.pk for row in readiness.outside(world.product, [stand(world)], actor=world.everyone[who])}
            for who in ("seller", "management", "stranger")
        }

        assert seen == {
            "seller": {world.deal.pk},
            "management": {world.deal.pk, world.confidential.pk},
            "stranger": set(),
        }


class TestADealOutside:
    def test_is_told_while_the_deal_is_open(self, world: World, segment: models.Segment) -> None:
        assert early_adopters.outside(world.deal, on=TODAY) is None, "nobody said what the segment needs"
        need(world, segment, world.offline)

        found = early_adopters.outside(world.deal, on=TODAY)

        assert found is not None
        stand = found.stand
        assert (stand.segment.name, stand.readiness.stand) == ("Maschinenbau", Ready.EARLY)
        assert [gap.name for gap in stand.gaps] == ["Bedienung ohne Netz"]
        world.deal.signed_on = TODAY
        assert early_adopters.outside(world.deal, on=TODAY) is None

    def test_is_none_of_a_segment_that_is_ready(self, world: World, segment: models.Segment) -> None:
        need(world, segment, world.sap_export)

        assert early_adopters.outside(world.deal, on=TODAY) is None
