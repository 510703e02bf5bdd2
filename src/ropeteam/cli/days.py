"""A day as people write it behind an option: 2026-03-31 or 31.03.2026, like everywhere else."""

from __future__ import annotations

from datetime import date

from ropeteam.core.errors import Refused
from ropeteam.language.folder.cells import AmbiguousDate, BadDate, parse_date


def said_day(text: str, *, option: str) -> date | None:
    """None where nothing was said. Read by the command, not by the parser, whose complaints know one language only."""
    try:
        return parse_date(text)
    except (BadDate, AmbiguousDate) as error:
        raise Refused("bad_day", option=option, found=text) from error
