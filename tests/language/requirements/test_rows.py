"""Which column means what, which row asks for something, and when two rows ask the same."""

from __future__ import annotations

import pytest

from ropeteam.language.requirements import rows
from ropeteam.language.requirements.columns import Columns, from_json, guess, names_of, priorities, with_header
from ropeteam.language.requirements.contract import Line, Merged, Span, Tab
from ropeteam.language.requirements.words import words_hash


def tab(*lines: tuple[str, ...], merged: tuple[Span, ...] = ()) -> Tab:
    return Tab(0, "A", tuple(Line(no, cells) for no, cells in enumerate(lines, start=1) if any(cells)), Merged(merged))


class TestColumns:
    def test_are_found_by_their_names_in_german_and_english(self) -> None:
        german = guess(tab(("Lfd. Nr.", "Kapitel", "Anforderung", "Muss/Soll/Kann", "Erfüllungsgrad", "Bemerkung")))
        english = guess(tab(("Req. ID", "Category", "Requirement", "Priority", "Compliance", "Vendor comment")))
        wanted = {"no": 0, "section": 1, "text": 2, "must": 3, "cover": 4, "comment": 5}

        assert (dict(german.places), dict(english.places)) == (wanted, wanted)

    def test_may_stand_in_two_rows_and_below_a_title(self) -> None:
        found = tab(
            ("Leistungsverzeichnis",),
            ("Anforderung", "", "Bieter", ""),
            ("Nr.", "Beschreibung", "Antwort", "Kommentar"),
            ("1", "Export", "", ""),
            merged=((2, 0, 2, 1), (2, 2, 2, 3)),
        )
        columns = guess(found)

        assert (columns.first, columns.header, columns.place("text"), columns.place("cover")) == (3, 3, 1, 2)
        assert names_of(found, with_header(found, 2)) == ["Anforderung", "Anforderung", "Bieter", "Bieter"]
        two = tab(("Nr.", "Anforderung", "", ""), ("", "", "Antwort", "Kommentar"), ("1", "Export nach SAP", "", ""))
        assert (guess(two).first, guess(two).header, guess(two).place("comment")) == (1, 2, 3)
        assert names_of(two, guess(two)) == ["Nr.", "Anforderung", "Antwort", "Kommentar"]

    def test_without_names_are_guessed_by_their_words(self) -> None:
        found = guess(tab(("1", "Das System exportiert nach SAP."), ("2", "Es druckt.")))

        assert (found.header, dict(found.places), found.sure["text"]) == (0, {"text": 1}, 0.3)
        assert with_header(tab(("a", "b"), ("1", "viele Worte")), 1).place("text") == 1
        assert with_header(tab(("Anforderung", "b"), ("1", "2")), 1).place("text") == 0
        assert guess(Tab(0, "leer", ())).place("text") is None

    def test_survive_being_stored_and_nothing_else_does(self) -> None:
        found = guess(tab(("Anforderung", "Prio"), ("Export", "Muss"), ("Druck", "Soll")))

        assert from_json(found.as_json()).as_json() == found.as_json()
        assert found.must == ("muss",)
        with pytest.raises(ValueError, match="columns"):
            from_json({"tab": 0, "columns": {"evil": 1}})

    @pytest.mark.parametrize(
        ("name", "words", "must"),
        [
            ("Prio (A = zwingend, B = wünschenswert)", "A B A", ("a",)),
            ("Priority\n1: optional / 2: mandatory", "1 2 2", ("2",)),
            ("Prio: A = Muss, B = Soll", "B A", ("a",)),
            ("Prio (1 = hoch, 2 = später)", "1 2", ("1",)),
            ("Klasse [P = Pflicht; W = Wunsch]", "W P P", ("p",)),
            ("Prio (D = nicht zwingend, Z = zwingend)", "D Z", ("z",)),
            ("Gewichtung in Prozent", "10 20", ()),
        ],
    )
    def test_with_an_explanation_behind_the_name_read_it(self, name: str, words: str, must: tuple[str, ...]) -> None:
        found = tab(("Nr.", "Anforderung", name), *(("1", "Export nach SAP", word) for word in words.split()))
        columns = guess(found)

        assert columns.must == must
        assert (columns.place("must") == 2) is bool(must)
        assert rows.items(found, columns, name="lv").problems == ()

    def test_name_the_words_for_must_the_most_frequent_first(self) -> None:
        found = tab(("Anforderung", "Prio"), ("a", "B"), ("b", "A"), ("c", "A"))

        assert priorities(found, guess(found)) == {"a": 2, "b": 1}


class TestRows:
    def read(self, found: Tab) -> rows.Found:
        return rows.items(found, guess(found), name="lv.xlsx")

    def test_take_headings_as_what_stands_above(self) -> None:
        found = self.read(
            tab(
                ("Nr.", "Anforderung", "Prio", "Antwort"),
                ("1", "Schnittstellen", "", ""),
                ("1.1", "Export nach SAP", "Muss", ""),
                ("", "Druck", "", ""),
                ("1.2", "Das System muss drucken", "Soll", ""),
                ("A. Betrieb", "", "", ""),
                ("1.3", "Backup", "Kann", ""),
                ("Nr.", "Anforderung", "Prio", "Antwort"),
                ("1.4", "Zentral verwaltet", "", ""),
            )
        )

        assert [(item.named, item.section, item.text, item.must) for item in found.items] == [
            ("1.1", "1 Schnittstellen", "Export nach SAP", True),
            ("1.2", "Druck", "Das System muss drucken", False),
            ("1.3", "A. Betrieb", "Backup", False),
            ("1.4", "A. Betrieb", "Zentral verwaltet", False),
        ]
        assert found.headings == 3

    def test_hold_a_merged_heading_and_a_merged_section(self) -> None:
        found = self.read(
            tab(
                ("Bereich", "Anforderung", "Beschreibung"),
                ("Überschrift über alles", "", ""),
                ("Daten", "Import", "CSV und XML"),
                ("", "Export", "Export als PDF"),
                ("", "", "nur beschrieben"),
                ("Daten", "", ""),
                merged=((2, 0, 2, 2), (3, 0, 5, 0)),
            )
        )

        assert [(item.section, item.text) for item in found.items] == [
            ("Überschrift über alles / Daten", "Import: CSV und XML"),
            ("Überschrift über alles / Daten", "Export als PDF"),
            ("Überschrift über alles / Daten", "nur beschrieben"),
        ]

    def test_never_vanish_without_being_named(self) -> None:
        lines = (("Anforderung", "Prio", "Antwort"), ("Export", "X1", ""), ("", "", "schon etwas"), ("", "Muss", "7"))
        found = self.read(tab(*lines))

        assert [(problem.code, problem.value("rows"), problem.value("words")) for problem in found.problems] == [
            ("rows_without_words", "3, 4", ""),
            ("unknown_priority", "", "x1"),
        ]
        hidden = Tab(0, "A", (Line(1, ("Anforderung", "Nr.")), Line(2, ("Export", "1"), hidden=True)))
        assert [problem.code for problem in self.read(hidden).problems] == ["hidden_rows"]

    def test_without_a_column_for_it_are_musts_by_their_words(self) -> None:
        found = self.read(
            tab(("Nr.", "Anforderung"), ("1", "Es muss exportieren."), ("2", "The system shall print."), ("3", "Druck"))
        )

        assert [item.must for item in found.items] == [True, True, False]

    def test_that_are_long_or_ask_are_no_headings(self) -> None:
        found = self.read(
            tab(
                ("Nr.", "Anforderung"),
                ("1", "Wie wird gesichert?"),
                ("1.1", "x " * 60),
                ("", "§ 1"),
                ("2", "---"),
                ("2.1", "Druck"),
            )
        )

        assert [item.text for item in found.items] == ["Wie wird gesichert?", "x " * 60, "§ 1", "---", "Druck"]
        assert rows.items(tab(("a",)), Columns(0, "A", 0, 0, {}), name="x").items == ()


class TestWords:
    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("4.2.1 Export nach SAP.", "Export  nach\u00a0SAP", True),
            ("4) Export nach SAP", "Export nach SAP", True),
            ("ISO-9001 erfüllt", "ISO-27001 erfüllt", False),
            ("2.5 Tonnen", "3.5 Tonnen", False),
            ("REQ-17: Export nach SAP", "• „Export“ nach SAP!", True),
            ("Muss exportieren", "Muss nicht exportieren", False),
            ("2 Werke", "3 Werke", False),
            ("!!!", "???", False),
        ],
    )
    def test_are_the_same_but_for_numbers_marks_and_case(self, one: str, other: str, same: bool) -> None:
        assert (words_hash(one) == words_hash(other)) is same
