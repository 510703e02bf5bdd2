"""Bringing a talk on the page: what was typed stays, who speaks is asked, and the page opens anew once it was heard."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from web.conftest import Open
from web.pages_capture import brought

from ropeteam.store import models

MESSY = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Nora Lindt>des kriegma scho hin bis ende märz</v>\n\n"
    "00:00:05.000 --> 00:00:09.000\n<v Unbekannter Sprecher>ja also wir bräuchten des auch ohne netz gell</v>\n"
)


def page(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def seller(world: World, sign_in: Open) -> Client:
    return sign_in(world.seller)


def typed(world: World, **other: object) -> dict[str, object]:
    facts = {"deal": world.deal.pk, "kind": "meeting", "held_on": TODAY.isoformat(), "basis": "consent"}
    return {**facts, **other}


class TestBring:
    def test_a_file_with_somebody_unknown_asks_who_speaks_and_then_waits_for_the_ear(
        self, world: World, seller: Client
    ) -> None:
        file = SimpleUploadedFile("Besprechung.vtt", MESSY.encode())

        asked = seller.post(reverse("conversations_bring"), typed(world, file=file), follow=True)

        text = models.TextVersion.objects.get(file_name="Besprechung.vtt")
        stranger = text.speakers.get(label="Unbekannter Sprecher")
        assert "Wer spricht hier?" in page(asked)
        assert "ja also wir bräuchten des auch ohne netz gell" in page(asked)
        assert f'name="voice-{stranger.pk}"' in page(asked)

        named = seller.post(
            reverse("conversations_voices", args=[text.conversation_id]),
            {f"voice-{stranger.pk}": "customer"},
            follow=True,
        )

        assert "Danke. Jetzt wird zugehört." in page(named)
        assert reverse("conversations_heard", args=[text.conversation_id]) in page(named)

    def test_pasted_words_of_known_people_open_the_talk_at_once(self, world: World, seller: Client) -> None:
        words = "Nora Lindt: Guten Tag.\nPaul Ebner: Guten Tag.\n"

        response = seller.post(reverse("conversations_bring"), typed(world, words=words))

        talk = models.TextVersion.objects.get(file_name="pasted.txt").conversation
        assert response["Location"] == reverse("conversations_talk", args=[talk.pk])

    def test_a_refusal_names_what_is_wrong_and_keeps_every_word(self, world: World, seller: Client) -> None:
        for given, said in (
            ({"words": "Nora Lindt: Guten Tag.", "deal": ""}, "Bitte eine Verkaufschance wählen."),
            ({"words": ""}, "Wählen Sie eine Datei oder fügen Sie den Text des Gesprächs ein."),
            ({"words": "Nora Lindt: Guten Tag.", "held_on": "2099-01-01"}, "Der Tag liegt in der Zukunft."),
            ({"words": "Nora Lindt: Guten Tag.", "basis": ""}, ""),
        ):
            response = seller.post(reverse("conversations_bring"), typed(world, title="Schnittstelle", **given))

            assert response.status_code == 422
            assert said in page(response)
            assert str(given["words"]) in page(response)
            assert 'value="Schnittstelle"' in page(response)

    def test_the_same_file_from_somebody_off_the_rope_leads_to_the_talk(self, world: World, sign_in: Open) -> None:
        words = bytes(brought(world).original).decode()

        again = sign_in(world.other_seller).post(reverse("conversations_bring"), typed(world, words=words), follow=True)

        assert again.status_code == 200
        assert "Dieses Gespräch war schon da." in page(again)

    def test_the_list_and_an_unheard_talk_lead_here(self, world: World, seller: Client) -> None:
        assert reverse("conversations_bring") in page(seller.get(reverse("conversations")))
        unheard = page(seller.get(reverse("conversations_talk", args=[world.unheard.pk])))
        assert f"{reverse('conversations_bring')}?deal={world.deal.pk}&amp;about={world.unheard.pk}" in unheard


class TestHeard:
    def test_opens_the_page_anew_only_once_it_was_heard(self, world: World, seller: Client) -> None:
        text = brought(world)
        text.speakers.filter(side="unknown").update(side="customer")
        address = reverse("conversations_heard", args=[text.conversation_id])

        before = seller.get(address, {"look": 3})
        models.Analysis.objects.create(text=text, rules="r", model="m")
        after = seller.get(address)

        assert "HX-Refresh" not in before
        assert f"{address}?look=4" in page(before)
        assert after["HX-Refresh"] == "true"

    def test_stops_asking_after_two_minutes(self, world: World, seller: Client) -> None:
        text = brought(world)
        text.speakers.filter(side="unknown").update(side="customer")

        tired = seller.get(reverse("conversations_heard", args=[text.conversation_id]), {"look": 60})

        assert "hx-get" not in page(tired)

    def test_seals_the_words_of_a_recording_without_a_basis(self, world: World, seller: Client) -> None:
        file = SimpleUploadedFile("b.vtt", MESSY.encode())
        asked = seller.post(reverse("conversations_bring"), typed(world, file=file, basis="none"), follow=True)

        assert "Unbekannter Sprecher" in page(asked)
        assert "ohne netz gell" not in page(asked)
