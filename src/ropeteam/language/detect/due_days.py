"""What a matched date phrase means: one function a kind of phrase, from the match and the conversation's day to the day.

Without a year the next such day counts, the conversation's own day included.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ropeteam.language.detect import calendar
from ropeteam.language.detect.due_feasts import feast_in

MONTHS = {
    "january": 1, "januar": 1, "jänner": 1, "jaenner": 1, "jan": 1, "february": 2, "februar": 2, "feber": 2, "feb": 2,
    "march": 3,
    "märz": 3,
    "maerz": 3, "mrz": 3, "april": 4, "apr": 4, "may": 5, "mai": 5, "june": 6, "juni": 6, "july": 7, "juli": 7,
    "august": 8,
    "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "october": 10, "oktober": 10, "oct": 10, "okt": 10, "november": 11,
    "nov": 11, "merz": 3, "juno": 6, "julei": 7, "febuary": 2,
    "december": 12, "dezember": 12, "dec": 12, "dez": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "montag": 0, "tuesday": 1, "dienstag": 1, "wednesday": 2, "mittwoch": 2, "thursday": 3,
    "donnerstag": 3,
    "friday": 4,
    "freitag": 4, "mäntig": 0, "mondog": 0, "zischtig": 1, "mittwuch": 2, "dunschtig": 3, "donnschtig": 3, "friitig": 4,
    "fritig": 4, "freidog": 4, "samschtig": 5, "sunntig": 6, "tues": 1, "wensday": 2, "wednsday": 2, "thurs": 3,
    "saturday": 5, "samstag": 5, "sonnabend": 5, "sunday": 6, "sonntag": 6,
}  # fmt: skip
_LENGTHS = {"tag": 1, "tage": 1, "tagen": 1, "day": 1, "days": 1, "woche": 7, "wochen": 7, "week": 7, "weeks": 7}


def year_said(match: re.Match[str], on: date) -> int | None:
    said = match.groupdict().get("y")
    if said:
        return int(said)
    if match.groupdict().get("yy"):
        return 2000 + int(match["yy"]) % 100
    return on.year + 1 if match.groupdict().get("next") else None


def coming(match: re.Match[str], on: date, make: Callable[[int], date | None]) -> date | None:
    """The day in the year said, else the next one that is not before `on`."""
    year = year_said(match, on)
    if year is not None:
        return make(year)
    return next((day for year in range(on.year, on.year + 5) if (day := make(year)) is not None and day >= on), None)


def month(match: re.Match[str]) -> int:
    return MONTHS[match["m"] or match["m2"]]


def number(match: re.Match[str]) -> int:
    return int(match["n"] or match["n2"])


def day_month(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.safe(year, month(match), int(match["n"])))


def month_end(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.last_of_month(year, month(match)))


def month_middle(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: date(year, month(match), 15))


def month_half(match: re.Match[str], on: date) -> date | None:
    return month_middle(match, on) if match["n"] == "1" else month_end(match, on)


def month_middle_alone(match: re.Match[str], on: date) -> date | None:
    later = 1 if on.day > 15 or re.search("next|nächst|kommend", match[0]) else 0
    return calendar.last_of_month(on.year, on.month + later).replace(day=15)


def week_of_day(match: re.Match[str], on: date) -> date | None:
    day = day_month(match, on)
    return day if day is None else calendar.week_friday(day)


def plain_month(match: re.Match[str], on: date) -> date | None:
    return month_end(match, on)


def next_month_named(match: re.Match[str], on: date) -> date | None:
    day = month_end(match, on)
    return day if day is None or (day.year, day.month) != (on.year, on.month) else month_end(match, day + timedelta(1))


def calendar_week(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.friday_of_week(year, number(match)))


def quarter(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.last_of_quarter(year, int(match["n"])))


def quarter_middle(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: date(year, int(match["n"]) * 3 - 1, 15))


def half(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: calendar.last_of_month(year, number(match) * 6))


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
        2
        if "übernächst" in said or "after next" in said
        else 1
        if re.search("next|nächst|kommend|coming|following", said)
        else 0
    )
    friday = calendar.week_friday(on) + timedelta(weeks=later)
    return friday if friday >= on else friday + timedelta(weeks=1)


def weekday(match: re.Match[str], on: date) -> date | None:
    weekday, said = WEEKDAYS[match["w"]], match[0]
    if re.search(r"übernächste|week after next", said):
        return calendar.week_friday(on) + timedelta(weeks=2, days=weekday - calendar.FRIDAY)
    if re.search(
        r"next week|(?<!über)nächste woche|kommende woche|(?:nächster|nächsten|kommender|kommenden) woche|^next ", said
    ):
        return calendar.week_friday(on) + timedelta(weeks=1, days=weekday - calendar.FRIDAY)
    day = calendar.next_weekday(on, weekday)
    return day + timedelta(weeks=1) if re.search(r"in einer woche|in 1 week|\bweek$", said) else day


def weekday_counted(match: re.Match[str], on: date) -> date | None:
    """'Friday in two weeks', 'a week on Monday', 'Thursday fortnight': the next such day, and whole weeks after it."""
    weeks = 2 if "fortnight" in match[0] else count_said(match["n"])
    if (match.groupdict().get("u") or "").startswith("t"):
        weeks = round(weeks / 7)
    return calendar.next_weekday(on, WEEKDAYS[match["w"]]) + timedelta(weeks=weeks)


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


def in_ones_time(match: re.Match[str], on: date) -> date | None:
    unit = match["u"]
    if unit in _LENGTHS:
        return on + timedelta(days=_LENGTHS[unit])
    return calendar.months_later(on, 12 if unit == "year" else 1)


def later(match: re.Match[str], on: date) -> date | None:
    count = count_said(match["n"])
    unit = match["u"]
    if unit in _LENGTHS:
        return on + timedelta(days=min(count * _LENGTHS[unit], 3650))
    return calendar.months_later(on, min(count, 120) * (12 if unit.startswith(("jahr", "year")) else 1))


def months_ahead(match: re.Match[str], on: date) -> date | None:
    """Parts of years that have a name of their own."""
    said = match[0]
    months = 9 if "dreiviertel" in said else 3 if "viertel" in said else 18 if re.search("jahren|years", said) else 6
    return calendar.months_later(on, months)


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


def slashed(match: re.Match[str], on: date) -> date | None:
    """'30/6' and '6/30' are the same day in either order; '5/6' may be two and is none."""
    one, other, year = int(match["d"]), int(match["mm"]), match.groupdict().get("y")
    if one != other and max(one, other) <= 12:
        return None
    day, month = max(one, other), min(one, other)
    if year:
        return calendar.safe(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    return coming(match, on, lambda each: calendar.safe(each, month, day))


def same_day(match: re.Match[str], on: date) -> date | None:
    return on


def tomorrow(match: re.Match[str], on: date) -> date | None:
    ahead = (
        2
        if "über" in match[0] or "day after" in match[0]
        else 0
        if re.search("heut|today|tonight|this", match[0])
        else 1
    )
    return on + timedelta(days=ahead)


def feast(match: re.Match[str], on: date) -> date | None:
    return coming(match, on, lambda year: feast_in(year, match["f"]))
