"""The climb: who was asked how they feel, what they answered, and what the curve and the overstretch said on a day.

What was asked, answered and computed is written once. The one exception is a customer's own line beside an answer: like all
text it can be overwritten by an erasure (the database lets nothing else of an answer change).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.numbers.observations import Channel
from ropeteam.core.vocabulary import StakeholderGroup
from ropeteam.core.vocabulary_enthusiasm import Moment, PointSource, PulseWord
from ropeteam.store.models.accounts import Contact, Deal
from ropeteam.store.models.conversations import Conversation
from ropeteam.store.models.mailing import SignedLink
from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row, choices, one_of


class PulseInvite(Row):
    """One contact asked once about one deal at one moment. `n` counts moments that the customer agreed to beyond the three.

    `owner` is the named owner of the deal in whose name it was asked; `became` what they tell the customer of their last answer."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="pulses")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="pulses")
    moment = models.CharField(max_length=10, choices=choices(Moment))
    n = models.PositiveSmallIntegerField(default=1)
    due_on = models.DateField()
    asked_on = models.DateField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    link = models.OneToOneField(SignedLink, on_delete=models.PROTECT, related_name="pulse")
    became = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "contact", "moment", "n"], name="pulse_once"),
            one_of("moment", Moment, "pulse_moment_known"),
        ]


class PulseWish(Row):
    """What a contact said of being asked about a deal; the latest holds. `every_days` only where they agreed to more.

    `by` is who noted it; None where the customer said so on the pulse page."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="pulse_wishes")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="pulse_wishes")
    word = models.CharField(max_length=6, choices=choices(PulseWord))
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)
    said_on = models.DateField()
    how = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            one_of("word", PulseWord, "pulse_wish_known"),
            models.CheckConstraint(
                condition=Q(word=PulseWord.MORE.value, every_days__gt=0)
                | (~Q(word=PulseWord.MORE.value) & Q(every_days__isnull=True)),
                name="pulse_wish_more_says_how_often",
            ),
        ]
        indexes = [models.Index(fields=["deal", "contact", "-id"], name="store_pulsewish_latest")]


class PulseGuess(Row):
    """What one of us thought the customer would answer, said before anybody could know it."""

    invite = models.ForeignKey(PulseInvite, on_delete=models.PROTECT, related_name="guesses")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()
    guessed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invite", "by"], name="pulse_guess_once"),
            models.CheckConstraint(condition=Q(value__lte=10), name="pulse_guess_0_to_10"),
        ]


class Observation(Row):
    """One measuring point of a deal that somebody answered or did; moods of talks are read from the talks themselves.

    `value` is on 0..10; `raw`, `scale` and `method` are what came. `source` and `source_key` make it once. `words` is the
    customer's own line."""

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="observations")
    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="observations")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="observations")
    group = models.CharField(max_length=10, choices=choices(StakeholderGroup), blank=True)
    channel = models.CharField(max_length=12, choices=choices(Channel))
    observed_on = models.DateField()
    value = models.FloatField()
    n = models.PositiveIntegerField(default=1)
    raw = models.CharField(max_length=40)
    scale = models.CharField(max_length=12, blank=True)
    method = models.CharField(max_length=80, blank=True)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    conversation = models.ForeignKey(Conversation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invite = models.OneToOneField(
        PulseInvite, null=True, blank=True, on_delete=models.PROTECT, related_name="observation"
    )
    source = models.CharField(max_length=12, choices=choices(PointSource))
    source_key = models.CharField(max_length=160)
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "source", "source_key"], name="observation_once"),
            one_of("channel", Channel, "observation_channel_known"),
            one_of("source", PointSource, "observation_source_known"),
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=10, n__gte=1), name="observation_0_to_10"),
            models.CheckConstraint(
                condition=Q(group__in=["", *(group.value for group in StakeholderGroup)]),
                name="observation_group_known",
            ),
            models.CheckConstraint(
                condition=Q(source=PointSource.PULSE.value, invite__isnull=False)
                | (~Q(source=PointSource.PULSE.value) & Q(invite__isnull=True)),
                name="observation_pulse_has_its_invite",
            ),
        ]
        indexes = [models.Index(fields=["deal", "observed_on", "id"], name="store_observation_of_deal")]


class ObservationOut(Row):
    """A measuring point that should never have come in: taken out, with the reason; it stays to be read."""

    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="taken_out")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    out_on = models.DateField()


class CurveFit(Row):
    """What a company's own deals say of the curve's parameters; the newest holds. `gain` is how much likelier (in nats) they
    make the measuring points than the stated defaults did."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="curve_fits")
    fitted_on = models.DateField()
    parameters = models.JSONField()
    deals = models.PositiveIntegerField()
    observations = models.PositiveIntegerField()
    gain = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "fitted_on"], name="curve_fit_once_a_day")]


class CurveSnapshot(Row):
    """The curve of a deal as it was drawn from what was known then. `points` are [day, mean, low, high, deliverable] by the
    week; `digest` tells whether anything changed of what it was drawn from."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="curves")
    taken_on = models.DateField()
    signed_on = models.DateField(null=True, blank=True)
    handover_on = models.DateField(null=True, blank=True)
    observations = models.PositiveIntegerField()
    fit = models.ForeignKey(CurveFit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    band = models.JSONField()
    points = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "taken_on", "digest"], name="curve_snapshot_once")]
        indexes = [models.Index(F("deal"), F("id").desc(), name="store_curvesnapshot_latest")]


class OverstretchSnapshot(Row):
    """How far a deal was overstretched when its curve was drawn: the index, its terms, and the promises it was made of
    ([name in the ledger or '', chance, importance])."""

    curve = models.OneToOneField(CurveSnapshot, on_delete=models.PROTECT, related_name="overstretch")
    points = models.FloatField()
    sd = models.FloatField()
    chance = models.FloatField()
    base = models.FloatField()
    promises = models.FloatField()
    coldness = models.FloatField()
    height = models.FloatField()
    talks = models.PositiveIntegerField()
    with_services = models.PositiveIntegerField()
    enthusiasm = models.FloatField()
    learned_from = models.PositiveIntegerField()
    made_of = models.JSONField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(sd__gt=0), name="overstretch_snapshot_has_sd")]
