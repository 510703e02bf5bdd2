"""Names of files that come from outside, as any system may keep and show them."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath

from ropeteam.language.storable import storable

LONGEST = 200
# Control characters, what means something to a shell or a disk, and marks that turn the way of writing ("gpj.exe").
_MEANING_SOMETHING = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def another_name(name: str, taken: Collection[str]) -> str:
    """The same with a number, where the name is taken: "Plan.pdf", "Plan (2).pdf"."""
    stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
    tries = (name, *(f"{stem[: LONGEST - len(ending) - 8]} ({n}){dot}{ending}" for n in range(2, len(taken) + 2)))
    return next(one for one in tries if one not in taken)


def plain_name(file_name: str, *, otherwise: str) -> str:
    """The last part of a path in any system's spelling, without what could mean anything to a shell, a page or a disk."""
    last = PurePosixPath(storable(file_name).replace("\\", "/")).name
    name = _MEANING_SOMETHING.sub("", last).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST:
        name = f"{stem[: LONGEST - len(ending) - 1]}{dot}{ending}"[:LONGEST]
    return name or otherwise
