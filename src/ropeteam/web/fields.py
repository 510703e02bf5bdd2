"""What people typed into a small form, read strictly: a wrong day or number is said with its field, never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

from ropeteam.core.errors import Refused

E = TypeVar("E", bound=StrEnum)
DIGITS = frozenset("0123456789,.+-")  # no exponent: 1e99999999 is a long number to write down


def day(form: QueryDict, name: str) -> date:
    """A day that has to be there."""
    found = optional_day(form, name)
    if found is None:
        raise Refused("day_missing", field=name)
    return found


def optional_day(form: QueryDict, name: str) -> date | None:
    text = form.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused("day_missing", field=name) from error


def optional_number(form: QueryDict, name: str) -> float | None:
    """A number as German or English speakers type it: 1.200,50 and 1,200.50 and 14."""
    text = form.get(name, "").strip()
    if not text:
        return None
    try:
        return float(plain_number(text))
    except InvalidOperation as error:
        raise Refused("number_wrong", text=text, field=name) from error


def plain_number(text: str) -> Decimal:
    """Three digits after a comma or point are thousands where nothing else divides the number and it does not begin with a
    zero (0,025); the last mark is the decimal one otherwise."""
    plain = text.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace("’", "").replace("\N{MINUS SIGN}", "-")
    if not set(plain) <= DIGITS:
        raise InvalidOperation
    last = max(plain.rfind(","), plain.rfind("."))
    if last >= 0:
        whole, decimals = plain[:last], plain[last + 1 :]
        several, mixed = plain[last] in whole, any(mark in whole for mark in ",." if mark != plain[last])
        thousands = len(decimals) == 3 and (several or not (mixed or whole.lstrip("+-") in ("", "0")))
        digits = whole.replace(",", "").replace(".", "")
        plain = f"{digits}{decimals}" if thousands else f"{whole if several else digits}.{decimals}"
    return Decimal(plain)


def one_of(form: QueryDict, name: str, words: type[E]) -> E:
    """A value of a closed list."""
    text = form.get(name, "")
    if text not in {word.value for word in words}:
        raise Refused("choice_missing", field=name)
    return words(text)


def number(form: QueryDict, name: str) -> int | None:
    """An id chosen from a list; None where none was."""
    return _number(form.get(name, ""))


def numbers(form: QueryDict, name: str) -> list[int]:
    """The ids that were ticked; what is no number is left out."""
    return [found for text in form.getlist(name) if (found := _number(text)) is not None]


def _number(text: str) -> int | None:
    """No more digits than an id of the database has."""
    return int(text) if text.isdecimal() and len(text) < 18 else None
