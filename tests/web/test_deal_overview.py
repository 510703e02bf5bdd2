"""The deal's page as a whole: the way through it, what comes next, and its folded parts."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY, World
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.conftest import Look, Open

from ropeteam.flows import signals
from ropeteam.store import models
from ropeteam.web import deal_tiles

BEFORE = TODAY - timedelta(days=10)


def show(client: Client, world: World, **query: object) -> str:
    return client.get(reverse("deals_deal", args=[world.deal.pk]), query).content.decode()


class TestTheWayThrough:
    def test_shows_every_page_that_has_figures(self, built: World, look: Look) -> None:
        found = deal_tiles.tiles(built.deal, on=TODAY, as_of=False)

        pages = look("seller", "deals_deal", built.deal.pk).split('id="pages"')[1].split("</ul>")[0]

        assert {"requirements", "solution", "studies", "offers"} <= {one.code for one in found}
        assert [one.href for one in found if one.href not in pages] == []


class TestTheParts:
    def test_lie_open_while_they_are_short(self, built: World, look: Look) -> None:
        assert '<details class="part" id="part-promises" open>' in look("seller", "deals_deal", built.deal.pk)

    def test_ask_no_more_for_many_claims_than_for_one(self, world: World, sign_in: Open) -> None:
        def asked() -> int:
            client = sign_in(world.seller)
            with CaptureQueriesContext(connection) as queries:
                html = show(client, world)
            assert "Stimmen diese Behauptungen?" in html
            return len(queries)

        def wrong(signal: models.Signal) -> None:
            models.Judgement.objects.create(
                signal=signal, fit="declined", backing="unbacked", reasons=[], rule_version="t", judged_on=TODAY
            )

        wrong(world.claim_sap)
        show(sign_in(world.seller), world)
        one = asked()
        for no in range(3):
            twin = models.Signal.objects.get(pk=world.claim_sap.pk)
            twin.pk, twin.start, twin.end = None, no, no + 1
            twin._state.adding = True
            twin.save()
            wrong(twin)

        assert asked() == one


class TestWhatComesNext:
    def test_counts_promised_days_that_are_gone(self, world: World, sign_in: Open) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        models.Judgement.objects.create(
            promise=promise,
            fit="declined",
            backing="unbacked",
            reasons=[],
            rule_version="t",
            judged_on=TODAY,
            due=BEFORE,
        )

        late = show(sign_in(world.seller), world).split('id="next-steps"')[1].split("</section>")[0]

        assert f'<a class="v-empty" href="#p{promise.pk}">1 überfällig</a>' in late

    def test_is_new_after_every_deed_and_the_way_to_the_call_card_stays(self, world: World, sign_in: Open) -> None:
        response = sign_in(world.seller).post(
            reverse("signal_word", args=[world.promise_offline.pk]),
            {"verdict": "confirmed"},
            headers={"HX-Request": "true", "HX-Target": "standing"},
        )

        html = response.content.decode()
        assert '<div id="next-steps" hx-swap-oob="true">' in html
        assert reverse("deals_card", args=[world.deal.pk]) in html.split('id="deal-gate"')[1]


class TestWhatItLeansOn:
    def test_lights_up_once_somebody_says_that_it_is_not_true_any_more(self, world: World, sign_in: Open) -> None:
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        assert "leans-on" not in show(sign_in(world.seller), world)

        sign_in(world.presales).post(
            reverse("product_capability_reviews", args=[world.offline.pk]),
            {"still_true": "no", "evidence": "Der Import läuft nur mit Netz."},
        )

        notice = show(sign_in(world.seller), world).split("leans-on")[1].split("</ul>")[0]
        assert "am 16.11.2026 als nicht mehr zutreffend gemeldet" in notice
