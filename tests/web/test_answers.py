"""A "no" travels: product decides, the seller reads, the customer gets German words, both ticks. And what if nobody ticks."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.travel import asked_by_customer, react
from web.conftest import Look, Open

from ropeteam.flows import change_requests, promises
from ropeteam.store import models

WEEK = TODAY + timedelta(days=7)
REASON = "Passt nicht zur Strategie. Die Halle hat überall Netz."


@pytest.fixture(scope="module")
def asked(world_of_module: World) -> int:
    world = world_of_module
    row = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
    asked_by_customer(world, row)
    return row.pk


@pytest.fixture
def wish(asked: int, world: World) -> models.ChangeRequest:
    return models.ChangeRequest.objects.get(pk=asked)


def page(client: Client, name: str, *args: int, **values: str) -> str:
    response = client.get(reverse(name, args=args), values)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def say_no(client: Client, wish: models.ChangeRequest, *, seen: str = "0") -> int:
    form = {"kind": "no", "reason": REASON, "seen": seen}
    status = client.post(reverse("request_decision", args=[wish.pk]), form).status_code
    react()
    return status


class TestANoTravels:
    def test_from_product_over_the_seller_to_the_customer_with_both_ticks(
        self, world: World, wish: models.ChangeRequest, sign_in: Open
    ) -> None:
        product, seller = sign_in(world.product_manager), sign_in(world.seller)
        assert "Bedienung ohne Netz" in page(product, "today"), "it waits for a decision"
        assert "1 Antwort, 0 offene Zusagen, 1 Verkaufschance" in page(product, "request_decision", wish.pk)

        assert say_no(product, wish) == 302

        waiting = page(seller, "today").split('id="answers"')[1]
        assert "Bedienung ohne Netz" in waiting
        answer = models.Answer.objects.get()
        opened = page(seller, "answers_answer", answer.pk)
        letter = re.search(r'id="words-de"[^>]*>(.*?)</div>', opened, re.DOTALL)
        assert letter is not None
        assert "Das werden wir nicht anbieten." in letter[1]
        assert "Die Halle hat überall Netz." in letter[1]
        assert "Strategie" not in letter[1]
        assert "mailto:?subject=Ihre%20Frage" in opened
        assert [row.kind for row in answer.receipts.all()] == ["seller_read"], (
            "opening it on the rope is the first tick"
        )

        told = {"kind": "customer_told", "how": "per E-Mail"}
        assert seller.post(reverse("answer_receipts", args=[answer.pk]), told).status_code == 302

        assert [row.kind for row in answer.receipts.order_by("pk")] == ["seller_read", "customer_told"]
        assert "Kunde weiß es seit 16.11.2026 (per E-Mail)" in page(product, "request_decision", wish.pk)
        assert 'id="answers"' not in page(seller, "today")
        assert "Nichts ist weiterzusagen" in page(seller, "answers")


class TestDeciding:
    def test_keeps_what_was_typed_when_somebody_else_decided_meanwhile(
        self, world: World, wish: models.ChangeRequest, sign_in: Open
    ) -> None:
        product = sign_in(world.product_manager)
        assert say_no(product, wish) == 302

        form = {"kind": "later", "reason": "Erst die Halle.", "condition": "Version 10 ist da", "seen": "0"}
        response = product.post(reverse("request_decision", args=[wish.pk]), form)

        html = response.content.decode()
        assert response.status_code == 409
        assert "Inzwischen hat jemand „nein“ entschieden." in html
        assert 'value="Version 10 ist da"' in html
        assert "Erst die Halle." in html
        assert wish.decisions.count() == 1

    @pytest.mark.parametrize(
        ("form", "sentence"),
        [
            ({"kind": "accept", "reason": "ja"}, "Ein Ja braucht einen Roadmap-Eintrag"),
            ({"kind": "later", "reason": "später"}, "„Später“ braucht eine Bedingung"),
            ({"kind": "as_is", "reason": "geht"}, "„Geht heute schon“ braucht ein Lösungsmuster"),
            ({"kind": "no", "reason": " "}, "Bitte nennen Sie einen Grund."),
            ({"reason": "weil"}, "Bitte eine Möglichkeit wählen."),
        ],
    )
    def test_says_what_is_missing(
        self, form: dict[str, str], sentence: str, world: World, wish: models.ChangeRequest, sign_in: Open
    ) -> None:
        response = sign_in(world.product_manager).post(reverse("request_decision", args=[wish.pk]), form)

        assert (response.status_code, sentence in response.content.decode()) == (409, True)
        assert not wish.decisions.exists()

    def test_shows_afterwards_whom_it_touched_and_what_turned(
        self, world: World, wish: models.ChangeRequest, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        promises.enter(
            world.deal, actor=world.seller, sentence="Ohne Netz bis zum 31.07.2027.", on=TODAY, capability=world.offline,
            change_request=wish,
        )  # fmt: skip
        say_no(sign_in(world.product_manager), wish)

        html = page(sign_in(world.product_manager), "request_decision", wish.pk)

        assert "Bei 1 Zusage hat sich das Urteil geändert." in html
        assert "vorher durch die Roadmap gedeckt" in html

    def test_is_offered_to_product_alone(self, asked: int, look: Look) -> None:
        assert "decide-form" in look("product", "request_decision", asked)
        assert "decide-form" not in look("seller", "request_decision", asked)

    def test_gives_its_parts_to_other_pages(self, world: World, wish: models.ChangeRequest, sign_in: Open) -> None:
        client = sign_in(world.product_manager)

        for name in ("request_decision", "request_answers"):
            html = client.get(reverse(name, args=[wish.pk]), headers={"hx-request": "true"}).content.decode()
            assert "<html" not in html
            assert html.strip().startswith(("<section", "\n"))
