"""The ledger as one list of two tables: every line once, in order, narrowed by what carries it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.days import falls_due

from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.flows import gate, promise_ends, promises, signals
from ropeteam.store import models
from ropeteam.store.queries.deals import by_backing
from ropeteam.store.queries.ledger import Entry, Ledger, LedgerFilter
from ropeteam.store.queries.promises import ended
from ropeteam.store.queries.today import sections


def entries(world: World, who: str = "seller", **by: object) -> list[Entry]:
    return list(Ledger(world.everyone[who], LedgerFilter(**by), on=TODAY).slice().rows)  # type: ignore[arg-type]


class TestFilter:
    def test_by_backing(self, world: World) -> None:
        assert {e.pk for e in entries(world, backings=frozenset({"roadmap"}))} == {world.promise_offline.pk}
        assert {e.pk for e in entries(world, backings=frozenset({"services"}))} == {world.promise_training.pk}
        assert entries(world, backings=frozenset({"against_strategy"})) == []

    def test_by_state(self, world: World) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        assert [e.promise for e in entries(world, state="open")] == [promise]
        assert [e.signal for e in entries(world, state="suggested")] == [world.promise_training]

        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)

        assert [e.promise for e in entries(world, state="kept")] == [promise]
        assert [e.promise for e in entries(world, state="ended")] == [promise]
        assert [e.signal for e in entries(world)] == [world.promise_training]
        assert len(entries(world, state="all")) == 2

    def test_by_due(self, world: World) -> None:
        promise = promises.enter(world.deal, actor=world.seller, sentence="Bis gestern", on=TODAY)
        falls_due(promise, TODAY - timedelta(days=1))

        assert [e.promise for e in entries(world, due="overdue")] == [promise]
        assert entries(world, due="30") == []
        assert len(entries(world)) == 3

    def test_by_deal_and_capability(self, world: World) -> None:
        assert len(entries(world, deal=world.deal.pk)) == 2
        assert entries(world, deal=world.confidential.pk) == []
        assert [e.signal for e in entries(world, capability=world.offline.pk)] == [world.promise_offline]

    def test_by_roadmap_item(self, world: World) -> None:
        assert [e.signal for e in entries(world, roadmap=world.offline_item.pk)] == [world.promise_offline]


class TestVisibility:
    def test_a_confidential_deal_is_for_its_rope_and_management(self, world: World) -> None:
        promises.enter(world.confidential, actor=world.other_seller, sentence="Nur unter uns", on=TODAY)

        seen = {who: len(entries(world, who)) for who in world.everyone}

        assert seen == {
            "seller": 2,
            "other_seller": 3,
            "presales": 2,
            "product": 2,
            "services": 2,
            "management": 3,
            "works_council": 2,
            "admin": 2,
            "stranger": 0,
        }

    def test_counts_of_a_deal_are_what_the_list_shows(self, world: World) -> None:
        counted = by_backing([world.deal.pk])[world.deal.pk]

        assert dict(counted) == {"roadmap": 1, "services": 1}
        assert sum(counted.values()) == len(entries(world, deal=world.deal.pk))

    def test_a_dismissal_by_the_seller_alone_still_counts(self, world: World) -> None:
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nur laut gedacht")
        assert len(entries(world)) == 2

        signals.second_dismissal(world.promise_offline, actor=world.services, on=TODAY)

        assert len(entries(world)) == 1
        assert dict(by_backing([world.deal.pk])[world.deal.pk]) == {"services": 1}


class TestDismissedForGood:
    """A promise of the ledger whose mentions were all dismissed for good stands open nowhere; the gate counts it no more."""

    @pytest.fixture
    def promise(self, world: World) -> models.Promise:
        found = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert found is not None
        return found

    def places(self, world: World) -> dict[str, bool]:
        """Where the promise of the offline mention counts."""
        due = {row.pk for section in sections(world.seller, on=TODAY) if section.code == "due" for row in section.rows}
        view = gate.look(world.deal, on=TODAY)
        promise = models.Promise.objects.get(mentions__signal=world.promise_offline)
        return {
            "counts": promise in [entry.promise for entry in entries(world)],
            "open": promise in [entry.promise for entry in entries(world, state="open")],
            "not ended": promise not in [entry.promise for entry in entries(world, state="ended")],
            "not dismissed": promise not in [entry.promise for entry in entries(world, state="dismissed")],
            "deals": "roadmap" in by_backing([world.deal.pk])[world.deal.pk],
            "deal page": promise not in ended(world.deal),
            "gate": promise in [standing.promise for standing in view.standings],
            "today": promise.pk in due,
        }

    def all(self, world: World, counts: bool) -> bool:
        return set(self.places(world).values()) == {counts}

    @pytest.fixture(autouse=True)
    def soon(self, promise: models.Promise) -> None:
        falls_due(promise, TODAY)

    def test_by_somebody_else_counts_nowhere_and_comes_back_everywhere(
        self, world: World, promise: models.Promise
    ) -> None:
        assert self.all(world, True)

        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)
        assert self.all(world, False), self.places(world)

        signals.undo(world.promise_offline, actor=world.presales, on=TODAY)
        assert self.all(world, True), self.places(world)

    def test_by_the_own_seller_counts_until_somebody_seconds_it(self, world: World, promise: models.Promise) -> None:
        signals.dismiss(world.promise_offline, actor=world.seller, on=TODAY, reason="nur laut gedacht")
        assert self.all(world, True), self.places(world)

        signals.second_dismissal(world.promise_offline, actor=world.services, on=TODAY)
        assert self.all(world, False), self.places(world)

    def test_in_one_place_counts_while_it_was_said_in_another(self, world: World, promise: models.Promise) -> None:
        models.Mention.objects.create(promise=promise, signal=world.promise_training)
        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)
        assert self.all(world, True), self.places(world)

        signals.dismiss(world.promise_training, actor=world.presales, on=TODAY)
        assert self.all(world, False), self.places(world)

    def test_that_ended_keeps_how_it_ended(self, world: World, promise: models.Promise) -> None:
        promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
        signals.dismiss(world.promise_offline, actor=world.presales, on=TODAY)

        assert [entry.promise for entry in entries(world, state="kept")] == [promise]
        assert entries(world, state="dismissed") == []
