"""Who has read the strategy: once a person and version, counted by role only, and never for a few."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.flows import strategy_reading
from ropeteam.store import models
from ropeteam.store.queries import strategy as query


@pytest.fixture
def version(world: World) -> models.StrategyVersion:
    return world.product.strategies.get()


class TestReading:
    def test_is_said_once(self, world: World, version: models.StrategyVersion) -> None:
        first = strategy_reading.read(version, actor=world.seller, on=TODAY)

        assert strategy_reading.read(version, actor=world.seller, on=TODAY) == first
        assert query.last_read(world.product, world.seller) == version
        assert query.last_read(world.product, world.presales) is None
        assert models.Event.objects.filter(code="strategy.read").count() == 1

    def test_is_for_who_acts_and_for_what_is_published(self, world: World, version: models.StrategyVersion) -> None:
        with pytest.raises(NotAllowed):
            strategy_reading.read(version, actor=world.works_council, on=TODAY)
        draft = models.StrategyVersion.objects.create(product=world.product, n=2, draft=True)

        with pytest.raises(Refused, match="strategy_is_draft"):
            strategy_reading.read(draft, actor=world.seller, on=TODAY)


class TestCounts:
    def test_are_not_shown_of_a_small_house(self, world: World, version: models.StrategyVersion) -> None:
        strategy_reading.read(version, actor=world.seller, on=TODAY)

        assert query.read_by(version, on=TODAY) == []

    def test_are_shown_where_neither_few_read_nor_few_are_left_over(
        self, world: World, version: models.StrategyVersion
    ) -> None:
        colleagues(world, read=9, of=20, version=version)
        assert query.read_by(version, on=TODAY) == []

        colleagues(world, read=1, of=1, version=version, first=20)

        (everybody,) = query.read_by(version, on=TODAY)
        assert (everybody.group, everybody.read) == ("everybody", 10), "of eleven sellers two would be left over"

    def test_do_not_move_with_a_tap_of_this_quarter(self, world: World, version: models.StrategyVersion) -> None:
        colleagues(world, read=10, of=20, version=version)
        before = query.read_by(version, on=TODAY)

        strategy_reading.read(version, actor=world.seller, on=TODAY)

        assert query.read_by(version, on=TODAY) == before
        assert query.read_by(version, on=TODAY + timedelta(days=92))[0].read == before[0].read + 1


def colleagues(world: World, *, read: int, of: int, version: models.StrategyVersion, first: int = 0) -> None:
    """Sellers, the first of whom read the version in the last quarter."""
    for no in range(first, first + of):
        person = models.Person.objects.create(company=world.company, key=f"x{no}", name=f"X {no}")
        models.RoleGrant.objects.create(person=person, role="seller")
        if no < first + read:
            models.ReadReceipt.objects.create(strategy=version, person=person, read_on=TODAY - timedelta(days=60))
