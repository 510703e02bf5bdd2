"""Feasibility studies: a question with an end day, what would answer it, the evidence, how it ended, and what the customer signed.

A study is running while no `StudyEnding` says go or no_go. Whoever extends it writes an ending too: with the new day.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary_presales import Coverage, CriterionResult, SignAbout, StudyEnd
from ropeteam.store.models.accounts import Contact, Deal
from ropeteam.store.models.change_requests import ChangeRequest, Decision
from ropeteam.store.models.conversations import Conversation
from ropeteam.store.models.early_adopters import GapAccepted
from ropeteam.store.models.mailing import SignedLink
from ropeteam.store.models.people import Person
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.requirements import Requirement
from ropeteam.store.models.row import Row, choices, exactly_one, one_of

ENDED = (StudyEnd.GO.value, StudyEnd.NO_GO.value)
# What a customer may sign; a request is about exactly one of them.
SIGNED = ("study", "gap", "milestone", "order", "story", "page")


class Study(Row):
    """`ends_on` is the day that was planned first; an extension names a later one. `decision` is the "study first" it answers.
    `lead` runs it and may hand it on; everything else stays as it was agreed."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="studies")
    key = models.CharField(max_length=80)
    question = models.TextField()
    begins_on = models.DateField()
    ends_on = models.DateField()
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="studies")
    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="studies")
    opened_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "key"], name="study_key_in_deal"),
            models.CheckConstraint(condition=~Q(question=""), name="study_asks_something"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="study_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["deal", "-id"], name="study_of_deal")]

    def __str__(self) -> str:
        return self.key


class Hypothesis(Row):
    """What we believe before we look. Append-only."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="hypotheses")
    no = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "no"], name="hypothesis_no_in_study")]


class Criterion(Row):
    """What has to be seen for the study to have succeeded. Its words are the ones the customer signs: they may be put better until
    somebody signed or something was seen, and never after (a trigger)."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="criteria")
    no = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "no"], name="criterion_no_in_study"),
            models.CheckConstraint(condition=~Q(text=""), name="criterion_has_words"),
        ]


class CriterionTie(Row):
    """What a criterion decides about: a requirement; where there is none, a promise or a wish. Append-only."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="ties")
    requirement = models.ForeignKey(
        Requirement, null=True, blank=True, on_delete=models.CASCADE, related_name="criterion_ties"
    )
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.CASCADE, related_name="criterion_ties")
    change_request = models.ForeignKey(
        ChangeRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="criterion_ties"
    )

    class Meta:
        constraints = [
            exactly_one("requirement", "promise", "change_request", name="criterion_tie_to_exactly_one"),
            models.UniqueConstraint(
                fields=["criterion", "requirement", "promise", "change_request"],
                nulls_distinct=False,
                name="criterion_tie_once",
            ),
        ]


class CriterionEvidence(Row):
    """What was seen, in words, and where it can be looked up: a talk, or a file's name or address. The latest of a criterion
    holds; `how` says what a met requirement is met by. Append-only."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="evidence")
    n = models.PositiveIntegerField()
    result = models.CharField(max_length=8, choices=choices(CriterionResult))
    how = models.CharField(max_length=12, choices=choices(Coverage), blank=True)
    words = models.TextField()
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.PROTECT, related_name="criterion_evidence"
    )
    document = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seen_on = models.DateField()
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["criterion", "n"], name="criterion_evidence_n"),
            one_of("result", CriterionResult, "criterion_result_known"),
            models.CheckConstraint(condition=~Q(words=""), name="criterion_evidence_has_words"),
        ]


class StudyEnding(Row):
    """Go, no go, or once more with a new day; always with the reason. Append-only; after go or no_go there is no other."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="endings")
    n = models.PositiveSmallIntegerField()
    end = models.CharField(max_length=8, choices=choices(StudyEnd))
    reason = models.TextField()
    new_day = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "n"], name="study_ending_n"),
            models.UniqueConstraint(fields=["study"], condition=Q(end__in=ENDED), name="study_ends_once"),
            one_of("end", StudyEnd, "study_end_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="study_ending_has_a_reason"),
            models.CheckConstraint(
                condition=Q(end=StudyEnd.EXTEND.value, new_day__isnull=False)
                | (~Q(end=StudyEnd.EXTEND.value) & Q(new_day__isnull=True)),
                name="only_an_extension_names_a_day",
            ),
        ]


class SignRequest(Row):
    """A customer's contact is asked to sign by a link: what a study has to show, its result, a gap they live with, a milestone, a
    change order, what may be told of them, or what of them may be shown. `link` is empty in a company that was imported: a secret
    travels in no file. Append-only."""

    study = models.ForeignKey(Study, null=True, blank=True, on_delete=models.CASCADE, related_name="sign_requests")
    gap = models.ForeignKey(GapAccepted, null=True, blank=True, on_delete=models.CASCADE, related_name="sign_requests")
    milestone = models.ForeignKey(
        "store.Milestone", null=True, blank=True, on_delete=models.CASCADE, related_name="sign_requests"
    )
    order = models.ForeignKey(
        "store.ChangeOrder", null=True, blank=True, on_delete=models.CASCADE, related_name="sign_requests"
    )
    story = models.ForeignKey(
        "store.ReferenceText", null=True, blank=True, on_delete=models.CASCADE, related_name="sign_requests"
    )
    page = models.ForeignKey(
        "store.ReferencePage", null=True, blank=True, on_delete=models.CASCADE, related_name="sign_requests"
    )
    n = models.PositiveIntegerField()
    about = models.CharField(max_length=12, choices=choices(SignAbout))
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    until = models.DateField()
    link = models.OneToOneField(
        SignedLink, null=True, blank=True, on_delete=models.PROTECT, related_name="sign_request"
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()

    class Meta:
        constraints = [
            exactly_one(*SIGNED, name="sign_request_about_exactly_one"),
            models.UniqueConstraint(fields=[*SIGNED, "n"], nulls_distinct=False, name="sign_request_n"),
            one_of("about", SignAbout, "sign_request_about_known"),
            models.CheckConstraint(
                condition=Q(study__isnull=False, about__in=[SignAbout.CRITERIA.value, SignAbout.RESULT.value])
                | Q(gap__isnull=False, about=SignAbout.GAP.value)
                | Q(milestone__isnull=False, about=SignAbout.MILESTONE.value)
                | Q(order__isnull=False, about=SignAbout.ORDER.value)
                | Q(story__isnull=False, about=SignAbout.STORY.value)
                | Q(page__isnull=False, about=SignAbout.PERMISSION.value),
                name="sign_request_about_its_subject",
            ),
        ]


class Signature(Row):
    """What the customer answered on that page: signed, or not, with their own words. Once a request. Append-only."""

    request = models.OneToOneField(SignRequest, on_delete=models.CASCADE, related_name="signature")
    agreed = models.BooleanField()
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="signature_has_a_name"),
            models.CheckConstraint(condition=Q(agreed=True) | ~Q(words=""), name="a_refusal_has_words"),
        ]
