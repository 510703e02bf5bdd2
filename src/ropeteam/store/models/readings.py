"""That a language model was asked about a text, how it ended and what it cost. No words: places, codes and counts."""

from __future__ import annotations

from django.db import models

from ropeteam.core.sending import Outcome
from ropeteam.store.models.conversations import TextVersion
from ropeteam.store.models.row import Row, choices, one_of


class ModelReading(Row):
    """`asked` is the hash of the exact question; `placed` are the checked findings as places in the text (None where there
    was no answer), so an answer kept here holds no word of the talk and goes with its text. `place` is where it was sent."""

    text = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="readings")
    model = models.CharField(max_length=80)
    place = models.CharField(max_length=300, blank=True)
    rules = models.CharField(max_length=40)
    asked = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=16, choices=choices(Outcome))
    tokens = models.PositiveIntegerField(default=0)
    placed = models.JSONField(null=True, blank=True)
    refused = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [one_of("outcome", Outcome, "model_reading_outcome_known")]
        indexes = [
            models.Index(fields=["created_at"], name="model_reading_made"),
            models.Index(fields=["asked", "model"], name="model_reading_asked"),
        ]
