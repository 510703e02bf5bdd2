"""The values of a story's acts: each key's text into what the flows take. ValueError says what was expected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, Final

from ropeteam.core.numbers.priority import Effort
from ropeteam.core.strategy_fit import VALUES
from ropeteam.core.vocabulary import DecisionKind, Importance
from ropeteam.language.folder.yaml_nodes import Plain


def text(value: Plain) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("text")
    return value.strip()


def _one_of(words: type[StrEnum]) -> Callable[[Plain], StrEnum]:
    def read(value: Plain) -> StrEnum:
        try:
            return words(text(value))
        except ValueError:
            raise ValueError(" · ".join(words)) from None

    return read


def _words(value: Plain) -> list[dict[str, Any]]:
    """Whose words: the talk and a piece of what was said; how much it matters and by when, where the story tells it."""
    found = []
    for each in _rows(value, "talk", "quote", may=("importance", "wanted_by")):
        matters, day = each.get("importance"), each.get("wanted_by")
        found.append(
            {
                "talk": text(each["talk"]),
                "quote": text(each["quote"]),
                "importance": _one_of(Importance)(matters) if matters else None,
                "wanted_by": date.fromisoformat(text(day)) if day else None,
            }
        )
    return found


def _pillars(value: Plain) -> dict[str, float]:
    if not isinstance(value, dict) or not value:
        raise ValueError("{pillar: value}")
    allowed = {f"{each:g}": each for each in VALUES}
    if any(each not in allowed for each in value.values()):
        raise ValueError(" · ".join(allowed))
    return {pillar: allowed[str(each)] for pillar, each in value.items()}


def _entries(value: Plain) -> list[dict[str, Any]]:
    rows = _rows(value, "in_days", "at", "minutes", "title", may=("with",))
    found = []
    for each in rows:
        hours, _, minutes = text(each["at"]).partition(":")
        guests = each.get("with", [])
        if not isinstance(guests, list):
            raise ValueError("with: [mail, …]")
        found.append(
            {
                "in_days": int(text(each["in_days"])),
                "at": (int(hours), int(minutes or 0)),
                "minutes": int(text(each["minutes"])),
                "title": text(each["title"]),
                "with": [text(mail) for mail in guests],
            }
        )
    return found


def _rows(value: Plain, *needed: str, may: tuple[str, ...] = ()) -> list[dict[str, Plain]]:
    """A list of mappings with these keys and no other."""
    expected = f"[{{{', '.join((*needed, *may))}}}, …]"
    if not isinstance(value, list) or not value:
        raise ValueError(expected)
    for each in value:
        if not isinstance(each, dict) or not set(needed) <= set(each) <= {*needed, *may}:
            raise ValueError(expected)
    return [each for each in value if isinstance(each, dict)]


READERS: Final[dict[str, Callable[[Plain], Any]]] = {
    "words": _words,
    "pillars": _pillars,
    "entries": _entries,
    "kind": _one_of(DecisionKind),
    "effort": _one_of(Effort),
}
