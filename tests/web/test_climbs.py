"""All climbs on one page: the typical one where enough deals were handed over, every deal small, and only deals one may know."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cast import TODAY, World
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from flows.climbed import measured
from web.conftest import Open

from ropeteam.flows import climb
from ropeteam.store import models
from ropeteam.store.queries import climbs as query
from ropeteam.store.queries.lists import Where, fall

SALE = ((140, 6.0), (121, 8.0))
DELIVERY = ((90, 4.0), (60, 5.0), (20, 7.0))


def days(ago: int):
    return TODAY - timedelta(days=ago)


def handed_over(world: World, n: int, *, of: int = 0, confidential: bool = False) -> None:
    """Deals that rose to 8, were handed over on the same day and fell to about 4. `of`: where their numbers begin."""
    for no in range(of, of + n):
        key = f"{'s' if confidential else 'h'}{no}"
        deal = models.Deal.objects.create(
            company=world.company, product=world.product, account=world.account, key=key, title=f"Werk {key}",
            opened_on=days(150), signed_on=days(110), handover_on=days(100), confidential=confidential,
        )  # fmt: skip
        measured(deal, *((days(ago), value) for ago, value in (*SALE, *DELIVERY)))
        climb.keep(deal, on=TODAY)


def page_of(client: Client, query_string: str = "") -> str:
    return client.get(f"{reverse('climbs')}{query_string}").content.decode()


@pytest.fixture(scope="module", autouse=True)
def three(world_of_module: World) -> None:
    handed_over(world_of_module, 3)


class TestTheTypicalClimb:
    def test_is_drawn_of_five_deals_and_said_in_words(self, world: World, sign_in: Open) -> None:
        handed_over(world, 1, of=3)
        four = page_of(sign_in(world.management))
        assert "Noch eine übergebene Verkaufschance" in four
        assert 'id="typical-t"' not in four

        handed_over(world, 2, confidential=True)
        seen = page_of(sign_in(world.management))

        assert "Aus den 6 zuletzt unterschriebenen Verkaufschancen, die übergeben wurden" in seen
        assert 'id="typical-t"' in seen
        assert "Punkte weniger." in seen
        assert "Tag davor" in seen
        hidden = page_of(sign_in(world.seller))
        assert "Noch eine übergebene Verkaufschance" in hidden, "of deals one may not know nothing is counted"
        assert "Werk s0" not in hidden
        assert "Werk s0" in seen


class TestThePortfolio:
    def test_has_every_deal_with_a_line_by_how_far_it_is(self, world: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(opened_on=days(100))
        measured(world.deal, (days(60), 5.0), (days(30), 6.0))
        climb.keep(models.Deal.objects.get(pk=world.deal.pk), on=TODAY)
        client = sign_in(world.seller)

        both, sale, ended = (page_of(client, leg) for leg in ("", "?leg=sale", "?leg=ended"))

        assert both.count('class="climbs-small"') == 4
        assert (world.deal.title in sale, "Werk h0" in sale) == (True, False)
        assert "climbs-handover" in both
        assert "climbs-handover" not in sale.split('<ul class="climbs"')[1]
        assert "Keine der Verkaufschancen hier hat eine Linie." in ended
        for name in ("Nora Lindt", "Jonas Beil", "Timo Rau"):
            assert name not in both.split("<main")[1], "no names of staff across deals"
        assert " style=" not in both

    def test_costs_the_same_however_many_deals_there_are(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.management)
        page_of(client)
        with CaptureQueriesContext(connection) as few:
            page_of(client)
        handed_over(world, 2, confidential=True)

        with CaptureQueriesContext(connection) as many:
            page_of(client)

        assert len(many) == len(few)

    def test_is_turned_by_the_page(self, world: World, sign_in: Open, monkeypatch) -> None:
        monkeypatch.setattr(query, "SIZE", 2)
        client = sign_in(world.management)

        first = client.get(reverse("climbs"))
        second = client.get(f"{reverse('climbs')}{first.context['page'].next}")

        shown = [panel.deal.key for response in (first, second) for panel in response.context["panels"]]
        assert sorted(shown) == ["h0", "h1", "h2"]
        assert (first.context["page"].previous, second.context["page"].next) == ("", "")


def test_how_far_a_deal_is_says_the_same_as_the_rule(world: World) -> None:
    ago, soon = days(30), days(-30)
    cases: list[tuple[object, object, str]] = [
        (None, None, "sale"), (None, soon, "sale"), (None, ago, "ended"), (ago, None, "delivery"), (ago, ago, "delivery"),
        (days(60), ago, "ended"), (ago, soon, "delivery"),
    ]  # fmt: skip
    deal = models.Deal.objects.filter(pk=world.deal.pk)
    for signed, closed, leg in cases:
        deal.update(signed_on=signed, closed_on=closed)
        models.CurveSnapshot.objects.get_or_create(
            deal=world.deal, digest="x", defaults={"taken_on": TODAY, "observations": 3, "band": {}, "points": []}
        )
        found = [
            each
            for each in query.Leg
            if world.deal in fall(query.portfolio(world.seller, each, on=TODAY), where=Where()).rows
        ]
        assert found == [leg], (signed, closed)
