"""Any list of wishes as CSV: columns are guessed, shown, and can be said."""

from __future__ import annotations

from typing import Final

from ropeteam.language.trackers.table import Table

_TABLE: Final = Table("csv")
look = _TABLE.look
read = _TABLE.read
