"""A "no" that was given: ticked from Today, put in one's own words, reminded of; and where it stands."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from cast import TODAY, World
from django.urls import reverse
from flows.travel import asked_by_customer, decide
from web.conftest import Open
from web.test_answers import page

from ropeteam.core.vocabulary import DecisionKind
from ropeteam.flows import change_requests
from ropeteam.store import models
from ropeteam.store.queries import answers as query
from ropeteam.web import actors

WEEK = TODAY + timedelta(days=7)


@pytest.fixture(scope="module", autouse=True)
def given(world_of_module: World) -> None:
    world = world_of_module
    wish = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
    asked_by_customer(world, wish)
    decide(world, wish, DecisionKind.NO)


class TestAnswers:
    def test_tick_from_today_with_one_tap(self, world: World, sign_in: Open) -> None:
        answer = models.Answer.objects.get()

        html = (
            sign_in(world.seller)
            .post(
                reverse("answer_receipts", args=[answer.pk]),
                {"kind": "customer_told", "how": "am Telefon"},
                headers={"hx-request": "true"},
            )
            .content.decode()
        )

        assert f'id="answer-{answer.pk}"' in html
        assert "Kunde weiß es seit 16.11.2026 (am Telefon)" in html

    def test_stand_on_the_deals_page_and_in_a_file_without_our_names(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)

        assert "Antworten an den Kunden" in page(client, "deals_deal", world.deal.pk)
        file = b"".join(client.get(reverse("answers_csv")).streaming_content).decode()  # type: ignore[attr-defined]
        assert "Bedienung ohne Netz" in file
        assert "Lindt" not in file

    def test_can_be_put_in_ones_own_words(self, world: World, sign_in: Open) -> None:
        answer = models.Answer.objects.get()
        client = sign_in(world.seller)

        client.post(reverse("answer_words", args=[answer.pk]), {"language": "de", "text": "Leider nein, Herr Ebner."})

        html = page(client, "answers_answer", answer.pk)
        assert "Leider nein, Herr Ebner." in html
        assert "von Hand geschrieben" in html

    def test_stay_on_a_page_at_a_time(self, world: World, sign_in: Open) -> None:
        deals = models.Deal.objects.bulk_create(
            models.Deal(
                company=world.company, product=world.product, account=world.account, key=f"many-{no}", title=f"D {no}"
            )
            for no in range(60)
        )
        models.DealRole.objects.bulk_create(
            models.DealRole(deal=deal, person=world.seller.person, role="seller") for deal in deals
        )
        asked = models.Ask.objects.bulk_create(
            models.Ask(company=world.company, deal=deal, by=world.seller.person, key=deal.key, text="?", asked_on=TODAY)
            for deal in deals
        )
        decision = models.Decision.objects.get()
        askers = models.Asker.objects.bulk_create(
            models.Asker(change_request=decision.change_request, ask=ask, deal=ask.deal) for ask in asked
        )
        models.Answer.objects.bulk_create(
            models.Answer(decision=decision, asker=asker, deal=asker.deal, language="de", given_on=TODAY)
            for asker in askers
        )
        client = sign_in(world.seller)

        first = page(client, "answers")
        place = re.search(r'rel="next" href="\?([^"]+)"', first)
        assert place is not None
        second = client.get(f"{reverse('answers')}?{place[1]}").content.decode()

        assert (first.count('class="row answer-row"'), second.count('class="row answer-row"')) == (50, 11)


class TestANoTravels:
    def test_and_is_on_the_agenda_when_the_seller_never_ticks(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answer = models.Answer.objects.get()
        assert list(query.overdue(world.company, WEEK - timedelta(days=1))) == []

        assert list(query.overdue(world.company, WEEK)) == [answer]
        monkeypatch.setattr(actors.timezone, "localdate", lambda: WEEK)
        assert "seit 16.11.2026 nicht weitergesagt" in page(sign_in(world.seller), "today")
        assert "Bedienung ohne Netz" in page(sign_in(world.product_manager), "answers", state="overdue")
