"""The customer's mood from listening to the page's numbers: read once, kept with places, corrected by people, else counted."""

from __future__ import annotations

import pytest
from cast import TODAY, World
from flows.talks import taken, talk

from ropeteam.core.numbers.mood import mood
from ropeteam.core.vocabulary import SignalKind
from ropeteam.flows import conversations, signals
from ropeteam.flows.company_state import words
from ropeteam.language.backends.scripted import Line
from ropeteam.language.detect.mood import MoodRead, Pull
from ropeteam.language.listening import hear
from ropeteam.store import models
from ropeteam.store.actor import OPERATOR
from ropeteam.store.queries.enthusiasm import moods, quotes

WORDS = "Nora Lindt: Wie läuft es?\n" + "Paul Ebner: Das ist wunderbar. Der Export ist langsam.\n" * 5
PRAISE, BLAME = "Das ist wunderbar.", "Der Export ist langsam."
DELIGHT, CONCERN = Line("Das ist wunderbar", SignalKind.DELIGHT), Line("Der Export ist langsam", SignalKind.CONCERN)


def _read(turns, *, heard, internal, language, embedder):
    assert {one.kind for one in heard} == {SignalKind.DELIGHT, SignalKind.CONCERN}
    theirs = [turn for turn in turns if turn.text.startswith(PRAISE)]
    if internal or not theirs:
        return None
    at = theirs[0].text.index(BLAME)
    pulls = (Pull(1, 1, 0, len(PRAISE), 0.9, DELIGHT.kind), Pull(1, 1, at, at + len(BLAME), -0.4, CONCERN.kind))
    return MoodRead(7.5, 1.2, len(theirs), 40, pulls, "mood-test")


@pytest.fixture
def listened(world: World, script, monkeypatch) -> models.Conversation:
    script(DELIGHT, CONCERN)
    monkeypatch.setattr(hear, "read_mood", _read)
    conversation = talk(world)
    assert conversations.listen_to(taken(conversation, WORDS).pk, on=TODAY)
    return conversation


def mood_of(conversation: models.Conversation):
    (row,) = moods(models.Conversation.objects.filter(pk=conversation.pk))
    return row


class TestListening:
    def test_keeps_what_the_words_were_read_as_without_a_word_of_them(self, listened):
        row = models.MoodReading.objects.get()

        assert (row.model, row.value, row.sd, row.turns, row.words) == ("mood-test", 7.5, 1.2, 5, 40)
        assert row.analysis.text.conversation == listened
        assert row.pulls == [[1, 1, 0, 18, 0.9, "delight"], [1, 1, 19, 42, -0.4, "concern"]]

    def test_again_books_no_second_reading(self, listened):
        text = listened.texts.get()

        assert not conversations.book_findings(conversations.hear(text.pk), on=TODAY)
        assert models.MoodReading.objects.count() == 1

    def test_reads_nothing_with_an_embedder_that_no_weights_were_made_for(self, world: World, script):
        script(DELIGHT)
        conversation = talk(world)
        conversations.listen_to(taken(conversation, WORDS).pk, on=TODAY)

        assert not models.MoodReading.objects.exists()
        assert mood_of(conversation).mood == mood(n=5, delight=5, concern=0)


class TestMoods:
    def test_are_those_of_the_words_where_they_were_read(self, listened):
        found = mood_of(listened)

        assert (found.mood.value, found.mood.sd, found.mood.n, found.mood.shown) == (7.5, 1.2, 5, True)

    def test_of_talks_heard_earlier_are_counted_from_signals(self, world: World):
        found = mood_of(world.conversation)

        assert found.reading is None
        assert found.mood.sd is None

    def test_lose_the_sentence_that_a_person_dismissed_and_get_it_back(self, listened, world: World):
        blame = models.Signal.objects.get(conversation=listened, first_turn=1, kind=SignalKind.CONCERN)
        signals.dismiss(blame, actor=world.presales, on=TODAY)
        assert mood_of(listened).mood.value == pytest.approx(7.9)

        signals.confirm(blame, actor=world.presales, on=TODAY)
        assert mood_of(listened).mood.value == pytest.approx(7.5)

    def test_come_from_the_newest_words(self, listened, monkeypatch):
        monkeypatch.setattr(hear, "read_mood", lambda *_, **__: MoodRead(3.0, 1.0, 6, 50, (), "mood-test"))
        text = conversations.take_in(
            listened, actor=OPERATOR, data=(WORDS + "Paul Ebner: Nein.\n").encode(), file_name="c7.txt"
        ).text
        conversations.listen_to(text.pk, on=TODAY)

        assert (mood_of(listened).mood.value, mood_of(listened).mood.n) == (3.0, 6)


class TestQuotes:
    def test_stand_for_and_against_word_for_word_with_their_turn(self, listened):
        found = quotes(models.MoodReading.objects.get())

        assert [(one.turn, one.quote, one.points) for one in found.moved_up] == [(1, PRAISE, 0.9)]
        assert [(one.turn, one.quote, one.points) for one in found.moved_down] == [(1, BLAME, -0.4)]

    def test_leave_out_what_a_person_dismissed(self, listened, world: World):
        praise = models.Signal.objects.get(conversation=listened, first_turn=1, kind=SignalKind.DELIGHT)
        signals.dismiss(praise, actor=world.presales, on=TODAY)

        assert quotes(models.MoodReading.objects.get()).moved_up == ()

    def test_run_on_over_the_turns_that_a_sentence_spans(self, listened):
        text = listened.texts.get()
        row = models.MoodReading.objects.create(
            analysis=text.analyses.get(),
            model="two",
            value=5,
            sd=1,
            turns=5,
            words=9,
            pulls=[[1, 2, 19, 18, 0.5, "delight"]],
        )

        assert [one.quote for one in quotes(row).moved_up] == [f"{BLAME} {PRAISE}"]


class TestTheCompanyFolder:
    def test_carries_readings_so_that_an_import_shows_the_same(self, listened, world: World):
        (row,) = [one for one in words.dump_texts(world.company) if one["conversation"] == listened.key]

        assert row["moods"] == [
            {
                "heard_by": row["heard"][0],
                "model": "mood-test",
                "value": 7.5,
                "sd": 1.2,
                "turns": 5,
                "words": 40,
                "pulls": [[1, 1, 0, 18, 0.9, "delight"], [1, 1, 19, 42, -0.4, "concern"]],
            }
        ]
