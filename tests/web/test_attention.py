"""Attention in the browser: proposals with reasons, answers, questions on Today; calendars in and out."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from cast import TODAY, World
from django.test import Client
from django.urls import reverse
from flows.attention_cast import CUSTOMER, NOW, reachable
from web.conftest import Open

from ropeteam.store import models
from ropeteam.web import attention as page
from ropeteam.web import calendars


@pytest.fixture(autouse=True)
def at_seven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything happens on the cast's morning."""
    monkeypatch.setattr(page.timezone, "now", lambda: NOW)


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
