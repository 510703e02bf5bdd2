"""Why a talk is proposed and what to ask there, as sentences. Rows hold codes and keys; names come from whoever read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ropeteam.wording.say import say

LEAST = 0.01
COARSE_FROM, COARSE = 10, 5


def reason_of_pick(reason: Mapping[str, Any], names: Mapping[str, str], language: str) -> str:
    """`names`: 'capability:KEY', 'request:KEY', 'pillar:KEY' -> words; what is gone keeps its key."""
    said = say(f"pick.{reason['code']}", language, **_named(reason, names, language))
    segment = reason.get("segment")
    return (
        say("pick.segment", language, what=said, segment=names.get(f"segment:{segment}", segment)) if segment else said
    )


def question_of_pick(question: Mapping[str, Any], names: Mapping[str, str], language: str) -> str:
    """A question to the customer, as pre-sales may ask it."""
    return say(f"pick_question.{question['code']}", language, **_named(question, names, language))


def share(value: float, language: str) -> str:
    """A share of all there is to learn, no finer than it is known: it comes from guesses (`core.numbers.attention_cells`). Whole
    per cent below ten, fives above; less than one says so."""
    if value < LEAST:
        return say("attention.small_share", language)
    percent = round(value * 100)
    if percent >= COARSE_FROM:
        percent = COARSE * round(percent / COARSE)
    return say("attention.share", language, percent=percent)


def _named(row: Mapping[str, Any], names: Mapping[str, str], language: str) -> dict[str, str]:
    def name(kind: str, key: str) -> str:
        return names.get(f"{kind}:{key}", key)

    titles = [name("request", key) for key in row.get("requests", [])]
    quoted = [f"„{title}“" if language == "de" else f"“{title}”" for title in titles]
    return {
        "requests": ", ".join(quoted),
        "request": titles[0] if titles else "",
        "capability": name("capability", row.get("capability", "")),
        "pillar": name("pillar", row.get("pillar", "")),
        "text": str(row.get("text", "")),
    }
