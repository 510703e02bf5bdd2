"""Anyone judges a wish against the strategy; product sizes it; an objection stands until who made it takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from cast import TODAY, World
from flows.played import each_its_own, played
from flows.wishes import asks_for, wish

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Effort, Importance, Role
from ropeteam.flows import near_pillars, request_linking, request_merging
from ropeteam.flows.request_judging import lift_veto, rate, size, veto
from ropeteam.store import models
from ropeteam.store.queries import request_judgements as query


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.ChangeRequest]]:
    """Near is what shares letters."""
    with played(built) as world:
        request_row = wish(world, "Ein Stand für alle Geräte")
        yield world, request_row


world, request_row = each_its_own()


@pytest.fixture
def pillar(world: World) -> models.Pillar:
    return models.Pillar.objects.get()


def ratings(request: models.ChangeRequest) -> list[tuple[Role, float]]:
    found = query.ratings_of(request)
    return sorted((rating.role, rating.value) for rating, _ in found)


class TestRate:
    def test_keeps_each_persons_latest_word_with_the_role(self, world: World, request_row, pillar) -> None:
        rate(request_row, pillar, actor=world.seller, value=-1.0, on=TODAY)
        rate(request_row, pillar, actor=world.seller, value=0.5, on=TODAY)
        rate(request_row, pillar, actor=world.product_manager, value=1.0, on=TODAY)

        assert ratings(request_row) == [(Role.PRODUCT, 1.0), (Role.SELLER, 0.5)]
        assert models.PillarRating.objects.count() == 3, "what was said before stays"

    def test_said_again_changes_nothing(self, world: World, request_row, pillar) -> None:
        first = rate(request_row, pillar, actor=world.seller, value=1.0, on=TODAY)

        assert rate(request_row, pillar, actor=world.seller, value=1.0, on=TODAY) == first
        assert models.Event.objects.filter(code="request.rated").count() == 1

    def test_is_for_those_who_act_with_one_of_four_values(self, world: World, request_row, pillar) -> None:
        with pytest.raises(NotAllowed):
            rate(request_row, pillar, actor=world.works_council, value=1.0, on=TODAY)
        with pytest.raises(Refused, match="rating_wrong"):
            rate(request_row, pillar, actor=world.seller, value=0.7, on=TODAY)

    def test_stays_good_while_the_pillar_says_the_same(self, world: World, request_row, pillar) -> None:
        rate(request_row, pillar, actor=world.seller, value=1.0, on=TODAY)
        same = models.StrategyVersion.objects.create(product=world.product, n=2)
        models.Pillar.objects.create(strategy=same, key=pillar.key, title=pillar.title, text=pillar.text)
        assert ratings(request_row) == [(Role.SELLER, 1.0)]

        changed = models.StrategyVersion.objects.create(product=world.product, n=3)
        models.Pillar.objects.create(strategy=changed, key=pillar.key, title="Ein Stand für wenige")
        assert ratings(request_row) == []
        with pytest.raises(Refused, match="pillar_gone"):
            rate(request_row, pillar, actor=world.seller, value=1.0, on=TODAY)

    def test_of_a_merged_wish_belongs_to_its_target(self, world: World, request_row, pillar) -> None:
        into, pm = wish(world, "Alle Geräte"), world.product_manager
        request_merging.merge(request_row, into, actor=pm, on=TODAY)

        for deed in (
            lambda: rate(request_row, pillar, actor=pm, value=1.0, on=TODAY),
            lambda: veto(request_row, actor=pm, reason="nein", on=TODAY),
            lambda: size(request_row, actor=pm, effort=Effort.SMALL, on=TODAY),
        ):
            with pytest.raises(Refused, match="request_merged"):
                deed()

    def test_is_only_pointed_to_by_the_words(self, world: World, request_row, pillar) -> None:
        other = models.Pillar.objects.create(strategy=pillar.strategy, key="z", title="Günstige Wartung", no=1)

        assert near_pillars.sounds_like(request_row.title, [pillar, other]) == pillar.key
        assert near_pillars.sounds_like(request_row.title, [pillar]) == ""
        assert ratings(request_row) == []


class TestVeto:
    def test_stands_until_the_same_person_takes_it_back(self, world: World, request_row) -> None:
        rows = models.VisionVeto.objects.filter(change_request=request_row)
        veto(request_row, actor=world.seller, reason="Das macht uns zum Projekthaus.", on=TODAY)

        with pytest.raises(Refused, match="nothing_to_undo"):
            lift_veto(request_row, actor=world.product_manager, on=TODAY)
        assert [row.reason for row in query.standing_vetoes(rows)] == ["Das macht uns zum Projekthaus."]
        lift_veto(request_row, actor=world.seller, on=TODAY)

        assert query.standing_vetoes(rows) == []
        assert rows.count() == 2

    def test_needs_a_reason_and_a_strategy(self, world: World, request_row) -> None:
        with pytest.raises(Refused, match="reason_missing"):
            veto(request_row, actor=world.seller, reason=" ", on=TODAY)
        models.StrategyVersion.objects.update(draft=True)
        with pytest.raises(Refused, match="strategy_missing"):
            veto(request_row, actor=world.seller, reason="nein", on=TODAY)


class TestSize:
    def test_is_products_word_and_the_latest_holds(self, world: World, request_row) -> None:
        with pytest.raises(NotAllowed):
            size(request_row, actor=world.seller, effort=Effort.SMALL, on=TODAY)
        size(request_row, actor=world.product_manager, effort=Effort.SMALL, on=TODAY)
        size(request_row, actor=world.product_manager, effort=Effort.LARGE, on=TODAY)

        latest = query.effort_of(request_row)
        assert latest is not None
        assert latest.effort == Effort.LARGE


class TestWeigh:
    def test_says_how_much_it_matters_to_one_asker(self, world: World, request_row) -> None:
        asker = asks_for(world, world.deal, request_row)

        request_linking.weigh(asker, actor=world.seller, importance=Importance.BREAKER, wanted_by=date(2027, 3, 31))

        row = models.Asker.objects.get()
        assert (row.importance, row.wanted_by) == (Importance.BREAKER, date(2027, 3, 31))
        with pytest.raises(NotAllowed):
            request_linking.weigh(asker, actor=world.other_seller, importance=Importance.NICE)
