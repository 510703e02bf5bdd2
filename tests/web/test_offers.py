"""Pages of offers: a file goes in, its sentences stand there with what carries them, and people speak of them without a mouse."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from flows.papers import OFFER, SAP, TRAINING, brought, docx, paragraph, word_offer
from flows.stage import Script
from web.conftest import Open

from ropeteam.flows import offers
from ropeteam.store import models

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def quick_ear(script: Script) -> None:
    script()


def put(world: World, sign_in: Open, **form: object):
    return sign_in(world.seller).post(reverse("deals_offers", args=[world.deal.pk]), {"kind": "offer", **form})


class TestBringing:
    def test_a_file_leads_to_its_page_which_waits_until_it_is_read(self, world: World, sign_in: Open) -> None:
        answer = put(world, sign_in, file=SimpleUploadedFile("angebot.docx", word_offer()), title="Angebot 4711")

        page = sign_in(world.seller).get(answer["Location"]).content.decode()
        assert "Wird gelesen" in page
        version = models.OfferVersion.objects.get()
        assert version.offer.title == "Angebot 4711"

        offers.read_version(version.pk, on=TODAY)
        page = sign_in(world.seller).get(answer["Location"]).content.decode()
        assert TRAINING in page
        assert "durch Services gedeckt" in page
        assert "Umfang und Aufwand richten sich" in page

    def test_a_refused_file_is_told_in_words_and_what_was_typed_stays(self, world: World, sign_in: Open) -> None:
        answer = put(world, sign_in, file=SimpleUploadedFile("../x.docm", b"PK\x03\x04"), title="Angebot 4711")

        assert answer.status_code == 422
        page = answer.content.decode()
        assert "x.docm: Die Datei enthält Makros" in page
        assert 'value="Angebot 4711"' in page
        assert put(world, sign_in, words=" ").status_code == 422

    def test_of_pasted_words_bears_the_day_that_was_given(self, world: World, sign_in: Open) -> None:
        put(world, sign_in, words=OFFER, dated_on="2026-10-02")

        version = models.OfferVersion.objects.get()
        assert version.dated_on.isoformat() == "2026-10-02"


class TestVersion:
    def test_asks_a_bounded_number_of_questions(
        self, world: World, sign_in: Open, django_assert_max_num_queries
    ) -> None:
        few = brought(world, "1 Leistungen\n\n" + "\n\n".join(f"Wir liefern Teil {no} bis Juni." for no in range(3)))
        client = sign_in(world.seller)
        address = reverse("deals_offer", args=[few.offer_id])
        client.get(address)
        many = brought(world, "1 Leistungen\n\n" + "\n\n".join(f"Wir liefern Teil {no} bis Mai." for no in range(30)))

        with django_assert_max_num_queries(45):
            client.get(address)
        with django_assert_max_num_queries(45):
            page = client.get(reverse("deals_offer", args=[many.offer_id]))

        assert page.content.decode().count("data-signal") == 30


class TestDownloads:
    def test_come_as_files_that_no_browser_runs(self, world: World, sign_in: Open) -> None:
        version = brought(world, "<script>alert(1)</script>\n\nWir liefern den Export bis Juni.")

        answer = sign_in(world.seller).get(reverse("deals_offer_original", args=[version.offer_id]))

        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["X-Content-Type-Options"] == "nosniff"

    def test_of_remarks_are_refused_in_words_where_the_file_takes_none(self, world: World, sign_in: Open) -> None:
        """Its sentences were read; only the part where Word keeps remarks is torn."""
        torn = docx(paragraph(SAP), **{"word__comments.xml": "<w:comments"})
        answer = put(world, sign_in, file=SimpleUploadedFile("angebot.docx", torn))
        version = models.OfferVersion.objects.get()
        offers.read_version(version.pk, on=TODAY)

        refused = sign_in(world.seller).get(reverse("deals_offer_annotated", args=[version.offer_id]), follow=True)

        assert answer.status_code == 302
        assert "lassen sich keine Anmerkungen setzen" in refused.content.decode()
