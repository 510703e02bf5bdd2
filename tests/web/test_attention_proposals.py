"""Proposed talks in the browser: with reasons by week and day, answered by their person, and out as a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from cast import World
from django.test import Client
from django.urls import reverse
from flows.attention_cast import NOW, ahead, open_wish
from icalendar import Calendar
from web.conftest import Look, Open
from web.test_attention import html

from ropeteam.flows import attention
from ropeteam.store import models
from ropeteam.web import attention as page


@pytest.fixture(scope="module", autouse=True)
def at_seven() -> Iterator[None]:
    """Everything happens on the cast's morning."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page.timezone, "now", lambda: NOW)
        yield


@pytest.fixture(scope="module", autouse=True)
def proposed(world_of_module: World, at_seven: None) -> models.AttentionPick:
    world = world_of_module
    open_wish(world)
    ahead(world, 1, 8)
    attention.propose(world.product, actor=world.product_manager, now=NOW)
    return models.AttentionPick.objects.order_by("pk")[0]


class TestProposals:
    def test_stand_by_week_and_day_with_their_reasons(self, look: Look) -> None:
        shown = look("product", "conversations_attention")

        assert "Diese Woche" in shown
        assert "Woche vom 23.11.2026" in shown
        assert "Noch nicht entschieden: „Bedienung ohne Netz“" in shown
        assert "Ich komme nicht" in shown
        assert "10:00–11:00" in shown

    def test_name_no_colleague_and_ask_nobody_else(self, look: Look) -> None:
        shown = look("seller", "conversations_attention").split("<main")[1]

        assert "Das Produktmanagement ist gefragt" in shown
        assert "Mira" not in shown
        assert "Ich komme" not in shown

    def test_are_answered_and_the_questions_reach_presales(
        self, proposed: models.AttentionPick, world: World, sign_in: Open
    ) -> None:
        product, presales = sign_in(world.product_manager), sign_in(world.presales)
        assert "Gespräche, bei denen Sie fehlen würden" in html(product, "today")

        product.post(
            reverse("conversations_attention_answer", args=(proposed.pk,)), {"comes": "no", "question": "Welche Halle?"}
        )

        assert "Welche Halle?" in html(product)
        today = html(presales, "today").split('id="questions"')[1]
        assert "Welche Halle?" in today
        assert "„Bedienung ohne Netz“: Was können Sie ohne das heute nicht tun" in today
        assert 'id="questions"' not in html(sign_in(world.seller), "today")

    def test_of_somebody_else_cannot_be_answered(
        self, proposed: models.AttentionPick, world: World, sign_in: Open
    ) -> None:
        response = sign_in(world.services).post(
            reverse("conversations_attention_answer", args=(proposed.pk,)), {"comes": "yes"}
        )

        assert (response.status_code, models.PickAnswer.objects.count()) == (403, 0)

    def test_cost_as_many_queries_for_many_as_for_few(
        self, proposed: models.AttentionPick, world: World, sign_in: Open, django_assert_max_num_queries
    ) -> None:
        ahead(world, 2, 3, 9, 10, 11, 15)
        attention.propose(world.product, actor=world.product_manager, now=NOW)
        client = sign_in(world.product_manager)

        with django_assert_max_num_queries(18):
            assert html(client).count('class="pick ') == 8


class TestACalendarOut:
    def test_reads_back_as_what_was_promised(self, proposed: models.AttentionPick, world: World, sign_in: Open) -> None:
        attention.answer(proposed, actor=world.product_manager, comes=True, now=NOW)
        long = models.Deal.objects.get(pk=world.deal.pk)
        long.title = (
            "Leitstand für zwei Werke, Außenlager; Übergabe an „Halle 7“, mit sehr langem Titel, der gefaltet wird"
        )
        long.save()
        shown = sign_in(world.product_manager).post(reverse("conversations_calendar_link")).content.decode()
        address = shown.split('id="feed" value="')[1].split('"')[0]

        response = Client().get(address.removeprefix("http://testserver"))

        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
        (found,) = Calendar.from_ical(response.content).walk("VEVENT")
        assert found["UID"] == f"pick-{proposed.pk}@testserver"
        assert isinstance(found["DTSTAMP"].dt, datetime)
        assert found["DTSTART"].dt == models.TalkTime.objects.order_by("starts_at")[0].starts_at
        assert str(found["SUMMARY"]) == f"Besprechung: Kessel AG · {long.title}"
        assert Client().get(address.removeprefix("http://testserver")).content == response.content
