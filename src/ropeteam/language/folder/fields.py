"""One field of one row: text to value, with a problem that names file, line, field and what would be right."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from ropeteam.core.problems import Problem
from ropeteam.language.defects import defect
from ropeteam.language.folder.cells import AmbiguousDate, BadDate, BadNumber, parse_bool, parse_date, parse_number

Word = TypeVar("Word", bound=StrEnum)


@dataclass(slots=True)
class Known:
    """The ids of one kind of row, with the line of each; `file` is where they stand, `there` whether that file is."""

    file: str
    there: bool
    lines: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    reported: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one file; problems go to `problems`, in the order in which they are met."""

    file: str
    problems: list[Problem]

    def date(self, text: str, name: str, line: int, *, needed: bool = False) -> date | None:
        """`needed`: without it the row is left out, which is said."""
        then = {"then": "row_out"} if needed else {}
        try:
            found = parse_date(text)
            if found is None and needed:
                self.problems.append(defect("missing_value", self.file, line, field=name, **then))
            return found
        except BadDate:
            self.problems.append(defect("bad_date", self.file, line, field=name, found=text, **then))
        except AmbiguousDate:
            self.problems.append(defect("ambiguous_date", self.file, line, field=name, found=text, **then))
        return None

    def number(self, text: str, name: str, line: int) -> Decimal | None:
        try:
            return parse_number(text)
        except BadNumber:
            self.problems.append(defect("bad_number", self.file, line, field=name, found=text))
            return None

    def whole(self, text: str, name: str, line: int) -> int | None:
        number = self.number(text, name, line)
        if number is not None and (number != number.to_integral_value() or abs(number) >= 10**12):
            self.problems.append(defect("bad_number", self.file, line, field=name, found=text))
            return None
        return None if number is None else int(number)

    def yes(self, text: str, name: str, line: int) -> bool:
        value = parse_bool(text)
        if value is None:
            self.problems.append(
                defect("unknown_value", self.file, line, field=name, found=text, allowed="true, false", taken="false")
            )
        return bool(value)

    def word(self, text: str, words: type[Word], name: str, line: int, *, taken: str | None = None) -> Word | None:
        """None for an empty text; for an unknown word too, with a problem that says what is `taken` instead ('': nothing)."""
        wanted = text.strip().casefold()
        if not wanted:
            return None
        try:
            return words(wanted)
        except ValueError:
            instead = {} if taken is None else {"taken": taken}
            allowed = ", ".join(words)
            self.problems.append(
                defect("unknown_value", self.file, line, field=name, found=text, allowed=allowed, **instead)
            )
            return None

    def link(self, text: str, known: Known, name: str, line: int, *, needed: bool = False) -> str | None:
        """The id, if there is such a row. Where the whole file is missing, that is said once, not for each row. `needed`:
        without it the row is left out, which is said."""
        wanted = text.strip()
        then = {"then": "row_out"} if needed else {}
        if needed and not wanted:
            self.problems.append(defect("missing_value", self.file, line, field=name, **then))
        if not wanted or wanted in known.lines:
            return wanted or None
        if wanted.casefold() in known.by_name:
            return known.by_name[wanted.casefold()]
        if not known.there:
            if not known.reported:
                self.problems.append(
                    defect("link_file_missing", self.file, line, field=name, found=wanted, file=known.file, **then)
                )
            known.reported = True
            return None
        near = get_close_matches(wanted, known.lines, 1, 0.75) if len(known.lines) <= 20_000 else []
        self.problems.append(
            defect("unknown_id", self.file, line, field=name, found=wanted, file=known.file, near="".join(near), **then)
        )
        return None

    def new_id(self, text: str, known: Known, line: int) -> str | None:
        """The id of a new row, None (and a problem) where it is missing or taken."""
        wanted = text.strip()
        if not wanted:
            self.problems.append(defect("missing_id", self.file, line))
            return None
        if wanted in known.lines:
            first = known.lines[wanted]
            self.problems.append(defect("duplicate_id", self.file, line, id=wanted, first=first))
            return None
        known.lines[wanted] = line
        return wanted

    def needed(self, text: str, name: str, line: int, *, taken: str | None = None) -> str:
        """The text; a problem where it is empty, which says what is `taken` instead."""
        if not text.strip():
            instead = {} if taken is None else {"taken": taken}
            self.problems.append(defect("missing_value", self.file, line, field=name, **instead))
        return text.strip()
