"""What a company's ear learnt from its people: one row a training that was accepted, or taken back. Append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ropeteam.store.models.people import Company
from ropeteam.store.models.row import Row


class EarVersion(Row):
    """The company hears with its newest training that nobody took back. `base` names the shipped weights that `numbers`
    (language/models/house.py) stand on; over others they are not used. `undoes` takes a training back and has no numbers.

    `reviews` and `locked` count people's words: in all, and on the part set aside; `figures` are that part's numbers, a list
    of kind, reviews, F1 before and after. `created_by` is empty for the operator.
    """

    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="ears")
    n = models.PositiveIntegerField()
    base = models.CharField(max_length=80)
    recipe = models.CharField(max_length=20, blank=True)
    numbers = models.BinaryField(null=True, blank=True)
    reviews = models.PositiveIntegerField(default=0)
    locked = models.PositiveIntegerField(default=0)
    figures = models.JSONField(default=list)
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    trained_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "n"], name="ear_version_n"),
            models.CheckConstraint(
                condition=Q(undoes__isnull=True, numbers__isnull=False) | Q(undoes__isnull=False, numbers__isnull=True),
                name="ear_version_has_numbers_or_undoes",
            ),
        ]
