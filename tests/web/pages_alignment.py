"""Alignment health with who may open it: rows of the access matrix."""

from __future__ import annotations

from web.page import EVERYBODY, Page

# The stranger sees their own company's: another world.
READERS = tuple(who for who in EVERYBODY if who != "admin")

ALIGNMENT_PAGES = [
    Page("alignment", READERS),
    Page("alignment_report", READERS, download=True),
    Page("alignment_cases", READERS, args=lambda world: ("reached",)),
]
