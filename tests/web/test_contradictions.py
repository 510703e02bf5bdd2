"""Words that may go against a promise, on the deal's and the promise's page: who reads them and who decides."""

from __future__ import annotations

import pytest
from cast import World
from django.urls import reverse
from web.conftest import Open
from web.pages import decided, maybe_contradicted

from ropeteam.store import models

MAYBE = "Vielleicht anders dargestellt"


class TestMaybeContradicted:
    @pytest.mark.parametrize("page", ["deals_deal", "promises_promise"])
    def test_stands_at_its_promise_until_somebody_decides(self, page: str, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world)
        address = reverse(page, args=(world.deal.pk if page == "deals_deal" else doubt.promise_id,))
        client = sign_in(world.presales)
        before = client.get(address).content.decode()

        client.post(reverse("contradiction_word", args=(doubt.pk,)), {"verdict": "dismissed"})

        assert MAYBE in before
        assert doubt.quote in before
        assert MAYBE not in client.get(address).content.decode()

    def test_keeps_its_words_to_the_rope_for_two_working_days(self, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world)
        word = reverse("contradiction_word", args=(doubt.pk,))
        page = reverse("promises_promise", args=(doubt.promise_id,))

        others, rope = (sign_in(who).get(page).content.decode() for who in (world.services, world.seller))

        assert MAYBE in others
        assert "nur für das Team der Verkaufschance lesbar" in others
        assert doubt.quote not in others
        assert word not in others
        assert doubt.quote in rope

    def test_offers_the_own_seller_yes_but_not_no(self, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world)
        page = reverse("promises_promise", args=(doubt.promise_id,))

        seller, presales = (sign_in(who).get(page).content.decode() for who in (world.seller, world.presales))

        assert "Ja, sie wurde anders dargestellt" in seller
        assert "Nein, kein Widerspruch" not in seller
        assert "Nein, kein Widerspruch" in presales

    def test_taken_back_openly_ends_the_promise(self, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world, openly=True)
        word = reverse("contradiction_word", args=(doubt.pk,))

        sign_in(world.seller).post(word, {"verdict": "confirmed", "told_how": "im Gespräch"})

        assert models.PromiseEnd.objects.get(promise=doubt.promise_id).outcome == "withdrawn"

    def test_needs_a_word_that_is_known(self, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world)

        sign_in(world.presales).post(reverse("contradiction_word", args=(doubt.pk,)), {"verdict": "perhaps"})

        assert not models.ContradictionReview.objects.exists()


class TestAWordTakenBack:
    def test_is_offered_right_after_and_on_the_promise_s_page(self, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world)
        undo = reverse("contradiction_word_undo", args=(doubt.pk,))
        page = reverse("promises_promise", args=(doubt.promise_id,))
        client = sign_in(world.presales)

        after = client.post(reverse("contradiction_word", args=(doubt.pk,)), {"verdict": "dismissed"}, follow=True)
        there = client.get(page).content.decode()
        client.post(undo)

        assert undo in after.content.decode()
        assert undo in there
        assert "Kein Widerspruch" in there
        assert doubt.quote in there
        assert MAYBE in client.get(page).content.decode()

    def test_leads_back_to_an_open_promise_where_it_had_ended(self, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world, openly=True)
        client = sign_in(world.seller)
        page = reverse("promises_promise", args=(doubt.promise_id,))
        client.post(
            reverse("contradiction_word", args=(doubt.pk,)), {"verdict": "confirmed", "told_how": "Ferngespräch"}
        )
        ended = client.get(page).content.decode()

        client.post(reverse("contradiction_word_undo", args=(doubt.pk,)))

        assert "Entscheidung zurücknehmen" in ended
        assert not models.PromiseEnd.objects.exists()
        assert "Ende zurückgenommen, wieder offen" in client.get(page).content.decode()

    def test_is_not_offered_to_who_may_not_speak(self, world: World, sign_in: Open) -> None:
        doubt = decided(world)
        page = sign_in(world.works_council).get(reverse("promises_promise", args=(doubt.promise_id,))).content.decode()

        assert "Kein Widerspruch" in page
        assert "Entscheidung zurücknehmen" not in page
        assert world.presales.person is not None
        assert world.presales.person.name not in page
