"""Due dates (first cut)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def due(text: str, *, on: date, language: str, releases: Mapping[str, date] | None = None) -> tuple[date | None, str]:
    return None, ""
