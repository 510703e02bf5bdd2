"""Demonstration 3: what the gate heard, what it did not, and how a note makes up for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cast import TODAY, World
from flows.stage import Script

from ropeteam.core.vocabulary import (
    Basis,
    ConversationKind,
    GateResult,
    Role,
    SignalKind,
)
from ropeteam.flows import conversations, gate, signals
from ropeteam.flows.conversations import Present
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR

TOMORROW = TODAY + timedelta(days=1)


class TestHearing:
    """Demonstration 3: five calendar meetings and one transcript; the gate says what it did not hear."""

    @pytest.fixture
    def deal(self, world: World) -> models.Deal:
        deal = models.Deal.objects.create(
            company=world.company, product=world.product, account=world.account, key="d3", title="Fünf Termine"
        )
        models.DealRole.objects.create(deal=deal, person=world.seller.person, role=Role.SELLER, owner=True)
        return deal

    @staticmethod
    def meet(deal: models.Deal, key: str, held_on: date, *present: Present) -> models.Conversation:
        return conversations.know_of(
            deal.company,
            actor=OPERATOR,
            key=key,
            kind=ConversationKind.MEETING,
            held_on=held_on,
            deal=deal,
            present=present or [Present("Nora Lindt", "seller"), Present("Paul Ebner", "customer")],
            basis=Basis.CONSENT,
        )

    @pytest.fixture
    def met(self, deal: models.Deal, script: Script) -> list[models.Conversation]:
        talks = [self.meet(deal, f"m{no}", TODAY - timedelta(days=no)) for no in range(1, 6)]
        words = b"Nora Lindt: Sch\xc3\xb6n, dass es klappt.\nPaul Ebner: Gern.\n"
        text = conversations.take_in(talks[0], actor=OPERATOR, data=words, file_name="m1.txt").text
        assert text is not None
        conversations.listen_to(text.pk, on=TODAY)
        return talks

    def test_of_one_in_five_is_a_pass_with_the_list_of_what_nobody_heard(
        self, deal: models.Deal, met: list[models.Conversation]
    ) -> None:
        verdict = gate.look(deal, on=TODAY).verdict

        assert verdict.result == GateResult.PASS_UNHEARD
        assert (verdict.hearing.known, verdict.hearing.heard, verdict.hearing.reviewed) == (5, 1, 1)
        assert verdict.hearing.unheard == ("m5", "m4", "m3", "m2")

    def test_is_kept_with_the_run(self, world: World, deal: models.Deal, met: list[models.Conversation]) -> None:
        kept, _ = gate.run(deal, actor=world.seller, on=TODAY)

        assert (kept.result, kept.known, kept.heard, kept.reviewed) == ("pass_unheard", 5, 1, 1)
        assert kept.unheard == ["m5", "m4", "m3", "m2"]

    def test_does_not_ask_for_what_lies_long_back_or_had_no_customer(self, deal: models.Deal, script: Script) -> None:
        self.meet(deal, "old", TODAY - timedelta(days=91))
        self.meet(deal, "edge", TODAY - timedelta(days=90))
        self.meet(deal, "ours", TODAY, Present("Nora Lindt", "seller"))
        self.meet(deal, "tomorrow", TOMORROW)

        hearing = gate.look(deal, on=TODAY).verdict.hearing

        assert (hearing.known, hearing.unheard) == (3, ("edge",))

    def test_is_complete_when_every_talk_has_words_or_a_note(
        self, world: World, deal: models.Deal, met: list[models.Conversation]
    ) -> None:
        for talk in met[1:]:
            note = conversations.take_note(
                actor=world.seller, deal=deal, words=f"{talk.key}: nur Termine besprochen", on=TODAY, about=talk
            )
            conversations.listen_to(note.texts.get().pk, on=TODAY)

        verdict = gate.look(deal, on=TODAY).verdict

        assert (verdict.result, verdict.hearing.unheard) == (GateResult.PASS, ())

    def test_counts_a_note_of_the_day_for_the_talk_of_the_day_and_for_no_other(
        self, world: World, deal: models.Deal, met: list[models.Conversation]
    ) -> None:
        note = conversations.take_note(actor=world.seller, deal=deal, words="nur Termine", on=met[1].held_on)
        conversations.listen_to(note.texts.get().pk, on=TODAY)

        assert gate.look(deal, on=TODAY).verdict.hearing.unheard == ("m5", "m4", "m3")

    def test_is_reviewed_when_nothing_suggested_waits(self, world: World, deal: models.Deal, script: Script) -> None:
        script(Line("Den Export liefern wir", SignalKind.PROMISE))
        talk = self.meet(deal, "m1", TODAY)
        text = conversations.take_in(
            talk, actor=OPERATOR, data=b"Nora Lindt: Den Export liefern wir.\n", file_name="m1.txt"
        ).text
        assert text is not None
        conversations.listen_to(text.pk, on=TODAY)
        assert gate.look(deal, on=TODAY).verdict.hearing.reviewed == 0

        signals.confirm(talk.signals.get(), actor=world.seller, on=TODAY)

        assert gate.look(deal, on=TODAY).verdict.hearing.reviewed == 1
