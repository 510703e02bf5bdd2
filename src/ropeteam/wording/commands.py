"""What commands print."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
