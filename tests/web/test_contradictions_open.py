"""Words by which the seller openly took a promise back: confirmed they end it, and the word can be taken back."""

from __future__ import annotations

from cast import World
from django.urls import reverse
from web.conftest import Open
from web.pages import maybe_contradicted

from ropeteam.store import models


class TestMaybeContradicted:
    def test_taken_back_openly_ends_the_promise(self, world: World, sign_in: Open) -> None:
        doubt = maybe_contradicted(world, openly=True)
        word = reverse("contradiction_word", args=(doubt.pk,))

        sign_in(world.seller).post(word, {"verdict": "confirmed", "told_how": "im Gespräch"})

        assert models.PromiseEnd.objects.get(promise=doubt.promise_id).outcome == "withdrawn"


class TestAWordTakenBack:
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
