"""A change request's list while nothing is in it and when it is long, and whose words its page shows to whom."""

from __future__ import annotations

from cast import World
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from flows.wishes import asks_for, wish
from web.conftest import Open

from ropeteam.flows import change_requests
from ropeteam.store import models


def shown(client: Client, row: models.ChangeRequest) -> str:
    return client.get(reverse("requests_request", args=[row.pk])).content.decode()


class TestList:
    def test_pages_by_place_and_asks_the_database_the_same_however_long_it_is(self, world: World, sign_in: Open):
        client = sign_in(world.seller)
        models.ChangeRequest.objects.bulk_create(
            models.ChangeRequest(product=world.product, key=f"m{no}", title=f"Menge {no:03}") for no in range(120)
        )
        client.get(reverse("requests"))
        with CaptureQueriesContext(connection) as queries:
            first = client.get(reverse("requests"), {"order": "newest"}).content.decode()
        second = client.get(
            reverse("requests"), {"order": "newest", "after": models.ChangeRequest.objects.get(key="m70").pk}
        ).content.decode()

        assert ("Menge 119" in first, "Menge 070" in first, "Menge 069" in first) == (True, True, False)
        assert ("Menge 069" in second, "Menge 020" in second, 'rel="prev"' in second) == (True, True, True)
        assert len(queries) < 15

    def test_teaches_the_next_step_where_nothing_is(self, world: World, sign_in: Open) -> None:
        assert "Noch kein Änderungswunsch" in sign_in(world.seller).get(reverse("requests")).content.decode()


class TestOne:
    def test_names_who_answers_and_marks_a_concern(self, world: World, sign_in: Open) -> None:
        request = change_requests.create(
            world.product, actor=world.product_manager, title="Ohne Netz", capability=world.offline
        )
        models.Signal.objects.filter(pk=world.need.pk).update(kind="concern")
        change_requests.link(models.Signal.objects.get(pk=world.need.pk), request, actor=world.product_manager)
        client = sign_in(world.seller)
        assert "zuständig: Produkt" in shown(client, request)

        models.Capability.objects.filter(pk=world.offline.pk).update(owner=world.product_manager.person)
        html = shown(client, request)

        assert f"zuständig: {world.product_manager.person}, Produkt" in html
        assert "Bedenken, " in html

    def test_keeps_a_talks_words_for_those_who_may_read_talks(self, world: World, sign_in: Open) -> None:
        row = wish(world, "Bedienung ohne Netz")
        change_requests.link(world.need, row, actor=world.product_manager)

        assert world.need.quote in shown(sign_in(world.services), row)
        sealed = shown(sign_in(world.other_seller), row)
        assert world.need.quote not in sealed
        assert "Den Wortlaut liest" in sealed

    def test_hides_confidential_deals_and_says_how_many(self, world: World, sign_in: Open) -> None:
        row = wish(world, "Bedienung ohne Netz")
        asks_for(world, world.confidential, row, "Streng geheim?")

        html = shown(sign_in(world.seller), row)
        assert ("Streng geheim?" in html, "vertraulich" in html) == (False, True)
        assert "Streng geheim?" in shown(sign_in(world.management), row)


class TestLink:
    def test_makes_a_new_one_with_these_words(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        client.post(
            reverse("signal_request", args=[world.need.pk]), {"title": "Halle ohne Netz", "problem": "Kein WLAN"}
        )

        row = models.ChangeRequest.objects.get()
        assert (row.title, row.problem, row.askers.get().signal) == ("Halle ohne Netz", "Kein WLAN", world.need)
