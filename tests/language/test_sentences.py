from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ropeteam.language.sentences import sentences


def split(text: str, pauses: tuple[int, ...] = ()) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text, pauses=pauses)]


@pytest.mark.parametrize(
    "text",
    [
        "Das liefern wir bis zum 3. Mai aus.",
        "Im 2. Quartal kommt das.",
        "Am 1. Schritt hängt alles.",
        "Wir haben z.B. Excel und z. B. PDF, d. h. beides.",
        "Dr. Ebner, Hr. Weiß und P. Lindt kommen ca. 10 Min. später.",
        "It takes approx. 3.5 days, i.e. not long.",
        "Version 2.1 läuft ab Nr. 5.",
        "Das kostet 250.000 Euro usw. und mehr.",
        "Also ... vielleicht doch.",
        "Na ja… mal sehen.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ja. Das machen wir.", ["Ja.", "Das machen wir."]),
        ("Geht das? Ja! Gut", ["Geht das?", "Ja!", "Gut"]),
        ("„Das geht.“ Sagte er.", ["„Das geht.“", "Sagte er."]),
        ("Wir waren 12. Dann ging es los.", ["Wir waren 12.", "Dann ging es los."]),
        ("Das war 2025. Am Ende ging es.", ["Das war 2025.", "Am Ende ging es."]),
        ("Excel, PDF usw. Das geht heute schon.", ["Excel, PDF usw.", "Das geht heute schon."]),
        ("Zeile eins\nzeile zwei", ["Zeile eins", "zeile zwei"]),
        ("Also ... Gut.", ["Also ...", "Gut."]),
        ("Wir nehmen Nr.", ["Wir nehmen Nr."]),
        ("Es sind 12.", ["Es sind 12."]),
        (" -- . \n … ", []),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


class TestWithoutMarks:
    SPEECH = (
        "ja also wir haben das jetzt seit drei jahren so und ich sag mal ganz ehrlich das funktioniert eigentlich ganz "
        "ordentlich aber ohne netz in der halle geht halt gar nichts und wir brauchen das bis zum sommer sonst können "
        "wir die zweite linie nicht anfahren"
    )

    def test_new_main_clauses_cut_a_long_stretch(self) -> None:
        assert split(self.SPEECH) == [
            "ja also wir haben das jetzt seit drei jahren so und ich sag mal ganz ehrlich das funktioniert eigentlich "
            "ganz ordentlich",
            "aber ohne netz in der halle geht halt gar nichts und wir brauchen das bis zum sommer sonst können wir die "
            "zweite linie nicht anfahren",
        ]

    def test_long_pauses_cut_it_too(self) -> None:
        pauses = (self.SPEECH.index("also"), self.SPEECH.index("das funktioniert"))

        assert split(self.SPEECH, pauses)[0].endswith("ganz ehrlich")

    def test_short_stretches_are_left_alone(self) -> None:
        assert split("das machen wir und ich schicke es", (16,)) == ["das machen wir und ich schicke es"]

    def test_without_any_hint_the_cut_comes_at_sixty_words(self) -> None:
        assert [len(piece.split()) for piece in split("wort " * 130)] == [60, 60, 10]
        assert [len(piece.split()) for piece in split("wort " * 63)] == [63]


@settings(max_examples=400)
@given(
    text=st.text(max_size=200) | st.lists(st.sampled_from([*"ab .!?…\n,", "3. ", "z. B. ", "und wir "])).map("".join)
)
def test_sentences_are_in_order_and_leave_out_nothing_that_can_be_read(text: str) -> None:
    position = 0
    for sentence in sentences(text):
        assert position <= sentence.start < sentence.end <= len(text)
        assert not any(char.isalnum() for char in text[position : sentence.start])
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        position = sentence.end
    assert not any(char.isalnum() for char in text[position:])
