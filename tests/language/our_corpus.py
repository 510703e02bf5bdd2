"""The project's own labelled talks, read once a process."""

from __future__ import annotations

from functools import cache

from ropeteam.language.corpus import Company, place, read


@cache
def our_companies() -> tuple[Company, ...]:
    return read(place()).companies
