"""Reading a customer's mood from the words of a talk: whose words count, what moved it, what the shipped weights hear."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ropeteam.core.vocabulary import Side, SignalKind
from ropeteam.language.backends.scripted import ScriptedEmbedder
from ropeteam.language.contract import Heard, SpokenTurn
from ropeteam.language.detect.features import HASHES, letters
from ropeteam.language.detect.mood import Weights, customers_words, read_mood, shipped, talk_row
from ropeteam.language.embedding import load

EARS = ScriptedEmbedder()


def weights(**words: float) -> Weights:
    """Weights that know these words and nothing else."""
    columns = np.zeros(EARS.dimensions + HASHES)
    for word, points in words.items():
        columns[EARS.dimensions + letters(word)] += points
    return Weights("mood-test", EARS.name, {"de": 5.0, "en": 6.0}, columns, spread=1.0, thin=4.0)


HAPPY = weights(wunderbar=1.0, furchtbar=-1.0)


def spoken(*said: tuple[Side, str], every_ms: int | None = None) -> list[SpokenTurn]:
    names = {Side.OURS: "Nora Lindt", Side.CUSTOMER: "Paul Ebner", Side.UNKNOWN: None}
    return [
        SpokenTurn(no, names[side], side, "", text, None if every_ms is None else no * every_ms)
        for no, (side, text) in enumerate(said)
    ]


def heard(turn: int, start: int, kind: SignalKind, *, low: bool = False) -> Heard:
    return Heard(turn, turn, start, start + 5, "x", kind, 0.9, low=low)


def read(turns: list[SpokenTurn], *signals: Heard, using: Weights = HAPPY, internal: bool = False):
    return read_mood(turns, heard=signals, internal=internal, language="de", embedder=EARS, weights=using)


TALK = spoken(
    (Side.OURS, "Guten Tag zusammen."),
    (Side.CUSTOMER, "Die Liste ist wunderbar. Der Export ist furchtbar langsam."),
    (Side.OURS, "Das ist ja furchtbar, furchtbar."),
    (Side.CUSTOMER, "Am Montag ist Inventur."),
)


class TestWhoseWords:
    def test_are_the_customers_alone(self):
        other = [
            replace(turn, text="wunderbar " * 9) if turn.side != Side.CUSTOMER else turn
            for turn in [*TALK, *spoken((Side.UNKNOWN, "furchtbar"))]
        ]

        assert read(other).value == read(TALK).value
        assert read(TALK).turns == 2

    @pytest.mark.parametrize(
        "turns", [TALK[:1], spoken((Side.UNKNOWN, "wunderbar")), spoken((Side.CUSTOMER, "  ")), []]
    )
    def test_are_missing_where_the_customer_says_nothing(self, turns):
        assert read(turns) is None

    def test_are_not_read_in_an_internal_talk_nor_with_weights_of_another_embedder(self):
        assert read(TALK, internal=True) is None
        assert read(TALK, using=replace(HAPPY, embedder="another")) is None

    def test_are_never_joined_over_words_of_ours(self):
        cues = spoken(
            (Side.CUSTOMER, "das ist"), (Side.OURS, "genau"), (Side.CUSTOMER, "wunderbar finde ich"), every_ms=1000
        )

        heard_in = customers_words(cues, embedder=EARS)

        assert [(first, last) for first, last, _, _ in heard_in.where] == [(0, 0), (2, 2)]


class TestTheValue:
    def test_follows_the_words_and_stays_on_the_scale(self):
        low, high = (read(spoken((Side.CUSTOMER, text))).value for text in ("furchtbar", "wunderbar"))

        assert low < 5.0 < high
        assert read(spoken((Side.CUSTOMER, "wunderbar")), using=weights(wunderbar=99.0)).value == 10.0

    def test_starts_from_the_level_of_the_language_or_between_where_it_is_unknown(self):
        row = np.zeros(EARS.dimensions + HASHES)

        assert [HAPPY.value(row, language) for language in ("de", "en", "")] == [5.0, 6.0, 5.5]

    # root(1^2 + 4^2 / words)
    @pytest.mark.parametrize(("words", "sd"), [(1, 4.1231), (16, 1.4142), (1600, 1.005)])
    def test_is_less_sure_the_fewer_the_words(self, words, sd):
        assert HAPPY.deviation(words) == pytest.approx(sd, abs=1e-4)


PRAISE, BLAME = "Die Liste ist wunderbar.", "Der Export ist furchtbar langsam."
SIGNALS = (heard(1, 25, SignalKind.CONCERN), heard(1, 0, SignalKind.DELIGHT), heard(3, 0, SignalKind.DELIGHT))


class TestWhatMovedIt:
    def test_is_quoted_word_for_word_for_and_against_the_strongest_first(self):
        found = read(TALK, *SIGNALS).pulls

        assert [(TALK[one.first_turn].text[one.start : one.end], one.kind) for one in found] == [
            (PRAISE, SignalKind.DELIGHT),
            ("Am Montag ist Inventur.", SignalKind.DELIGHT),
            (BLAME, SignalKind.CONCERN),
        ]
        assert found[0].points > 0 > found[2].points

    def test_is_the_difference_to_the_talk_without_the_sentence(self):
        words = customers_words(TALK, embedder=EARS)

        for one in read(TALK, *SIGNALS).pulls:
            no = words.where.index((one.first_turn, one.last_turn, one.start, one.end))
            rest = replace(
                words, vectors=np.delete(words.vectors, no, axis=0), marks=words.marks[:no] + words.marks[no + 1 :]
            )
            without = HAPPY.value(talk_row(rest), "de")
            assert one.points == pytest.approx(HAPPY.value(talk_row(words), "de") - without, abs=1e-4)

    def test_leaves_out_what_was_not_heard_surely_and_what_is_neither(self):
        assert read(TALK, heard(1, 0, SignalKind.DELIGHT, low=True), heard(3, 0, SignalKind.NEED)).pulls == ()


class TestShippedWeights:
    @pytest.mark.parametrize(
        ("language", "glad", "angry"),
        [
            (
                "de",
                "Das ist ja großartig. Genau so haben wir uns das vorgestellt. Meine Leute sind begeistert. "
                "Seit wir umgestellt haben, läuft es einfach. Danke Ihnen allen, das war richtig gut.",
                "Das geht so nicht weiter. Zum dritten Mal ist der Termin geplatzt. Meine Leute haben kein Vertrauen mehr. "
                "Ich muss das meinem Chef erklären. Wenn das bis Montag nicht läuft, kündigen wir.",
            ),
            (
                "en",
                "This is brilliant. It is exactly what we had hoped for. My people love it. "
                "Since the switch it simply works. Thank you all, that was really good.",
                "This cannot go on. The date slipped for the third time. My people have lost all trust. "
                "I have to explain that to my boss. If it does not work by Monday we will cancel.",
            ),
        ],
    )
    def test_hear_a_glad_customer_above_an_angry_one(self, language, glad, angry):
        values = [
            read_mood(
                spoken((Side.CUSTOMER, text)), internal=False, language=language, embedder=load(), weights=shipped()
            ).value
            for text in (glad, angry)
        ]

        assert values[0] > values[1] + 0.5
