"""A mood that a listening made of a talk: how it stands on the talk's page and on the deal's, and for whom."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from django.urls import reverse
from web.conftest import Look
from web.test_mood import TITLE, read

from ropeteam.web import mood
from ropeteam.web.standing import reader_of

MARK = "Worte des Kunden: "
READERS = {
    "seller": True,
    "other_seller": False,
    "presales": True,
    "product": True,
    "services": True,
    "management": False,
    "works_council": False,
    "admin": False,
}


@pytest.fixture(scope="module", autouse=True)
def reading(world_of_module: World) -> None:
    read(world_of_module)


class TestTheMoodOfATalk:
    def test_stands_with_its_uncertainty_and_a_word(self, built: World, look: Look) -> None:
        html = look("seller", "conversations_talk", built.conversation.pk)

        assert TITLE in html
        assert "8,5 von 10" in html
        assert "wahrscheinlich 6,6 bis 10,0" in html
        assert "eher begeistert" in html
        assert "Gemessen an dem, was der Kunde gesagt hat (9 Beiträge" in html

    def test_leads_to_the_sentences_for_and_against_it(self, built: World, look: Look) -> None:
        html = look("presales", "conversations_talk", built.conversation.pk)
        _, _, shown = html.partition(TITLE)
        dafuer, _, dagegen = shown.partition("Dagegen")

        at = reverse("conversations_talk", args=(built.conversation.pk,))
        for part, signal in ((dafuer, built.delight), (dagegen.partition("</section>")[0], built.need)):
            assert f'href="{at}?turn={signal.first_turn}#t{signal.first_turn}"' in part
            assert f">{signal.quote}</q>" in part
            assert f'id="t{signal.first_turn}"' in html

    def test_is_for_who_may_read_the_words(self, built: World, look: Look) -> None:
        assert {who: TITLE in look(who, "conversations_talk", built.conversation.pk) for who in READERS} == READERS


class TestItsMarkOnTheDealsPage:
    def test_is_like_the_mood_itself_for_who_may_read_the_words(self, world: World) -> None:
        seen = {
            who: bool(mood.of_talks([world.conversation], reader_of(world.everyone[who], world.deal, on=TODAY)))
            for who in READERS
        }

        assert seen == READERS

    @pytest.mark.parametrize("who", ["presales", "management", "works_council"])
    def test_stands_there_for_nobody_else(self, who: str, built: World, look: Look) -> None:
        assert (MARK in look(who, "deals_deal", built.deal.pk)) is READERS[who]
