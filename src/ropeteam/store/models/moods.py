"""What a listening made of the customer's mood. No words: the pulls are places in the text, so they go with it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.store.models.conversations import Analysis
from ropeteam.store.models.row import Row


class MoodReading(Row):
    """`value` 0..10 and its standard deviation `sd`, read by `model` from `turns` customer turns of `words` words.

    `pulls` are the sentences for it (delight was heard) and against it (concern), the strongest first: [first turn, last turn,
    start, end, points, kind] each. Append-only: a newer model or another text makes another analysis and with it another row.
    """

    analysis = models.ForeignKey(Analysis, on_delete=models.CASCADE, related_name="moods")
    model = models.CharField(max_length=80)
    value = models.FloatField()
    sd = models.FloatField()
    turns = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    pulls = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["analysis", "model"], name="mood_reading_once"),
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=10), name="mood_reading_0_to_10"),
            models.CheckConstraint(condition=Q(sd__gt=0, turns__gt=0), name="mood_reading_of_something"),
        ]
