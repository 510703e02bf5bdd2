"""The climb on the pages: the picture and what it says in words, too little, an earlier day's picture; the pulse page."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY, World
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from flows.climbed import measured
from web.conftest import Open
from web.pages_climb import asked

from ropeteam.flows import promises
from ropeteam.store import models
from ropeteam.web.climb import with_helps


def days(ago: int):
    return TODAY - timedelta(days=ago)


def page_of(client: Client, deal: models.Deal, query: str = "") -> str:
    return client.get(f"{reverse('deals_deal', args=[deal.pk])}{query}").content.decode()


class TestTheDealsPage:
    def test_says_too_little_of_two_points_and_draws_only_them(self, world: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=world.confidential.pk).update(opened_on=days(100))
        measured(world.confidential, (days(60), 8.0), (days(30), 6.0))

        page = page_of(sign_in(world.other_seller), world.confidential)

        assert "Zu wenig für eine Linie: 2 von mindestens 3 Messpunkten." in page
        assert 'class="climb-ridge"' not in page
        assert page.count('class="climb-dot climb-dot-nps" x=') == 2

    def test_of_a_lost_deal_tells_its_last_day_and_nothing_to_do(self, world: World, sign_in: Open) -> None:
        measured(world.deal, (days(40), 6.0), (days(30), 7.0), (days(12), 8.0))
        promises.enter(
            world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie.", on=days(20), said_on=days(20)
        )
        models.Deal.objects.filter(pk=world.deal.pk).update(closed_on=days(10))

        page = page_of(sign_in(world.seller), world.deal)

        assert "Überspannung am 06.11.2026, dem letzten Tag:" in page
        assert "Services in die nächsten 2 Gespräche mitnehmen" not in page


class TestThePulsePage:
    def test_asks_the_one_question_and_takes_one_answer(self, world: World) -> None:
        invite, token = asked(world)
        letter = models.MailOut.objects.get(contact=invite.contact).text
        address = f"{reverse('pulse', args=[token])}?lang=de"
        assert address in letter
        customer = Client(headers={"accept-language": "en"})

        shown = customer.get(address)
        assert "Wie begeistert sind Sie heute von unserem gemeinsamen Vorhaben? 0 = gar nicht, 10 = sehr" in (
            shown.content.decode()
        )  # in the letter's language, whatever the browser asks for
        assert shown["Cache-Control"] == "no-store"
        assert not models.Observation.objects.filter(invite=invite).exists()

        thanked = customer.post(address, {"value": "8", "line": "Es läuft."})
        assert "Danke." in thanked.content.decode()
        row = models.Observation.objects.get(invite=invite)
        assert (row.value, row.words, row.language) == (8.0, "Es läuft.", "de")
        for again in (customer.get(address), customer.post(address, {"value": "1"})):
            assert again.status_code == 404
        assert models.Observation.objects.filter(invite=invite).count() == 1

    def test_keeps_what_was_typed_when_the_number_is_missing(self, world: World) -> None:
        _, token = asked(world)

        refused = Client().post(f"{reverse('pulse', args=[token])}?lang=de", {"line": "Nur ein Satz"})

        assert refused.status_code == 409
        assert "Bitte eine ganze Zahl von 0 bis 10 wählen." in refused.content.decode()
        assert 'value="Nur ein Satz"' in refused.content.decode()

    def test_offers_to_leave_names_of_our_people_out(self, world: World) -> None:
        invite, token = asked(world)
        address, said = (
            f"{reverse('pulse', args=[token])}?lang=de",
            {"value": "3", "line": "Frau Holm meldet sich nie, auch nicht aus Stockholm oder Holmen."},
        )

        offered = Client().post(address, said).content.decode()
        assert "In Ihrem Satz steht ein Name: Holm." in offered
        assert not models.Observation.objects.filter(invite=invite).exists()

        Client().post(address, {**said, "names": "mask"})
        assert models.Observation.objects.get(invite=invite).words == (
            "Frau [Name] meldet sich nie, auch nicht aus Stockholm oder Holmen."
        )

    def test_lets_one_say_that_one_wants_no_more(self, world: World) -> None:
        invite, token = asked(world)

        done = Client().post(f"{reverse('pulse', args=[token])}?lang=de", {"no_more": "1"})

        assert "Wir fragen Sie nicht mehr." in done.content.decode()
        assert models.PulseWish.objects.get(contact=invite.contact).word == "none"


class TestTheMeasuringPoints:
    def test_say_an_acceptance_in_words(self, world: World, sign_in: Open) -> None:
        models.Observation.objects.create(
            company=world.company, deal=world.deal, channel="milestone", observed_on=TODAY, value=6.0, n=1,
            raw="with_defects", source="milestone", source_key="m1", recorded_on=TODAY,
        )  # fmt: skip

        html = sign_in(world.seller).get(reverse("deals_points", args=[world.deal.pk])).content.decode()

        assert "Antwort „mit Mängeln abgenommen“" in html
        assert "with_defects" not in html


class TestToday:
    def test_asks_for_what_helps_in_many_deals_at_once(self, world: World, django_assert_num_queries) -> None:
        deal = models.Deal.objects.select_related("company").get(pk=world.deal.pk)
        with CaptureQueriesContext(connection) as one:
            with_helps([deal], on=TODAY)

        with django_assert_num_queries(len(one)):
            with_helps([deal, deal, deal], on=TODAY)
