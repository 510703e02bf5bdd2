"""The list of deals: narrowed, kept in place, taken along as CSV; never by person, never with a staff name."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from functools import partial

import pytest
from cast import World
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from web.conftest import Look, Open

from ropeteam.store import models
from ropeteam.store.queries import lists
from ropeteam.web import deals

STAFF_NAMES = ("Lindt", "Rau", "Beil", "Voss", "Holm", "Ott", "Sahm", "Kern")


def page(client: Client, **query: object) -> str:
    return client.get(reverse("deals"), query).content.decode()


def csv_rows(client: Client, name: str, **query: object) -> list[list[str]]:
    text = b"".join(client.get(reverse(name), query).streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def more_deals(world: World, n: int) -> None:
    models.Deal.objects.bulk_create(
        models.Deal(
            company=world.company, key=f"m{no}", title=f"Menge {no:03}", opened_on=date(2026, 1, 1), stage="won"
        )
        for no in range(n)
    )


class TestList:
    def test_shows_promises_by_what_carries_them_and_what_stands_in_the_way(self, built: World, look: Look) -> None:
        html = look("seller", "deals")

        assert "Leitstand für zwei Werke" in html
        assert "236.000" in html
        assert f"?deal={built.deal.pk}&amp;backing=roadmap,services" in html
        assert "gate-blocked" in html
        assert "Angebot" in html

    @pytest.mark.parametrize(
        ("query", "there"),
        [
            ({"q": "zwei wer"}, True),
            ({"q": "Kessel"}, True),
            ({"q": "Nordwand"}, False),
            ({"stage": "offer"}, True),
            ({"stage": "won"}, False),
            ({"gate": "blocked"}, True),
            ({"gate": "pass"}, False),
            ({"gate": "nonsense"}, True),
        ],
    )
    def test_is_narrowed_by_the_address(self, query: dict[str, str], there: bool, look: Look) -> None:
        assert ("Leitstand für zwei Werke" in look("seller", "deals", **query)) is there

    def test_tells_what_nobody_judged_from_what_nothing_carries(self) -> None:
        with translation.override("de"):
            (peg,) = deals.pegs(Counter({"unknown": 1, "declined": 2}), 8)
            (plain,) = deals.pegs(Counter({"in_review": 1}), 8)

        assert (peg.shape, peg.n, peg.words) == ("empty", 3, "2 ohne Deckung · 1 noch nicht beurteilt")
        assert plain.words == "1 × ohne Deckung"

    def test_hides_confidential_deals(self, look: Look) -> None:
        assert "Projekt Nordwand" not in look("product", "deals")
        assert "Projekt Nordwand" in look("management", "deals")
        assert "Projekt Nordwand" in look("other_seller", "deals")

    @pytest.mark.parametrize("wishes", [("seller", "person", "owner", "presales"), ("sort",), ("order",)])
    def test_knows_no_filter_and_no_order_by_person(self, wishes: tuple[str, ...], look: Look) -> None:
        plain = look("management", "deals")

        assert not any(name in plain.split("<main")[1] for name in STAFF_NAMES)
        wished = look("management", "deals", **dict.fromkeys(wishes, "Nora Lindt"))
        assert re.findall(r'id="deal-\d+"', wished) == re.findall(r'id="deal-\d+"', plain)

    def test_asks_the_database_as_often_for_fifty_deals_as_for_one(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        with CaptureQueriesContext(connection) as few:
            page(client)
        more_deals(world, 120)

        with CaptureQueriesContext(connection) as many:
            html = page(client)

        assert html.count("data-row>") == 50
        assert len(many) == len(few)


class TestPlace:
    @pytest.fixture
    def short(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Five deals fill a page."""
        monkeypatch.setattr(deals, "fall", partial(lists.fall, size=5))

    def test_pages_on_and_back(self, world: World, sign_in: Open, short: None) -> None:
        more_deals(world, 12)
        client = sign_in(world.seller)
        first = page(client)

        second = client.get(reverse("deals") + link(first, "next")).content.decode()

        assert (len(rows(first)), len(rows(second))) == (5, 5)
        assert rows(first)[-1] != rows(second)[0]
        back = client.get(reverse("deals") + link(second, "prev")).content.decode()
        assert rows(back) == rows(first)

    def test_a_deal_leads_back_to_its_place_and_to_its_neighbours(
        self, world: World, sign_in: Open, short: None
    ) -> None:
        more_deals(world, 20)
        client = sign_in(world.seller)
        middle = models.Deal.objects.get(key="m10")
        html = client.get(reverse("deals_deal", args=[middle.pk]), {"in": "stage=won"}).content.decode()

        above, below = models.Deal.objects.get(key="m11"), models.Deal.objects.get(key="m9")
        assert f'rel="prev" data-key="[" href="{reverse("deals_deal", args=[above.pk])}?in=stage%3Dwon"' in html
        assert f'rel="next" data-key="]" href="{reverse("deals_deal", args=[below.pk])}?in=stage%3Dwon"' in html
        back = re.search(r'href="(/deals/\?[^"]*)#deal-', html)
        assert back is not None
        assert f'id="deal-{middle.pk}"' in client.get(back.group(1).replace("&amp;", "&")).content.decode()

    def test_the_way_back_is_never_somebody_elses_address(self, built: World, look: Look) -> None:
        html = look("seller", "deals_deal", built.deal.pk, **{"in": "q=x&next=https://evil.example/"})

        assert "evil.example" not in html.split("<main")[1]


class TestCsv:
    def test_is_the_narrowed_list_without_staff_names(self, world: World, sign_in: Open) -> None:
        rows = csv_rows(sign_in(world.management), "deals_csv", gate="blocked")

        assert rows[0][:4] == ["Kennung", "Verkaufschance", "Kunde", "Phase"]
        assert [row[1] for row in rows[1:]] == ["Leitstand für zwei Werke"]
        assert rows[1][3:5] == ["Angebot", "236000,00"], (
            "as the page says it, and as a German spreadsheet reads a number"
        )
        assert not any(name in cell for row in rows for cell in row for name in STAFF_NAMES)

    def test_runs_no_formula_in_a_spreadsheet(self, world: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(title='=HYPERLINK("https://evil.example")')

        rows = csv_rows(sign_in(world.seller), "deals_csv")

        assert rows[1][1].startswith("'=")

    def test_is_logged(self, world: World, sign_in: Open) -> None:
        csv_rows(sign_in(world.works_council), "deals_csv")

        row = models.AccessLog.objects.get()
        assert (row.person, row.why) == (world.works_council.person, "export.deals")


def link(html: str, rel: str) -> str:
    found = re.search(rf'rel="{rel}" href="(\?[^"]*)"', html)
    assert found is not None
    return found.group(1).replace("&amp;", "&")


def rows(html: str) -> list[str]:
    return re.findall(r'id="(deal-\d+)"', html)
