"""Do the words hit a non-goal? (first cut: very similar only)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ropeteam.language.contract import Match


def hit(text: str, matches: Sequence[Match], non_goal_texts: Mapping[str, str]) -> Match | None:
    return next((match for match in matches if match.score >= 0.7), None)
