"""What pages say: titles, labels, hints, empty states."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {}
