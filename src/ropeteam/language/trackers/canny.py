"""Canny: records as its API and exports give them (posts, votes, comments), or its posts as a table.

A JSON file holds a list of posts, or an object with the lists `posts`, `votes` and `comments`; votes and comments may also
stand inside their post, or in a file of their own that is read after the posts. Comments that Canny keeps internal are the
house's own talk and are left out; an admin's are kept as the house's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.trackers.addresses import web_address
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
from ropeteam.language.trackers.files import is_json, items, opened
from ropeteam.language.trackers.people import voice
from ropeteam.language.trackers.records import Fields, count, day, fields, records, text
from ropeteam.language.trackers.table import Table

_TABLE: Final = Table("canny")


def look(path: Path, *, name: str, chosen: Mapping[str, str]) -> Look:
    return Look() if is_json(path) else _TABLE.look(path, name=name, chosen=chosen)


def read(path: Path, *, name: str, problems: list[Problem], chosen: Mapping[str, str], site: str) -> Iterator[Record]:
    if not is_json(path):
        yield from _TABLE.read(path, name=name, problems=problems, chosen=chosen, site=site)
        return
    # Twice through the file: a vote may stand before its post, and neither are kept in memory.
    for wanted in ("posts", "voices"):
        told = problems if wanted == "posts" else []
        with opened(path, name=name, problems=told) as file:
            if file is None:
                return
            for under, record, line in items(file, name=name, problems=told):
                if wanted == "posts" and under in ("", "posts") and "post" not in record:
                    post = _post(record, line, name, problems)
                    if post is not None:
                        yield post
                elif wanted == "voices":
                    yield from _said(record, line)


def _post(record: Fields, line: int, name: str, problems: list[Problem]) -> Post | None:
    external, title = text(record, "id"), " ".join(text(record, "title").split())
    if not external or not title:
        problems.append(defect("missing_value" if external else "missing_id", name, line, field="title"))
        return None
    created = day(record, "created")
    found = Voices()
    for one in (
        _voice(record, "author", words=text(record, "details"), said_on="created"),
        *(_voice(vote, "voter", said_on="created") for vote in records(record, "votes")),
        *(_comment(comment) for comment in records(record, "comments")),
    ):
        if one is not None:
            found.add(one)
    return Post(
        external=external[:200],
        title=title[:LONGEST_TITLE],
        line=line,
        description=text(record, "details")[:LONGEST_TEXT],
        url=web_address(text(record, "url")),
        status=text(record, "status")[:LONGEST_STATUS],
        wished_on=created,
        voices=found.all(),
        votes=count(record, "score"),
    )


def _said(record: Fields, line: int) -> Iterator[Said]:
    """A vote or a comment that stands apart from its post."""
    external = text(fields(record.get("post")), "id") or text(record, "postID")
    if not external:
        return
    one = _comment(record) if "value" in record else _voice(record, "voter", said_on="created")
    if one is not None:
        yield Said(external[:200], one, line)


def _comment(record: Fields) -> Voice | None:
    if record.get("internal") is True or record.get("private") is True:
        return None
    return _voice(record, "author", words=text(record, "value"), said_on="created")


def _voice(record: Fields, role: str, *, words: str = "", said_on: str) -> Voice | None:
    who = fields(record.get(role))
    companies = [text(company, "name") for company in records(who, "companies")]
    return voice(
        name=text(who, "name"),
        mail=text(who, "email"),
        other=text(who, "userID") or text(who, "id"),
        company=", ".join(filter(None, companies)),
        words=words,
        said_on=day(record, said_on),
        ours=who.get("isAdmin") is True,
    )
