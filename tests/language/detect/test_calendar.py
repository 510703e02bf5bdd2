from __future__ import annotations

from datetime import date

from ropeteam.language.detect import calendar


def test_months_end_where_the_calendar_says() -> None:
    assert calendar.last_of_month(2028, 2) == date(2028, 2, 29)
    assert calendar.last_of_month(2026, 13) == date(2027, 1, 31)
    assert calendar.last_of_quarter(2026, 4) == date(2026, 12, 31)


def test_weeks_follow_iso() -> None:
    assert calendar.friday_of_week(2026, 1) == date(2026, 1, 2)
    assert calendar.friday_of_week(2026, 53) == date(2027, 1, 1)
    assert calendar.friday_of_week(2025, 53) is None
    assert calendar.week_friday(date(2026, 3, 15)) == date(2026, 3, 13)


def test_the_next_weekday_is_never_today() -> None:
    assert calendar.next_weekday(date(2026, 3, 10), 1) == date(2026, 3, 17)


def test_easter_is_easter() -> None:
    assert [calendar.easter(year) for year in (2024, 2025, 2026)] == [
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
    ]


def test_months_later_stays_inside_the_month() -> None:
    assert calendar.months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert calendar.months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert calendar.safe(2026, 2, 30) is None
