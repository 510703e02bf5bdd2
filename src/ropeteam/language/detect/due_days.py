"""What a matched date phrase means: one function a kind of phrase, from the match and the conversation's day to the day.

Without a year the next such day counts, the conversation's own day included.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ropeteam.language.detect import calendar

MONTHS = {
    "january": 1, "januar": 1, "jänner": 1, "jaenner": 1, "jan": 1, "february": 2, "februar": 2, "feber": 2, "feb": 2,
    "march": 3,
    "märz": 3,
    "maerz": 3, "mrz": 3, "april": 4, "apr": 4, "may": 5, "mai": 5, "june": 6, "juni": 6, "july": 7, "juli": 7,
    "august": 8,
    "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oktober": 10, "oct": 10, "okt": 10, "november": 11,
    "nov": 11,
    "december": 12, "dezember": 12, "dec": 12, "dez": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "montag": 0, "tuesday": 1, "dienstag": 1, "wednesday": 2, "mittwoch": 2, "thursday": 3,
    "donnerstag": 3,
    "friday": 4,
    "freitag": 4, "saturday": 5, "samstag": 5, "sonnabend": 5, "sunday": 6, "sonntag": 6,
}  # fmt: skip
_LENGTHS = {"tag": 1, "tage": 1, "tagen": 1, "day": 1, "days": 1, "woche": 7, "wochen": 7, "week": 7, "weeks": 7}


def year_said(match: re.Match[str], on: date) -> int | None:
    said = match.groupdict().get("y")
    if said:
        return int(said)
    if match.groupdict().get("yy"):
        return 2000 + int(match["yy"])
    return on.year + 1 if match.groupdict().get("next") else None


def coming(match: re.Match[str], on: date, make: Callable[[int], date | None]) -> date | None:
    """The day in the year said, else the next one that is not before `on`."""
    year = year_said(match, on)
    if year is not None:
        return make(year)
    return next((day for year in range(on.year, on.year + 5) if (day := make(year)) is not None and day >= on), None)


def month(match: re.Match[str]) -> int:
    return MONTHS[match["m"]]


def day_month(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.safe(year, month(match), int(match["n"])))


def month_end(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.last_of_month(year, month(match)))


def month_middle(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: date(year, month(match), 15))


def plain_month(match: re.Match[str], on: date) -> date | None:
    return month_end(match, on)


def next_month_named(match: re.Match[str], on: date) -> date | None:
    day = month_end(match, on)
    return day if day is None or (day.year, day.month) != (on.year, on.month) else month_end(match, day + timedelta(1))


def calendar_week(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.friday_of_week(year, int(match["n"])))


def quarter(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.last_of_quarter(year, int(match["n"])))


def quarter_middle(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: date(year, int(match["n"]) * 3 - 1, 15))


def half(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.last_of_month(year, int(match["n"]) * 6))


def this_quarter(match: re.Match[str], on: date) -> date | None:
    quarter = (on.month - 1) // 3 + 1
    return calendar.last_of_month(on.year, (quarter + (1 if "next" in match[0] or "nächst" in match[0] else 0)) * 3)


def year_end(match: re.Match[str], on: date) -> date | None:
    return date(year_said(match, on) or on.year, 12, 31)


def year_middle(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: date(year, 6, 30))


def this_month(match: re.Match[str], on: date) -> date | None:
    later = 1 if "next" in match[0] or "nächst" in match[0] or "kommend" in match[0] else 0
    return calendar.last_of_month(on.year, on.month + later)


def week_of(match: re.Match[str], on: date) -> date | None:
    said = match[0]
    later = (
        2 if "übernächst" in said or "after next" in said else 1 if re.search("next|nächst|kommend|coming", said) else 0
    )
    friday = calendar.week_friday(on) + timedelta(weeks=later)
    return friday if friday >= on else friday + timedelta(weeks=1)


def weekday(match: re.Match[str], on: date) -> date | None:
    weekday, said = WEEKDAYS[match["w"]], match[0]
    if re.search(r"übernächste|week after next", said):
        return calendar.week_friday(on) + timedelta(weeks=2, days=weekday - calendar.FRIDAY)
    if re.search(
        r"next week|nächste woche|kommende woche|(?:nächster|nächsten|kommender|kommenden) woche|^next ", said
    ):
        return calendar.week_friday(on) + timedelta(weeks=1, days=weekday - calendar.FRIDAY)
    day = calendar.next_weekday(on, weekday)
    return day + timedelta(weeks=1) if re.search(r"in einer woche|in 1 week|\bweek$", said) else day


def weekday_numbered(match: re.Match[str], on: date) -> date | None:
    """'Friday the sixth': the next sixth that is a Friday, else the next sixth."""
    found = [
        day
        for ahead in range(12)
        if (
            day := calendar.safe(
                on.year + (on.month + ahead - 1) // 12, (on.month + ahead - 1) % 12 + 1, int(match["n"])
            )
        )
        and day > on
    ]
    return next((day for day in found if day.weekday() == WEEKDAYS[match["w"]]), found[0] if found else None)


def later(match: re.Match[str], on: date) -> date | None:
    count = count_said(match["n"])
    unit = match["u"]
    if unit in _LENGTHS:
        return on + timedelta(days=min(count * _LENGTHS[unit], 3650))
    return calendar.months_later(on, min(count, 120) * (12 if unit.startswith(("jahr", "year")) else 1))


def count_said(said: str) -> int:
    return int(said) if said.isdigit() else 2 if said in ("a couple of", "couple of") else 1


def ordinal_alone(match: re.Match[str], on: date) -> date | None:
    wanted = int(match["n"])
    later = 1 if re.search("next month|nächsten monat|kommenden monat", match[0]) else 0
    for ahead in range(later, later + 3):
        month = on.month + ahead
        day = calendar.safe(on.year + (month - 1) // 12, (month - 1) % 12 + 1, wanted)
        if day is not None and day > on:
            return day
    return None


def numeric(match: re.Match[str], on: date) -> date | None:
    year = match.groupdict().get("y")
    full = None if not year else int(year) if len(year) == 4 else 2000 + int(year)
    day, month = int(match["d"]), int(match["mm"])
    if full is not None:
        return calendar.safe(full, month, day)
    return coming(match, on, lambda one: calendar.safe(one, month, day))


def tomorrow(match: re.Match[str], on: date) -> date | None:
    ahead = (
        2
        if "über" in match[0] or "day after" in match[0]
        else 0
        if re.search("heut|today|tonight|this", match[0])
        else 1
    )
    return on + timedelta(days=ahead)


def easter(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.easter(year) + timedelta(days=49 if "pfingst" in match[0] else 0))


def christmas(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: date(year, 12, 25 if "chris" in match[0] else 24))
