"""Early adopters: who looked at a deal outside the segments that are ready, and which gaps its customer lives with."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.core.vocabulary_presales import OutsideWay
from ropeteam.store.models.accounts import Contact, Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, Segment
from ropeteam.store.models.row import Row, choices, one_of


class SegmentLook(Row):
    """Somebody of the rope saw that the deal's segment is not ready, and said how they go on. Of a segment that changed nobody
    has seen it yet. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="segment_looks")
    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="looks")
    n = models.PositiveIntegerField()
    way = models.CharField(max_length=8, choices=choices(OutsideWay))
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    looked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="segment_look_n"),
            one_of("way", OutsideWay, "segment_look_way_known"),
        ]


class GapAccepted(Row):
    """The customer lives without a capability their segment needs: who said so, in which words, on which day they were told.
    `beyond`: it was one gap more than the segment bears, so it counts as agreed only once product seconded it. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="gaps_accepted")
    capability = models.ForeignKey(Capability, on_delete=models.PROTECT, related_name="+")
    n = models.PositiveIntegerField()
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    told_on = models.DateField()
    day_told = models.DateField(null=True, blank=True)
    beyond = models.BooleanField()
    tolerance = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="gap_accepted_n"),
            models.CheckConstraint(condition=~Q(words=""), name="gap_accepted_in_words"),
        ]
        indexes = [models.Index(fields=["deal", "capability"], name="gap_accepted_of_deal")]


class GapSecond(Row):
    """Product agrees to a gap beyond what the segment bears, with the reason. Append-only, once a gap."""

    gap = models.OneToOneField(GapAccepted, on_delete=models.CASCADE, related_name="second")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seconded_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="gap_second_has_a_reason")]


class GapTakenBack(Row):
    """The customer does not live with it any more, or never said so. Append-only, once a gap."""

    gap = models.OneToOneField(GapAccepted, on_delete=models.CASCADE, related_name="taken_back")
    reason = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_back_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="gap_taken_back_has_a_reason")]
