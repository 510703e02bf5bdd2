"""The overall solution of a deal: whose systems it is made of, what flows between them, what is still open, which papers lie by.

Nothing of it is overwritten. A change makes a version of the deal's architecture and a state row of what changed; what stood at
version 7 is, of every system and interface, the last state of a version up to 7. So everybody can look back, and nobody keeps
copies of a whole drawing.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.people import Person
from ropeteam.store.models.product import Capability
from ropeteam.store.models.requirements import Requirement
from ropeteam.store.models.row import Row, choices, one_of


class ArchitectureVersion(Row):
    """One change of one deal's overall solution. Append-only; `n` counts from 1."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="architecture_versions")
    n = models.PositiveIntegerField()
    made_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "n"], name="architecture_version_n")]


class SolutionSystem(Row):
    """A system of the overall solution, by its number in the deal. What is said of it stands in its states. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="solution_systems")
    no = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "no"], name="solution_system_no")]


class SystemState(Row):
    """What was said of a system with one version. `gone`: it is no part of the solution any more. Append-only."""

    system = models.ForeignKey(SolutionSystem, on_delete=models.CASCADE, related_name="states")
    version = models.ForeignKey(ArchitectureVersion, on_delete=models.CASCADE, related_name="systems")
    name = models.CharField(max_length=120)
    supplier = models.CharField(max_length=10, choices=choices(Supplier))
    release = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    gone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "version"], name="system_state_once_a_version"),
            models.CheckConstraint(condition=~Q(name=""), name="system_has_a_name"),
            one_of("supplier", Supplier, "system_supplier_known"),
        ]


class SolutionInterface(Row):
    """Something that flows between two systems, by its number in the deal. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="solution_interfaces")
    no = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deal", "no"], name="solution_interface_no")]


class InterfaceState(Row):
    """What was said of an interface with one version. No `source` or no `target` is our product. `supplier` builds and keeps
    it; `volume` and `unit` are the most that flows at a time, where somebody said a number. Append-only."""

    interface = models.ForeignKey(SolutionInterface, on_delete=models.CASCADE, related_name="states")
    version = models.ForeignKey(ArchitectureVersion, on_delete=models.CASCADE, related_name="interfaces")
    source = models.ForeignKey(SolutionSystem, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey(SolutionSystem, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    both_ways = models.BooleanField(default=False)
    what = models.CharField(max_length=200)
    protocol = models.CharField(max_length=80, blank=True)
    frequency = models.CharField(max_length=10, choices=choices(Frequency), blank=True)
    volume = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    supplier = models.CharField(max_length=10, choices=choices(Supplier))
    capability = models.ForeignKey(Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    requirement = models.ForeignKey(Requirement, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    gone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interface", "version"], name="interface_state_once_a_version"),
            models.CheckConstraint(condition=~Q(what=""), name="interface_says_what_flows"),
            models.CheckConstraint(
                condition=Q(source__isnull=False) | Q(target__isnull=False), name="interface_has_a_foreign_end"
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="interface_between_two"),
            models.CheckConstraint(
                condition=Q(volume__isnull=True) | Q(volume__gt=0) & ~Q(unit=""), name="interface_volume_has_a_unit"
            ),
            models.CheckConstraint(
                condition=Q(frequency__in=["", *(word.value for word in Frequency)]), name="interface_frequency_known"
            ),
            one_of("supplier", Supplier, "interface_supplier_known"),
        ]


class ArchitectureQuestion(Row):
    """What is still open, of the whole or of one system or interface, and in whose hands it is. Append-only."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="architecture_questions")
    no = models.PositiveIntegerField()
    text = models.TextField()
    system = models.ForeignKey(
        SolutionSystem, null=True, blank=True, on_delete=models.CASCADE, related_name="questions"
    )
    interface = models.ForeignKey(
        SolutionInterface, null=True, blank=True, on_delete=models.CASCADE, related_name="questions"
    )
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "no"], name="architecture_question_no"),
            models.CheckConstraint(condition=~Q(text=""), name="architecture_question_has_words"),
            models.CheckConstraint(
                condition=Q(system__isnull=True) | Q(interface__isnull=True), name="architecture_question_about_one"
            ),
        ]


class ArchitectureAnswer(Row):
    """What became of a question; answered once. Append-only."""

    question = models.OneToOneField(ArchitectureQuestion, on_delete=models.CASCADE, related_name="answer")
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="architecture_answer_has_words")]


class ArchitectureFile(Row):
    """A paper about the solution as it came. Taken away, its name and days stay and its bytes go."""

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="architecture_files")
    no = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    content = models.BinaryField()
    brought_on = models.DateField()
    removed_on = models.DateField(null=True, blank=True)
    removed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deal", "no"], name="architecture_file_no"),
            models.UniqueConstraint(
                fields=["deal", "content_hash"], condition=Q(removed_on__isnull=True), name="architecture_file_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
