"""Canny: posts, votes and comments as its API gives them, together or apart; and posts as a table."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from ropeteam.core.problems import Problem
from ropeteam.language.trackers import canny
from ropeteam.language.trackers.contract import Post, Record, Said


def user(name: str, **more: Any) -> dict[str, Any]:
    return {"id": f"u-{name}", "name": name, "email": f"{name}@kessel.example", "isAdmin": False, **more}


POST = {
    "id": "553c3ef8b8cdcd1501ba1234", "title": "Work offline", "details": "No network in the hall", "status": "under review",
    "url": "https://acme.canny.io/admin/board/p/offline", "created": "2024-05-06T07:08:09.000Z", "score": 5,
    "author": user("paul", companies=[{"id": "c1", "name": "Kessel AG"}]), "board": {"id": "b", "name": "Features"},
}  # fmt: skip
VOTE = {"id": "v1", "post": {"id": POST["id"]}, "voter": user("tal"), "created": "2024-06-01T00:00:00.000Z"}
COMMENT = {"id": "c1", "post": {"id": POST["id"]}, "author": user("tal"), "value": "We need it too.", "internal": False}
INTERNAL = {**COMMENT, "id": "c2", "internal": True, "value": "They always say so."}
ADMIN = {**COMMENT, "id": "c3", "author": user("ann", isAdmin=True), "value": "Which hall?"}


def read(path: Path, text: str) -> tuple[list[Record], list[Problem]]:
    path.write_text(text)
    problems: list[Problem] = []
    return list(canny.read(path, name=path.name, problems=problems, chosen={}, site="")), problems


class TestJson:
    def test_votes_before_their_post_come_after_it(self, tmp_path: Path) -> None:
        whole = {"hasMore": False, "votes": [VOTE], "comments": [COMMENT, INTERNAL, ADMIN], "posts": [POST]}

        records, problems = read(tmp_path / "a.json", json.dumps(whole))

        assert problems == []
        post, *said = records
        assert isinstance(post, Post)
        assert (post.external, post.status, post.wished_on) == (POST["id"], "under review", date(2024, 5, 6))
        assert post.voices[0].company == "Kessel AG"
        assert post.votes == 5
        assert [(one.voice.voter, one.voice.words, one.voice.ours) for one in said if isinstance(one, Said)] == [
            ("tal@kessel.example", "", False),
            ("tal@kessel.example", "We need it too.", False),
            ("ann@kessel.example", "Which hall?", True),
        ]

    def test_votes_and_comments_may_stand_inside_the_post(self, tmp_path: Path) -> None:
        records, _ = read(tmp_path / "a.json", json.dumps([{**POST, "votes": [VOTE], "comments": [COMMENT]}]))

        (post,) = records
        assert isinstance(post, Post)
        assert [(one.voter, one.words) for one in post.voices] == [
            ("paul@kessel.example", "No network in the hall"),
            ("tal@kessel.example", "We need it too."),
        ]

    def test_a_file_of_votes_alone_gives_voices(self, tmp_path: Path) -> None:
        records, problems = read(tmp_path / "a.json", json.dumps({"votes": [VOTE]}))

        assert problems == []
        assert [type(one) for one in records] == [Said]

    def test_what_is_no_record_is_said_with_its_line(self, tmp_path: Path) -> None:
        text = '[\n"nothing",\n{"title": "Without an id"},\n{"id": "1"},\n{"id": "2", "title": "Good"}\n]'

        records, problems = read(tmp_path / "a.json", text)

        assert [one.external for one in records] == ["2"]
        assert [(one.code, one.line) for one in problems] == [
            ("wrong_type", 2),
            ("missing_id", 3),
            ("missing_value", 4),
        ]

    def test_an_address_that_would_run_is_no_address(self, tmp_path: Path) -> None:
        records, _ = read(tmp_path / "a.json", json.dumps([{**POST, "url": "javascript:alert(1)"}]))

        assert isinstance(records[0], Post)
        assert records[0].url == ""


class TestCsv:
    def test_a_table_of_posts_is_read_by_its_names(self, tmp_path: Path) -> None:
        text = (
            "id,title,details,status,created,author name,author email,company,votes,url\n"
            'p1,Work offline,No network,planned,"May 6, 2024",Paul,paul@kessel.example,Kessel AG,4,https://x.example/p1\n'
        )

        (post,), problems = read(tmp_path / "a.csv", text)

        assert problems == []
        assert isinstance(post, Post)
        assert (post.external, post.wished_on, post.votes) == ("p1", date(2024, 5, 6), 4)
        assert (post.voices[0].mail, post.voices[0].company) == ("paul@kessel.example", "Kessel AG")
