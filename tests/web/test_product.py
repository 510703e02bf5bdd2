"""The product's truth: read by all, changed by product, and whoever leans on a change is shown and judged anew."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from web.conftest import Look, Open

from ropeteam.flows import signals
from ropeteam.jobs import reactions
from ropeteam.store import models

MOVED = {"status": "in_work", "day": "2027-07-31", "commitment": "committable", "release": "9.0"}


def change(client: Client, world: World, **more: str) -> None:
    client.post(
        reverse("product_item", args=[world.offline_item.pk]), {**MOVED, "capability": str(world.offline.pk), **more}
    )


def settle() -> None:
    """What the worker does within seconds: every reaction to everything that happened."""
    for pk in models.Event.objects.order_by("pk").values_list("pk", flat=True):
        reactions.react(pk, on=TODAY)


class TestPage:
    def test_shows_strategy_capabilities_limits_and_who_leans_on_them(self, built: World, look: Look) -> None:
        html = look("works_council", "product")

        assert "Jede Maschine im Blick." in html
        assert "Kein Quellcode und keine eigenen Zweige" in html
        assert "höchstens 500 Seiten" in html
        assert f'href="{reverse("promises")}?capability={built.offline.pk}"><span class="truth-n">1<' in html
        assert f'href="{reverse("promises")}?roadmap={built.offline_item.pk}"><span class="truth-n">1<' in html

    def test_of_a_company_without_a_product_teaches_the_next_step(self, world: World, sign_in: Open) -> None:
        assert "Noch kein Produkt beschrieben" in sign_in(world.stranger).get(reverse("product")).content.decode()

        models.Product.objects.create(company=world.stranger.company, key="leer", name="Leer")
        html = sign_in(world.stranger).get(reverse("product")).content.decode()
        assert "Noch keine Fähigkeit beschrieben" in html
        assert "<table" not in html


class TestRoadmap:
    """Demonstration 5: a promisable date moves by a month."""

    def test_moving_a_date_turns_what_leans_on_it(self, world: World, sign_in: Open) -> None:
        promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
        assert promise is not None
        client = sign_in(world.product_manager)
        deal = reverse("deals_deal", args=[world.deal.pk])
        assert "durch die Roadmap gedeckt" in client.get(deal).content.decode()

        change(client, world)
        item = client.get(reverse("product_item", args=[world.offline_item.pk])).content.decode()
        assert "Wird neu beurteilt" in item
        settle()

        touched = client.get(reverse("product_item_touched", args=[world.offline_item.pk])).content.decode()
        assert "Bei 1 Zusage hat sich das Urteil geändert." in touched
        assert "vorher durch die Roadmap gedeckt" in touched
        now = client.get(deal).content.decode()
        assert "Zusage ohne Deckung" in now
        assert "zugesagt für den 30.06.2027, die Roadmap nennt „Bedienung ohne Netz (9.0)“ am 31.07.2027" in now

    def test_the_same_again_makes_no_version(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        change(client, world, day="2027-06-30")

        assert world.offline_item.versions.count() == 1

    @pytest.mark.parametrize(
        "bad", [{"day": ""}, {"day": "bald"}, {"status": "fast fertig"}, {"commitment": "vielleicht"}]
    )
    def test_says_what_is_wrong_and_keeps_what_was(self, bad: dict[str, str], world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        change(client, world, **bad)

        assert world.offline_item.versions.count() == 1
        assert "toast-error" in client.get(reverse("product")).content.decode()

    def test_offers_the_form_to_product_only(self, built: World, look: Look) -> None:
        assert "Neue Fassung speichern" in look("product", "product_item", built.offline_item.pk)
        for who in ("seller", "services", "management", "works_council"):
            html = look(who, "product_item", built.offline_item.pk)
            assert "Neue Fassung speichern" not in html
            assert "Ändern kann das Produktmanagement." in html


class TestCapability:
    def test_gets_a_status_and_limits_that_judge_anew(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)
        address = reverse("product_capability", args=[world.offline.pk])

        client.post(
            address,
            {
                "name": "Bedienung ohne Netz",
                "status": "limited",
                "limit-0": "Nur an fünf Tablets",
                "dimension-0": "quantity",
                "value-0": "5",
                "unit-0": "Tablets",
                "limit-1": " ",
            },
        )
        settle()

        version = world.offline.versions.order_by("-n")[0]
        assert [(row.text, row.value, row.unit) for row in version.limits.all()] == [
            ("Nur an fünf Tablets", "5", "Tablets")
        ]
        html = client.get(address).content.decode()
        assert "Nur an fünf Tablets" in html
        assert "Fassung 2" in html
        assert "Neu beurteilt." in html
        assert world.promise_offline.judgements.order_by("-pk")[0].capability_version == version

    def test_needs_a_name(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        client.post(reverse("product_capability", args=[world.offline.pk]), {"name": " ", "status": "available"})

        assert world.offline.versions.count() == 1
