"""A period of the market view in words: a month or a quarter, with its year."""

from __future__ import annotations

from ropeteam.core.market import Grain, Period
from ropeteam.wording.say import say


def period_words(period: Period, language: str) -> str:
    code = "market.quarter" if period.grain == Grain.QUARTER else f"month.{period.number}"
    return say(code, language, number=period.number, year=period.start.year)
