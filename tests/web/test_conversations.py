"""Talks: who finds and reads which words, how they are marked, and people's word on what was heard."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import pytest
from cast import TODAY, World
from django.db import transaction
from django.test import Client
from django.urls import reverse
from web.conftest import Look, Open, signed_in

from ropeteam.core.vocabulary import Basis, ConversationKind, SignalKind
from ropeteam.flows import conversations, signals
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import transcripts
from ropeteam.web.transcript import pieces

OFFLINE = "Das bekommen Sie von uns bis Ende Juni"
HX = {"HX-Request": "true"}


def words(client: Client, world: World, **query: object) -> str:
    return client.get(reverse("conversations_talk", args=[world.conversation.pk]), query).content.decode()


@dataclass(frozen=True)
class Seen:
    html: str
    logged: list[models.AccessLog]


@pytest.fixture(scope="module")
def talk_pages(world_of_module: World) -> dict[str, Seen]:
    """What everybody of the house reads on the talk's page, and what is kept of their reading."""
    pages = {}
    for who, actor in world_of_module.everyone.items():
        if who != "stranger":
            with transaction.atomic():
                html = words(signed_in(actor), world_of_module)
                pages[who] = Seen(html, list(models.AccessLog.objects.select_related("person")))
                transaction.set_rollback(True)
    return pages


class TestList:
    def test_shows_what_was_heard_and_what_waits(self, look: Look) -> None:
        html = look("seller", "conversations")

        assert "Anruf, 09.11.2026" in html
        assert "2 Zusagen · 1 Bedarf · 1 Behauptung · 1-mal Begeisterung" in html
        assert "wartet auf Sichtung" in html
        assert "ohne Text" in html

    @pytest.mark.parametrize(
        ("query", "talks"),
        [
            ({"kind": "call"}, ["c1"]),
            ({"heard": "unheard"}, ["c2"]),
            ({"heard": "waiting"}, ["c1"]),
            ({"heard": "quarantined"}, []),
            ({"q": "Schulungen"}, ["c1"]),
            ({"q": "Raketen"}, []),
            ({"kind": "nonsense", "heard": "x", "deal": "x"}, ["c2", "c1"]),
        ],
    )
    def test_is_narrowed_by_the_address(
        self, query: dict[str, str], talks: list[str], built: World, look: Look
    ) -> None:
        html = look("seller", "conversations", **query)

        keys = {str(row.pk): row.key for row in (built.conversation, built.unheard)}
        found = [keys[pk] for pk in re.findall(r'id="talk-(\d+)"', html)]
        assert found == talks

    def test_shows_where_it_was_said(self, look: Look) -> None:
        html = look("services", "conversations", q="Schulungen")

        assert "<mark>Schulung</mark>" in html
        assert "?turn=6#t6" in html


class TestWords:
    @pytest.mark.parametrize("who", ["seller", "presales", "product", "services"])
    def test_are_for_the_rope_and_the_makers_and_the_read_is_logged(
        self, who: str, built: World, talk_pages: dict[str, Seen]
    ) -> None:
        assert "Schön, dass es klappt" in talk_pages[who].html

        (row,) = talk_pages[who].logged
        assert (row.person, row.subject_table, row.subject_id, row.why) == (
            built.everyone[who].person,
            "store_conversation",
            built.conversation.pk,
            "transcript.read",
        )

    @pytest.mark.parametrize("who", ["other_seller", "management", "works_council", "admin"])
    def test_others_see_the_facts(self, who: str, talk_pages: dict[str, Seen]) -> None:
        html = talk_pages[who].html

        assert "Schön, dass es klappt" not in html
        assert "Nora Lindt" not in html.split("<main")[1]
        assert "<li>2 Zusagen</li>" in html
        assert talk_pages[who].logged == []

    def test_mark_a_suggested_promise_for_the_rope_only(self, built: World, talk_pages: dict[str, Seen]) -> None:
        assert f'id="s{built.promise_offline.pk}"' in talk_pages["seller"].html

        html = talk_pages["product"].html

        assert f'id="s{built.promise_offline.pk}"' not in html
        assert f'id="s{built.need.pk}"' in html
        assert OFFLINE in html
        assert "2 Vorschläge sind noch zwei Werktage nur für das Seil lesbar." in html

    def test_stay_closed_while_a_recording_has_no_basis(self, world: World, sign_in: Open) -> None:
        talk = conversations.know_of(
            world.company,
            actor=OPERATOR,
            key="c9",
            kind=ConversationKind.CALL,
            held_on=TODAY,
            deal=world.deal,
            present=[],
            basis=Basis.NONE,
        )
        vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Nora Lindt>Streng geheim.</v>\n"
        conversations.take_in(talk, actor=OPERATOR, data=vtt.encode(), file_name="c9.vtt", listen_later=False)
        address = reverse("conversations_talk", args=[talk.pk])

        assert "Streng geheim" not in sign_in(world.seller).get(address).content.decode()
        assert "Aufzeichnung ohne Grundlage" in sign_in(world.admin).get(reverse("conversations")).content.decode()
        sign_in(world.admin).post(reverse("conversations_quarantine"), {"basis": "consent"})

        assert "Streng geheim" in sign_in(world.seller).get(address).content.decode()

    def test_show_unknown_speakers_as_unknown(self, world: World, sign_in: Open) -> None:
        text = b"Nora Lindt: Guten Tag.\nHallenstimme: Wer ist da?\n"
        conversations.take_in(world.unheard, actor=OPERATOR, data=text, file_name="c2.txt", listen_later=False)

        html = sign_in(world.seller).get(reverse("conversations_talk", args=[world.unheard.pk])).content.decode()

        assert re.search(r"<b>Hallenstimme</b><span class=\"turn-unknown\">unbekannt</span>", html)

    def test_come_in_parts_however_long_the_talk(
        self, world: World, sign_in: Open, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(transcripts, "PART", 3)
        client = sign_in(world.seller)

        first, second = words(client, world), words(client, world, turn=4)

        assert re.findall(r'id="t(\d+)"', first) == ["0", "1", "2"]
        assert re.findall(r'id="t(\d+)"', second) == ["3", "4", "5"]
        assert "?turn=3" in first
        assert "?turn=0" in second
        assert "?turn=6" in second

    def test_leave_out_what_may_have_been_missed_until_somebody_asks(self, world: World, sign_in: Open) -> None:
        models.Signal.objects.filter(pk=world.delight.pk).update(low=True)
        client = sign_in(world.seller)
        html = words(client, world)
        assert f'id="s{world.delight.pk}"' not in html
        assert "1 unsichere Stelle" in html

        assert f'id="s{world.delight.pk}"' in words(client, world, missed=1)

    def test_hold_no_markup_of_somebody_else(self, world: World, sign_in: Open) -> None:
        text = b"Nora Lindt: <script>alert(1)</script> & <b>fett</b>\nPaul Ebner: Aha.\n"
        conversations.take_in(world.unheard, actor=OPERATOR, data=text, file_name="c2.txt", listen_later=False)

        html = sign_in(world.seller).get(reverse("conversations_talk", args=[world.unheard.pk])).content.decode()

        assert "<script>alert" not in html
        assert "&lt;b&gt;fett" in html


class TestMissed:
    def mark(self, client: Client, world: World, **data: object) -> tuple[int, str, str]:
        address = reverse("conversations_signals", args=[world.conversation.pk])
        response = client.post(address, data, headers=HX)
        return response.status_code, response.content.decode(), response.headers.get("HX-Trigger", "")

    def test_is_marked_by_a_person_and_counts_at_once(self, world: World, sign_in: Open) -> None:
        _, html, trigger = self.mark(
            sign_in(world.seller), world, turn=3, quote="der Export nach SAP", kind=SignalKind.NEED.value
        )

        signal = models.Signal.objects.get(first_turn=3)
        assert html.lstrip().startswith('<li class="turn')
        assert "der Export nach SAP</mark>" in html
        assert json.loads(trigger) == {"signal:added": f"s{signal.pk}"}
        assert signal.reviews.get().verdict == "confirmed"

    @pytest.mark.parametrize(
        "data",
        [
            {"turn": 3, "quote": "der Import aus SAP", "kind": "need"},
            {"turn": 99, "quote": "Und", "kind": "need"},
            {"turn": 3, "quote": " ", "kind": "need"},
            {"turn": 3, "quote": "Und", "kind": "joke"},
            {"quote": "Und", "kind": "need"},
        ],
    )
    def test_must_stand_there_letter_by_letter(self, data: dict[str, object], world: World, sign_in: Open) -> None:
        before = models.Signal.objects.count()

        self.mark(sign_in(world.seller), world, **data)

        assert models.Signal.objects.count() == before


class TestPieces:
    def test_cut_the_text_where_quotes_begin_and_end(self, world: World) -> None:
        text = world.conversation.texts.get()
        turn = text.turns.select_related("speaker").get(no=5)
        signals.add(
            world.conversation,
            actor=world.seller,
            turn_no=5,
            quote="was wir gesucht haben",
            kind=SignalKind.NEED,
            on=TODAY,
        )
        found = transcripts.signals(text, first=5, last=5)

        cut = pieces(turn, found)

        assert "".join(piece.text for piece in cut) == turn.text
        assert [(piece.text, len(piece.signals)) for piece in cut if piece.signals] == [
            ("Das ist genau, ", 1),
            ("was wir gesucht haben", 2),
            (", großartig", 1),
        ]
