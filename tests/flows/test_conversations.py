"""Words come in once, wait for a basis where a machine recorded them, are heard, and are booked whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cast import TODAY, World
from flows.folders import counts
from flows.stage import Script
from flows.talks import PROMISE, RECORDED, WORDS, taken, talk
from procrastinate.contrib.django.models import ProcrastinateJob

from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.vocabulary import Basis, ConversationKind, SignalKind
from ropeteam.flows import conversations, reading
from ropeteam.flows.conversations import Present
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries import conversations as query


def jobs(text: models.TextVersion) -> int:
    return ProcrastinateJob.objects.filter(task_name="ropeteam.listen", args={"text_id": text.pk}).count()


class TestKnowOf:
    def test_makes_a_talk_known_without_its_words(self, world: World) -> None:
        conversation = talk(world)

        assert conversation.texts.count() == 0
        assert [(row.name, row.role, row.side) for row in conversation.participants.order_by("no")] == [
            ("Nora Lindt", "seller", "ours"),
            ("Paul Ebner", "customer", "customer"),
        ]
        assert conversation.participants.get(no=0).person == world.seller.person
        assert conversation.participants.get(no=1).contact == world.account.contacts.get()
        assert models.Event.objects.filter(code="conversation.known", subject_id=conversation.pk).count() == 1

    def test_updates_the_facts_of_the_same_key_and_does_not_announce_it_again(self, world: World) -> None:
        first = talk(world)

        again = conversations.know_of(
            world.company,
            actor=OPERATOR,
            key="c7",
            kind=ConversationKind.MEETING,
            held_on=date(2026, 11, 1),
            deal=world.deal,
            present=[Present("Nora Lindt", "seller")],
            basis=Basis.CONSENT,
        )

        assert (again.pk, again.kind, again.internal) == (first.pk, "meeting", True)
        assert again.participants.count() == 1
        assert models.Event.objects.filter(code="conversation.known", subject_id=first.pk).count() == 1

    def test_calls_a_talk_internal_only_where_a_list_names_no_customer(self, world: World) -> None:
        def known(key: str, *present: Present) -> bool:
            row = conversations.know_of(
                world.company,
                actor=OPERATOR,
                key=key,
                kind=ConversationKind.CALL,
                held_on=TODAY,
                deal=world.deal,
                present=present,
                basis=Basis.CONSENT,
            )
            return row.internal

        assert known("a", Present("Nora Lindt", "seller")) is True
        assert known("b", Present("Nora Lindt", "seller"), Present("Paul Ebner", "customer")) is False
        assert known("c") is False, "nobody noted who took part: a customer may have been there"


class TestTakeIn:
    def test_keeps_every_turn_with_its_speaker_and_side(self, world: World) -> None:
        text = taken(talk(world))

        said = [(turn.no, turn.speaker.label, turn.speaker.side, turn.text) for turn in text.turns.order_by("no")]
        assert said == [
            (0, "Nora Lindt", "ours", "Die Schnittstelle liefern wir im März."),
            (1, "Paul Ebner", "customer", "Wir brauchen auch einen Export."),
        ]
        assert (text.n, text.language, text.machine, bytes(text.original)) == (1, "de", False, WORDS.encode())

    def test_changes_nothing_when_the_same_bytes_come_again(self, world: World) -> None:
        conversation = talk(world)
        first = taken(conversation)
        before = counts()

        again = conversations.take_in(conversation, actor=OPERATOR, data=WORDS.encode(), file_name="renamed.txt")

        assert (again.text, again.new, again.problems) == (first, False, ())
        assert counts() == before
        assert jobs(first) == 1

    def test_keeps_other_bytes_as_a_new_version_beside_the_old(self, world: World) -> None:
        conversation = talk(world)
        first = taken(conversation)

        second = taken(conversation, WORDS + "Nora Lindt: Bis bald.\n")

        assert (first.n, second.n) == (1, 2)
        assert (first.turns.count(), second.turns.count()) == (2, 3)
        assert query.newest_texts().get(conversation=conversation) == second

    def test_queues_one_job_to_listen(self, world: World) -> None:
        assert jobs(taken(talk(world))) == 1

    def test_keeps_nothing_of_what_has_no_words_and_says_why(self, world: World) -> None:
        conversation = talk(world)
        before = counts()

        result = conversations.take_in(conversation, actor=OPERATOR, data=b"PK\x03\x04\x00\x00", file_name="c7.txt")

        assert result.text is None
        assert [(problem.code, problem.file) for problem in result.problems] == [("archive_file", "c7.txt")]
        assert counts() == before

    def test_does_not_load_a_file_that_is_too_large_to_be_a_transcript(self, world: World, tmp_path: Path) -> None:
        path = tmp_path / "huge.txt"
        with path.open("wb") as file:
            file.truncate(200 * 2**20)

        result = conversations.take_in_file(talk(world), actor=OPERATOR, path=path, file_name="huge.txt")

        assert result.text is None
        assert [problem.code for problem in result.problems] == ["file_too_large"]

    @pytest.mark.parametrize(
        ("words", "name", "said"),
        [
            ('{"speakerName":"Nora Lindt","spokenText":"Das ist\\u0000 zugesagt."}', "c7.vtt", "zugesagt."),
            ("<v " + "Nora " * 80 + ">Das ist zugesagt.</v>", "c7.vtt", "zugesagt."),
        ],
        ids=["a letter that no database can hold", "a name that is longer than any"],
    )
    def test_takes_words_with(self, words: str, name: str, said: str, world: World) -> None:
        text = taken(talk(world), f"WEBVTT\n\n00:00:16.246 --> 00:00:17.726\n{words}\n", name)

        assert text.turns.get().text.endswith(said)

    def test_takes_ten_thousand_turns(self, world: World) -> None:
        text = taken(talk(world), "".join(f"Nora Lindt: Satz Nummer {no}.\n" for no in range(10_000)))

        assert text.turns.count() == 10_000
        assert text.turns.get(no=9_999).text == "Satz Nummer 9999."


class TestQuarantine:
    """A machine recorded it and nobody gave a basis: nobody reads it, nobody listens."""

    @pytest.mark.parametrize(
        ("words", "name", "basis", "waits"),
        [
            (RECORDED, "c7.vtt", Basis.NONE, True),
            (RECORDED, "c7.vtt", Basis.CONSENT, False),
            (RECORDED, "c7.vtt", Basis.AGREEMENT, False),
            (WORDS, "c7.txt", Basis.NONE, False),
        ],
    )
    def test_holds_a_recording_without_a_basis_and_nothing_else(
        self, words: str, name: str, basis: Basis, waits: bool, world: World, script: Script
    ) -> None:
        script(PROMISE)
        conversation = talk(world, basis=basis)
        text = taken(conversation, words, name)

        heard = conversations.listen_to(text.pk, on=TODAY)

        assert query.quarantined(world.company).filter(pk=conversation.pk).exists() is waits
        assert heard is not waits
        assert conversation.signals.exists() is not waits
        assert (reading.open_words(conversation, actor=world.presales) is None) is waits

    def test_is_left_by_all_in_one_act(self, world: World, script: Script) -> None:
        script(PROMISE)
        texts = [taken(talk(world, basis=Basis.NONE, key=f"v{no}"), RECORDED, f"v{no}.vtt") for no in range(3)]

        freed = conversations.free_quarantine(world.company, actor=world.admin, basis=Basis.AGREEMENT, on=TODAY)

        assert freed == 3
        assert not query.quarantined(world.company).exists()
        assert [jobs(text) for text in texts] == [2, 2, 2]
        assert [conversations.listen_to(text.pk, on=TODAY) for text in texts] == [True, True, True]
        event = models.Event.objects.get(code="quarantine.freed")
        assert event.data == {"count": 3, "basis": "agreement"}

    def test_is_left_by_an_admin_with_a_basis_only(self, world: World) -> None:
        taken(talk(world, basis=Basis.NONE), RECORDED, "c7.vtt")

        for actor in (world.seller, world.product_manager, world.management, world.works_council):
            with pytest.raises(NotAllowed):
                conversations.free_quarantine(world.company, actor=actor, basis=Basis.CONSENT, on=TODAY)
        with pytest.raises(Refused, match="basis_missing"):
            conversations.free_quarantine(world.company, actor=world.admin, basis=Basis.NONE, on=TODAY)

        assert query.quarantined(world.company).count() == 1


class TestANote:
    NOTE = "Frau Ebner will SAP-Anbindung. Export bis Ende März zugesagt."

    def test_is_a_conversation_with_the_customer_that_needs_no_basis(self, world: World) -> None:
        note = conversations.take_note(actor=world.seller, deal=world.deal, words=self.NOTE, on=TODAY)

        assert (note.kind, note.deal, note.internal, note.held_on) == ("note", world.deal, False, TODAY)
        assert note.texts.get().turns.get().text == self.NOTE
        assert not query.quarantined(world.company).exists()
        assert query.waiting(world.company).filter(conversation=note).exists()

    def test_is_one_note_however_often_the_button_is_pressed(self, world: World) -> None:
        first = conversations.take_note(actor=world.seller, deal=world.deal, words=self.NOTE, on=TODAY)
        before = counts()

        again = conversations.take_note(actor=world.seller, deal=world.deal, words=f"  {self.NOTE} ", on=TODAY)

        assert again.pk == first.pk
        assert counts() == before

    def test_is_taken_by_those_who_act_and_has_words(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            conversations.take_note(actor=world.works_council, deal=world.deal, words=self.NOTE, on=TODAY)
        with pytest.raises(Refused, match="note_empty"):
            conversations.take_note(actor=world.seller, deal=world.deal, words=" \n ", on=TODAY)

        assert not models.Conversation.objects.filter(kind="note").exists()

    def test_makes_the_talk_heard(self, world: World, script: Script) -> None:
        script(Line("Export bis Ende März zugesagt", SignalKind.PROMISE))
        note = conversations.take_note(actor=world.seller, deal=world.deal, words=self.NOTE, on=TODAY)

        conversations.listen_to(note.texts.get().pk, on=TODAY)

        assert [signal.quote for signal in note.signals.all()] == ["Export bis Ende März zugesagt"]


class TestReading:
    def test_leaves_a_trace_of_who_read_the_words(self, world: World) -> None:
        text = reading.open_words(world.conversation, actor=world.services)

        assert text == world.conversation.texts.get()
        log = models.AccessLog.objects.get()
        assert (log.person, log.subject_id, log.why) == (
            world.services.person,
            world.conversation.pk,
            "transcript.read",
        )

    def test_is_refused_without_a_trace(self, world: World) -> None:
        for actor in (world.other_seller, world.management, world.works_council, world.admin):
            with pytest.raises(NotAllowed):
                reading.open_words(world.conversation, actor=actor)

        assert not models.AccessLog.objects.exists()

    def test_of_a_list_that_leaves_the_house_is_noted(self, world: World) -> None:
        reading.take_export(world.company, actor=world.management, what="signals")

        assert models.AccessLog.objects.get().why == "export.signals"
