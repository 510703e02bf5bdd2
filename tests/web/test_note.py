"""Note: saved at once, heard a moment later, confirmed by one tap."""

from __future__ import annotations

from cast import TODAY, World
from django.urls import reverse
from flows.stage import Script
from web.conftest import Open

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import conversations
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models

WORDS = "Herr Ebner: will SAP. Wir liefern die Bedienung ohne Netz bis Juni."
HTMX = {"hx-request": "true"}


class TestNote:
    def test_is_saved_at_once_and_says_that_somebody_listens(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        response = client.post(reverse("note"), {"deal": world.deal.pk, "words": WORDS}, follow=True)

        html = response.content.decode()
        assert WORDS in html
        assert "hx-get" in html.split('id="heard"')[1][:300]

    def test_without_a_deal_nothing_is_lost(self, world: World, sign_in: Open) -> None:
        response = sign_in(world.seller).post(reverse("note"), {"words": WORDS})

        assert response.status_code == 422
        assert WORDS in response.content.decode()
        assert "Bitte eine Verkaufschance wählen" in response.content.decode()

    def test_an_empty_note_says_that_half_a_sentence_will_do(self, world: World, sign_in: Open) -> None:
        response = sign_in(world.seller).post(reverse("note"), {"deal": world.deal.pk, "words": " "})

        assert response.status_code == 422
        assert "halben Satz" in response.content.decode()

    def test_shows_what_was_heard_and_stops_looking(self, world: World, sign_in: Open, script: Script) -> None:
        script(Line("Wir liefern die Bedienung ohne Netz bis Juni", SignalKind.PROMISE))
        client = sign_in(world.seller)
        client.post(reverse("note"), {"deal": world.deal.pk, "words": WORDS})
        note = models.Conversation.objects.get(kind="note")
        waiting = client.get(reverse("note_heard", args=[note.pk]), {"look": "3"}).content.decode()

        conversations.listen_to(note.texts.get().pk, on=TODAY)

        heard = client.get(reverse("note_heard", args=[note.pk]), {"look": "4"}).content.decode()
        assert "look=4" in waiting
        assert "hx-trigger" not in heard
        assert "Wir liefern die Bedienung ohne Netz bis Juni" in heard

    def test_gives_up_looking_but_not_the_note(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        client.post(reverse("note"), {"deal": world.deal.pk, "words": WORDS})
        note = models.Conversation.objects.get(kind="note")

        html = client.get(reverse("note_heard", args=[note.pk]), {"look": "99"}).content.decode()

        assert "hx-trigger" not in html
        assert "Die Notiz ist sicher" in html


class TestReview:
    def test_confirming_enters_the_ledger_and_offers_the_way_back(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        address = reverse("signal_review", args=[world.promise_offline.pk])

        html = client.post(address, {"verdict": "confirmed"}, headers=HTMX).content.decode()

        assert models.Promise.objects.get().sentence == world.promise_offline.quote
        assert "bestätigt" in html
        assert reverse("signal_undo", args=[world.promise_offline.pk]) in html

    def test_a_seller_says_why_a_promise_is_none(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        address = reverse("signal_review", args=[world.promise_offline.pk])

        refused = client.post(address, {"verdict": "dismissed"}, headers=HTMX).content.decode()
        assert "Grund" in refused
        assert not models.SignalReview.objects.exists()

        done = client.post(address, {"verdict": "dismissed", "reason": "war ein Scherz"}, headers=HTMX).content.decode()
        assert "verworfen" in done
        assert models.SignalReview.objects.get().by_seller

    def test_a_second_person_agrees(self, world: World, sign_in: Open) -> None:
        address = reverse("signal_review", args=[world.promise_offline.pk])
        sign_in(world.seller).post(address, {"verdict": "dismissed", "reason": "war ein Scherz"})
        presales = sign_in(world.presales)
        assert "war ein Scherz" in presales.get(reverse("today")).content.decode()

        presales.post(reverse("signal_second", args=[world.promise_offline.pk]))

        assert models.ReviewSecond.objects.get().by == world.presales.person
        assert "war ein Scherz" not in presales.get(reverse("today")).content.decode()

    def test_undo_writes_a_new_row(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.presales)
        client.post(reverse("signal_review", args=[world.promise_offline.pk]), {"verdict": "confirmed"})

        client.post(reverse("signal_undo", args=[world.promise_offline.pk]))

        assert models.SignalReview.objects.count() == 2
