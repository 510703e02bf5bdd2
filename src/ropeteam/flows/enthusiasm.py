"""Keep the customer's mood in one talk with the listening it belongs to."""

from __future__ import annotations

from ropeteam.language.detect.mood import MoodRead
from ropeteam.store import models


def book(mood: MoodRead | None, analysis: models.Analysis) -> None:
    """Once an analysis and model; nothing where no mood could be read."""
    if mood is None:
        return
    models.MoodReading.objects.get_or_create(
        analysis=analysis,
        model=mood.model,
        defaults={
            "value": mood.value,
            "sd": mood.sd,
            "turns": mood.turns,
            "words": mood.words,
            "pulls": [
                [one.first_turn, one.last_turn, one.start, one.end, one.points, one.kind.value] for one in mood.pulls
            ],
        },
    )
