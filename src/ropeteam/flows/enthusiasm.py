"""Read the customer's mood from the words of one talk, and keep it with the listening it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from ropeteam.flows import ear
from ropeteam.language.contract import Heard, SpokenTurn
from ropeteam.language.detect.mood import MoodRead, read_mood
from ropeteam.store import models


def read(turns: Sequence[SpokenTurn], heard: Sequence[Heard], *, internal: bool, language: str) -> MoodRead | None:
    return read_mood(turns, heard=heard, internal=internal, language=language, embedder=ear.embedder())


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
