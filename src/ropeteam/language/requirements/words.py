"""When two customers ask the same: the words of a row without what does not matter."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

# "REQ-17:", "4.", "4.2)", "4.2.1"; but neither "2 plants" nor "2.5 tons" nor "ISO-9001 certified": those are the words.
_NUMBERING: Final = re.compile(r"^\s*(?:(?:[A-Za-zÄÖÜ]{1,6}[-_. ]?)?\d+(?:[.\-/]\d+)*[.):]|\d+(?:\.\d+){2,})\s+(?=\S)")
_BULLET: Final = re.compile(r"^\s*[-–—•*·▪o]\s+")
_BETWEEN: Final = re.compile(r"[\W_]+")


def normal(text: str) -> str:
    """In small letters, without numbering, bullets, marks and double blanks. Words and their order stay: "must not" is not
    "must"."""
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    plain = _BULLET.sub("", _NUMBERING.sub("", plain))
    return _BETWEEN.sub(" ", plain.casefold()).strip()


def words_hash(text: str) -> str:
    """Equal for rows that ask the same in the same words."""
    return hashlib.sha256((normal(text) or text.strip().casefold()).encode()).hexdigest()
