"""What every table has: an id, when the row was made, and by whom."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import Now


def choices(words: Any) -> list[tuple[str, str]]:
    """The closed list as Django wants it; labels are rendered by wording, never from here."""
    return [(word.value, word.value) for word in words]


def one_of(field: str, words: Any, name: str) -> models.CheckConstraint:
    """The closed list as a database constraint."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": [word.value for word in words]}), name=name)


def exactly_one(*fields: str, name: str) -> models.CheckConstraint:
    """Alternatives as nullable keys: exactly one of them stands."""
    condition = models.Q()
    for chosen in fields:
        condition |= models.Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(condition=condition, name=name)


class Row(models.Model):
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        "store.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True
