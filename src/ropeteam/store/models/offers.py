"""Offers and contracts of a deal: versions as they came, the sentences in them, and what people said of a sentence.

A sentence is one row an offer, however many versions repeat it: what was judged and what a person said stays with it, and
only sentences that are new are read and judged.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import ClauseWord, OfferFormat, OfferKind, SignalKind
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, NonGoal
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.row import Row, choices, one_of


class Offer(Row):
    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="offers")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=choices(OfferKind))
    title = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "key"], name="offer_key_in_deal"),
            one_of("kind", OfferKind, "offer_kind_known"),
        ]
        indexes = [models.Index(fields=["deal", "-id"])]

    def __str__(self) -> str:
        return self.title


class OfferVersion(Row):
    """The file as it came, append-only. `dated_on` is the day it bears, `recorded_on` the day it was brought here."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="versions")
    n = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    file_name = models.CharField(max_length=300)
    format = models.CharField(max_length=10, choices=choices(OfferFormat))
    original = models.BinaryField()
    dated_on = models.DateField()
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "n"], name="offer_version_n"),
            one_of("format", OfferFormat, "offer_format_known"),
        ]


class OfferReading(Row):
    """That a version was read, by which rules and which model; it stands even where nothing was found. Append-only.
    `problems` is what could not be read (store.defects)."""

    version = models.OneToOneField(OfferVersion, on_delete=models.CASCADE, related_name="reading")
    rules = models.CharField(max_length=40)
    model = models.CharField(max_length=80)
    language = models.CharField(max_length=2, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    problems = models.JSONField(default=list, blank=True)


class Clause(Row):
    """A sentence of an offer, read once, append-only. `kind` is what the machine takes it for; empty: neither promise nor
    claim. What a person says of it is `ClauseReview`."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="clauses")
    hash = models.CharField(max_length=64)
    text = models.TextField()
    kind = models.CharField(max_length=8, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    service = models.BooleanField(default=False)
    due = models.DateField(null=True, blank=True)
    due_phrase = models.CharField(max_length=200, blank=True)
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capability_score = models.FloatField(null=True, blank=True)
    non_goal = models.ForeignKey(NonGoal, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "hash"], name="clause_once_an_offer"),
            models.CheckConstraint(
                condition=Q(kind__in=["", SignalKind.PROMISE.value, SignalKind.CLAIM.value]), name="clause_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["capability"], name="clause_about")]


class ClausePlace(models.Model):
    """Where a sentence stands in one version: characters `start` to before `end` of paragraph `paragraph`; `no` counts the
    version's sentences from 0. A heading is shown, but promises nothing. Append-only."""

    version = models.ForeignKey(OfferVersion, on_delete=models.CASCADE, related_name="places")
    no = models.PositiveIntegerField()
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="places")
    paragraph = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    heading = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "no"], name="clause_place_no"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="clause_place_has_words"),
        ]


class ClauseReview(Row):
    """A person's word on a sentence, for every version that holds it. Append-only; the last word of a kind holds. `n` counts
    a sentence's words, so that two at once give one."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="reviews")
    n = models.PositiveIntegerField()
    word = models.CharField(max_length=10, choices=choices(ClauseWord))
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clause", "n"], name="clause_review_n"),
            one_of("word", ClauseWord, "clause_word_known"),
            models.CheckConstraint(
                condition=Q(capability__isnull=True) | Q(word=ClauseWord.ABOUT.value),
                name="only_about_names_a_capability",
            ),
        ]


class ClauseLink(Row):
    """A person says: this sentence of the offer is that promise of the ledger. Append-only; `n` counts the links of the same
    two, since one may be taken back and made again. It stands while no `ClauseUnlink` takes it back."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="links")
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="clause_links")
    n = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    linked_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clause", "promise", "n"], name="clause_link_n")]


class ClauseUnlink(Row):
    """That a link was taken back, by whom and when. Append-only; a link is taken back once."""

    link = models.OneToOneField(ClauseLink, on_delete=models.CASCADE, related_name="unlinked")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unlinked_on = models.DateField()
