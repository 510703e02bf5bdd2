"""The drafted reason and condition of an answer that lies ready, in words a person may change."""

from __future__ import annotations

from ropeteam.core.product_answers import Candidate
from ropeteam.wording.say import day, say


def reason_of(one: Candidate, language: str) -> str:
    return say(one.reason, language, **_values(one, language))


def condition_of(one: Candidate, language: str) -> str:
    """'' where this kind of answer has none."""
    return say(one.condition, language, **_values(one, language)) if one.condition else ""


def _values(one: Candidate, language: str) -> dict[str, str]:
    return {name: day(value, language) if name == "date" else value for name, value in one.values.items()}
