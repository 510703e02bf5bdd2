"""A confirmed promise that a person then takes for something else leaves the list of open promises, everywhere alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from cast import TODAY, World
from flows.days import falls_due
from flows.played import each_its_own, played
from flows.standing import about, found, look

from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import FindingCode, SignalKind
from ropeteam.flows import promises, signals
from ropeteam.store import models
from ropeteam.store.queries.deals import by_backing, standing
from ropeteam.store.queries.ledger import Ledger, LedgerFilter
from ropeteam.store.queries.today import sections

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def begun(built: World) -> Iterator[tuple[World, models.Promise]]:
    """In the ledger with one mention, carried by nothing."""
    with played(built) as world:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        signals.relink(world.promise_offline, actor=world.presales, capability=None, on=TODAY)
        yield world, promise


world, promise = each_its_own()


def listed(world: World, state: str) -> list[models.Promise | None]:
    return [entry.promise for entry in Ledger(world.seller, LedgerFilter(state=state), on=TODAY).slice().rows]


class TestAPromiseTakenForAClaim:
    @pytest.mark.parametrize("kind", [SignalKind.CLAIM, SignalKind.NEED])
    def test_is_on_no_list_of_open_promises(self, kind: SignalKind, promise: models.Promise, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.presales, on=TOMORROW, kind=kind)

        assert about(look(world, on=TOMORROW), promise.sentence) is None
        assert dict(by_backing([world.deal.pk])[world.deal.pk]) == {"services": 1}
        assert promise not in listed(world, "open") + listed(world, "counts")
        assert listed(world, "changed") == listed(world, "ended") == [promise]
        (row,) = Ledger(world.seller, LedgerFilter(state="changed"), on=TODAY).slice().rows
        assert row.promise.outcome == "changed"  # type: ignore[union-attr]

    def test_is_listed_as_the_claim_it_is(self, promise: models.Promise, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY, kind=SignalKind.CLAIM)

        view = look(world)
        assert [view.claims[f.subject] for f in view.verdict.findings if f.code == FindingCode.CLAIM_UNCORRECTED] == [
            world.promise_offline
        ]

    def test_stood_there_on_the_days_before(self, promise: models.Promise, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.presales, on=TOMORROW, kind=SignalKind.CLAIM)

        assert about(look(world, on=TODAY, as_of=True), promise.sentence) is not None
        assert about(look(world, on=TOMORROW, as_of=True), promise.sentence) is None

    def test_no_longer_stands_in_the_deals_way_nor_on_anybodys_desk(
        self, promise: models.Promise, world: World
    ) -> None:
        falls_due(promise, TODAY)
        signals.dismiss(world.promise_training, actor=world.presales, on=TODAY)
        deals = models.Deal.objects.filter(pk=world.deal.pk).annotate(stands=standing(TODAY))
        assert deals.get().stands == "blocked"

        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY, kind=SignalKind.CLAIM)

        assert deals.get().stands == "pass_unheard"
        assert {section.code for section in sections(world.seller, on=TODAY)} == {"unheard"}

    def test_is_back_when_that_is_taken_back(self, promise: models.Promise, world: World) -> None:
        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY, kind=SignalKind.CLAIM)

        signals.undo(world.promise_offline, actor=world.presales, on=TODAY)

        assert found(look(world), promise.sentence) == {FindingCode.UNJUDGED: True}
        assert promise in listed(world, "open")

    def test_stays_while_another_mention_is_a_promise(self, promise: models.Promise, world: World) -> None:
        signals.confirm(world.promise_training, actor=world.seller, on=TODAY)
        models.Mention.objects.filter(signal=world.promise_training).update(promise=promise)

        signals.confirm(world.promise_offline, actor=world.presales, on=TODAY, kind=SignalKind.CLAIM)

        assert about(look(world), promise.sentence) is not None
        assert promise in listed(world, "open")

    def test_is_nothing_its_seller_can_do(self, promise: models.Promise, world: World) -> None:
        with pytest.raises(Refused, match="own_deal"):
            signals.confirm(world.promise_offline, actor=world.seller, on=TODAY, kind=SignalKind.CLAIM)

        assert promise in listed(world, "open")


class TestAPromiseThatNoTalkHas:
    def test_stays_where_it_is(self, world: World) -> None:
        promise = promises.enter(world.deal, actor=world.seller, sentence="Von Hand.", on=TODAY)

        assert promise in listed(world, "open")
        assert about(look(world), "Von Hand.") is not None


class TestAPromiseGivenBackToBeReviewed:
    def test_says_so_in_the_ledger(self, promise: models.Promise, world: World) -> None:
        signals.undo(world.promise_offline, actor=world.seller, on=TODAY)

        (row,) = [
            entry.promise for entry in Ledger(world.seller, LedgerFilter(), on=TODAY).slice().rows if entry.promise
        ]
        assert (row.pk, row.ledger_state, row.outcome) == (promise.pk, "suggested", "")
