"""Days of the calendar as sales talks mean them: the end of a month, the Friday of a week, the last day of a quarter."""

from __future__ import annotations

from datetime import date, timedelta

FRIDAY = 4


def last_of_month(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def last_of_quarter(year: int, quarter: int) -> date:
    return last_of_month(year, quarter * 3)


def friday_of_week(year: int, week: int) -> date | None:
    """The Friday of a calendar week (ISO); None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 5)
    except ValueError:
        return None


def week_friday(day: date) -> date:
    """The Friday of the week a day lies in."""
    return day + timedelta(days=FRIDAY - day.weekday())


def next_weekday(on: date, weekday: int) -> date:
    """The next such weekday after a day."""
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)


def easter(year: int) -> date:
    """Easter Sunday (Gauss, in the form of Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def safe(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return min(date(year, month, 1) + timedelta(days=day.day - 1), last_of_month(year, month))
