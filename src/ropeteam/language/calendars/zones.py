"""The time zone behind a name: IANA's, Windows' (Exchange writes those), or the one the file itself defines."""

from __future__ import annotations

from datetime import tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from ropeteam.language.calendars.blocks import Block

MOST_ZONES = 200


class Zones:
    """Zones by name; those a file defines are read when an event asks for one that nobody else knows."""

    def __init__(self) -> None:
        self._own: dict[str, Block] = {}
        self._made: dict[str, tzinfo | None] = {}

    def define(self, block: Block) -> None:
        name = next((row for row in block.text().split("\r\n") if row.upper().startswith("TZID")), "")
        if name and len(self._own) < MOST_ZONES:
            self._own[_bare(name.partition(":")[2])] = block

    def named(self, name: str) -> tzinfo | None:
        wanted = _bare(name)
        if wanted not in self._made:
            self._made[wanted] = _known(wanted) or self._defined(wanted)
        return self._made[wanted]

    def _defined(self, name: str) -> tzinfo | None:
        block = self._own.get(name)
        if block is None:
            return None
        try:
            zone = Timezone.from_ical(block.text())
            place = str(zone.get("X-LIC-LOCATION", ""))
            return _known(place) or (zone.to_tz(lookup_tzid=False) if isinstance(zone, Timezone) else None)
        except (
            Exception
        ):  # whatever a broken definition makes the library raise: the event says that the zone is unknown
            return None


def _bare(name: str) -> str:
    return name.strip().strip('"')


@lru_cache(maxsize=1000)
def _known(name: str) -> tzinfo | None:
    """IANA's or Windows' name; some programs put a path before it (`/freeassociation.sourceforge.net/Europe/Berlin`)."""
    parts = name.strip("/").split("/")
    for found in (WINDOWS_TO_OLSON.get(name, name), "/".join(parts[-2:]), "/".join(parts[-3:])):
        try:
            return ZoneInfo(found) if found else None
        except (ValueError, OSError, KeyError):
            continue
    return None
