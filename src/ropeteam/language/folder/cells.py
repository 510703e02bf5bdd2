"""Dates, numbers and yes/no as people write them in German and English cells.

Dates: ISO (`2026-04-01`, also with a time after it) and German (`01.04.2026`, `1.4.26`). With slashes a date is
American or British; it is read only where one of the two is impossible, or where the file's order is declared.
Numbers: `250.000,00`, `250,000.00`, `250000`, `250 000`, `250'000`, with a currency beside. A single mark before
exactly three digits groups thousands (`250.000`), unless a lone zero stands before it (`0.125`).
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Literal

DayOrder = Literal["mdy", "dmy"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:[ T]+\d{1,2}:\d{2}.*)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:[ T]+\d{1,2}:\d{2}.*)?")
_CURRENCY = re.compile(r"(?i)\b(?:eur|euro|usd|gbp|chf)\b|[€$£]")
_YES = frozenset(("true", "yes", "ja", "y", "1", "x", "wahr", "on"))
_NO = frozenset(("false", "no", "nein", "n", "0", "", "falsch", "off"))


class BadDate(ValueError):
    """The text is no date between 1900 and 2199."""


class AmbiguousDate(ValueError):
    """The text is a date with slashes that may be read in two ways."""


class BadNumber(ValueError):
    """The text is no number."""


def parse_date(text: str, *, order: DayOrder | None = None) -> date | None:
    """None for an empty cell; raises BadDate or AmbiguousDate. `order` declares how dates with slashes are meant."""
    text = text.strip()
    if not text:
        return None
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if match := _GERMAN.fullmatch(text):
        return _day(match[3], match[2], match[1])
    if match := _SLASHED.fullmatch(text):
        return _slashed(match[1], match[2], match[3], order)
    raise BadDate(text)


def parse_number(text: str) -> Decimal | None:
    """None for an empty cell; raises BadNumber."""
    bare = re.sub(r"[\s\u00a0\u202f'’_]", "", _CURRENCY.sub("", text)).replace("\u2212", "-").removesuffix(",-")
    if not bare:
        return None
    if not re.fullmatch(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+", bare):
        raise BadNumber(text)
    dots, commas = bare.count("."), bare.count(",")
    if dots and commas:
        decimal = "." if bare.rfind(".") > bare.rfind(",") else ","
        if bare.count(decimal) > 1:
            raise BadNumber(text)
        bare = bare.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    elif dots + commas == 1:
        whole, _, rest = bare.replace(",", ".").partition(".")
        grouped = len(rest) == 3 and whole.lstrip("+-") not in ("", "0")
        bare = whole + rest if grouped else f"{whole}.{rest}"
    elif dots or commas:
        if not re.fullmatch(r"[+-]?\d{1,3}(?:[.,]\d{3})+", bare):
            raise BadNumber(text)
        bare = bare.replace(".", "").replace(",", "")
    return Decimal(bare)


def parse_bool(text: str) -> bool | None:
    """True and False as YAML, Excel and people write them; None where it is neither. Empty is False."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def _slashed(first: str, second: str, year: str, order: DayOrder | None) -> date:
    if order is None:
        if int(first) > 12 >= int(second):
            order = "dmy"
        elif int(second) > 12 >= int(first) or first == second:
            order = "mdy"
        elif int(first) > 12:
            raise BadDate(f"{first}/{second}/{year}")
        else:
            raise AmbiguousDate(f"{first}/{second}/{year}")
    return _day(year, first, second) if order == "mdy" else _day(year, second, first)


def _day(year: str, month: str, day: str) -> date:
    number = int(year) + (2000 if len(year) == 2 else 0)
    if not 1900 <= number <= 2199:
        raise BadDate(f"{year}-{month}-{day}")
    try:
        return date(number, int(month), int(day))
    except ValueError:
        raise BadDate(f"{year}-{month}-{day}") from None
