"""What an Ask is about: a capability there is, one that is only drafted, or something nobody has named yet.

Rule in prose. The ear gives every capability a calibrated chance that the words mean it; what is missing to 1 is the chance
of "none of them". The words are about the likeliest capability where that is at least as likely as none of them. Else the
same is asked of the drafts. Where neither holds, the words are a draft of their own. Compared is with none, not with one
half: a wish that two alike capabilities share, .45 each, makes no third.

| likeliest capability, none | likeliest draft, none | the Ask |
|---|---|---|
| .45, .10 | any | counts for that capability |
| .24, .35 | .60, .30 | counts for that draft |
| .24, .35 | .20, .70 | makes a draft |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ropeteam.core.vocabulary import CapabilityStatus, DraftOrigin

ALIKE = 0.7  # of the vectors; the words decide, since vectors hold "import" and "export" for the same
SHORTEST_STEM = 3
LONGEST_NAME = 120  # of a draft that an Ask makes; all of its words stand in the description
LONGEST_DESCRIPTION = 4000


class AskPlace(StrEnum):
    CAPABILITY = "capability"
    DRAFT = "draft"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class About:
    """Where an Ask belongs; `key` is the likeliest there, None for a new draft; `chance` is the ear's for that."""

    place: AskPlace
    key: int | None
    chance: float


def about(capabilities: Sequence[tuple[int, float]], drafts: Sequence[tuple[int, float]]) -> About:
    """Both as (key, chance) of all there are, the likeliest first."""
    least = 1.0
    for place, found in ((AskPlace.CAPABILITY, capabilities), (AskPlace.DRAFT, drafts)):
        none = max(0.0, 1.0 - sum(chance for _, chance in found))
        if found and found[0][1] >= none:
            return About(place, *found[0])
        least = min(least, none)
    return About(AskPlace.NEW, None, least)


def draft_name(words: str) -> tuple[str, str]:
    """The name and the description of a draft that an Ask makes; the description is empty where the name says it all."""
    text = " ".join(words.split())
    if len(text) <= LONGEST_NAME:
        return text, ""
    return text[:LONGEST_NAME].rsplit(" ", 1)[0] + "…", text[:LONGEST_DESCRIPTION]


def proposed_status(origin: DraftOrigin, said: CapabilityStatus | None, *, limits: bool) -> CapabilityStatus | None:
    """What the form proposes: what the list said; of a list of our own, that it is there. A tender and an Ask say what
    somebody wants, never what there is: then a person has to say it."""
    if said is not None or origin != DraftOrigin.LIST:
        return said
    return CapabilityStatus.LIMITED if limits else CapabilityStatus.AVAILABLE


def same_feature(one: str, other: str, *, likeness: float) -> bool:
    """Whether two names are one feature in other words: near by meaning, and no word of either is missing in the other.

    `SAP-Export` and `Export nach SAP` are; `Export nach SAP` and `Import aus SAP` are not, however near their vectors lie.
    """
    if likeness < ALIKE:
        return False
    first, second = _stems(one), _stems(other)
    if not first or not second or _other_way(one, other):
        return False
    return all(_stands_in(stem, second) for stem in first) and all(_stands_in(stem, first) for stem in second)


_FILL = frozenset({
    "als", "am", "an", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen",
    "einer", "für", "im", "in", "ist", "kann", "können", "mit", "nach", "oder", "per", "über", "um", "und", "unter",
    "vom", "von", "zu", "zum", "zur", "a", "and", "as", "at", "by", "can", "for", "from", "is", "of", "on", "or",
    "the", "through", "to", "via", "with",
})  # fmt: skip


_OUT_OF = frozenset(["aus", "von", "vom", "from"])
_INTO = frozenset(["nach", "zu", "zum", "zur", "an", "to", "into"])


def _other_way(one: str, other: str) -> bool:
    """`Daten von SAP` and `Daten zu SAP` share every word that carries meaning."""
    ways = []
    for name in (one, other):
        words = set(re.findall(r"\w+", name.casefold()))
        ways.append((bool(words & _OUT_OF), bool(words & _INTO)))
    return all(any(way) for way in ways) and ways[0] != ways[1]


def _stems(name: str) -> frozenset[str]:
    """The words that carry meaning, without their endings; numbers as they are."""
    words = re.findall(r"\w+", name.casefold())
    return frozenset(_stem(word) for word in words if word not in _FILL)


def _stem(word: str) -> str:
    if word.isdecimal():
        return word
    bare = re.sub(r"(?:ern|en|er|es|e|s|n|ing)$", "", word)
    return bare if len(bare) >= SHORTEST_STEM else word


def _stands_in(stem: str, others: frozenset[str]) -> bool:
    """German puts words together: `verwaltung` stands in `benutzerverwaltung`. A number stands only for itself."""
    if stem in others:
        return True
    parts = [other for other in others if not other.isdecimal()]
    if stem.isdecimal() or len(stem) <= SHORTEST_STEM:
        return False
    return any(stem in other for other in parts) or _covered(stem, parts)


def _covered(stem: str, parts: Sequence[str]) -> bool:
    """Whether a long word is made of the others alone."""
    left = stem
    for part in sorted(parts, key=len, reverse=True):
        left = left.replace(part, "", 1)
    return len(left) <= SHORTEST_STEM and left != stem
