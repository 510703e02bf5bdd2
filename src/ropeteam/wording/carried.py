"""The word for what carries a promise: what nobody judged, and what is only not sure yet, are told apart from a no."""

from __future__ import annotations

from ropeteam.core.vocabulary import FindingCode, Fit
from ropeteam.wording.say import say


def carried(backing: str, fit: str | None, language: str, *, unsure: bool = False) -> str:
    """`unsure`: only a sure judgement is lacking (core.fit.is_unsure)."""
    if fit == Fit.UNKNOWN:
        return say(f"finding.{FindingCode.UNJUDGED}", language)
    return say("backing_unsure" if unsure else f"backing.{backing}", language)
