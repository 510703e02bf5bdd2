"""Why a deal is too complex to be sold without pre-sales, in words."""

from __future__ import annotations

from decimal import Decimal

from ropeteam.core.complexity import Reason
from ropeteam.wording.say import say


def reason_words(reason: Reason, language: str) -> str:
    """What was counted, and from where on it counts: „4 Schnittstellen (ab 3)“."""
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


def file_size(size: int, language: str) -> str:
    """How large a file is: 340 KB, 1,2 MB."""
    if size < 1024**2:
        return f"{max(1, round(size / 1024))} KB"
    return f"{decimal(round(Decimal(size) / 1024**2, 1), language)} MB"
