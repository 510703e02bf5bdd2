"""Note: saved at once, heard a moment later, confirmed by one tap."""

from __future__ import annotations

from cast import TODAY, World
from django.urls import reverse
from flows.stage import Script
from web.conftest import Open

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import conversations, gate
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models

WORDS = "Herr Ebner: will SAP. Wir liefern die Bedienung ohne Netz bis Juni."


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


class TestAbout:
    """A note written later makes the talk heard that it is about."""

    def unheard(self, world: World) -> tuple[str, ...]:
        return gate.look(world.deal, on=TODAY).verdict.hearing.unheard

    def test_offers_the_deals_talks_that_nobody_heard(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        html = client.get(reverse("note"), {"deal": world.deal.pk}).content.decode()

        assert f'<option value="{world.unheard.pk}">Besprechung, 12.11.2026</option>' in html
        assert f'<option value="{world.conversation.pk}"' not in html
        assert "Zu welchem Gespräch?" not in client.get(reverse("note")).content.decode()

    def test_is_chosen_where_the_way_leads_from_a_talk(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        for page in (
            reverse("conversations_talk", args=[world.unheard.pk]),
            reverse("deals_deal", args=[world.deal.pk]),
            reverse("today"),
        ):
            address = f"{reverse('note')}?deal={world.deal.pk}&amp;about={world.unheard.pk}"
            assert address in client.get(page).content.decode()

        html = client.get(reverse("note"), {"deal": world.deal.pk, "about": world.unheard.pk}).content.decode()

        assert f'<option value="{world.unheard.pk}" selected>' in html

    def test_makes_the_talk_heard(self, world: World, sign_in: Open, script: Script) -> None:
        assert self.unheard(world) == ("c2",)
        note = {"deal": world.deal.pk, "about": world.unheard.pk, "words": "Nur Termine besprochen."}

        sign_in(world.seller).post(reverse("note"), note)

        conversations.listen_to(models.Conversation.objects.get(kind="note").texts.get().pk, on=TODAY)
        assert self.unheard(world) == ()

    def test_is_kept_when_something_is_missing(self, world: World, sign_in: Open) -> None:
        note = {"deal": world.deal.pk, "about": world.unheard.pk, "words": " "}

        html = sign_in(world.seller).post(reverse("note"), note).content.decode()

        assert f'<option value="{world.unheard.pk}" selected>' in html

    def test_a_talk_of_another_deal_is_refused(self, world: World, sign_in: Open) -> None:
        other = models.Deal.objects.create(company=world.company, key="d9", title="Andere", account=world.account)
        note = {"deal": other.pk, "about": world.unheard.pk, "words": WORDS}

        response = sign_in(world.seller).post(reverse("note"), note)

        assert response.status_code == 422
        assert "gehört zu einer anderen Verkaufschance" in response.content.decode()
        assert not models.Conversation.objects.filter(kind="note").exists()

    def test_a_talk_that_is_not_ones_own_to_know_is_none(self, world: World, sign_in: Open) -> None:
        models.Conversation.objects.filter(pk=world.unheard.pk).update(deal=world.confidential)
        note = {"deal": world.deal.pk, "about": world.unheard.pk, "words": WORDS}

        sign_in(world.seller).post(reverse("note"), note)

        assert "about" not in models.Conversation.objects.get(kind="note").extra
