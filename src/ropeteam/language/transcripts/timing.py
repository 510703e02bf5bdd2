"""Time stamps of cues and lines, as lenient as the sources are sloppy.

`H:M:S.f` unpadded, `MM:SS.mmm`, ',' or '.' before the fraction, and a minus in front of any part: Teams writes an
offset before the start of the recording as -0:0:2.100, 0:0:-2.100 or even 0:0:-2.-100. Any minus makes the whole
offset negative.
"""

from __future__ import annotations

import re

_PART = r"[-\u2212]?\s?\d{1,9}"
STAMP = rf"{_PART}:{_PART}(?::{_PART})?(?:[.,]{_PART})?"
_TIMING = re.compile(rf"\s*(?P<start>{STAMP})\s*--+>\s*(?P<end>{STAMP})(?:\s.*)?$")
_TIME_LIKE = re.compile(r"[-\u2212\d:.,\s]{2,40}")


def milliseconds(stamp: str) -> int:
    """The offset of a text that matches STAMP; digits of the fraction beyond the third are cut."""
    bare = re.sub(r"[-\u2212\s]", "", stamp).replace(",", ".")
    whole, _, fraction = bare.partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    total = seconds * 1000 + int((fraction + "000")[:3])
    return -total if re.search(r"[-\u2212]", stamp) else total


def read_timing(line: str) -> tuple[int, int] | None:
    """Start and end in milliseconds of a line such as `0:0:0.0 --> 0:0:5.320 align:left`, None where it is no such
    line."""
    match = _TIMING.match(line) if "->" in line else None
    return (milliseconds(match["start"]), milliseconds(match["end"])) if match else None


def is_broken_timing(line: str) -> bool:
    """An arrow with something like a time on one side: a time line gone wrong, not an arrow somebody spoke or typed."""
    left, arrow, right = line.partition("-->")
    if not arrow or read_timing(line):
        return False
    sides = (left.strip(), right.split(" align", 1)[0].strip())
    return not any(sides) or any(_looks_like_time(side) for side in sides)


def _looks_like_time(side: str) -> bool:
    return ":" in side and any(char.isdigit() for char in side) and bool(_TIME_LIKE.fullmatch(side))
