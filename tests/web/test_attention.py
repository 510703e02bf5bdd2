"""Attention in the browser: proposals with reasons, answers, questions on Today; calendars in and out."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.attention_cast import CUSTOMER, NOW, ahead, open_wish, reachable
from icalendar import Calendar
from web.conftest import Open

from ropeteam.flows import attention
from ropeteam.store import models
from ropeteam.web import attention as page
from ropeteam.web import calendars


@pytest.fixture(autouse=True)
def at_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything happens on the cast's morning."""
    monkeypatch.setattr(page.timezone, "now", lambda: NOW)


@pytest.fixture
def proposed(world: World) -> models.AttentionPick:
    open_wish(world)
    ahead(world, 1, 8)
    attention.propose(world.product, actor=world.product_manager, now=NOW)
    return models.AttentionPick.objects.order_by("pk")[0]


def html(client: Client, name: str = "conversations_attention") -> str:
    return client.get(reverse(name)).content.decode()


def ics(*events: str) -> BytesIO:
    file = BytesIO(("BEGIN:VCALENDAR\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode())
    file.name = "kalender.ics"
    return file


def event(uid: str, day: int, mail: str = CUSTOMER, title: str = "Angebot") -> str:
    start = NOW + timedelta(days=day, hours=2)
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART:{start:%Y%m%dT%H%M%SZ}\r\nDURATION:PT1H\r\nSUMMARY:{title}\r\n"
        f"ATTENDEE:mailto:{mail}\r\nEND:VEVENT\r\n"
    )


class TestProposals:
    def test_stand_by_week_and_day_with_their_reasons(
        self, proposed: models.AttentionPick, world: World, sign_in: Open
    ) -> None:
        shown = html(sign_in(world.product_manager))

        assert "Diese Woche" in shown
        assert "Woche vom 23.11.2026" in shown
        assert "Noch nicht entschieden: „Bedienung ohne Netz“" in shown
        assert "Ich komme nicht" in shown
        assert "10:00–11:00" in shown

    def test_name_no_colleague_and_ask_nobody_else(
        self, proposed: models.AttentionPick, world: World, sign_in: Open
    ) -> None:
        shown = html(sign_in(world.seller)).split("<main")[1]

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
        html(client)

        with django_assert_max_num_queries(18):
            assert html(client).count('class="pick ') == 8

    def test_an_empty_page_teaches_the_next_step(self, world: World, sign_in: Open) -> None:
        assert "Lesen Sie dazu Ihren Kalender ein" in html(sign_in(world.product_manager))


class TestACalendarIn:
    def test_makes_talks_known_and_asks_where_the_others_belong(self, world: World, sign_in: Open) -> None:
        reachable(world)
        client = sign_in(world.seller)

        shown = client.post(
            reverse("conversations_calendar"),
            {"file": ics(event("a", 2), event("b", 3, "wer@fremd.example", "Erstgespräch"))},
        ).content.decode()

        assert "Ein Gespräch mit Kunden, davon 1 neu · 2 belegte Zeiten" in shown
        assert "Erstgespräch · wer@fremd.example" in shown
        assert not models.Conversation.objects.filter(title="Erstgespräch").exists()
        packed = shown.split('name="talk" value="')[1].split('"')[0]
        client.post(reverse("conversations_calendar_places"), {"talk": packed, "deal-0": world.deal.pk})
        assert models.Conversation.objects.get(title="Erstgespräch").deal == world.deal

    def test_what_was_proposed_to_one_is_of_no_use_to_another(self, world: World, sign_in: Open) -> None:
        shown = (
            sign_in(world.seller)
            .post(reverse("conversations_calendar"), {"file": ics(event("b", 3, "wer@fremd.example"))})
            .content.decode()
        )
        packed = shown.split('name="talk" value="')[1].split('"')[0]

        for text in (packed, "erfunden"):
            sign_in(world.presales).post(
                reverse("conversations_calendar_places"), {"talk": text, "deal-0": world.deal.pk}
            )

        assert not models.Conversation.objects.filter(source="calendar").exists()

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"Hallo", "Das ist keine Kalenderdatei"),
            (
                b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                "Zeile 2: Der Termin hat",
            ),
        ],
    )
    def test_a_broken_file_is_said_line_by_line(self, data: bytes, words: str, world: World, sign_in: Open) -> None:
        file = BytesIO(data)
        file.name = "kaputt.ics"

        shown = sign_in(world.seller).post(reverse("conversations_calendar"), {"file": file}).content.decode()

        assert "kaputt.ics" in shown
        assert words in shown

    def test_no_file_and_a_huge_one_are_refused(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        client = sign_in(world.seller)

        assert "Welche Datei?" in client.post(reverse("conversations_calendar"), follow=True).content.decode()
        monkeypatch.setattr(calendars, "MOST_MB", 0)
        said = client.post(reverse("conversations_calendar"), {"file": ics()}, follow=True).content.decode()
        assert "mehr als 0 MB" in said


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

    def test_is_closed_to_every_other_address(self, world: World, sign_in: Open) -> None:
        client = sign_in(world.seller)
        address = (
            client.post(reverse("conversations_calendar_link"))
            .content.decode()
            .split('id="feed" value="')[1]
            .split('"')[0]
        )
        local = address.removeprefix("http://testserver")
        assert Client().get(local).status_code == 200

        client.post(reverse("conversations_calendar_link_end"))

        assert Client().get(local).status_code == 404
        assert Client().get("/calendar/erfunden.ics").status_code == 404
        assert TODAY.isoformat() not in local
