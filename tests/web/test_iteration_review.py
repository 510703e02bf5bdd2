"""The review of a release in the browser: who asked for what is in it, with words to tell them."""

from __future__ import annotations

from datetime import date, time

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.meetings import NOW
from flows.travel import asked_by_customer, asked_by_seller, decide
from flows.wishes import wish
from web.conftest import Open

from ropeteam.core.vocabulary import Commitment, DecisionKind, RoadmapStatus
from ropeteam.flows import exchange, product
from ropeteam.store import models
from ropeteam.store.actor import Actor
from ropeteam.store.versions import RoadmapWords
from ropeteam.web import exchange as page


@pytest.fixture(scope="module")
def planned(world_of_module: World) -> int:
    """What a customer and a seller asked for is in release 9.0."""
    world = world_of_module
    offline = wish(world, "Bedienung ohne Netz")
    asked_by_customer(world, offline)
    asked_by_seller(world, offline, "Geht das auch ohne Kunden?", deal=False)
    decide(world, offline, DecisionKind.ACCEPT, roadmap_item=world.offline_item)
    words = RoadmapWords(
        title="Bedienung ohne Netz", status=RoadmapStatus.RELEASED, day=TODAY, release="9.0",
        capability=world.offline, commitment=Commitment.COMMITTABLE,
    )  # fmt: skip
    product.change_roadmap(world.offline_item, words, actor=world.product_manager, on=TODAY)
    return exchange.plan_iteration(
        world.company, release="9.0", day=date(2026, 12, 1), at=time(11), minutes=60, actor=world.product_manager,
        now=NOW,
    ).pk  # fmt: skip


@pytest.fixture
def review(planned: int, world: World, monkeypatch: pytest.MonkeyPatch) -> models.Exchange:
    """Looked at on the cast's morning."""
    monkeypatch.setattr(page.timezone, "now", lambda: NOW)
    return models.Exchange.objects.get(pk=planned)


def main(sign_in: Open, reader: Actor, row: models.Exchange) -> str:
    shown = sign_in(reader).get(reverse("exchange_meeting", args=(row.pk,))).content.decode()
    return shown.split("<main")[1].split("</main>")[0]


class TestAnIterationReview:
    def test_names_who_asked_with_words_in_their_language(
        self, review: models.Exchange, world: World, sign_in: Open
    ) -> None:
        shown = main(sign_in, world.seller, review)

        assert "Iterationsreview 9.0" in shown
        assert "2-mal wurde danach gefragt" in shown
        assert "Wir brauchen die Bedienung auch ohne Netz in der Halle" in shown
        assert "Das gibt es inzwischen, mit Version 9.0." in shown
        assert "eigene Frage, kein Kunde" in shown

    def test_names_no_deal_that_is_not_the_readers(self, review: models.Exchange, world: World, sign_in: Open) -> None:
        models.Deal.objects.filter(pk=world.deal.pk).update(confidential=True)

        shown = main(sign_in, world.services, review)

        assert "Leitstand für zwei Werke" not in shown
        assert "in der Halle" not in shown

    def test_warns_without_sales_or_presales(self, review: models.Exchange, world: World, sign_in: Open) -> None:
        assert world.presales.person is not None
        review.seats.filter(person=world.presales.person).delete()

        assert "Ein Iterationsreview ohne Pre-Sales erreicht die Kunden nicht." in main(sign_in, world.admin, review)
