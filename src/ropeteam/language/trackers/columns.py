"""Which column of a tracker's table means what: by its name, checked against a sample; a person's word above all.

Rule in prose. A column whose name is one of a field's known names has confidence .95, a little less the further down the
list; in a plain list one whose name only contains such a name has .6. A field of days or numbers in which most filled cells
are neither, and an id that comes twice, keep a third. The best pairs are taken first, each column and each field once. A
field that exports repeat (comments, voters) takes every further column of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.crm.columns import override
from ropeteam.language.crm.values import Guess
from ropeteam.language.folder.cells import BadDate, BadNumber, parse_number
from ropeteam.language.trackers.column_names import COLUMN_NAMES, DATES, NUMBERS, REPEATED
from ropeteam.language.trackers.contract import Tracker
from ropeteam.language.trackers.days import day_of

_LEAST: Final = 0.3


@dataclass(frozen=True, slots=True)
class Columns:
    """`places`: field -> where its cells stand, several where the export repeats the column."""

    guesses: tuple[Guess, ...]
    places: Mapping[str, tuple[int, ...]]

    def cells(self, row: Sequence[str], field: str) -> list[str]:
        return [row[place].strip() for place in self.places.get(field, ()) if place < len(row) and row[place].strip()]

    def cell(self, row: Sequence[str], field: str) -> str:
        return next(iter(self.cells(row, field)), "")


def find_columns(
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    *,
    tracker: Tracker,
    chosen: Mapping[str, str],
    name: str,
    problems: list[Problem],
) -> Columns:
    guesses = override(_guessed(header, sample, tracker), chosen, header=header, name=name, problems=problems)
    places = {}
    for guess in guesses:
        if guess.column is not None:
            found = tuple(place for place, column in enumerate(header) if _key(column) == _key(guess.column))
            places[guess.field] = found if guess.field in REPEATED else found[:1]
    return Columns(guesses, places)


def _guessed(header: Sequence[str], sample: Sequence[Sequence[str]], tracker: Tracker) -> tuple[Guess, ...]:
    names = COLUMN_NAMES[tracker]
    scored = [
        (_confidence(column, known, field, _cells(sample, place), loose=tracker == "csv"), field, column)
        for field, known in names.items()
        for place, column in enumerate(header)
    ]
    taken: dict[str, tuple[str, float]] = {}
    for confidence, field, column in sorted(scored, key=lambda one: -one[0]):
        used = {_key(other) for other, _ in taken.values()}
        if confidence >= _LEAST and field not in taken and _key(column) not in used:
            taken[field] = (column, confidence)
    return tuple(
        Guess(field, taken[field][0], round(taken[field][1], 2)) if field in taken else Guess(field, None, 0.0)
        for field in names
    )


def _cells(sample: Sequence[Sequence[str]], place: int) -> list[str]:
    return [row[place].strip() for row in sample if place < len(row) and row[place].strip()]


def _confidence(column: str, names: Sequence[str], field: str, cells: Sequence[str], *, loose: bool) -> float:
    key = _key(column)
    if key in names:
        confidence = 0.95 - 0.01 * names.index(key)
    elif loose and key and any(len(known) >= 5 and known in key for known in names):
        confidence = 0.6
    else:
        return 0.0
    return confidence if not cells or _fits(field, cells) else confidence / 3


def _fits(field: str, cells: Sequence[str]) -> bool:
    if field == "id":
        return len(set(cells)) == len(cells)
    if field in DATES:
        return sum(map(_is_day, cells)) * 2 > len(cells)
    if field in NUMBERS:
        return sum(map(_is_number, cells)) * 2 > len(cells)
    return True


def _is_day(cell: str) -> bool:
    try:
        day_of(cell)
    except BadDate:
        return False
    except ValueError:  # a day, only not clear which
        pass
    return True


def _is_number(cell: str) -> bool:
    try:
        parse_number(cell)
    except BadNumber:
        return False
    return True


def _key(column: str) -> str:
    return re.sub(r"[\W_]+", "", column.casefold())
