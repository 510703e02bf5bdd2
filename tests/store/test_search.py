"""Search: by letters for names, by stems for words; the same answer whether there are few hits or many."""

from __future__ import annotations

import pytest
from cast import TODAY, World

from ropeteam.core.vocabulary import Basis, ConversationKind
from ropeteam.flows import conversations
from ropeteam.flows.conversations import Present
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR, Actor
from ropeteam.store.queries import deals, search
from ropeteam.store.queries.lists import Where, fall
from ropeteam.store.queries.talks import TalkFilter, listed


def talk(world: World, key: str, words: str) -> models.Conversation:
    made = conversations.know_of(
        world.company,
        actor=OPERATOR,
        key=key,
        kind=ConversationKind.CALL,
        held_on=TODAY,
        deal=world.deal,
        present=[Present("Nora Lindt", "seller"), Present("Paul Ebner", "customer")],
        basis=Basis.CONSENT,
    )
    conversations.take_in(made, actor=OPERATOR, data=words.encode(), file_name=f"{key}.txt", listen_later=False)
    return made


def saying(words: str, actor: Actor = OPERATOR) -> list[models.Conversation]:
    return fall(listed(actor, TalkFilter(words=words)), where=Where()).rows


def named(world: World, words: str) -> list[models.Deal]:
    return fall(deals.listed(world.seller, deals.DealFilter(words=words), on=TODAY), where=Where()).rows


@pytest.fixture(params=[search.PROBE, 1], ids=["few", "many"])
def probe(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Both phases: the hits themselves are sorted, or the list is walked by date."""
    monkeypatch.setattr(search, "PROBE", request.param)
    return int(request.param)


class TestConversationsSaying:
    @pytest.mark.parametrize("words", ["Häuser", "haus", "HAUS", "Hauses"])
    def test_stems_german(self, probe: int, world: World, words: str) -> None:
        hit = talk(world, "t1", "Paul Ebner: Wir haben zwei Häuser in Kassel.\nNora Lindt: Gut.")

        assert saying(words) == [hit]

    def test_stems_english(self, probe: int, world: World) -> None:
        text = "Paul Ebner: We were promising the exports to our customers every single week of the year.\n"
        hit = talk(world, "t2", text * 3)

        assert saying("promised export") == [hit]

    def test_finds_only_in_the_newest_text(self, probe: int, world: World) -> None:
        made = talk(world, "t3", "Paul Ebner: Der Zeppelin ist bestellt.\nNora Lindt: Gut.")
        assert len(saying("Zeppelin")) == 1

        conversations.take_in(
            made,
            actor=OPERATOR,
            data=b"Paul Ebner: Der Ballon ist bestellt.\nNora Lindt: Gut.",
            file_name="t3.txt",
            listen_later=False,
        )

        assert len(saying("Zeppelin")) == 0
        assert len(saying("Ballon")) == 1

    @pytest.mark.parametrize("words", ["''", "& | !", "\\", "der die das", '"', "%", ":*"])
    def test_takes_whatever_is_typed(self, probe: int, world: World, words: str) -> None:
        saying(words)

    def test_headlines_mark_what_was_searched(self, world: World) -> None:
        hit = talk(world, "t4", "Paul Ebner: Wir haben zwei Häuser in Kassel.\nNora Lindt: Ein Haus also.")

        found = search.headlines([hit.pk], "haus")[hit.pk]

        assert (found.turn, found.speaker, found.side) == (0, "Paul Ebner", "customer")
        assert found.pieces[1] == "Häuser"


class TestWordsAreTheReaders:
    @pytest.mark.parametrize(
        ("who", "finds"),
        [
            ("seller", True),
            ("presales", True),
            ("services", True),
            ("other_seller", False),
            ("management", False),
            ("works_council", False),
            ("admin", False),
            ("stranger", False),
        ],
    )
    def test_searches_only_talks_whose_words_one_may_read(self, world: World, who: str, finds: bool) -> None:
        assert bool(saying("Schulung", world.everyone[who])) is finds

    def test_leaves_quarantined_recordings_out(self, world: World) -> None:
        models.Conversation.objects.filter(pk=world.conversation.pk).update(basis="none")
        assert saying("Schulung", world.seller)

        text = world.conversation.texts.get()
        models.TextVersion.objects.create(
            conversation=world.conversation,
            n=2,
            content_hash="x",
            file_name="x.vtt",
            format="webvtt",
            machine=True,
            original=bytes(text.original),
        )

        assert not saying("Schulung", world.seller)


class TestDealsNamed:
    @pytest.mark.parametrize("words", ["zwei werke", "LEITSTAND", "Leitstandt", "kessel", "Kesel AG", "ei Werk"])
    def test_finds_title_or_customer_even_with_a_slip(self, probe: int, world: World, words: str) -> None:
        assert world.deal in named(world, words)

    @pytest.mark.parametrize("words", ["Nordwand", "%", "_", "zzz"])
    def test_finds_nothing_else(self, probe: int, world: World, words: str) -> None:
        assert named(world, words) == []
