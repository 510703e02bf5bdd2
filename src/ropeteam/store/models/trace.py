"""The trace: events and who handled them, reads of transcripts, what an import brought, cached vectors."""

from __future__ import annotations

from django.db import models

from ropeteam.store.models.people import Company, Person
from ropeteam.store.models.row import Row


class Event(Row):
    """Something happened: a code, an actor, a subject, ids. No text, no quotes. Append-only."""

    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.CASCADE, related_name="events")
    code = models.CharField(max_length=60)
    subject_table = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    deal_id = models.BigIntegerField(null=True, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_table", "subject_id", "-id"]),
            models.Index(fields=["deal_id", "-id"]),
        ]


class Delivery(models.Model):
    """That a consumer handled an event: once."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    consumer = models.CharField(max_length=80)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "consumer"], name="delivery_once")]


class AccessLog(models.Model):
    """Who read a transcript or took an export."""

    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    subject_table = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    why = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)


class ImportRow(Row):
    """One row of a file as last imported: an unchanged hash means there is nothing to do."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="import_rows")
    file = models.CharField(max_length=300)
    key = models.CharField(max_length=200)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "file", "key"], name="import_row_once")]


class Vector(models.Model):
    """A text's embedding as little-endian float32, kept by what it is of, so that it is computed once."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="vectors")
    of_table = models.CharField(max_length=40)
    of_id = models.BigIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    model = models.CharField(max_length=80)
    language = models.CharField(max_length=2, blank=True)
    text_hash = models.CharField(max_length=64)
    values = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_table", "of_id", "part", "model"], name="vector_once"),
        ]
        indexes = [models.Index(fields=["company", "of_table", "model", "id"])]
