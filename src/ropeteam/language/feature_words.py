"""The words of feature lists: what is no feature at all, what says a status, what says where a feature ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ropeteam.core.vocabulary import CapabilityStatus

_NO_FEATURE: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\W\d_]*",
        r"-?\s*(?:seite|page|s\.|p\.)\s*\d+(?:\s*(?:von|of|/)\s*\d+)?\s*-?",
        r".*(?:\.\s?){4,}\s*\d+",  # a line of a table of contents
        r".*(?:©|\(c\)\s*(?:19|20)\d\d|copyright|all rights reserved|alle rechte vorbehalten).*",
        r"(?:streng )?(?:vertraulich|confidential|internal use only|nur für den internen gebrauch)\W*",
        r"(?:inhalt|inhaltsverzeichnis|contents|table of contents|index|anhang|appendix|impressum|imprint)\W*",
        r"(?:stand|date|datum|version|revision|fassung|status as of|as of)\s*:?\s*[\d.\-/]{1,10}(?:\s*\w{3,9}\s*\d{2,4})?",
        r"\d{1,2}\.?\s*(?:\d{1,2}\.|\w{3,9})\s*\d{2,4}",
        r"(?:änderungen|irrtümer|irrtum|errors|subject to change)\b.{0,80}(?:vorbehalten|excepted|without notice)?\W*",
        r"(?:https?://|www\.)\S+",
        r"(?:tel|telefon|phone|fax|e-?mail|mail)\b\s*\.?:?\s*[\w+@()/.\- ]{5,60}",
        r"(?:usw|etc|u\.\s?v\.\s?m|und vieles mehr|and (?:many|much) more)\W*",
    )
)
# Headings that only say that features follow: put before a feature they would say nothing.
GENERIC: Final = frozenset({
    "funktionen", "funktionsumfang", "funktionsliste", "leistungen", "leistungsumfang", "merkmale", "eigenschaften",
    "anforderungen", "fähigkeiten", "überblick", "übersicht", "allgemein", "allgemeines", "produkt",
    "produktmerkmale", "muss", "soll", "kann", "features", "feature", "functions", "capabilities", "requirements",
    "overview", "general", "highlights", "product", "must", "should", "could",
})  # fmt: skip
_STATUS: Final[tuple[tuple[CapabilityStatus, re.Pattern[str]], ...]] = tuple(
    (status, re.compile(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            CapabilityStatus.NOT_PLANNED,
            r"nein|no|n|-|–|✗|✘|nicht (?:verfügbar|vorhanden|möglich|geplant|enthalten)|not (?:available|possible|planned|"
            r"included)|unsupported|nicht unterstützt|not supported|kein|none",
        ),
        (
            CapabilityStatus.PLANNED,
            r"geplant|planned|in (?:arbeit|entwicklung|planung)|roadmap|in (?:progress|development)|coming soon|demnächst|"
            r"(?:geplant|planned) .{1,20}|beta",
        ),
        (
            CapabilityStatus.LIMITED,
            r"teilweise|eingeschränkt|bedingt|mit einschränkung(?:en)?|partly|partial(?:ly)?|limited|with limits",
        ),
        (
            CapabilityStatus.AVAILABLE,
            r"ja|j|yes|y|x|✓|✔|☑|verfügbar|vorhanden|enthalten|standard|erfüllt|available|included|supported|"
            r"unterstützt|live|released|ga",
        ),
    )
)
_LIMIT: Final = re.compile(
    r"(?:[,;(]|\s[-–]\s|\s)\s*(?P<limit>(?:max(?:imal|imum)?\.?|höchstens|bis zu|nur (?:für|mit|in|auf|unter|als|über)|"
    r"ab (?:version|windows|release)|up to|at most|no more than|only (?:for|with|in|on|as|via))\s[^()]{1,160}?)\)?\s*[.;]?$",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"\s*[(\[](?P<said>[^()\[\]]{1,40})[)\]]\s*[.;]?$")
_CAN: Final = re.compile(
    r"\b(?:muss|müssen|soll|sollen|sollte|sollten|kann|können|ermöglicht|ermöglichen|unterstützt|unterstützen|erlaubt|"
    r"bietet|lässt|lassen sich|must|shall|should|can|allows?|lets?|enables?|supports?|provides?|offers?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A feature's words without what says its status or where it ends."""

    name: str
    status: CapabilityStatus | None
    limits: tuple[str, ...]


def is_no_feature(line: str) -> bool:
    """Page numbers, contents, rights, dates, addresses: what stands in such papers and names nothing."""
    return len(line) < 3 or any(pattern.fullmatch(line) for pattern in _NO_FEATURE)


def says_ability(sentence: str) -> bool:
    """Whether a sentence of running text says that something can or must be possible."""
    return _CAN.search(sentence) is not None


def status_of(cell: str) -> CapabilityStatus | None:
    plain = " ".join(cell.split()).strip(".")
    return next((status for status, pattern in _STATUS if pattern.fullmatch(plain)), None)


def said_in(text: str) -> Said:
    """`Export nach SAP (geplant)`, `Berichte, max. 500 Seiten`: the name, and what is said beside it."""
    status = None
    found = _IN_BRACKETS.search(text)
    if found and (status := status_of(found["said"])) is not None:
        text = text[: found.start()]
    limit = _LIMIT.search(text)
    if limit is None or not is_name(text[: limit.start()]):
        return Said(text.strip(" ,;"), status, ())
    return Said(text[: limit.start()].strip(" ,;(–-"), status or CapabilityStatus.LIMITED, (limit["limit"].strip(),))


def is_name(text: str) -> bool:
    """Whether enough is left to know what is meant."""
    return sum(character.isalpha() for character in text) >= 3
