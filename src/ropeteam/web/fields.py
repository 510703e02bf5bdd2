"""What people typed into a small form, read strictly: a wrong day or number is said, never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from django.http import QueryDict

from ropeteam.core.errors import Refused

E = TypeVar("E", bound=StrEnum)


def day(form: QueryDict, name: str) -> date:
    """A day that has to be there."""
    found = optional_day(form, name)
    if found is None:
        raise Refused("day_missing")
    return found


def optional_day(form: QueryDict, name: str) -> date | None:
    text = form.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused("day_missing") from error


def optional_number(form: QueryDict, name: str) -> float | None:
    """A number as German or English speakers type it: 1.200,50 and 1,200.50 and 14."""
    text = form.get(name, "").strip()
    if not text:
        return None
    plain = text.replace(" ", "").replace("’", "")
    decimal = max(plain.rfind(","), plain.rfind("."))
    if decimal >= 0 and (len(plain) - decimal - 1 != 3 or plain.count(",") + plain.count(".") > 1):
        whole = plain[:decimal].replace(",", "").replace(".", "")
        plain = f"{whole}.{plain[decimal + 1 :]}"
    else:
        plain = plain.replace(",", "").replace(".", "")
    try:
        return float(Decimal(plain))
    except InvalidOperation as error:
        raise Refused("number_wrong", text=text) from error


def one_of(form: QueryDict, name: str, words: type[E]) -> E:
    """A value of a closed list."""
    text = form.get(name, "")
    if text not in {word.value for word in words}:
        raise Refused("choice_missing")
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
