"""The ledger as a page: every sentence that counts, narrowed by the address, and one click from any number to its sentences."""

from __future__ import annotations

import re

import pytest
from cast import TODAY, World
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from web.conftest import Look, Open
from web.test_deals import STAFF_NAMES, csv_rows

from ropeteam.core.vocabulary import PromiseOutcome
from ropeteam.flows import promise_ends, promises, signals
from ropeteam.store import models


def page(client: Client, **query: object) -> str:
    return client.get(reverse("promises"), query).content.decode()


def sixty(world: World) -> None:
    """Promises that nothing carries, as many as fill a page and more."""
    by = world.seller.person
    made = models.Promise.objects.bulk_create(
        models.Promise(
            deal=world.deal, key=f"m{no}", sentence=f"Zusage {no}", said_on=TODAY, source="manual", created_by=by
        )
        for no in range(60)
    )
    models.Judgement.objects.bulk_create(
        models.Judgement(promise=row, fit="unknown", backing="unbacked", rule_version="t", judged_on=TODAY)
        for row in made
    )


def lines(html: str) -> list[str]:
    return re.findall(r'<li class="row" id="([ps]\d+)"', html)


class TestLedger:
    def test_shows_sentence_backing_reason_due_and_state(self, look: Look) -> None:
        html = look("seller", "promises")

        assert "Das bekommen Sie von uns bis Ende Juni" in html
        assert "durch die Roadmap gedeckt" in html
        assert "getragen von „Bedienung ohne Netz (9.0)“ am 30.06.2027" in html
        assert "fällig 30.06.2027" in html
        assert "nicht angesehen" in html

    @pytest.mark.parametrize(
        ("query", "n"),
        [
            ({"backing": "roadmap"}, 1),
            ({"backing": "roadmap,services"}, 2),
            ({"backing": "unbacked"}, 0),
            ({"backing": "nonsense"}, 2),
            ({"state": "open"}, 0),
            ({"state": "suggested"}, 2),
            ({"state": "x", "due": "x"}, 2),
            ({"due": "none"}, 0),
        ],
    )
    def test_is_narrowed_by_the_address(self, query: dict[str, str], n: int, look: Look) -> None:
        assert len(lines(look("seller", "promises", **query))) == n

    def test_leads_from_a_deals_number_to_its_sentences(self, look: Look) -> None:
        found = re.search(r'href="/promises/\?(deal=[^"]*)"[^>]*title="(\d+) ×', look("seller", "deals"))
        assert found is not None

        html = look("seller", "promises", **QueryDict(found.group(1).replace("&amp;", "&")).dict())

        assert len(lines(html)) == int(found.group(2))
        assert "nur Leitstand für zwei Werke" in html

    def test_a_foreign_deal_is_not_there(self, world: World, sign_in: Open) -> None:
        assert sign_in(world.seller).get(reverse("promises"), {"deal": world.confidential.pk}).status_code == 404

    def test_pages_by_place(self, world: World, sign_in: Open) -> None:
        sixty(world)
        client = sign_in(world.seller)
        first = page(client)
        assert len(lines(first)) == 50
        onward = re.search(r'rel="next" href="(\?[^"]*)"', first)
        assert onward is not None

        second = client.get(reverse("promises") + onward.group(1).replace("&amp;", "&")).content.decode()

        assert len(lines(second)) == 12
        assert not set(lines(first)) & set(lines(second))

    def test_asks_the_database_as_often_for_fifty_as_for_two(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        signals.confirm(world.promise_offline, actor=world.seller, on=TODAY)
        with CaptureQueriesContext(connection) as few:
            page(client)
        sixty(world)

        with CaptureQueriesContext(connection) as many:
            page(client)

        assert len(many) <= len(few)  # where the page is full of one table, the other is not asked for rows


class TestCsv:
    def test_names_no_staff_and_leaves_sealed_sentences_out(self, world: World, sign_in: Open) -> None:
        promises.enter(world.deal, actor=world.seller, sentence="Nora Lindt liefert, Frau Voss prüft.", on=TODAY)

        rows = csv_rows(sign_in(world.management), "promises_csv")

        assert rows[0][:3] == ["Verkaufschance", "Kunde", "Zusage"]
        assert [row[2] for row in rows[1:]] == ["[…] liefert, Frau […] prüft.", "", ""]
        assert not any(name in cell for row in rows for cell in row for name in STAFF_NAMES)

    def test_is_logged(self, world: World, sign_in: Open) -> None:
        csv_rows(sign_in(world.seller), "promises_csv", state="open")

        assert models.AccessLog.objects.get().why == "export.promises"


class TestPromise:
    def test_tells_where_it_was_said_and_how_it_was_judged(self, world: World, sign_in: Open) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None

        html = sign_in(world.services).get(reverse("promises_promise", args=[promise.pk])).content.decode()

        assert f"/conversations/{world.conversation.pk}/?turn=2#s{world.promise_offline.pk}" in html
        assert "auf der Roadmap, zusagbar" in html
        assert "nach den Regeln" in html

    def test_stays_readable_after_its_end(self, world: World, sign_in: Open) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        promise_ends.end(
            promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY, evidence="Abnahme vom Freitag"
        )

        html = sign_in(world.works_council).get(reverse("promises_promise", args=[promise.pk])).content.decode()

        assert "gehalten am 16.11.2026" in html
        assert "Abnahme vom Freitag" in html
        assert "Was tun?" not in html


class TestWhatIsNoPromise:
    def test_is_called_so_on_its_page_and_on_the_deals_and_a_broken_one_broken(
        self, world: World, sign_in: Open
    ) -> None:
        dropped, broken = (
            signals.confirm(said, actor=world.seller, on=TODAY).promise
            for said in (world.promise_offline, world.promise_training)
        )
        assert dropped is not None
        assert broken is not None
        promise_ends.end(broken, actor=world.seller, outcome=PromiseOutcome.BROKEN, on=TODAY)
        for said in (world.promise_offline, world.promise_training):
            signals.dismiss(said, actor=world.presales, on=TODAY, reason="War nicht so gemeint")
        client = sign_in(world.seller)

        none, ended, deal = (
            client.get(address).content.decode()
            for address in (
                reverse("promises_promise", args=[dropped.pk]),
                reverse("promises_promise", args=[broken.pk]),
                reverse("deals_deal", args=[world.deal.pk]),
            )
        )

        words = "als keine Zusage verworfen"
        assert [words in none, words in ended, deal.count(words)] == [True, False, 1]
        assert ["gebrochen" in none, "gebrochen" in ended, "gebrochen" in deal] == [False, True, True]
