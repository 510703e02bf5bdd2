"""A climb before the signature: what would help, on the deal's page and on Today, and who sees single talks in it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.climbed import measured
from web.conftest import Look, Open
from web.pages_climb import asked
from web.test_climb import days

from ropeteam.flows import climb, promises
from ropeteam.store import models


@pytest.fixture(scope="module", autouse=True)
def stretched(world_of_module: World) -> None:
    """Three points, and a promise that nothing carries."""
    world = world_of_module
    measured(world.deal, (days(40), 6.0), (days(30), 7.0), (days(10), 8.0))
    promises.enter(world.deal, actor=world.seller, sentence="Den Quellcode bekommen Sie.", on=TODAY)


class TestTheDealsPage:
    def test_tells_what_would_help_before_the_signature(self, built: World, look: Look) -> None:
        page = look("seller", "deals_deal", built.deal.pk)

        aside = page[page.index("Was jetzt helfen würde") :]
        aside = aside[: aside.index("</section>")]
        assert "Zusagen decken oder beim Kunden zurücknehmen" in aside
        assert "Services in die nächsten 2 Gespräche mitnehmen" in aside
        assert "Die Gewichte sind Annahmen" in aside
        said = re.search(r"Überspannung heute: [\d,]+ Punkte, mit 90 % zwischen gar keinem Verlust und [\d,]+\.", page)
        assert said is not None, "no points below nothing"

    def test_hides_single_talks_from_who_may_not_read_their_words(self, built: World, look: Look) -> None:
        assert "climb-dot-conversation" in look("seller", "deals_deal", built.deal.pk)
        assert "climb-dot-conversation" not in look("management", "deals_deal", built.deal.pk)


class TestToday:
    def test_tells_the_owner_whom_to_ask_and_the_rope_what_helps_before_the_next_talk(
        self, world: World, sign_in: Open
    ) -> None:
        climb.keep(world.deal, on=TODAY)
        address = reverse("today")
        assert (
            "Überspannung vor dem nächsten Gespräch senken" not in sign_in(world.seller).get(address).content.decode()
        )
        models.Conversation.objects.filter(pk=world.unheard.pk).update(held_on=TODAY + timedelta(days=3))

        page = sign_in(world.presales).get(address).content.decode()

        part = page[page.index('id="stretched"') :]
        assert "Zusagen decken oder beim Kunden zurücknehmen" in part[: part.index("</section>")]
        assert 'id="stretched"' not in sign_in(world.services).get(address).content.decode()

        models.Contact.objects.filter(account=world.account).update(mail="ebner@kessel.example")
        models.Deal.objects.filter(pk=world.deal.pk).update(signed_on=days(2))
        assert 'id="pulses"' in sign_in(world.seller).get(address).content.decode()
        assert 'id="pulses"' not in sign_in(world.presales).get(address).content.decode()
        asked(world)
        assert 'id="pulses"' not in sign_in(world.seller).get(address).content.decode()
