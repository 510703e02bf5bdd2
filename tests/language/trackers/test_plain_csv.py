"""Any list: columns guessed and shown, a person's word above them."""

from __future__ import annotations

from pathlib import Path

from ropeteam.core.problems import Problem
from ropeteam.language.trackers import plain_csv
from ropeteam.language.trackers.contract import Post
from ropeteam.language.trackers.registry import parse_choices

LIST = (
    "Nr;Wunsch;Begründung;Kunde;E-Mail-Adresse;Eingang;Stand;Unterstützer;Anzahl Stimmen\n"
    "1;Ohne Netz arbeiten;In Halle 3 ist kein Empfang;Kessel AG;paul@kessel.example;03.02.2026;offen;"
    '"Tal Söhne; Rau <t.rau@rau.example>";4\n'
    "2;Export je Werk;;Rau KG;;2026-03-01;;;\n"
)


def read(path: Path, text: str, **chosen: str) -> tuple[list[Post], list[Problem]]:
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    found = list(plain_csv.read(path, name="list.csv", problems=problems, chosen=chosen, site=""))
    return [one for one in found if isinstance(one, Post)], problems


class TestGuess:
    def test_german_headers_are_understood(self, tmp_path: Path) -> None:
        path = tmp_path / "list.csv"
        path.write_text(LIST, encoding="utf-8")

        look = plain_csv.look(path, name="list.csv", chosen={})

        assert look.problems == ()
        assert {one.field: one.column for one in look.guesses if one.column} == {
            "id": "Nr",
            "title": "Wunsch",
            "description": "Begründung",
            "company": "Kunde",
            "author_mail": "E-Mail-Adresse",
            "created": "Eingang",
            "status": "Stand",
            "voters": "Unterstützer",
            "votes": "Anzahl Stimmen",
        }

    def test_a_persons_word_counts_above_it(self, tmp_path: Path) -> None:
        posts, _ = read(tmp_path / "list.csv", LIST, title="Begründung", description="Wunsch")

        assert [post.title for post in posts] == ["In Halle 3 ist kein Empfang"]
        assert posts[0].description == "Ohne Netz arbeiten"

    def test_a_list_without_a_title_is_refused_with_what_was_found(self, tmp_path: Path) -> None:
        path = tmp_path / "list.csv"
        path.write_text("a,b\n1,2\n")

        look = plain_csv.look(path, name="list.csv", chosen={})

        assert [(one.code, one.value("column"), one.value("found")) for one in look.problems] == [
            ("missing_column", "title", "a, b")
        ]
        assert read(tmp_path / "list.csv", "a,b\n1,2\n")[0] == []

    def test_an_unknown_field_or_column_is_said(self, tmp_path: Path) -> None:
        problems: list[Problem] = []
        path = tmp_path / "list.csv"
        path.write_text(LIST, encoding="utf-8")

        assert parse_choices(["nonsense=x", "title"], tracker="csv", problems=problems) == {}
        look = plain_csv.look(path, name="list.csv", chosen={"title": "Gibt es nicht"})

        assert [one.code for one in problems] == ["unknown_value", "unknown_value"]
        assert "missing_column" in [one.code for one in look.problems]


class TestVoices:
    def test_everybody_a_row_names_stands_once(self, tmp_path: Path) -> None:
        (first, second), _ = read(tmp_path / "list.csv", LIST)

        assert [(one.voter, one.company) for one in first.voices] == [
            ("paul@kessel.example", "Kessel AG"),
            ("Tal Söhne", ""),
            ("t.rau@rau.example", ""),
        ]
        assert first.votes == 4
        assert [(one.voter, one.company) for one in second.voices] == [("Rau KG", "Rau KG")]

    def test_a_comment_nobody_is_named_for_is_kept_with_the_wish(self, tmp_path: Path) -> None:
        (post,), _ = read(tmp_path / "list.csv", "title,comment,comment\nOffline,One; two,Three\n")

        assert post.description == "One; two\n\nThree"
        assert post.voices == ()

    def test_rows_without_an_id_are_the_same_wish_again(self, tmp_path: Path) -> None:
        one, _ = read(tmp_path / "list.csv", "title,description\nA,x\nB,y\n")
        two, _ = read(tmp_path / "list.csv", "description,title\ny,B\nx,A\n")

        assert {post.external for post in one} == {post.external for post in two}
