"""Ask: the box, what fits, the words it hands out, and what one tap books."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from cast import World
from django.db import transaction
from django.urls import reverse
from web.conftest import Open, signed_in

from ropeteam.store import models

HTMX = {"hx-request": "true"}
Answered = Callable[[str], tuple[str, str]]


@pytest.fixture(scope="module")
def answered(world_of_module: World) -> Answered:
    """Call it with a question of the seller for what is answered under the box, and the verdict that is kept of it."""

    @cache
    def answer(text: str) -> tuple[str, str]:
        with transaction.atomic():
            response = signed_in(world_of_module.seller).post(reverse("ask"), {"text": text}, headers=HTMX)
            verdict = models.Ask.objects.get().verdict
            transaction.set_rollback(True)
        return response.content.decode(), verdict

    return answer


class TestAsk:
    def test_answers_under_the_box_and_gives_the_answer_an_address(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        words = {"text": "Export nach SAP", "deal": world.deal.pk, "once": "a1"}

        part = client.post(reverse("ask"), words, headers=HTMX)

        row = models.Ask.objects.get()
        assert (row.deal, row.text, row.by) == (world.deal, "Export nach SAP", world.seller.person)
        assert part["HX-Push-Url"] == reverse("ask_answer", args=[row.pk])
        assert "<html" not in part.content.decode()
        assert "Export nach SAP" in client.get(part["HX-Push-Url"]).content.decode()

    def test_a_double_tap_asks_once(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        words = {"text": "Export nach SAP", "once": "a1"}

        client.post(reverse("ask"), words, headers=HTMX)
        client.post(reverse("ask"), words, headers=HTMX)

        assert models.Ask.objects.count() == 1

    def test_an_empty_box_says_what_is_missing(self, world: World, sign_in: Open) -> None:
        response = sign_in(world.seller).post(reverse("ask"), {"text": "  "})

        assert response.status_code == 422
        assert "Ein Satz genügt" in response.content.decode()

    def test_a_foreign_deal_is_none(self, world: World, sign_in: Open) -> None:
        sign_in(world.seller).post(reverse("ask"), {"text": "Export nach SAP", "deal": world.confidential.pk})

        assert models.Ask.objects.get().deal is None

    def test_names_no_verdict_while_it_is_not_sure(self, answered: Answered) -> None:
        html, verdict = answered("Quietscheentchen")

        assert verdict == ""
        assert "Nicht eindeutig" in html

    def test_while_it_is_not_sure_nothing_lies_open_and_no_words_are_there_to_copy(self, answered: Answered) -> None:
        html, _ = answered("Quietscheentchen")

        cards = html.split('<details class="card" name="card"')[1:]
        assert cards
        for card in cards:
            assert card.startswith(">"), "closed"
            assert "data-copy" not in card
            assert "falls es das ist, was gefragt ist" in card

    def test_names_one_where_it_is_sure(self, answered: Answered) -> None:
        html, verdict = answered("Bedienung ohne Netz")

        assert verdict == "roadmap"
        assert 'class="banner v-half"' in html
        first, *others = html.split('class="card"')[1:]
        assert "vielleicht gemeint" not in first
        assert 'data-copy="say-1"' in first
        assert not any("data-copy" in card for card in others)
        assert all("vielleicht gemeint" in card for card in others)

    def test_every_candidate_brings_its_mark_its_word_and_words_for_the_customer(self, answered: Answered) -> None:
        html, _ = answered("Berichte als PDF")

        cards = html.split('class="card"')[1:]
        assert cards
        for card in cards:
            assert '<svg class="mark"' in card
            assert "Worte für den Kunden" in card
            head, _, body = card.partition("</summary>")
            assert ("vielleicht gemeint" in head) == ("Falls das gemeint ist:" in body) == ('class="mark"' not in head)
        assert all("vielleicht gemeint" in card for card in cards[1:]), (
            "a neighbour's verdict is not read as the answer"
        )

    def test_a_limit_is_spoken_also_where_nobody_touched_it(self, answered: Answered) -> None:
        html, _ = answered("Berichte als PDF")

        said = re.search(r'id="say-1"[^>]*>([^<]*)', html)
        assert said is not None
        assert "höchstens 500 Seiten" in said[1]


class TestChoice:
    def test_promised_already_enters_the_ledger(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        client.post(reverse("ask"), {"text": "Bedienung ohne Netz bis Juni 2027", "deal": world.deal.pk})
        row = models.Ask.objects.get()

        html = client.post(
            reverse("ask_choice", args=[row.pk]), {"choice": "promised|capability:offline"}, headers=HTMX
        ).content.decode()

        promise = models.Promise.objects.get()
        assert (promise.sentence, promise.capability) == (row.text, world.offline)
        assert "Als Zusage festgehalten" in html

    def test_asking_product_makes_a_request_and_shows_on_products_today(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        client.post(reverse("ask"), {"text": "Bedienung per Sprache", "deal": world.deal.pk})
        row = models.Ask.objects.get()

        client.post(reverse("ask_choice", args=[row.pk]), {"choice": "ask_product|none"})

        row.refresh_from_db()
        assert row.chosen_request is not None
        assert "Bedienung per Sprache" in sign_in(world.product_manager).get(reverse("today")).content.decode()

    def test_promising_is_only_offered_to_the_rope(self, world: World, sign_in: Open) -> None:
        on_rope = sign_in(world.seller).post(reverse("ask"), {"text": "SAP", "deal": world.deal.pk}, headers=HTMX)
        beside = sign_in(world.other_seller).post(reverse("ask"), {"text": "SAP", "deal": world.deal.pk}, headers=HTMX)

        assert "Schon zugesagt</button>" in on_rope.content.decode()
        assert "Schon zugesagt</button>" not in beside.content.decode()

    def test_a_word_that_is_no_stand_is_not_found(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        client.post(reverse("ask"), {"text": "SAP"})

        response = client.post(reverse("ask_choice", args=[models.Ask.objects.get().pk]), {"choice": "maybe|none"})

        assert response.status_code == 404


class TestDealChoices:
    def test_offers_ones_own_first_and_finds_others_by_a_slip_of_the_pen(self, world: World, sign_in: Open) -> None:
        assert "Leitstand für zwei Werke" in sign_in(world.seller).get(reverse("deal_choices")).content.decode()
        beside = sign_in(world.services)
        assert "Leitstand für zwei Werke" not in beside.get(reverse("deal_choices")).content.decode()

        found = beside.get(reverse("deal_choices"), {"q": "leitstnad"}).content.decode()

        assert "Leitstand für zwei Werke" in found

    def test_keeps_a_confidential_deal_from_who_is_not_on_its_rope(self, world: World, sign_in: Open) -> None:
        assert "Nordwand" not in sign_in(world.seller).get(reverse("deal_choices"), {"q": "Nordwand"}).content.decode()
        assert (
            "Nordwand" in sign_in(world.other_seller).get(reverse("deal_choices"), {"q": "Nordwand"}).content.decode()
        )
