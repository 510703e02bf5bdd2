"""Capture: one box, and at once what is known; what was typed is never lost, what is guessed is asked."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from flows.wishes import wish
from web.conftest import Open
from web.pages_capture import captured

from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.flows import asks, change_requests
from ropeteam.store import models
from ropeteam.web import tracker_import

WORDS = "Wir brauchen die Bedienung ohne Netz bis 31.03.2027."


def page(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


class TestBox:
    def test_comes_filled_from_the_bookmarklet_and_saves_nothing_by_itself(self, world: World, sign_in: Open) -> None:
        html = page(
            sign_in(world.seller).get(
                reverse("capture"), {"text": WORDS, "url": "https://crm.example/7?a=1&b=2", "from": "bookmarklet"}
            )
        )

        assert WORDS in html
        assert 'value="https://crm.example/7?a=1&amp;b=2"' in html
        assert 'name="from" value="bookmarklet"' in html
        assert not models.Ask.objects.exists()

    def test_keeps_words_source_and_page(self, world: World, sign_in: Open) -> None:
        given = {"text": WORDS, "url": "https://crm.example/7", "from": "bookmarklet", "deal": world.deal.pk}

        response = sign_in(world.seller).post(reverse("capture"), given, follow=True)

        row = models.Ask.objects.get()
        assert (row.source, row.url, row.deal) == ("bookmarklet", "https://crm.example/7", world.deal)
        assert "Festgehalten" in page(response)
        assert "gewünscht bis 31.03.2027" in page(response)

    def test_a_refusal_keeps_every_word(self, world: World, sign_in: Open) -> None:
        long = "Ohne Netz. " * 400
        for headers in ({}, {"HX-Request": "true"}):
            response = sign_in(world.seller).post(
                reverse("capture"), {"text": long, "url": "https://crm.example/7"}, headers=headers
            )

            assert response.status_code == 422
            assert "höchstens 4000 Zeichen" in page(response)
            assert "Ohne Netz. Ohne Netz." in page(response)
            assert "https://crm.example/7" in page(response)
        assert not models.Ask.objects.exists()

    def test_pressed_twice_is_one(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        for _ in range(2):
            client.post(reverse("capture"), {"text": WORDS, "once": "k1"})

        assert models.Ask.objects.count() == 1

    def test_lists_what_is_still_part_of_no_wish(self, world: World, sign_in: Open) -> None:
        captured(world)

        assert WORDS[:20] in page(sign_in(world.seller).get(reverse("capture")))
        assert WORDS[:20] not in page(sign_in(world.other_seller).get(reverse("capture")))

    def test_what_matters_most_stands_first_among_the_unsorted_and_goes_with_the_words(
        self, world: World, sign_in: Open
    ) -> None:
        client = sign_in(world.seller)
        for text, importance in (("Export je Werk", "breaker"), ("Dunkle Farben", "nice"), ("Später gesagt", "")):
            client.post(reverse("capture"), {"text": text, "importance": importance})
        later = models.Ask.objects.get(text="Später gesagt")

        client.post(reverse("capture_importance", args=[later.pk]), {"importance": "challenge"})
        html = page(client.get(reverse("capture")))

        assert html.index("Export je Werk") < html.index("Später gesagt") < html.index("Dunkle Farben")
        assert client.post(reverse("capture_importance", args=[later.pk]), {"importance": "much"}).status_code == 404
        asks.pick(later, actor=world.seller, on=TODAY, stand=AskStand.ASK_PRODUCT)
        assert later.askers.get().importance == "challenge"

    def test_nobody_weighs_the_words_of_others_by_saying_them_again(self, world: World, sign_in: Open) -> None:
        given = {"text": WORDS, "deal": world.deal.pk, "importance": "breaker"}
        sign_in(world.seller).post(reverse("capture"), given)

        again = sign_in(world.other_seller).post(reverse("capture"), {**given, "importance": "nice"})

        assert again.status_code == 302
        assert models.Ask.objects.get().importance == "breaker"

    def test_markup_in_the_words_stays_words(self, world: World, sign_in: Open) -> None:
        row = captured(world, "<script>alert(1)</script> <b>fett</b>")

        html = page(sign_in(world.seller).get(reverse("capture_known", args=[row.pk])))

        assert "<script>alert" not in html
        assert "&lt;script&gt;alert(1)" in html


class TestKnown:
    def test_shows_the_decision_with_words_for_the_customer(self, world: World, sign_in: Open) -> None:
        near = wish(world, WORDS)
        change_requests.decide_on(
            near, actor=world.product_manager, kind=DecisionKind.NO, reason="Dafür bauen wir nichts.", on=TODAY
        )
        row = captured(world, WORDS)

        html = page(sign_in(world.seller).get(reverse("capture_known", args=[row.pk])))

        assert f'value="breaker|{near.pk}"' in html
        assert 'value="nice|new"' in html
        assert "Das sagen Sie" in html or "data-copy" in html
        assert "Dafür bauen wir nichts." in html

    def test_a_guess_is_asked_with_its_reason(self, world: World, sign_in: Open) -> None:
        models.Contact.objects.filter(account=world.account).update(mail="paul@werk.example")
        row = captured(world, "paul@werk.example: ohne Netz")
        client = sign_in(world.seller)

        asked = page(client.get(reverse("capture_known", args=[row.pk])))
        client.post(reverse("capture_place", args=[row.pk]), {"deal": world.deal.pk})

        assert "Vermutlich von Kessel AG: paul@werk.example gehört einem Ansprechpartner dort." in asked
        assert models.Ask.objects.get().deal == world.deal

    def test_one_tap_makes_it_part_of_a_wish(self, world: World, sign_in: Open) -> None:
        near = wish(world, "Bedienung ohne Netz")
        row = captured(world)

        response = sign_in(world.seller).post(
            reverse("capture_wish", args=[row.pk]), {"choice": f"breaker|{near.pk}"}, follow=True
        )

        asker = models.Asker.objects.get()
        assert (asker.change_request, asker.importance) == (near, "breaker")
        assert "Gehört zum Änderungswunsch" in page(response)

    def test_nonsense_in_the_tap_is_not_found(self, world: World, sign_in: Open) -> None:
        client, row = sign_in(world.seller), captured(world)

        for choice in ("", "breaker", "much|new", "nice|999999999999999999999", "nice|x"):
            assert client.post(reverse("capture_wish", args=[row.pk]), {"choice": choice}).status_code == 404
        assert not models.Asker.objects.exists()

    def test_a_capture_on_a_confidential_deal_is_not_there_for_others(self, world: World, sign_in: Open) -> None:
        row = captured(world)
        models.Ask.objects.update(deal=world.confidential)

        assert sign_in(world.seller).get(reverse("capture_known", args=[row.pk])).status_code == 404


class TestTakingOver:
    def take(self, client: Client, text: bytes, **more: str) -> HttpResponse:
        file = SimpleUploadedFile("wünsche.csv", text)
        return client.post(reverse("tracker_import"), {"from": "csv", "file": file, **more})  # type: ignore[return-value]

    def test_says_what_came_and_the_same_again_changes_nothing(self, world: World, sign_in: Open) -> None:
        wish(world, "Export je Werk")
        client = sign_in(world.product_manager)
        text = b"Titel;Wer;Mailadresse\nExport je Werk;Tal;tal@x.example\nDunkle Farben;Ebner;\n;Niemand;\n"

        first, second = (page(self.take(client, text)) for _ in range(2))

        assert "2 Wünsche gelesen, davon neu: 2" in first
        assert "Vielleicht dasselbe" in first
        assert "wünsche.csv, Zeile 4: " in first
        assert "2 Wünsche gelesen, davon neu: 0" in second
        assert models.ChangeRequest.objects.filter(tracker_links__isnull=False).count() == 2

    def test_a_table_without_a_title_asks_for_the_column(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        unclear = self.take(client, b"A,B\nExport je Werk,x\n")
        said = self.take(client, b"A,B\nExport je Werk,x\n", **{"column-title": "A"})

        assert unclear.status_code == 422
        assert "Es wurde nichts übernommen." in page(unclear)
        assert 'name="column-title"' in page(unclear)
        assert "1 Wunsch gelesen" in page(said)

    def test_bad_input_is_said(self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch) -> None:
        client = sign_in(world.product_manager)
        monkeypatch.setattr(tracker_import, "MOST_RECORDS", 1)

        for given, said in (
            ({}, "Bitte wählen Sie eine Datei."),
            ({"file": SimpleUploadedFile("a.csv", b"title\nA\nB\n")}, "mehr als 1 Wünsche und Stimmen"),
            ({"file": SimpleUploadedFile("a.png", b"\x89PNG\x00\x00")}, "Das ist keine Textdatei."),
            ({"file": SimpleUploadedFile("a.csv", b"title\nA\n"), "site": "javascript:1"}, "beginnt mit http"),
        ):
            response = client.post(reverse("tracker_import"), {"from": "csv", **given})
            assert (response.status_code, said in page(response)) == (422, True)
        assert not models.TrackerLink.objects.exists()


class TestBookmarklet:
    def test_is_made_for_this_address_and_stands_in_no_page_as_script(self, world: World, sign_in: Open) -> None:
        html = page(sign_in(world.seller).get(reverse("capture_tools")))

        assert 'data-bookmarklet="http://testserver/capture/"' in html
        assert "javascript:" not in html
