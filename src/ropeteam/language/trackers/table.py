"""A tracker's table, row by row: every row that has a title is a wish, every defect stands at its row.

Memory holds one row and the ids read so far (a number each, to find one that comes twice).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect, notice
from ropeteam.language.folder.cells import BadDate, BadNumber, parse_number
from ropeteam.language.folder.csv_rows import csv_records
from ropeteam.language.trackers.addresses import below, web_address
from ropeteam.language.trackers.column_names import NEEDED
from ropeteam.language.trackers.columns import Columns, find_columns
from ropeteam.language.trackers.contract import (
    LONGEST_STATUS,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Look,
    Post,
    Record,
    Tracker,
    Voice,
    Voices,
)
from ropeteam.language.trackers.days import day_of, day_or_notice
from ropeteam.language.trackers.files import is_json
from ropeteam.language.trackers.people import named_in, voice

_SAMPLE: Final = 200
# A comment may run over many lines; a quote that is never closed must still end somewhere.
_LONGEST_ROW: Final = 2_000
_ACCOUNT_ID = re.compile(r"[0-9a-f]{24}|(?:\d{1,9}|qm|ug):[0-9a-f-]{20,40}")


@dataclass(frozen=True, slots=True)
class Table:
    """A reader for one tracker's table. `wish_path`: where a wish stands below the site, `{id}` filled in."""

    tracker: Tracker
    wish_path: str = ""

    def look(self, path: Path, *, name: str, chosen: Mapping[str, str]) -> Look:
        problems: list[Problem] = []
        columns, _ = self._begin(path, name, chosen, problems)
        return Look(columns.guesses if columns else (), tuple(problems))

    def read(
        self, path: Path, *, name: str, problems: list[Problem], chosen: Mapping[str, str], site: str
    ) -> Iterator[Record]:
        told: list[Problem] = []  # what the look has said already
        columns, header = self._begin(path, name, chosen, told)
        if columns is None or any(not columns.places.get(field) for field in NEEDED):
            problems += told
            return
        records = csv_records(path, name=name, problems=problems, longest=_LONGEST_ROW)
        next(records, None)
        lines: dict[int, int] = {}
        for line, cells in records:
            if not any(map(str.strip, cells)):
                continue
            if len(cells) > header:
                found = " | ".join(cells[header:])[:80]
                problems.append(notice("extra_cells", name, line, found=found))
            post = _Row(columns, cells, line, name, problems).post(self, site)
            if post is None:
                continue
            first = lines.setdefault(hash(post.external), line)
            if first != line:
                problems.append(defect("duplicate_id", name, line, id=post.external, first=first))
                continue
            yield post

    def _begin(
        self, path: Path, name: str, chosen: Mapping[str, str], problems: list[Problem]
    ) -> tuple[Columns | None, int]:
        """The columns and how many there are; None where there is no table."""
        if is_json(path):
            problems.append(defect("not_a_table", name))
            return None, 0
        found: list[Problem] = []
        records = csv_records(path, name=name, problems=found, longest=_LONGEST_ROW)
        line, header = next(records, (1, []))
        sample = [cells for _, cells in islice(records, _SAMPLE)]
        problems += [problem for problem in found if problem.line is None or problem.line == line]
        if not header:
            if not problems:
                problems.append(defect("empty_file", name))
            return None, 0
        columns = find_columns(header, sample, tracker=self.tracker, chosen=chosen, name=name, problems=problems)
        for field in NEEDED:
            if not columns.places.get(field):
                shown = ", ".join(dict.fromkeys(header))[:400]
                problems.append(defect("missing_column", name, line, column=field, found=shown))
        return columns, len(header)


@dataclass(frozen=True, slots=True)
class _Row:
    columns: Columns
    cells: Sequence[str]
    line: int
    name: str
    problems: list[Problem]

    def post(self, table: Table, site: str) -> Post | None:
        title = " ".join(self.text("title").split())
        if not title:
            self.problems.append(defect("missing_value", self.name, self.line, field="title"))
            return None
        created = day_or_notice(
            self.text("created"), field="created", name=self.name, line=self.line, problems=self.problems
        )
        key = self.text("id") or _made_id(title, self.text("description"), self.text("author_mail"))
        voices, loose = self.voices(created)
        return Post(
            external=key[:200],
            title=title[:LONGEST_TITLE],
            line=self.line,
            description="\n\n".join(filter(None, (self.text("description"), *loose)))[:LONGEST_TEXT],
            url=web_address(self.text("url")) or below(site, table.wish_path.format(id=key)),
            status=" ".join(self.text("status").split())[:LONGEST_STATUS],
            wished_on=created,
            duplicate_of=self.text("duplicate_of")[:200],
            voices=voices,
            votes=self.votes(),
        )

    def text(self, field: str) -> str:
        return self.columns.cell(self.cells, field)

    def votes(self) -> int:
        """How many votes the row counts."""
        text = self.text("votes")
        try:
            return max(0, int(parse_number(text) or 0))
        except (BadNumber, ValueError, OverflowError):
            self.problems.append(notice("bad_number", self.name, self.line, field="votes", found=text[:60]))
            return 0

    def voices(self, created: date | None) -> tuple[tuple[Voice, ...], list[str]]:
        """Everybody the row names, and comments nobody is named for."""
        found, loose = Voices(), []
        author = voice(
            name=self.text("author"),
            mail=self.text("author_mail"),
            company=", ".join(self.columns.cells(self.cells, "company")),
            words=self.text("description"),
            said_on=created,
        )
        if author is not None:
            found.add(author)
        for cell in self.columns.cells(self.cells, "voters"):
            for one in named_in(cell):
                found.add(one)
        for cell in self.columns.cells(self.cells, "comments"):
            comment = self.comment(cell)
            if comment is not None:
                found.add(comment)
            else:
                loose.append(cell)
        return found.all(), loose

    def comment(self, cell: str) -> Voice | None:
        """`day;who;words`, as Jira writes them; None where a comment names nobody. Whoever reported the wish is known by
        their account's id too."""
        parts = cell.split(";", 2)
        if len(parts) < 3 or not parts[1].strip():
            return None
        try:
            day = day_of(parts[0])
        except (BadDate, ValueError):
            return None
        who = parts[1].strip()
        if who == self.text("author_id"):
            who = self.text("author")
        if _ACCOUNT_ID.fullmatch(who):
            return voice(other=who, words=parts[2], said_on=day)
        return voice(name=who, words=parts[2], said_on=day)


def _made_id(*facts: str) -> str:
    """An id for a row that has none: the same words again are the same wish."""
    return "row-" + hashlib.sha256("\0".join(facts).encode()).hexdigest()[:16]
