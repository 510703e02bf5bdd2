"""Why a deal is too complex to be sold without pre-sales, in words."""

from __future__ import annotations

from decimal import Decimal

from ropeteam.core.complexity import Reason
from ropeteam.wording.say import say


def reason_words(reason: Reason, language: str) -> str:
    """What was counted, and from where on it counts: „Schnittstellen: 4 (ab 3)“."""
    found, threshold = grouped(reason.found, language), grouped(reason.threshold, language)
    return say(f"complexity.{reason.code.value}", language, found=found, threshold=threshold)


def grouped(number: int, language: str) -> str:
    """A count with its thousands apart: 250.000 / 250,000."""
    return f"{number:,}".replace(",", ".") if language == "de" else f"{number:,}"


def decimal(number: Decimal, language: str) -> str:
    """An amount as people write it, without noughts that say nothing: 1.200,5 / 1,200.5."""
    whole, _, rest = f"{number:,f}".partition(".")
    digits = rest.rstrip("0")
    if language != "de":
        return f"{whole}.{digits}" if digits else whole
    german = whole.replace(",", ".")
    return f"{german},{digits}" if digits else german


def typed(number: Decimal, language: str) -> str:
    """The same for a field, as it is read again: three digits behind the mark would be taken for thousands (1,2340)."""
    text = decimal(number, language)
    behind = text.rpartition("," if language == "de" else ".")[2]
    return f"{text}0" if number % 1 and len(behind) == 3 else text


def needed(said: str, field: str, *, volume: Decimal | None, unit: str, language: str) -> str:
    """What somebody needs, in the words it was said in; a field of a form as this reader writes it."""
    if field == "frequency":
        return say(f"frequency.{said}", language)
    return f"{decimal(volume, language)} {unit}" if field == "volume" and volume is not None else said


def file_size(size: int, language: str) -> str:
    """How large a file is: 340 KB, 1,2 MB."""
    if size < 1024**2:
        return f"{max(1, round(size / 1024))} KB"
    return f"{decimal(round(Decimal(size) / 1024**2, 1), language)} MB"
