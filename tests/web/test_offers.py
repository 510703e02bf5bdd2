"""Pages of offers: a file goes in, its sentences stand there with what carries them, and people speak of them without a mouse."""

from __future__ import annotations

from io import BytesIO

import pytest
from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from flows.papers import OFFER, OFFLINE, SAP, TRAINING, brought, clause, docx, paragraph, word_offer
from flows.stage import Script
from pypdf import PdfReader
from web.conftest import Open

from ropeteam.core.customer_safe import house_word
from ropeteam.flows import clauses, offers, promises
from ropeteam.store import models
from ropeteam.store.queries import offers as query

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

    def test_shows_who_may_not_read_only_that_it_is_there(self, world: World, sign_in: Open) -> None:
        version = brought(world)

        client = sign_in(world.management)
        deal = client.get(reverse("deals_deal", args=[world.deal.pk])).content.decode()
        page = client.get(reverse("deals_offers", args=[world.deal.pk])).content.decode()

        assert version.offer.title not in deal + page, "a pasted one is called by its first words"
        assert "neueste Fassung vom" in deal
        assert ">Angebot</span>" in page
        assert reverse("deals_offer", args=[version.offer_id]) not in page
        assert SAP not in page

    def test_stands_at_the_gate_with_its_words_for_who_may_read_them(self, world: World, sign_in: Open) -> None:
        row = clause(brought(world), SAP)
        models.Judgement.objects.create(clause=row, fit="declined", backing="unbacked", reasons=[], judged_on=TODAY)
        deal = reverse("deals_deal", args=[world.deal.pk])

        mine = sign_in(world.seller).get(deal).content.decode()
        boss = sign_in(world.management).get(deal).content.decode()

        assert mine.count(SAP) == 1
        assert mine.count(f'id="clause:{row.pk}"') == 1
        assert f"?view=only#c{row.pk}" in mine
        assert SAP not in boss
        assert boss.count(f'id="clause:{row.pk}"') == 1
        assert "Zusage ohne Deckung · " in boss


class TestVersion:
    def test_says_what_carries_a_sentence_how_it_works_today_and_a_softer_wording(
        self, world: World, sign_in: Open
    ) -> None:
        version = brought(world)
        clauses.say_about(clause(version, OFFLINE), actor=world.presales, capability=world.offline, on=TODAY)

        page = sign_in(world.seller).get(reverse("deals_offer", args=[version.offer_id])).content.decode()

        assert "durch die Roadmap gedeckt" in page
        assert "„Bedienung ohne Netz“ stellen wir mit 9.0 bis zum 30.06.2027 bereit." in page
        assert "Der Auftraggeber stellt einen Testzugang bereit." in page

    def test_shows_only_promises_where_asked_and_all_else_in_order(self, world: World, sign_in: Open) -> None:
        version = brought(world)
        address = reverse("deals_offer", args=[version.offer_id])

        page = sign_in(world.seller).get(f"{address}?view=only").content.decode()

        assert page.index(SAP) < page.index(TRAINING) < page.index(OFFLINE)
        assert "Testzugang" not in page

    def test_stands_beside_the_version_before(self, world: World, sign_in: Open) -> None:
        version = brought(world)
        second = brought(world, OFFER.replace("zwölf", "zwanzig"), version.offer)

        page = sign_in(world.seller).get(reverse("deals_offer", args=[second.offer_id]) + "?view=changes")

        words = page.content.decode()
        assert "Gezeigt sind" not in words
        assert "<ins>Wir schulen zwanzig Anwender vor Ort.</ins>" in words
        assert f"<del>{TRAINING}</del>" in words

    def test_counts_what_a_long_list_leaves_out(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(query, "COMPARED", 1)
        version = brought(world)
        second = brought(world, OFFER.replace(OFFLINE, "Wir liefern Teil 1.\n\nWir liefern Teil 2."), version.offer)
        address = reverse("deals_offer", args=[second.offer_id])

        changes = sign_in(world.seller).get(f"{address}?view=changes").content.decode()
        assert (changes.count("<ins>"), changes.count("Gezeigt sind die ersten 1.")) == (1, 1)
        assert '<span class="num soft">2</span>' in changes
        differences = sign_in(world.seller).get(f"{address}?view=differences").content.decode()
        assert differences.count('<span class="num soft">2</span>') == 1, "two were heard"
        assert '<span class="num soft">4</span>' in differences
        assert differences.count("Gezeigt sind die ersten 1.") == 2

    def test_is_held_against_the_ledger_and_linked_by_a_person(self, world: World, sign_in: Open) -> None:
        version = brought(world)
        promise = promises.enter(world.deal, actor=world.seller, sentence=f"{TRAINING[:-1]}!", on=TODAY)
        lost = promises.enter(world.deal, actor=world.seller, sentence="Polnische Oberfläche bis Mai", on=TODAY)
        address = reverse("deals_offer", args=[version.offer_id]) + "?view=differences"

        page = sign_in(world.seller).get(address).content.decode()
        assert lost.sentence in page
        assert world.promise_offline.quote in page, "heard, and nobody said a word: it counts, so it stands here"
        assert f"Vielleicht dieselbe: „{promise.sentence}“" in page
        sign_in(world.seller).post(
            reverse("clause_promise", args=[clause(version, TRAINING).pk]),
            {"promise": promise.pk, "view": "differences"},
        )

        page = sign_in(world.seller).get(address).content.decode()
        assert promise.sentence not in page
        assert lost.sentence in page

    def test_asks_a_bounded_number_of_questions(
        self, world: World, sign_in: Open, django_assert_max_num_queries
    ) -> None:
        few = brought(world, "1 Leistungen\n\n" + "\n\n".join(f"Wir liefern Teil {no} bis Juni." for no in range(3)))
        client = sign_in(world.seller)
        address = reverse("deals_offer", args=[few.offer_id])
        client.get(address)
        many = brought(world, "1 Leistungen\n\n" + "\n\n".join(f"Wir liefern Teil {no} bis Mai." for no in range(90)))

        with django_assert_max_num_queries(45):
            client.get(address)
        with django_assert_max_num_queries(45):
            page = client.get(reverse("deals_offer", args=[many.offer_id]))

        assert page.content.decode().count("data-signal") == 90


class TestDeeds:
    def test_answer_htmx_with_the_sentence_as_it_stands_then(self, world: World, sign_in: Open) -> None:
        version = brought(world)
        row = clause(version, SAP)

        answer = sign_in(world.presales).post(
            reverse("clause_word", args=[row.pk]), {"word": "dismissed"}, headers=HTMX
        )

        words = answer.content.decode()
        assert f'id="c{row.pk}"' in words
        assert "sagt nichts zu" in words
        assert "<mark" not in words
        assert "Festgehalten" in words

    def test_of_a_seller_against_a_sentence_are_refused_without_a_reason(self, world: World, sign_in: Open) -> None:
        row = clause(brought(world), SAP)

        sign_in(world.seller).post(reverse("clause_word", args=[row.pk]), {"word": "dismissed"})
        assert not row.reviews.exists()
        sign_in(world.seller).post(reverse("clause_word", args=[row.pk]), {"word": "dismissed", "reason": "Ausblick"})
        assert row.reviews.get().reason == "Ausblick"


class TestDownloads:
    def test_for_the_customer_speak_no_word_of_the_house(self, world: World, sign_in: Open) -> None:
        version = brought(world)
        clauses.say_about(clause(version, OFFLINE), actor=world.presales, capability=world.offline, on=TODAY)

        answer = sign_in(world.seller).get(reverse("deals_offer_sheet", args=[version.offer_id]))

        words = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
        assert "fest eingeplant" in words
        assert house_word(words) is None

    def test_come_as_files_that_no_browser_runs(self, world: World, sign_in: Open) -> None:
        version = brought(world, "<script>alert(1)</script>\n\nWir liefern den Export bis Juni.")

        answer = sign_in(world.seller).get(reverse("deals_offer_original", args=[version.offer_id]))

        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment;")
        assert answer["X-Content-Type-Options"] == "nosniff"

    def test_of_remarks_are_refused_in_words_for_what_is_no_word_file(self, world: World, sign_in: Open) -> None:
        version = brought(world)

        answer = sign_in(world.seller).get(reverse("deals_offer_annotated", args=[version.offer_id]), follow=True)

        assert "Anmerkungen gibt es nur in Word-Dateien" in answer.content.decode()

    def test_of_remarks_are_refused_in_words_where_the_file_takes_none(self, world: World, sign_in: Open) -> None:
        """Its sentences were read; only the part where Word keeps remarks is torn."""
        torn = docx(paragraph(SAP), **{"word__comments.xml": "<w:comments"})
        answer = put(world, sign_in, file=SimpleUploadedFile("angebot.docx", torn))
        version = models.OfferVersion.objects.get()
        offers.read_version(version.pk, on=TODAY)

        refused = sign_in(world.seller).get(reverse("deals_offer_annotated", args=[version.offer_id]), follow=True)

        assert answer.status_code == 302
        assert "lassen sich keine Anmerkungen setzen" in refused.content.decode()
