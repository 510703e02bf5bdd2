"""What in a mail is the writer's own: quoted earlier text and signatures are not part of the turn.

Left out are lines beginning with '>', the sentence that announces them ("Am … schrieb …:", "On … wrote:"), everything
from an Outlook head inside the body ("Von: … Gesendet: …", "-----Original Message-----") to the end, and everything
from a line '-- ' to the end. Nothing else: a reply written between quoted lines stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD_LINE = re.compile(
    r"\s*[*_]{0,2}"
    r"(?P<key>from|von|date|datum|sent|gesendet|subject|betreff|to|an|cc|kopie|bcc|reply-to|antwort an)[*_]{0,2}"
    r"\s*:[*_]{0,2}(?:\s+(?P<value>.*))?$",
    re.IGNORECASE,
)
_SENDER_KEYS = frozenset({"from", "von"})
_OTHER_KEYS = frozenset({"sent", "gesendet", "date", "datum", "subject", "betreff", "to", "an"})
_ANNOUNCED = re.compile(
    r"\s*(?:am\b.{4,200}\bschrieb\b.{0,200}|.{1,120}\bschrieb am\b.{4,120}|on\b.{4,200}\bwrote)\s*:\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ANNOUNCED_SOMEHOW = re.compile(r".{1,200}\b(?:wrote|schrieb)\s*:\s*$", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"\s*(?:-{2,}|_{2,})\s*(?:original message|forwarded message|ursprüngliche nachricht|originalnachricht"
    r"|weitergeleitete nachricht)\s*(?:-{2,}|_{2,})\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OwnWords:
    """`text` keeps its line breaks; `left_out` counts the lines that are not the writer's."""

    text: str
    left_out: int


def own_words(lines: list[str]) -> OwnWords:
    """The writer's own lines of a mail body."""
    kept: list[str] = []
    left_out = 0
    for index, line in enumerate(lines):
        if line.rstrip("\n") in ("-- ", "--") or _ORIGINAL.match(line) or _outlook_head(lines, index):
            left_out += sum(bool(rest.strip()) for rest in lines[index:])
            break
        if line.lstrip().startswith(">"):
            left_out += 1 + _drop_announcement(kept)
        else:
            kept.append(line.rstrip())
    return OwnWords("\n".join(kept).strip("\n").strip(), left_out)


def forwarded_from(lines: list[str]) -> int | None:
    """Where in a body another letter begins, head and all; None where none does."""
    for index, line in enumerate(lines):
        if _ORIGINAL.match(line):
            return index + 1
        if _outlook_head(lines, index):
            return index
    return None


def _drop_announcement(kept: list[str]) -> int:
    """Takes the announcing sentence, on one to three lines, off the end of what was kept; how many lines went."""
    end = len(kept)
    while end and len(kept) - end < 3 and not kept[end - 1].strip():  # few blanks only: keeps the whole linear
        end -= 1
    for size, pattern in ((1, _ANNOUNCED), (2, _ANNOUNCED), (3, _ANNOUNCED), (1, _ANNOUNCED_SOMEHOW)):
        piece = kept[max(0, end - size) : end]
        if len(piece) == size and piece[0].strip() and pattern.fullmatch("\n".join(piece)):
            del kept[end - size :]
            return size
    return 0


def _outlook_head(lines: list[str], index: int) -> bool:
    """A 'Von:' line with two more head lines in the four lines after it."""
    first = HEAD_LINE.match(lines[index])
    if first is None or first["key"].lower() not in _SENDER_KEYS:
        return False
    after = (HEAD_LINE.match(line) for line in lines[index + 1 : index + 5])
    return len({match["key"].lower() for match in after if match} & _OTHER_KEYS) >= 2
