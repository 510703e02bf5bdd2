"""A handover of which everything was said and set: the dossier tells it by role, and the page for the phone is short."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.aligned import promised
from flows.handed_over import LATER, handed_over
from web.conftest import Look, Open
from web.test_handover import page

from ropeteam.core.vocabulary import Fit
from ropeteam.store import models
from ropeteam.web import actors


@pytest.fixture(scope="module", autouse=True)
def twice(world_of_module: World) -> models.QuestionTwice:
    """The question that was asked twice. Ten more promises have a day, and a contract was read that holds none of them."""
    world = world_of_module
    for no in range(10):
        promised(world.deal, f"p{no}", TODAY, (TODAY, Fit.UNKNOWN), due=TODAY + timedelta(days=no))
    offer = models.Offer.objects.create(deal=world.deal, key="v", kind="contract", title="Vertrag")
    version = models.OfferVersion.objects.create(
        offer=offer, n=1, content_hash="1", file_name="v.txt", format="text", original=b"x", dated_on=TODAY, recorded_on=TODAY
    )  # fmt: skip
    models.OfferReading.objects.create(version=version, rules="r", model="m")
    return handed_over(world.deal, seller=world.seller, services=world.services)


class TestTheDossier:
    def test_tells_names_and_the_customers_words_only_to_who_may(self, built: World, look: Look) -> None:
        assert built.need.quote in look("services", "deals_handover", built.deal.pk)
        stranger = look("other_seller", "deals_handover", built.deal.pk)
        assert built.need.quote not in stranger
        assert "Gesa Holm" not in stranger
        assert "Zweimal gefragt?" not in stranger

    def test_takes_a_word_on_a_question_asked_twice(
        self, twice: models.QuestionTwice, world: World, sign_in: Open
    ) -> None:
        sign_in(world.seller).post(reverse("question_twice_word", args=[twice.pk]), {"same": "1"})

        assert "dieselbe Frage</span>" in page(sign_in(world.seller), world.deal)


def test_the_page_for_the_phone_holds_four_things_and_counts_the_rest(
    built: World, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors.timezone, "localdate", lambda: LATER)

    html = look("services", "deals_handover_phone", built.deal.pk)

    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html.split('class="phone"')[1].split("</article>")[0]) == [
        "Gesagt, aber nicht im Vertrag", "Zugesagt, nach Frist", "Grenzen, die der Kunde nicht kennt",
        "Erster sichtbarer Erfolg",
    ]  # fmt: skip
    due = html.split('id="p-due-h"')[1].split("</section>")[0]
    assert due.count("<li ") == 8
    assert "und 4 weitere" in due, "ten by hand, and two that were heard"
    assert "Erste Meldung am Band" in html
