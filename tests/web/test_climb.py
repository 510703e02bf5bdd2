"""The climb on the pages: the picture and what it says in words, too little, an earlier day's picture; the pulse page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from flows.climbed import measured
from web.conftest import Open
from web.pages_climb import asked

from ropeteam.core.vocabulary import Fit
from ropeteam.flows import climb, promises
from ropeteam.store import models
from ropeteam.web.climb import with_helps


def days(ago: int):
    return TODAY - timedelta(days=ago)


@pytest.fixture
def finished(world: World) -> World:
    """From the first talk to the end: it rose to 9, fell to 3 after the handover, and came back."""
    models.Deal.objects.filter(pk=world.deal.pk).update(
        opened_on=days(400), signed_on=days(250), handover_on=days(240), golive_on=days(120)
    )
    world.deal.refresh_from_db()
    source = promises.enter(
        world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie von uns.", on=TODAY, said_on=days(260)
    )
    promises.judge_by_person(source, actor=world.presales, fit=Fit.DECLINED, reason="geben wir nicht heraus", on=TODAY)
    values = (
        (390, 5),
        (340, 6),
        (300, 8),
        (262, 9),
        (255, 9),
        (251, 10),
        (220, 3),
        (210, 3),
        (200, 3),
        (185, 4),
        (90, 7),
    )
    measured(world.deal, *((days(ago), float(value)) for ago, value in values))
    return world


def page_of(client: Client, deal: models.Deal, query: str = "") -> str:
    return client.get(f"{reverse('deals_deal', args=[deal.pk])}{query}").content.decode()


class TestTheDealsPage:
    def test_shows_the_finished_climb_with_its_two_lines_summit_and_the_sentences_behind_the_drop(
        self, finished: World, sign_in: Open
    ) -> None:
        page = page_of(sign_in(finished.seller), finished.deal)

        for drawn in ("climb-ridge", "climb-deliverable", "climb-mist", "climb-flag-hollow", "climb-dot-nps"):
            assert drawn in page, drawn
        for said in (
            "Vorgipfel",
            "Nach der Übergabe verloren:",
            "nach den Messpunkten selbst",
            "Was hinter dem Rückgang steht",
        ):
            assert said in page, said
        behind = page[page.index("Was hinter dem Rückgang steht") :]
        assert "Den Quellcode bekommen Sie von uns." in behind[: behind.index("</section>")]
        assert "Die Linien, Woche für Woche" in page  # the same as a table
        assert " style=" not in page

    def test_says_too_little_of_two_points_and_draws_only_them(self, world: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=world.confidential.pk).update(opened_on=days(100))
        measured(world.confidential, (days(60), 8.0), (days(30), 6.0))

        page = page_of(sign_in(world.other_seller), world.confidential)

        assert "Zu wenig für eine Linie: 2 von mindestens 3 Messpunkten." in page
        assert 'class="climb-ridge"' not in page
        assert page.count('class="climb-dot climb-dot-nps" x=') == 2

    def test_tells_what_would_help_before_the_signature(self, world: World, sign_in: Open) -> None:
        measured(world.deal, (days(40), 6.0), (days(30), 7.0), (days(10), 8.0))
        promises.enter(world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie.", on=TODAY)

        page = page_of(sign_in(world.seller), world.deal)

        aside = page[page.index("Was jetzt helfen würde") :]
        aside = aside[: aside.index("</section>")]
        assert "Zusagen decken oder beim Kunden zurücknehmen" in aside
        assert "Services in die nächsten 2 Gespräche mitnehmen" in aside
        assert "Die Gewichte sind Annahmen" in aside
        said = re.search(r"Überspannung heute: [\d,]+ Punkte, mit 90 % zwischen gar keinem Verlust und [\d,]+\.", page)
        assert said is not None, "no points below nothing"

    def test_of_a_lost_deal_tells_its_last_day_and_nothing_to_do(self, world: World, sign_in: Open) -> None:
        measured(world.deal, (days(40), 6.0), (days(30), 7.0), (days(12), 8.0))
        promises.enter(
            world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie.", on=days(20), said_on=days(20)
        )
        models.Deal.objects.filter(pk=world.deal.pk).update(closed_on=days(10))

        page = page_of(sign_in(world.seller), world.deal)

        assert "Überspannung am 06.11.2026, dem letzten Tag:" in page
        assert "Services in die nächsten 2 Gespräche mitnehmen" not in page

    def test_hides_single_talks_from_who_may_not_read_their_words(self, world: World, sign_in: Open) -> None:
        measured(world.deal, (days(40), 6.0), (days(30), 7.0), (days(10), 8.0))

        assert "climb-dot-conversation" in page_of(sign_in(world.seller), world.deal)
        assert "climb-dot-conversation" not in page_of(sign_in(world.management), world.deal)

    def test_of_an_earlier_day_is_the_picture_that_was_kept_then(self, finished: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=finished.deal.pk).update(signed_on=None, handover_on=None)
        climb.keep(models.Deal.objects.get(pk=finished.deal.pk), on=days(252))
        models.Deal.objects.filter(pk=finished.deal.pk).update(signed_on=days(250), handover_on=days(240))

        page = page_of(sign_in(finished.seller), finished.deal, f"?as_of={days(245).isoformat()}")

        assert "mit dem Wissen von damals" in page
        assert "climb-flag" not in page
        assert "Was jetzt helfen würde" not in page

    def test_stands_small_in_the_list_of_deals(self, finished: World, sign_in: Open) -> None:
        climb.keep(finished.deal, on=TODAY)
        climb.study(finished.company, on=TODAY)
        own = page_of(sign_in(finished.seller), finished.deal)
        assert "100 % der abgeschlossenen Übergaben verloren mehr als 2 Punkte" in own
        assert "Die Gewichte sind aus einer eigenen Übergabe gelernt." in own

        page = sign_in(finished.seller).get(reverse("deals")).content.decode()

        assert page.count('class="spark"') == 1
        assert "Begeisterung zuletzt" in page


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


class TestToday:
    def test_asks_for_what_helps_in_many_deals_at_once(self, world: World, django_assert_num_queries) -> None:
        deal = models.Deal.objects.select_related("company").get(pk=world.deal.pk)
        with CaptureQueriesContext(connection) as one:
            with_helps([deal], on=TODAY)

        with django_assert_num_queries(len(one)):
            with_helps([deal, deal, deal], on=TODAY)

    def test_tells_the_owner_whom_to_ask_and_the_rope_what_helps_before_the_next_talk(
        self, world: World, sign_in: Open
    ) -> None:
        measured(world.deal, (days(40), 6.0), (days(30), 7.0), (days(10), 8.0))
        promises.enter(world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie.", on=TODAY)
        climb.keep(world.deal, on=TODAY)
        address = reverse("today")
        assert (
            "Überspannung vor dem nächsten Gespräch senken" not in sign_in(world.seller).get(address).content.decode()
        )
        models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on=TODAY + timedelta(days=3))

        page = sign_in(world.presales).get(address).content.decode()

        part = page[page.index('id="stretched"') :]
        assert "Zusagen decken oder beim Kunden zurücknehmen" in part[: part.index("</section>")]
        assert 'id="stretched"' not in sign_in(world.services).get(address).content.decode()

        models.Contact.objects.filter(account=world.account).update(mail="ebner@kessel.example")
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=days(2))
        assert 'id="pulses"' in sign_in(world.seller).get(address).content.decode()
        assert 'id="pulses"' not in sign_in(world.presales).get(address).content.decode()
        asked(world)
        assert 'id="pulses"' not in sign_in(world.seller).get(address).content.decode()
