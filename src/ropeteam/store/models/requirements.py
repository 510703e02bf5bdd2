"""What a customer's tender asks for, row by row, and how each row is met.

The file stays as it came, because the answers go back into it. A row of it is one requirement of the deal, however many versions
of the file repeat it; `sheet`, `tab` and `row` are its place in the newest one. How it is met is a row of its own each time
somebody or the machine says so: the last word of a person holds, and the machine's only stands beside it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary import Effort
from ropeteam.core.vocabulary_presales import Coverage as Cover
from ropeteam.core.vocabulary_presales import SheetFormat
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.change_requests import Ask, ChangeRequest
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability, CapabilityVersion, RoadmapVersion
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.row import Row, choices, one_of
from ropeteam.store.models.solutions import SolutionPattern


class RequirementSheet(Row):
    """A customer's file. `columns` says where in it what stands; nothing of it counts before `taken_on`, when somebody said that
    it is so; `read_on` is when its rows were read. `replaces` is the version before; `problems` is what could not be read
    (store.defects)."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="requirement_sheets")
    n = models.PositiveIntegerField()
    file_name = models.CharField(max_length=300)
    format = models.CharField(max_length=8, choices=choices(SheetFormat))
    content_hash = models.CharField(max_length=64)
    original = models.BinaryField()
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    columns = models.JSONField(default=dict, blank=True)
    problems = models.JSONField(default=list, blank=True)
    recorded_on = models.DateField()
    taken_on = models.DateField(null=True, blank=True)
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "n"], name="requirement_sheet_n"),
            one_of("format", SheetFormat, "requirement_sheet_format_known"),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")), name="requirement_sheet_not_replacing_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class Requirement(Row):
    """One thing the customer asks for. `no` counts a deal's requirements from 1, `named` is the customer's own number, `section`
    the headings above it. `words_hash` is of the words without what does not matter (language.requirements.words), so that
    the same row is found again. `left_on`: the customer's newest file holds it no more. `looked_on`: when the machine last
    looked for what meets it, which may have found nothing sure. `promise` is what it became in the ledger, `ask` what
    brought it to product."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="requirements")
    no = models.PositiveIntegerField()
    named = models.CharField(max_length=80, blank=True)
    section = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    must = models.BooleanField(default=False)
    words_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=2, blank=True)
    sheet = models.ForeignKey(
        RequirementSheet, null=True, blank=True, on_delete=models.PROTECT, related_name="requirements"
    )
    tab = models.PositiveSmallIntegerField(null=True, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)
    capability = models.ForeignKey(
        Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="requirements"
    )
    change_request = models.ForeignKey(
        ChangeRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="requirements"
    )
    ask = models.OneToOneField(Ask, null=True, blank=True, on_delete=models.PROTECT, related_name="requirement")
    promise = models.OneToOneField(Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="requirement")
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    effort = models.CharField(max_length=1, choices=choices(Effort), blank=True)
    effort_note = models.CharField(max_length=300, blank=True)
    recorded_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    looked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "no"], name="requirement_no_in_deal"),
            models.UniqueConstraint(fields=["sheet", "tab", "row"], name="requirement_place_once"),
            models.CheckConstraint(condition=~Q(text=""), name="requirement_has_words"),
            models.CheckConstraint(
                condition=Q(effort__in=["", *(effort.value for effort in Effort)]), name="requirement_effort_known"
            ),
        ]
        indexes = [
            models.Index(fields=["words_hash"], name="requirement_by_words"),
            models.Index(fields=["capability"], name="requirement_about"),
        ]

    def __str__(self) -> str:
        return self.named or str(self.no)


class CoverageDeed(Row):
    """One person answered one row or many at once; taken back as one. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="coverage_deeds")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField()


class Coverage(Row):
    """How a requirement is met, as somebody said it or as the machine suggests it (no `by`). Append-only; `n` counts a
    requirement's rows, so that two at once give one after the other.

    `comment` is written to the customer. `copied_from` is the earlier answer it repeats; `likeness` says how alike the words
    were where they were not the same. `reasons` are codes and hold no quote; the keys beside them are the evidence.
    """

    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="coverages")
    n = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=choices(Cover))
    comment = models.TextField(blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    deed = models.ForeignKey(CoverageDeed, null=True, blank=True, on_delete=models.CASCADE, related_name="coverages")
    confidence = models.FloatField(null=True, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    capability_version = models.ForeignKey(
        CapabilityVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    roadmap_version = models.ForeignKey(
        RoadmapVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    change_request = models.ForeignKey(ChangeRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pattern = models.ForeignKey(SolutionPattern, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    likeness = models.FloatField(null=True, blank=True)
    rule_version = models.CharField(max_length=40, blank=True)
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["requirement", "n"], name="coverage_n"),
            one_of("status", Cover, "coverage_status_known"),
            models.CheckConstraint(
                condition=Q(by__isnull=True, deed__isnull=True, confidence__isnull=False)
                | Q(by__isnull=False, deed__isnull=False),
                name="coverage_by_machine_or_person",
            ),
        ]


class CoverageUndo(Row):
    """An answer that was taken back: the one before holds again. Append-only; taken back once."""

    coverage = models.OneToOneField(Coverage, on_delete=models.CASCADE, related_name="undone")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    undone_on = models.DateField()


class SheetOut(Row):
    """The customer's file with our answers in it went to the customer. Append-only."""

    sheet = models.ForeignKey(RequirementSheet, on_delete=models.CASCADE, related_name="given_out")
    n = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "n"], name="sheet_out_n")]


class CoverageTold(models.Model):
    """That the customer was told this answer, in this file. Append-only."""

    out = models.ForeignKey(SheetOut, on_delete=models.CASCADE, related_name="told")
    coverage = models.ForeignKey(Coverage, on_delete=models.CASCADE, related_name="told")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["out", "coverage"], name="coverage_told_once")]
