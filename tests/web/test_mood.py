"""The mood in a customer's words on the pages: with its uncertainty and its sentences, for who may read these, else not at all."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.urls import reverse
from web.conftest import Open

from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import signals
from ropeteam.store import models

TITLE = "Stimmung in den Worten des Kunden"


def read(world: World, *, value: float = 8.5, sd: float = 1.5, turns: int = 9) -> models.MoodReading:
    """What a listening made of the cast's talk: its delight for, its need against."""
    delight, need = world.delight, world.need
    pulls = [
        [one.first_turn, one.last_turn, one.start, one.end, points, kind.value]
        for one, points, kind in ((delight, 0.9, SignalKind.DELIGHT), (need, -0.4, SignalKind.CONCERN))
    ]
    analysis = models.Analysis.objects.filter(text=delight.text).latest("pk")
    return models.MoodReading.objects.create(
        analysis=analysis, model="mood-test", value=value, sd=sd, turns=turns, words=90, pulls=pulls
    )


def page(world: World, open_page: Open, who: str, *, deal: bool = False) -> str:
    name, pk = ("deals_deal", world.deal.pk) if deal else ("conversations_talk", world.conversation.pk)
    return open_page(world.everyone[who]).get(reverse(name, args=(pk,))).content.decode()


class TestTheMoodOfATalk:
    def test_says_no_more_than_its_deviation_allows(self, world: World, sign_in: Open) -> None:
        read(world, value=7.9)

        assert "nicht eindeutig" in page(world, sign_in, "seller")

    def test_leaves_out_what_a_person_dismissed(self, world: World, sign_in: Open) -> None:
        read(world)
        signals.dismiss(world.delight, actor=world.presales, on=TODAY)

        html = page(world, sign_in, "presales")

        assert "7,6 von 10" in html
        assert "<h3>Dafür</h3>" not in html

    @pytest.mark.parametrize("facts", [{"turns": 4}, {}])
    def test_is_hidden_where_too_little_was_said_or_nothing_tells_how_unsure_it_is(
        self, facts: dict[str, int], world: World, sign_in: Open
    ) -> None:
        if facts:
            read(world, **facts)

        assert TITLE not in page(world, sign_in, "seller")

    def test_is_hidden_while_the_newest_words_were_not_read(self, world: World, sign_in: Open) -> None:
        old = read(world).analysis.text
        text = models.TextVersion.objects.create(
            conversation=world.conversation, n=old.n + 1, content_hash="x", file_name="c1.txt", format="text", language="de",
            original=b"Paul Ebner: Nein.", machine=old.machine,
        )  # fmt: skip
        models.Turn.objects.create(text_version=text, no=0, text="Nein.", language="de")

        assert TITLE not in page(world, sign_in, "seller")

    def test_is_hidden_in_a_talk_among_ourselves(self, world: World, sign_in: Open) -> None:
        read(world)
        models.Conversation.objects.filter(pk=world.conversation.pk).update(internal=True)

        assert TITLE not in page(world, sign_in, "seller")


class TestItsMarkOnTheDealsPage:
    def test_is_a_word_and_numbers_beside_the_talk(self, world: World, sign_in: Open) -> None:
        read(world, value=3.0)

        assert "Worte des Kunden: eher besorgt, 3,0 von 10 (1,1 bis 4,9)" in page(world, sign_in, "seller", deal=True)
