"""Jira's CSV of all fields: columns that repeat, its own days, accounts by id, in English and German."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ropeteam.core.problems import Problem
from ropeteam.language.trackers import jira
from ropeteam.language.trackers.contract import Post

ENGLISH = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Reporter,Reporter Id,Creator,Created,Votes,Description,"
    "Watchers,Watchers,Outward issue link (Duplicate),Labels,Labels,Custom field (Organizations),Comment,Comment\n"
    "Offline in the hall,ROPE-12,46025,Story,To Do,ROPE,Paul Ebner,712020:11f06c30-0697-401a-b9ef-2320eb2db3a9,Paul Ebner,"
    '25/Feb/26 10:17 PM,7,"No network in hall 3,\nwe write on paper.",Nora,Timo,ROPE-4,field,offline,Kessel AG,'
    '"26/Feb/26 4:38 PM;712020:11f06c30-0697-401a-b9ef-2320eb2db3a9;Still true; every day.",'
    '"27/Feb/26 9:00 AM;712020:dbd660ad-a6f9-46c6-ba6d-12d60b31a247;Us too."\n'
)
GERMAN = (
    "Zusammenfassung;Vorgangsschlüssel;Vorgangstyp;Status;Autor;Erstellt;Stimmen;Beschreibung;Kommentar\n"
    "Ohne Netz arbeiten;ROPE-9;Story;In Arbeit;Paula Tal;03/Mär/26 9:05;2;In der Halle ist kein Empfang.;"
    '"04/Mrz/26 8:00;paula@tal.example;Auch im Lager."\n'
)


def read(path: Path, text: str, site: str = "", **chosen: str) -> tuple[list[Post], list[Problem]]:
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    found = list(jira.read(path, name="jira.csv", problems=problems, chosen=chosen, site=site))
    return [one for one in found if isinstance(one, Post)], problems


class TestEnglish:
    def test_a_row_becomes_a_wish_with_its_voices(self, tmp_path: Path) -> None:
        (post,), problems = read(tmp_path / "a.csv", ENGLISH, site="https://acme.example/")

        assert problems == []
        assert (post.external, post.title, post.status) == ("ROPE-12", "Offline in the hall", "To Do")
        assert post.wished_on == date(2026, 2, 25)
        assert post.url == "https://acme.example/browse/ROPE-12"
        assert post.duplicate_of == "ROPE-4"
        assert post.description == "No network in hall 3,\nwe write on paper."

    def test_every_comment_column_is_kept_and_an_account_id_finds_its_reporter(self, tmp_path: Path) -> None:
        (post,), _ = read(tmp_path / "a.csv", ENGLISH)
        ebner, other = post.voices

        assert ebner.voter == "Paul Ebner"
        assert ebner.company == "Kessel AG"
        assert ebner.words == "No network in hall 3,\nwe write on paper.\n\nStill true; every day."
        assert other.voter == "712020:dbd660ad-a6f9-46c6-ba6d-12d60b31a247"
        assert other.words == "Us too."
        assert other.said_on == date(2026, 2, 27)

    def test_votes_nobody_is_named_for_are_counted_not_invented(self, tmp_path: Path) -> None:
        (post,), _ = read(tmp_path / "a.csv", ENGLISH)

        assert post.votes == 7
        assert len(post.voices) == 2

    def test_without_a_site_there_is_no_address(self, tmp_path: Path) -> None:
        (post,), _ = read(tmp_path / "a.csv", ENGLISH)

        assert post.url == ""


class TestGerman:
    def test_headers_days_and_comments_are_read(self, tmp_path: Path) -> None:
        (post,), problems = read(tmp_path / "a.csv", GERMAN)

        assert problems == []
        assert (post.external, post.title, post.status) == ("ROPE-9", "Ohne Netz arbeiten", "In Arbeit")
        assert post.wished_on == date(2026, 3, 3)
        assert [(one.voter, one.words) for one in post.voices] == [
            ("Paula Tal", "In der Halle ist kein Empfang."),
            ("paula@tal.example", "Auch im Lager."),
        ]


class TestDefects:
    def test_stand_at_their_row_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        text = (
            "Summary,Issue key,Created,Votes\n"
            ",ROPE-1,25/Feb/26,0\n"
            "One,ROPE-2,32/Feb/26,0\n"
            "Two,ROPE-3,,many\n"
            "Three,ROPE-3,,1\n"
            "Four,ROPE-4,,1,surplus\n"
        )

        posts, problems = read(tmp_path / "a.csv", text)

        assert [post.title for post in posts] == ["One", "Two", "Four"]
        assert [(one.code, one.line, one.notice) for one in problems] == [
            ("missing_value", 2, False),
            ("bad_date", 3, True),
            ("bad_number", 4, True),
            ("duplicate_id", 5, False),
            ("extra_cells", 6, True),
        ]
