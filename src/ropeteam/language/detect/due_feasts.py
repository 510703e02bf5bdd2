"""Feasts and holidays that name a day, where they stand on a fixed date, around Easter, or on a weekday of a month."""

from __future__ import annotations

from datetime import date, timedelta

from ropeteam.language.detect import calendar

_FIXED = {
    "dreikönig": (1, 6), "dreikönige": (1, 6), "dreikönigen": (1, 6), "epiphany": (1, 6), "valentine's day": (2, 14),
    "st patrick's day": (3, 17), "saint patrick's day": (3, 17), "mariä himmelfahrt": (8, 15), "michaelmas": (9, 29),
    "halloween": (10, 31), "allerheiligen": (11, 1), "nikolaus": (12, 6), "nikolo": (12, 6), "weihnachten": (12, 24),
    "heiligabend": (12, 24), "christmas eve": (12, 24), "christmas": (12, 25), "chrissie": (12, 25),
    "boxing day": (12, 26), "stefanitag": (12, 26), "canada day": (7, 1), "independence day": (7, 4),
}  # fmt: skip
_AROUND_EASTER = {
    "karfreitag": -2, "good friday": -2, "ostern": 0, "easter": 0, "ostermontag": 1, "easter monday": 1,
    "christi himmelfahrt": 39, "auffahrt": 39, "pfingsten": 49, "whitsun": 49, "fronleichnam": 60,
}  # fmt: skip
_WEEKDAY_OF_MONTH = {"thanksgiving": (11, 3, 4), "labor day": (9, 0, 1)}
NAMES = "|".join(sorted((*_FIXED, *_AROUND_EASTER, *_WEEKDAY_OF_MONTH), key=len, reverse=True))


def feast_in(year: int, name: str) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _AROUND_EASTER:
        return calendar.easter(year) + timedelta(days=_AROUND_EASTER[name])
    month, weekday, count = _WEEKDAY_OF_MONTH[name]
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
