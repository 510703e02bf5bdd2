"""The languages in which Ropeteam reads, and in which it speaks to everybody who uses it and to every customer."""

from __future__ import annotations

LANGUAGES = ("de", "en")
