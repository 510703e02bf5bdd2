"""What is at stake: each deal counts once, merged wishes count for their target, confidential deals stay out of sight."""

from __future__ import annotations

from datetime import date

import pytest
from cast import TODAY, World
from flows.stage import Script
from flows.wishes import asker_row, customer, sale, wish_row

from ropeteam.core.vocabulary import DecisionKind, Effort, RequestOrigin
from ropeteam.flows import change_requests, request_board, request_judging, request_merging
from ropeteam.flows.request_board import Wish
from ropeteam.store import models
from ropeteam.store.queries import request_facts


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    request_board.forget()


def board(world: World, *, confidential: bool = False) -> dict[str, Wish]:
    found = request_board.of(world.company, confidential=confidential)
    return {row.title: row for row in found.pick(found.wishes)}


def settle(world: World, request: models.ChangeRequest) -> None:
    models.Decision.objects.create(
        change_request=request, key="d1", kind=DecisionKind.NO.value, reason="nein", decided_on=TODAY
    )


class TestMoney:
    def test_of_a_deal_is_split_over_what_it_still_waits_for_and_never_counted_twice(self, world: World) -> None:
        export, offline, colour = (wish_row(world, title) for title in ("Export", "Offline", "Farben"))
        deal = sale(world, customer(world, "k"), "s1", 90_000)
        for request in (export, offline, colour):
            asker_row(world, deal, request)
        asker_row(world, deal, export, "Noch einmal: der Export?")

        before = board(world)
        settle(world, colour)
        after = board(world)

        assert [round(before[name].open) for name in ("Export", "Offline", "Farben")] == [30_000] * 3
        assert [round(after[name].open) for name in ("Export", "Offline", "Farben")] == [45_000, 45_000, 0]
        assert (after["Farben"].settled, after["Farben"].stake, after["Farben"].asks) == (True, None, 1)

    def test_stands_in_three_columns(self, world: World) -> None:
        request, account = wish_row(world, "Export"), customer(world, "k")
        asker_row(world, sale(world, account, "s1", 10_000), request)
        asker_row(world, sale(world, account, "s2", 20_000, signed=date(2026, 5, 1)), request)
        asker_row(world, sale(world, account, "s3", 40_000, closed=date(2026, 5, 1)), request)

        row = board(world)["Export"]

        assert (row.open, row.revenue, row.lost) == (10_000, 20_000, 40_000)
        assert row.stake is not None
        assert row.stake.amount == 30_000, "what was lost is no stake any more"

    def test_of_another_currency_or_unknown_speaks_with_no_amount(self, world: World) -> None:
        request = wish_row(world, "Export")
        asker_row(world, sale(world, customer(world, "k1"), "s1", 10_000, currency="USD"), request)
        asker_row(world, sale(world, customer(world, "k2"), "s2", None), request)

        row = board(world)["Export"]

        assert (row.open, row.stake, row.asks, row.accounts) == (0, None, 2, 2)

    def test_of_an_account_speaks_where_nobody_named_a_deal(self, world: World) -> None:
        account = customer(world, "k")
        sale(world, account, "s1", 10_000, signed=date(2026, 5, 1))
        link = models.TrackerLink.objects.create(
            product=world.product, change_request=wish_row(world, "Export"), tracker="fider", external="7"
        )
        voice = models.TrackerVoice.objects.create(link=link, voter="a@k.example", account=account)
        models.Asker.objects.create(change_request=link.change_request, voice=voice, account=account)

        assert board(world)["Export"].revenue == 10_000

    def test_of_confidential_deals_counts_for_those_who_may_know_of_all(self, world: World) -> None:
        request = wish_row(world, "Export")
        asker_row(world, sale(world, customer(world, "k"), "s1", 10_000), request)
        asker_row(world, world.confidential, request)

        seller, management = request_board.board(world.seller), request_board.board(world.management)

        assert (seller.wishes[request.pk].open, seller.left_out, seller.wishes[request.pk].asks) == (10_000, 1, 1)
        assert (management.wishes[request.pk].open, management.left_out) == (246_000, 0)


class TestMerged:
    def test_counts_for_its_target_and_for_itself_again_once_separated(self, world: World) -> None:
        into, request, deal = (
            wish_row(world, "Export"),
            wish_row(world, "Ausgabe"),
            sale(world, customer(world, "k"), "s", 60_000),
        )
        asker_row(world, deal, into)
        asker_row(world, deal, request)

        merged = request_merging.merge(request, into, actor=world.product_manager, on=TODAY)
        together = board(world)
        request_merging.unmerge(merged, actor=world.product_manager, on=TODAY)
        apart = board(world)

        assert ("Ausgabe" in together, together["Export"].open, together["Export"].asks) == (False, 60_000, 2)
        assert (apart["Export"].open, apart["Ausgabe"].open, apart["Ausgabe"].asks) == (30_000, 30_000, 1)


class TestOrder:
    def test_follows_stake_priority_or_age(self, world: World) -> None:
        small, large, inside = wish_row(world, "Klein"), wish_row(world, "Groß"), wish_row(world, "Idee")
        models.ChangeRequest.objects.filter(pk=inside.pk).update(origin=RequestOrigin.INSIDE.value)
        asker_row(world, sale(world, customer(world, "k1"), "s1", 1_000), small)
        for no in range(3):
            asker_row(world, sale(world, customer(world, f"g{no}"), f"b{no}", 500_000), large)
        pillar = models.Pillar.objects.get()
        request_judging.rate(small, pillar, actor=world.seller, value=1.0, on=TODAY)
        request_judging.size(small, actor=world.product_manager, effort=Effort.SMALL, on=TODAY)

        found = request_board.board(world.seller)

        assert [found.fact(pk).title for pk in found.ranked("stake")] == ["Groß", "Klein", "Idee"]
        assert [found.fact(pk).title for pk in found.ranked("priority")] == ["Klein", "Groß", "Idee"]
        assert [found.fact(pk).title for pk in found.ranked("newest")] == ["Idee", "Groß", "Klein"]

    def test_says_where_one_customer_carries_more_than_half(self, world: World) -> None:
        one, many, large = wish_row(world, "Einer"), wish_row(world, "Viele"), wish_row(world, "Ein Großer")
        giant = customer(world, "a")
        asker_row(world, sale(world, giant, "s0", 900_000), one)
        asker_row(world, sale(world, giant, "s1", 900_000), large)
        for no in range(3):
            small = sale(world, customer(world, f"g{no}"), f"b{no}", 100_000)
            asker_row(world, small, many)
            if not no:
                asker_row(world, small, large)

        found = board(world)

        assert [found[name].dominated for name in ("Einer", "Viele", "Ein Großer")] == [False, False, True]
        kept = request_board.board(world.seller)
        assert kept.flagged("dominated") == {large.pk}, "the filter says what the rows say"


class TestTheKeptBoard:
    def test_is_the_same_until_something_changes(self, world: World) -> None:
        request, deal = wish_row(world, "Export"), sale(world, customer(world, "k"), "s1", 10_000)
        asker_row(world, deal, request)
        first = request_board.of(world.company, confidential=False)

        assert request_board.of(world.company, confidential=False) is first

        models.Deal.objects.filter(pk=deal.pk).update(amount=20_000)
        assert board(world)["Export"].open == 20_000
        models.Account.objects.filter(key="k").update(segment="Handel")
        assert board(world)["Export"].segments == {"Handel"}
        request_judging.veto(request, actor=world.seller, reason="Das sind wir nicht.", on=TODAY)
        assert board(world)["Export"].fit.vetoed
        change_requests.create(world.product, actor=world.seller, title="Neu")
        assert "Neu" in board(world)

    def test_notices_words_that_go_from_a_deal_to_a_customer(self, world: World) -> None:
        request = wish_row(world, "Export")
        deal = sale(world, customer(world, "k"), "s1", 10_000)
        asker = asker_row(world, deal, request)
        models.Account.objects.get_or_create(
            pk=deal.pk, defaults={"company": world.company, "key": "k9", "name": "Kunde k9 GmbH"}
        )
        models.Asker.objects.filter(pk=asker.pk).update(account=None)
        before = request_facts.marks(world.company)[3]

        models.Asker.objects.filter(pk=asker.pk).update(deal=None, account=deal.pk)

        assert request_facts.marks(world.company)[3] != before, "the same number in another place is another thing"

    def test_is_of_one_company(self, world: World) -> None:
        wish_row(world, "Export")

        assert dict(request_board.board(world.stranger).wishes) == {}
