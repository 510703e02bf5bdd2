"""What somebody typed into a field, as it is kept: characters a database takes, no blanks around, and no longer than may be."""

from __future__ import annotations

from ropeteam.core.errors import Refused
from ropeteam.language.storable import storable


def line(text: str, longest: int) -> str:
    """One line, with one blank between words."""
    return _bounded(" ".join(storable(text).split()), longest)


def lines(text: str, longest: int) -> str:
    """With its line breaks."""
    return _bounded(storable(text).replace("\r\n", "\n").strip(), longest)


def _bounded(words: str, longest: int) -> str:
    if len(words) > longest:
        raise Refused("words_long", most=str(longest))
    return words
