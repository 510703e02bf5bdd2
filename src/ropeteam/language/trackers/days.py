"""Days as trackers write them: as everybody does, and with the month's name (`25/Feb/26 10:17 PM`, `Nov 2, 2019`)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from ropeteam.core.problems import Problem
from ropeteam.language.defects import notice
from ropeteam.language.folder.cells import AmbiguousDate, BadDate, DayOrder, parse_date

_DAY_FIRST = re.compile(r"(?:[a-z]{2,10},? )?(\d{1,2})[./ -]{1,2}([a-zäé]{3,9})\.?[./ -]{1,2}(\d{4}|\d{2})\b.*")
_MONTH_FIRST = re.compile(r"(?:[a-z]{2,10},? )?([a-zäé]{3,9})\.? (\d{1,2}),? (\d{4})\b.*")
_MONTHS: Final = (
    ("jan", "jän"), ("feb",), ("mar", "mär", "mrz"), ("apr",), ("may", "mai"), ("jun",),
    ("jul",), ("aug",), ("sep",), ("oct", "okt"), ("nov",), ("dec", "dez"),
)  # fmt: skip
_NUMBERS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def day_of(text: str, *, order: DayOrder | None = None) -> date | None:
    """None for an empty cell; raises BadDate or AmbiguousDate."""
    plain = " ".join(text.split())
    try:
        return parse_date(plain, order=order)
    except BadDate:
        named = _named(plain.casefold())
        if named is None:
            raise
        return named


def day_or_notice(text: str, *, field: str, name: str, line: int, problems: list[Problem]) -> date | None:
    """A wish is kept without its day rather than not at all."""
    try:
        return day_of(text)
    except AmbiguousDate:
        problems.append(notice("ambiguous_date", name, line, field=field, found=text[:60]))
    except BadDate:
        problems.append(notice("bad_date", name, line, field=field, found=text[:60]))
    return None


def _named(text: str) -> date | None:
    found = _DAY_FIRST.fullmatch(text)
    if found:
        day, month, year = found.groups()
    else:
        found = _MONTH_FIRST.fullmatch(text)
        if not found:
            return None
        month, day, year = found.groups()
    number = _NUMBERS.get(month[:3])
    if number is None:
        return None
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, number, int(day)) if 1900 <= whole <= 2199 else None
    except ValueError:
        return None
