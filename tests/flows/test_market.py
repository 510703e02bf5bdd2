"""The market board: each number is the talks behind it, and every reader's own."""

from __future__ import annotations

from datetime import date

import pytest
from cast import TODAY, World

from ropeteam.core.market import EVERYBODY
from ropeteam.core.vocabulary import OutcomeReason, SignalKind
from ropeteam.flows import deal_outcomes, signals
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import market, outcomes
from ropeteam.store.queries.lists import Where, fall
from ropeteam.store.queries.market_sentences import SentenceFilter, listed


@pytest.fixture
def worried(world: World) -> models.Signal:
    """The customer doubts the export; the account is called as its segment's name, in other letters."""
    models.Segment.objects.create(product=world.product, key="sg-1", name="Großmaschinenbau")
    models.Account.objects.filter(pk=world.account.pk).update(segment=" großmaschinenBAU ")
    return put(world, world.conversation, "Und der Export nach SAP?", "concern", capability=world.sap_export)


def put(world: World, talk: models.Conversation, quote: str, kind: str, **more) -> models.Signal:
    return models.Signal.objects.create(
        conversation=talk, text=world.need.text, first_turn=3, last_turn=3, start=0, end=len(quote), quote=quote, kind=kind,
        analysis=world.need.analysis, **more,
    )  # fmt: skip


def board(world: World, *, confidential: bool = False, confirmed: bool = False) -> market.Market:
    return market.of(world.company, confidential=confidential, confirmed=confirmed)


def said(found: market.Market, kind: SignalKind, segment: str = EVERYBODY) -> tuple[int, int]:
    (cell,) = found.over.lines[segment, kind].cells
    return cell.said, cell.talks


def behind(actor: Actor, kind: SignalKind, **by) -> list[models.Signal]:
    return fall(listed(actor, SentenceFilter(kind, **by)), where=Where()).rows


class TestOverTime:
    def test_counts_talks_that_were_heard_by_the_segments_id(self, world: World, worried: models.Signal) -> None:
        found = board(world)

        assert found.over.segments == ("sg-1",)
        assert [str(period) for period in found.over.periods] == ["2026-q4"]
        assert said(found, SignalKind.CONCERN, "sg-1") == (1, 1), "the talk without words is not among them"
        assert said(found, SignalKind.DELIGHT) == (1, 1)

    def test_follows_peoples_words(self, world: World, worried: models.Signal) -> None:
        assert said(board(world, confirmed=True), SignalKind.CONCERN) == (0, 1)

        signals.confirm(worried, actor=world.product_manager, on=TODAY, kind=SignalKind.NEED)
        signals.dismiss(world.delight, actor=world.product_manager, on=TODAY)

        found = board(world)
        assert [said(found, kind)[0] for kind in (SignalKind.CONCERN, SignalKind.DELIGHT, SignalKind.NEED)] == [0, 0, 1]
        assert said(board(world, confirmed=True), SignalKind.NEED) == (1, 1)

    @pytest.mark.parametrize("kind", [SignalKind.DELIGHT, SignalKind.CONCERN, SignalKind.NEED])
    @pytest.mark.parametrize("confirmed", [False, True])
    def test_every_number_is_the_talks_behind_it(
        self, world: World, worried: models.Signal, kind: SignalKind, confirmed: bool
    ) -> None:
        signals.confirm(world.need, actor=world.product_manager, on=TODAY)
        put(world, world.conversation, "leise", "concern", low=True)
        period = board(world).over.periods[0]

        rows = behind(
            world.seller, kind, segments=("sg-1", "großmaschinenbau"), start=period.start, end=period.end,
            confirmed=confirmed,
        )  # fmt: skip

        assert len({row.conversation_id for row in rows}) == said(board(world, confirmed=confirmed), kind, "sg-1")[0]
        assert behind(world.seller, kind, end=date(2020, 1, 1)) == []

    def test_leaves_confidential_deals_to_who_may_know_them_all(self, world: World, worried: models.Signal) -> None:
        models.Conversation.objects.filter(pk=world.conversation.pk).update(deal=world.confidential)

        assert (board(world).over.periods, board(world).left_out) == ((), 1)
        assert said(board(world, confidential=True), SignalKind.CONCERN) == (1, 1)
        for actor, seen in ((world.other_seller, 0), (world.management, 1), (world.stranger, 0)):
            assert len(behind(actor, SignalKind.CONCERN)) == seen


class TestWeaknesses:
    def test_are_what_customers_doubt_and_what_we_claimed_without_backing(
        self, world: World, worried: models.Signal
    ) -> None:
        signals.relink(world.claim_sap, actor=world.seller, capability=world.offline, on=TODAY)

        sap, offline = board(world).weak

        assert (sap.capability, sap.concerns, sap.needs, sap.accounts, sap.claims) == (world.sap_export.pk, 1, 0, 1, 0)
        assert (offline.capability, offline.concerns, offline.needs, offline.claims) == (world.offline.pk, 0, 1, 1)
        assert behind(world.seller, SignalKind.CLAIM, capability=world.offline.pk) == [world.claim_sap]
        assert behind(world.seller, SignalKind.CONCERN, capability=world.sap_export.pk) == [worried]


class TestReasons:
    def test_count_each_deal_once_as_it_stands_now(self, world: World) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(closed_on=TODAY)
        for words in ("Ohne Netz.", "Wirklich ohne Netz."):
            deal_outcomes.say(world.deal, actor=world.seller, code=OutcomeReason.PRODUCT, words=words, on=TODAY)

        (reason,) = board(world).reasons
        assert (reason.code, reason.won, reason.deals, board(world).decided[False]) == ("product", False, 1, (1, 1))
        assert len(outcomes.of_reason(world.product_manager, won=False, code="product")) == 2

        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=TODAY)
        assert board(world).reasons == ()
        assert outcomes.of_reason(world.product_manager, won=False, code="product") == []
