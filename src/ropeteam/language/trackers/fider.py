"""Fider: its CSV of posts, the records of its API as JSON, or its backup (a zip with one JSON file a table).

The CSV names neither voters nor comments; the backup has them all. Users are read first and kept by their number; posts,
votes and comments then pass one at a time. Deleted posts are left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.trackers.addresses import below
from ropeteam.language.trackers.contract import (
    LONGEST_STATUS,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Look,
    Post,
    Record,
    Said,
    Voice,
    Voices,
)
from ropeteam.language.trackers.files import is_json, is_packed, items, opened
from ropeteam.language.trackers.people import voice
from ropeteam.language.trackers.records import Fields, count, day, fields, records, text
from ropeteam.language.trackers.table import Table

_TABLE: Final = Table("fider", wish_path="posts/{id}")
_STATUS: Final = ("open", "started", "completed", "declined", "planned", "duplicate", "deleted")
_OURS: Final = ("collaborator", "administrator", "2", "3")
_LARGEST_PART: Final = 2_000_000_000
_MOST_USERS: Final = 1_000_000


def look(path: Path, *, name: str, chosen: Mapping[str, str]) -> Look:
    if is_json(path) or is_packed(path):
        return Look()
    return _TABLE.look(path, name=name, chosen=chosen)


def read(path: Path, *, name: str, problems: list[Problem], chosen: Mapping[str, str], site: str) -> Iterator[Record]:
    if is_packed(path):
        yield from _backup(path, name, problems, site)
    elif is_json(path):
        with opened(path, name=name, problems=problems) as file:
            if file is not None:
                for under, record, line in items(file, name=name, problems=problems):
                    if under in ("", "posts"):
                        yield from _kept(_post(record, line, name, problems, site))
    else:
        yield from _TABLE.read(path, name=name, problems=problems, chosen=chosen, site=site)


def _kept(post: Post | None) -> Iterator[Post]:
    if post is not None:
        yield post


def _post(record: Fields, line: int, name: str, problems: list[Problem], site: str) -> Post | None:
    """A post of the API, with votes and comments where they were put into it."""
    number, title = text(record, "number"), " ".join(text(record, "title").split())
    status = text(record, "status")
    if status == "deleted":
        return None
    if not number or not title:
        problems.append(defect("missing_value" if number else "missing_id", name, line, field="title"))
        return None
    created = day(record, "createdAt")
    found = Voices()
    author = _user(fields(record.get("user")), words=text(record, "description"), record=record)
    votes = [_user(fields(vote.get("user")), record=vote) for vote in records(record, "votes")]
    comments = [
        _user(fields(comment.get("user")), words=text(comment, "content"), record=comment)
        for comment in records(record, "comments")
    ]
    for one in (author, *votes, *comments):
        if one is not None:
            found.add(one)
    original = fields(fields(record.get("response")).get("original"))
    return Post(
        external=number,
        title=title[:LONGEST_TITLE],
        line=line,
        description=text(record, "description")[:LONGEST_TEXT],
        url=below(site, f"posts/{number}"),
        status=status[:LONGEST_STATUS],
        wished_on=created,
        duplicate_of=text(original, "number"),
        voices=found.all(),
        votes=count(record, "votesCount"),
    )


def _user(user: Fields, *, record: Fields, words: str = "", at: str = "createdAt") -> Voice | None:
    return voice(
        name=text(user, "name"),
        mail=text(user, "email"),
        other=text(user, "id"),
        words=words,
        said_on=day(record, at),
        ours=text(user, "role") in _OURS,
    )


def _backup(path: Path, name: str, problems: list[Problem], site: str) -> Iterator[Record]:
    with opened(path, name=name, problems=problems) as file:
        if file is None:
            return
        try:
            with zipfile.ZipFile(file) as packed:
                if "posts.json" not in packed.namelist():
                    problems.append(defect("missing_file", name, None, path="posts.json"))
                    return
                yield from _Backup(packed, name, problems, site, {}, {}).records()
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
            problems.append(defect("unreadable_file", name, None, reason=str(error)[:120]))


@dataclass(frozen=True, slots=True)
class _Backup:
    """`users` by their number; `numbers`: a post's row to the number people know it by."""

    packed: zipfile.ZipFile
    name: str
    problems: list[Problem]
    site: str
    users: dict[str, Fields]
    numbers: dict[str, str]

    def records(self) -> Iterator[Record]:
        for row, _ in self.rows("users.json"):
            if len(self.users) < _MOST_USERS:
                self.users[text(row, "id")] = {name: row.get(name) for name in ("name", "email", "role")}
        for row, _ in self.rows("posts.json", quiet=True):
            self.numbers[text(row, "id")] = text(row, "number")
        for row, line in self.rows("posts.json"):
            yield from self.post(row, line)
        for row, line in self.rows("post_votes.json"):
            yield from self.said(row, line, words="")
        for row, line in self.rows("comments.json"):
            if not row.get("deleted_at"):
                yield from self.said(row, line, words=text(row, "content"))

    def post(self, row: Fields, line: int) -> Iterator[Post]:
        state = count(row, "status")
        status = _STATUS[state] if state < len(_STATUS) else text(row, "status")
        if status == "deleted":
            return
        number, title = text(row, "number"), " ".join(text(row, "title").split())
        if not number or not title:
            self.problems.append(
                defect("missing_value" if number else "missing_id", f"{self.name}/posts.json", line, field="title")
            )
            return
        author = self.user(row, words=text(row, "description"))
        yield Post(
            external=number,
            title=title[:LONGEST_TITLE],
            line=line,
            description=text(row, "description")[:LONGEST_TEXT],
            url=below(self.site, f"posts/{number}"),
            status=status,
            wished_on=day(row, "created_at"),
            duplicate_of=self.numbers.get(text(row, "original_id"), ""),
            voices=(author,) if author is not None else (),
        )

    def said(self, row: Fields, line: int, *, words: str) -> Iterator[Said]:
        number, one = self.numbers.get(text(row, "post_id")), self.user(row, words=words)
        if number and one is not None:
            yield Said(number, one, line)

    def user(self, row: Fields, *, words: str) -> Voice | None:
        who = text(row, "user_id")
        return _user({"id": who, **self.users.get(who, {})}, record=row, words=words, at="created_at")

    def rows(self, table: str, *, quiet: bool = False) -> Iterator[tuple[Fields, int]]:
        if table not in self.packed.namelist():
            return
        problems: list[Problem] = [] if quiet else self.problems
        with self.packed.open(table) as part:
            bounded = cast(BinaryIO, _Bounded(part))
            for under, row, line in items(bounded, name=f"{self.name}/{table}", problems=problems):
                if not under:
                    yield row, line


class _Bounded:
    """A packed file may unpack to far more than it seems: reading ends, with a reason, where no honest one would get to."""

    def __init__(self, file: object) -> None:
        self._file = cast(BinaryIO, file)
        self._left = _LARGEST_PART

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise zipfile.BadZipFile("unpacked too large")
        return data
