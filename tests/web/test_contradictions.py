"""Words that may go against a promise, on the deal's and the promise's page: who reads them and who decides."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.urls import reverse
from web.conftest import Look, Open
from web.pages import maybe_contradicted

from ropeteam.flows import contradictions
from ropeteam.store import models

MAYBE = "Vielleicht anders dargestellt"


@pytest.fixture(scope="module", autouse=True)
def doubt(world_of_module: World) -> models.ContradictionSuggestion:
    return maybe_contradicted(world_of_module)


class TestMaybeContradicted:
    def test_stands_at_its_promise(self, doubt: models.ContradictionSuggestion, built: World, look: Look) -> None:
        for name, pk in (("deals_deal", built.deal.pk), ("promises_promise", doubt.promise_id)):
            html = look("presales", name, pk)

            assert MAYBE in html, name
            assert doubt.quote in html, name

    def test_stands_there_until_somebody_decides(
        self, doubt: models.ContradictionSuggestion, world: World, sign_in: Open
    ) -> None:
        client = sign_in(world.presales)

        client.post(reverse("contradiction_word", args=(doubt.pk,)), {"verdict": "dismissed"})

        for name, pk in (("deals_deal", world.deal.pk), ("promises_promise", doubt.promise_id)):
            assert MAYBE not in client.get(reverse(name, args=(pk,))).content.decode(), name

    def test_keeps_its_words_to_the_rope_for_two_working_days(
        self, doubt: models.ContradictionSuggestion, look: Look
    ) -> None:
        others, rope = (look(who, "promises_promise", doubt.promise_id) for who in ("services", "seller"))

        assert MAYBE in others
        assert "nur für das Team der Verkaufschance lesbar" in others
        assert doubt.quote not in others
        assert reverse("contradiction_word", args=(doubt.pk,)) not in others
        assert doubt.quote in rope

    def test_offers_the_own_seller_yes_but_not_no(self, doubt: models.ContradictionSuggestion, look: Look) -> None:
        seller, presales = (look(who, "promises_promise", doubt.promise_id) for who in ("seller", "presales"))

        assert "Ja, sie wurde anders dargestellt" in seller
        assert "Nein, kein Widerspruch" not in seller
        assert "Nein, kein Widerspruch" in presales

    def test_needs_a_word_that_is_known(
        self, doubt: models.ContradictionSuggestion, world: World, sign_in: Open
    ) -> None:
        sign_in(world.presales).post(reverse("contradiction_word", args=(doubt.pk,)), {"verdict": "perhaps"})

        assert not models.ContradictionReview.objects.exists()


class TestAWordTakenBack:
    def test_is_offered_right_after_and_on_the_promise_s_page(
        self, doubt: models.ContradictionSuggestion, world: World, sign_in: Open
    ) -> None:
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

    def test_is_not_offered_to_who_may_not_speak(
        self, doubt: models.ContradictionSuggestion, world: World, sign_in: Open
    ) -> None:
        contradictions.dismiss(doubt, actor=world.presales, on=TODAY)

        page = sign_in(world.works_council).get(reverse("promises_promise", args=(doubt.promise_id,))).content.decode()

        assert "Kein Widerspruch" in page
        assert "Entscheidung zurücknehmen" not in page
        assert world.presales.person is not None
        assert world.presales.person.name not in page
