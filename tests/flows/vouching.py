"""People who looked whether something is still true, and what a segment needs, said and taken back."""

from __future__ import annotations

from datetime import timedelta

from cast import TODAY

from ropeteam.flows import capability_reviews, segments, strategy_reading
from ropeteam.store import models
from ropeteam.store.actor import Actor

TOMORROW = TODAY + timedelta(days=1)


def vouched(presales: Actor, pm: Actor) -> None:
    """A capability is found untrue and, twice alike, true again; a segment's need ends and comes back; a strategy is read."""
    offline, report = (models.Capability.objects.get(key=key) for key in ("offline", "berichte"))
    capability_reviews.review(offline, actor=presales, still_true=False, evidence="„ohne“ fehlt", on=TODAY)
    for _ in range(2):
        later = TOMORROW + timedelta(days=90)
        capability_reviews.review(report, actor=pm, still_true=True, evidence="", on=TODAY, next_due=later)
    strategy_reading.read(models.StrategyVersion.objects.order_by("-n")[0], actor=presales, on=TOMORROW)
    segment = models.Segment.objects.get()
    segments.drop(segments.need(segment, offline, actor=pm, on=TODAY), actor=pm, on=TOMORROW)
    segments.need(segment, offline, actor=pm, on=TOMORROW)
