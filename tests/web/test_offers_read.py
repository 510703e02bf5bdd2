"""An offer that was brought and read: who reads its sentences and where they stand, what people say of them, and what goes out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.papers import OFFER, OFFLINE, SAP, TRAINING, brought, clause
from flows.stage import put_ear
from pypdf import PdfReader
from web.conftest import Look, Open

from ropeteam.core.customer_safe import house_word
from ropeteam.flows import clauses, promises
from ropeteam.store import models
from ropeteam.store.queries import offers as query

HTMX = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def version(world_of_module: World) -> Iterator[models.OfferVersion]:
    """Nothing carries its first sentence."""
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        row = brought(world_of_module)
        models.Judgement.objects.create(
            clause=clause(row, SAP), fit="declined", backing="unbacked", reasons=[], judged_on=TODAY
        )
        yield row


class TestOffer:
    def test_shows_who_may_not_read_only_that_it_is_there(
        self, version: models.OfferVersion, built: World, look: Look
    ) -> None:
        deal = look("management", "deals_deal", built.deal.pk)
        page = look("management", "deals_offers", built.deal.pk)

        assert version.offer.title not in deal + page, "a pasted one is called by its first words"
        assert "neueste Fassung vom" in deal
        assert ">Angebot</span>" in page
        assert reverse("deals_offer", args=[version.offer_id]) not in page
        assert SAP not in page

    def test_stands_at_the_gate_with_its_words_for_who_may_read_them(
        self, version: models.OfferVersion, built: World, look: Look
    ) -> None:
        row = clause(version, SAP)

        mine, boss = (look(who, "deals_deal", built.deal.pk) for who in ("seller", "management"))

        assert mine.count(SAP) == 1
        assert mine.count(f'id="clause:{row.pk}"') == 1
        assert f"?view=only#c{row.pk}" in mine
        assert SAP not in boss
        assert boss.count(f'id="clause:{row.pk}"') == 1
        assert "Zusage ohne Deckung · " in boss


class TestVersion:
    def test_says_what_carries_a_sentence_how_it_works_today_and_a_softer_wording(
        self, version: models.OfferVersion, world: World, sign_in: Open
    ) -> None:
        clauses.say_about(clause(version, OFFLINE), actor=world.presales, capability=world.offline, on=TODAY)

        page = sign_in(world.seller).get(reverse("deals_offer", args=[version.offer_id])).content.decode()

        assert "durch die Roadmap gedeckt" in page
        assert "„Bedienung ohne Netz“ stellen wir mit 9.0 bis zum 30.06.2027 bereit." in page
        assert "Der Auftraggeber stellt einen Testzugang bereit." in page

    def test_shows_only_promises_where_asked_and_all_else_in_order(
        self, version: models.OfferVersion, look: Look
    ) -> None:
        page = look("seller", "deals_offer", version.offer_id, view="only")

        assert page.index(SAP) < page.index(TRAINING) < page.index(OFFLINE)
        assert "Testzugang" not in page

    def test_stands_beside_the_version_before(self, version: models.OfferVersion, world: World, sign_in: Open) -> None:
        second = brought(world, OFFER.replace("zwölf", "zwanzig"), version.offer)

        page = sign_in(world.seller).get(reverse("deals_offer", args=[second.offer_id]) + "?view=changes")

        words = page.content.decode()
        assert "Gezeigt sind" not in words
        assert "<ins>Wir schulen zwanzig Anwender vor Ort.</ins>" in words
        assert f"<del>{TRAINING}</del>" in words

    def test_counts_what_a_long_list_leaves_out(
        self, version: models.OfferVersion, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(query, "COMPARED", 1)
        second = brought(world, OFFER.replace(OFFLINE, "Wir liefern Teil 1.\n\nWir liefern Teil 2."), version.offer)
        address = reverse("deals_offer", args=[second.offer_id])

        changes = sign_in(world.seller).get(f"{address}?view=changes").content.decode()
        assert (changes.count("<ins>"), changes.count("Gezeigt sind die ersten 1.")) == (1, 1)
        assert '<span class="num soft">2</span>' in changes
        differences = sign_in(world.seller).get(f"{address}?view=differences").content.decode()
        assert differences.count('<span class="num soft">2</span>') == 1, "two were heard"
        assert '<span class="num soft">4</span>' in differences
        assert differences.count("Gezeigt sind die ersten 1.") == 2

    def test_is_held_against_the_ledger_and_linked_by_a_person(
        self, version: models.OfferVersion, world: World, sign_in: Open
    ) -> None:
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


class TestDeeds:
    def test_answer_htmx_with_the_sentence_as_it_stands_then(
        self, version: models.OfferVersion, world: World, sign_in: Open
    ) -> None:
        row = clause(version, SAP)

        answer = sign_in(world.presales).post(
            reverse("clause_word", args=[row.pk]), {"word": "dismissed"}, headers=HTMX
        )

        words = answer.content.decode()
        assert f'id="c{row.pk}"' in words
        assert "sagt nichts zu" in words
        assert "<mark" not in words
        assert "Festgehalten" in words

    def test_of_a_seller_against_a_sentence_are_refused_without_a_reason(
        self, version: models.OfferVersion, world: World, sign_in: Open
    ) -> None:
        row = clause(version, SAP)

        sign_in(world.seller).post(reverse("clause_word", args=[row.pk]), {"word": "dismissed"})
        assert not row.reviews.exists()
        sign_in(world.seller).post(reverse("clause_word", args=[row.pk]), {"word": "dismissed", "reason": "Ausblick"})
        assert row.reviews.get().reason == "Ausblick"


class TestDownloads:
    def test_for_the_customer_speak_no_word_of_the_house(
        self, version: models.OfferVersion, world: World, sign_in: Open
    ) -> None:
        clauses.say_about(clause(version, OFFLINE), actor=world.presales, capability=world.offline, on=TODAY)

        answer = sign_in(world.seller).get(reverse("deals_offer_sheet", args=[version.offer_id]))

        words = PdfReader(BytesIO(answer.content)).pages[0].extract_text()
        assert "fest eingeplant" in words
        assert house_word(words) is None

    def test_of_remarks_are_a_word_file_also_where_the_offer_was_none(
        self, version: models.OfferVersion, world: World, sign_in: Open
    ) -> None:
        answer = sign_in(world.seller).get(reverse("deals_offer_annotated", args=[version.offer_id]))

        with ZipFile(BytesIO(answer.content)) as file:
            words, remarks = file.read("word/document.xml").decode(), file.read("word/comments.xml").decode()
        begun, rest = words.split(OFFLINE)[0], words.split(OFFLINE)[1]
        assert begun.endswith('<w:t xml:space="preserve">')
        assert "<w:commentRangeStart" in begun[-120:]
        assert "<w:commentRangeEnd" in rest[:120]
        assert remarks.count("<w:comment ") == len(query.promising(version)) > 1
