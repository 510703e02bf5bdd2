"""Addresses and dates of mail heads, as mail programs write them in German and English."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_ADDRESS = re.compile(r"\s*\"?(?P<name>[^<\"\[]*?)\"?\s*[<\[](?:mailto:)?(?P<address>[^<>\[\]\s]+@[^<>\[\]\s]+)[>\]]")
_BARE = re.compile(r"\s*(?:mailto:)?([^<>\[\]\s,;]+@[^<>\[\]\s,;]+)")
_MONTHS = {
    month: number
    for number, months in enumerate(
        (
            "januar jänner january jan", "februar feber february feb", "märz maerz march mär mrz mar", "april apr",
            "mai may", "juni june jun", "juli july jul", "august aug", "september sept sep",
            "oktober october okt oct", "november nov", "dezember december dez dec",
        ),
        1,
    )
    for month in months.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s+([^\W\d_]{3,10})\.?,?\s+(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_RFC = re.compile(r"\s*(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?!\.?\d)\s*(am|pm)?", re.IGNORECASE)


def split_address(text: str) -> tuple[str | None, str | None]:
    """('Nora Lindt', 'nora@vendor.example') of 'Nora Lindt <nora@vendor.example>'; either may be None."""
    if match := _ADDRESS.match(text):
        return _swapped(match["name"].strip(" '\"")) or None, match["address"].lower()
    if match := _BARE.match(text):
        return None, match[1].lower()
    return _swapped(text.strip(" '\"")) or None, None


def moment(text: str) -> datetime | None:
    """The date (and clock time) of a mail head; aware only where a zone is given; None where nothing can be read."""
    for parse in (parsedate_to_datetime if _RFC.match(text) else datetime.fromisoformat, _written):
        try:
            return parse(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _written(text: str) -> datetime | None:
    """'Montag, 2. März 2026 10:15' and the like."""
    day = _day(text)
    if day is None:
        return None
    rest = text[day[3] :]
    clock = _CLOCK.search(rest)
    hour, minute, second = (int(clock[1]), int(clock[2]), int(clock[3] or 0)) if clock else (0, 0, 0)
    if clock and clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "pm" else 0)
    return datetime(day[0], day[1], day[2], hour, minute, second)


def _day(text: str) -> tuple[int, int, int, int] | None:
    """Year, month, day and where the date ends in the text."""
    if match := _ISO.search(text):
        return int(match[1]), int(match[2]), int(match[3]), match.end()
    if match := _DOTTED.search(text):
        year = int(match[3])
        return year + 2000 if year < 100 else year, int(match[2]), int(match[1]), match.end()
    if (match := _DAY_MONTH.search(text)) and match[2].lower() in _MONTHS:
        return int(match[3]), _MONTHS[match[2].lower()], int(match[1]), match.end()
    if (match := _MONTH_DAY.search(text)) and match[1].lower() in _MONTHS:
        return int(match[3]), _MONTHS[match[1].lower()], int(match[2]), match.end()
    return None


def _swapped(name: str) -> str:
    """'Lindt, Nora' as 'Nora Lindt'; anything else unchanged."""
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first and len(last.split()) <= 3 and len(first.split()) <= 3:
        return f"{first.strip()} {last.strip()}"
    return name
