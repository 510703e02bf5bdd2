"""Fider: the CSV of its export page, its API's records, and its backup."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

from ropeteam.core.problems import Problem
from ropeteam.language.trackers import fider
from ropeteam.language.trackers.contract import Post, Record, Said

CSV = (
    "number,title,description,created_at,created_by,votes_count,comments_count,status,responded_by,responded_at,response,"
    "original_number,original_title,tags\n"
    '7,Work offline,No network in the hall,2025-03-09T21:12:04Z,Paul Ebner,12,3,planned,Ann,2025-04-01T10:00:00Z,"Soon, we hope",,,'
    '"field, hall"\n'
    "9,Offline mode,,2025-05-01T08:00:00Z,Tal,1,0,duplicate,Ann,2025-05-02T10:00:00Z,,7,Work offline,\n"
)
API = [
    {
        "id": 31, "number": 7, "title": "Work offline", "slug": "work-offline", "description": "No network in the hall",
        "createdAt": "2025-03-09T21:12:04.123456Z", "user": {"id": 4, "name": "Paul Ebner", "role": "visitor"},
        "votesCount": 3, "commentsCount": 1, "status": "planned", "tags": ["field"],
        "response": {"text": "same as 3", "original": {"number": 3, "title": "Hall"}},
        "votes": [{"createdAt": "2025-03-10T08:00:00Z", "user": {"id": 5, "name": "Tal", "email": "TAL@tal.example"}}],
        "comments": [{"id": 1, "content": "On it", "createdAt": "2025-03-11T08:00:00Z",
                      "user": {"id": 1, "name": "Ann", "role": "administrator"}}],
    },
    {"id": 32, "number": 8, "title": "Gone", "status": "deleted"},
]  # fmt: skip
TABLES = {
    "users.json": [
        {"id": 4, "name": "Paul Ebner", "email": "paul@kessel.example", "role": 1},
        {"id": 1, "name": "Ann", "email": "ann@us.example", "role": 3},
    ],
    "posts.json": [
        {"id": 31, "number": 7, "title": "Work offline", "description": "No network", "user_id": 4, "status": 4,
         "created_at": "2025-03-09T21:12:04Z", "original_id": None},
        {"id": 32, "number": 9, "title": "Offline mode", "description": "", "user_id": 4, "status": 5,
         "created_at": "2025-03-10T21:12:04Z", "original_id": 31},
        {"id": 33, "number": 10, "title": "Gone", "user_id": 4, "status": 6},
    ],
    "post_votes.json": [{"post_id": 32, "user_id": 1, "created_at": "2025-03-12T00:00:00Z"},
                        {"post_id": 99, "user_id": 1}],
    "comments.json": [{"post_id": 31, "user_id": 4, "content": "Still", "created_at": "2025-03-12T00:00:00Z"},
                      {"post_id": 31, "user_id": 4, "content": "Taken back", "deleted_at": "2025-03-13T00:00:00Z"}],
}  # fmt: skip


def read(path: Path, site: str = "") -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    return list(fider.read(path, name=path.name, problems=problems, chosen={}, site=site)), problems


def backup(path: Path, tables: dict[str, object]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, rows in tables.items():
            packed.writestr(name, json.dumps(rows))
    return path


class TestCsv:
    def test_gives_wishes_with_their_author_and_counted_votes(self, tmp_path: Path) -> None:
        path = tmp_path / "posts.csv"
        path.write_text(CSV)

        (first, second), problems = read(path, site="https://wishes.example")

        assert problems == []
        assert isinstance(first, Post)
        assert isinstance(second, Post)
        assert (first.external, first.status, first.wished_on) == ("7", "planned", date(2025, 3, 9))
        assert first.url == "https://wishes.example/posts/7"
        assert [one.voter for one in first.voices] == ["Paul Ebner"]
        assert first.votes == 12
        assert second.duplicate_of == "7"


class TestApi:
    def test_gives_everybody_who_voted_or_commented(self, tmp_path: Path) -> None:
        path = tmp_path / "posts.json"
        path.write_text(json.dumps(API))

        (post,), problems = read(path)

        assert problems == []
        assert isinstance(post, Post)
        assert [(one.voter, one.words, one.ours) for one in post.voices] == [
            ("Paul Ebner", "No network in the hall", False),
            ("tal@tal.example", "", False),
            ("Ann", "On it", True),
        ]
        assert post.duplicate_of == "3"
        assert post.votes == 3


class TestBackup:
    def test_joins_its_tables_and_leaves_out_what_was_deleted(self, tmp_path: Path) -> None:
        records, problems = read(backup(tmp_path / "backup.zip", TABLES))

        assert problems == []
        posts = [one for one in records if isinstance(one, Post)]
        assert [(one.external, one.status, one.duplicate_of) for one in posts] == [
            ("7", "planned", ""),
            ("9", "duplicate", "7"),
        ]
        assert posts[0].voices[0].mail == "paul@kessel.example"
        said = [(one.external, one.voice.voter, one.voice.words) for one in records if isinstance(one, Said)]
        assert said == [("9", "ann@us.example", ""), ("7", "paul@kessel.example", "Still")]

    def test_says_when_it_is_another_zip_or_a_broken_one(self, tmp_path: Path) -> None:
        other = backup(tmp_path / "other.zip", {"something.json": []})
        torn = tmp_path / "torn.zip"
        torn.write_bytes(backup(tmp_path / "whole.zip", TABLES).read_bytes()[:-40])

        assert [one.code for one in read(other)[1]] == ["missing_file"]
        assert [one.code for one in read(torn)[1]] == ["unreadable_file"]

    def test_a_torn_table_inside_keeps_what_stands_before(self, tmp_path: Path) -> None:
        path = tmp_path / "backup.zip"
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("users.json", "[]")
            packed.writestr("posts.json", '[{"id": 1, "number": 1, "title": "A"},\n{"id": 2, "numb')

        records, problems = read(path)

        assert [one.external for one in records] == ["1"]
        assert [(one.code, one.line) for one in problems] == [("torn_json", 2)]
