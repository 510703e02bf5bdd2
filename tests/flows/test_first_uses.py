"""First uses: a pilot's review and a ticket come in like any talk, are heard as the customer's words, and keep their kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from cast import TODAY, World
from flows.folders import FILES, write
from flows.stage import Script, take
from flows.travel import react

from ropeteam.core.vocabulary import Basis, ConversationKind, DecisionKind, SignalKind
from ropeteam.flows import change_requests, conversations
from ropeteam.flows.conversations import Present
from ropeteam.language.backends.scripted import Line
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR

NEED = "Uns fehlt noch der Export je Werk"
WORRY = "Seit dem Update bricht der Export ab"
PILOT = f"Paul Ebner: Zwei Wochen getestet. {NEED}.\nMira Voss: Danke.\n"
TICKET = f"{WORRY}.\nBitte bis Ende März.\n"
ROWS = """\
c8,c8.txt,d1,2026-10-20,pilot,Mira Voss|product;Paul Ebner|customer
c9,c9.txt,d1,2026-10-21,ticket,Paul Ebner|customer;Gesa Holm|services
"""


class TestFirstUses:
    def test_of_a_folder_are_heard_with_their_kind(self, empty: None, script: Script, tmp_path: Path) -> None:
        script(Line(NEED, SignalKind.NEED), Line(WORRY, SignalKind.CONCERN))
        talks = FILES["conversations.csv"] + ROWS.replace("\n", ",consent\n")
        words = {"conversations/c8.txt": PILOT, "conversations/c9.txt": TICKET}

        assert take(write(tmp_path, {**FILES, "conversations.csv": talks, **words})) == 0
        for key in ("c8", "c9"):
            conversations.listen_to(models.TextVersion.objects.get(conversation__key=key).pk, on=TODAY)

        heard = models.Signal.objects.filter(conversation__key__in=("c8", "c9")).order_by("conversation__key")
        assert [(row.conversation.kind, row.quote, row.kind) for row in heard] == [
            ("pilot", NEED, "need"), ("ticket", WORRY, "concern")
        ]  # fmt: skip
        writers = models.Turn.objects.filter(text_version__conversation__key="c9")
        assert {turn.speaker and (turn.speaker.label, turn.speaker.side) for turn in writers} == {
            ("Paul Ebner", "customer")
        }

    @pytest.mark.parametrize(
        ("kind", "present"),
        [
            (ConversationKind.TICKET, ["Paul Ebner", "Rosa Tal"]),
            (ConversationKind.TICKET, []),
            (ConversationKind.MAIL, ["Paul Ebner"]),
        ],
    )
    def test_words_without_a_name_are_nobodys_where_it_is_not_one_customers_ticket(
        self, world: World, kind: ConversationKind, present: list[str]
    ) -> None:
        talk = conversations.know_of(
            world.company, actor=OPERATOR, key="t1", kind=kind, held_on=TODAY, deal=world.deal, basis=Basis.CONTRACT,
            present=[Present(name, "customer") for name in present],
        )  # fmt: skip

        conversations.take_in(talk, actor=OPERATOR, data=TICKET.encode(), file_name="t1.txt", listen_later=False)

        assert not models.Speaker.objects.filter(text__conversation=talk).exists()


class TestConcern:
    def test_linked_to_a_wish_gets_its_answer_like_a_need(self, world: World) -> None:
        models.Signal.objects.filter(pk=world.need.pk).update(kind=SignalKind.CONCERN.value)
        row = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
        asker = change_requests.link(models.Signal.objects.get(pk=world.need.pk), row, actor=world.product_manager)
        change_requests.decide_on(
            row, actor=world.product_manager, kind=DecisionKind.NO, reason="Passt nicht.", on=TODAY
        )
        react()

        answers = models.Answer.objects.filter(decision__change_request=row)
        assert asker.signal.kind == "concern"
        assert [one.deal for one in answers] == [world.deal]
