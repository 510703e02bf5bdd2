"""The nightly signed digest: every row of the ledger and the log with the hash of what it said, in one chain."""

from __future__ import annotations

from django.db import models

from ropeteam.store.models.row import Row


class LedgerDigest(Row):
    """One night: the links `first` to `last` of the chain, its head, and what was read of each table. Append-only."""

    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField(unique=True)
    head = models.CharField(max_length=64)
    signature = models.CharField(max_length=64)
    key_id = models.CharField(max_length=16)
    columns = models.JSONField()
    made_on = models.DateField()


class LedgerSeal(models.Model):
    """One link: a row by table and id, the hash of what it said, and the keyed hash over it and the link before. Append-only."""

    n = models.PositiveBigIntegerField(primary_key=True)
    of_table = models.CharField(max_length=40)
    of_id = models.BigIntegerField()
    content = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of_table", "of_id"], name="sealed_once")]
