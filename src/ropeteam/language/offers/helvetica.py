"""How wide the letters of Helvetica are, in thousandths of the type size; a letter with an accent is as wide as without."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

_PLAIN = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 "
    "584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 "
    "278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 "
    "500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 "
    "584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 "
    "278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 "
    "500 389 280 389 584"
)
_OTHERS = {
    "ß": 611, "€": 556, "–": 556, "—": 1000, "…": 1000, "•": 350, "§": 556, "°": 400, "×": 584, "½": 834, "ø": 611, "æ": 889,
    "œ": 944, "©": 737, "®": 737, "«": 556, "»": 556,
}  # fmt: skip
_QUOTES_PLAIN = {"„": 333, "“": 333, "”": 333, "‚": 222, "‘": 222, "’": 222}
_QUOTES_BOLD = {"„": 500, "“": 500, "”": 500, "‚": 278, "‘": 278, "’": 278}
Widths = Mapping[str, int]


def _table(row: str, quotes: Widths) -> Widths:
    return {**{chr(32 + no): int(value) for no, value in enumerate(row.split())}, **_OTHERS, **quotes}


PLAIN: Final[Widths] = _table(_PLAIN, _QUOTES_PLAIN)
BOLD: Final[Widths] = _table(_BOLD, _QUOTES_BOLD)


def width(text: str, widths: Widths) -> float:
    """In sizes of the type: 12 of it are so many points at 12 points."""
    return sum(widths.get(char) or widths.get(_bare(char), 611) for char in text) / 1000


def _bare(char: str) -> str:
    return unicodedata.normalize("NFD", char)[0]
