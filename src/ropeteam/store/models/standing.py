"""What lists find their rows by: how a signal waits and how a promise stands, copied beside the rows that say so.

The database writes these rows itself, in the same transaction as the review, the judgement, the end that changes them; nobody
else does, and they hold nothing that could not be read anew. A list of a hundred thousand talks asks an index here, and a page
of one promise reads its history. Docs: docs/why/standing.md.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import DO_NOTHING, Q

from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.core.vocabulary import OUR_KINDS, SignalKind
from ropeteam.store.models.accounts import Deal
from ropeteam.store.models.people import Company
from ropeteam.store.models.product import Capability, RoadmapItem
from ropeteam.store.models.promises import Promise
from ropeteam.store.models.signals import Signal

IN_LEDGER = Q(kind=SignalKind.PROMISE.value, mentioned=False, deal__isnull=False)
IN_INBOX = Q(kind__in=[kind.value for kind in CUSTOMERS_KINDS], alone=False, wished=False)
OURS_KINDS = sorted(kind.value for kind in OUR_KINDS)
OURS = Q(kind__in=OURS_KINDS, alone=False)
OPEN = Q(outcome="")


def beside(table: Any, **rest: Any) -> Any:
    """A key as in the row that this is a copy of: checked there, not once more."""
    return models.ForeignKey(
        table, on_delete=DO_NOTHING, related_name="+", db_constraint=False, db_index=False, null=True, **rest
    )


def falling(*fields: str, name: str, where: Q) -> models.Index:
    """The order of the ledger: by day, inside a day by id, the newest first."""
    key = "-signal" if name.startswith("waiting") else "-promise"
    return models.Index(fields=[*fields, "-said_on", key], name=name, condition=where)


class Waiting(models.Model):
    """A signal that nobody settled: no word of a person stands on it, or only the dismissal by the deal's own seller (`alone`).

    `mentioned`: a promise of the ledger has it. `wished`: it belongs to a wish. `backing` is empty where nobody judged.
    """

    signal = models.OneToOneField(
        Signal, primary_key=True, on_delete=DO_NOTHING, related_name="waiting", db_constraint=False
    )
    company = beside(Company)
    deal = beside(Deal)
    confidential = models.BooleanField()
    kind = models.CharField(max_length=8)
    said_on = models.DateField()
    capability = beside(Capability)
    backing = models.CharField(max_length=20)
    item = beside(RoadmapItem)
    due_on = models.DateField(null=True)
    alone = models.BooleanField()
    mentioned = models.BooleanField()
    wished = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["deal", "kind"], name="waiting_deal"),
            models.Index(fields=["company", "kind", "-signal"], name="waiting_kind", condition=Q(alone=False)),
            models.Index(fields=["company", "capability", "-signal"], name="waiting_inbox", condition=IN_INBOX),
            models.Index(fields=["company", "capability", "-said_on"], name="waiting_inbox_day", condition=IN_INBOX),
            falling("company", name="waiting_ours", where=OURS),
            falling("company", name="waiting_ledger", where=IN_LEDGER),
            falling("company", "backing", name="waiting_backing", where=IN_LEDGER),
            falling("company", "capability", name="waiting_capability", where=IN_LEDGER),
            falling("company", "item", name="waiting_item", where=IN_LEDGER & Q(item__isnull=False)),
            falling("company", name="waiting_dated", where=IN_LEDGER & Q(due_on__isnull=False)),
            falling("company", name="waiting_undated", where=IN_LEDGER & Q(due_on__isnull=True)),
            models.Index(fields=["company", "due_on"], name="waiting_due", condition=IN_LEDGER),
        ]


class WaitingCount(models.Model):
    """How many customers' words came to wait about a capability, and how many went: the sum is how many wait. `deal` is set for
    confidential deals alone. Rows are only added, so that nobody waits for anybody; at night they are added up (`tidy`)."""

    company = beside(Company)
    capability = beside(Capability)
    deal = beside(Deal)
    n = models.BigIntegerField()
    needs = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["company", "capability"], name="waiting_count_capability")]


class Standing(models.Model):
    """A promise of the ledger: `outcome` is empty while it is open, else its end, 'replaced', 'changed' or 'dismissed'. `waits`:
    nobody stands by it. `due` is its own day, `due_on` that or the day by which it was judged. `fit` and `backing` are empty where
    nobody judged."""

    promise = models.OneToOneField(
        Promise, primary_key=True, on_delete=DO_NOTHING, related_name="standing", db_constraint=False
    )
    company = beside(Company)
    deal = beside(Deal)
    said_on = models.DateField()
    due = models.DateField(null=True)
    due_on = models.DateField(null=True)
    capability = beside(Capability)
    fit = models.CharField(max_length=20)
    backing = models.CharField(max_length=20)
    item = beside(RoadmapItem)
    outcome = models.CharField(max_length=12)
    waits = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["deal"], name="standing_deal", condition=OPEN),
            falling("company", name="standing_open", where=OPEN),
            falling("company", "backing", name="standing_backing", where=OPEN),
            falling("company", "fit", name="standing_fit", where=OPEN),
            falling("company", name="standing_dated", where=OPEN & Q(due_on__isnull=False)),
            falling("company", name="standing_undated", where=OPEN & Q(due_on__isnull=True)),
            falling("company", name="standing_waits", where=OPEN & Q(waits=True)),
            models.Index(fields=["company", "due_on"], name="standing_due_on", condition=OPEN),
            models.Index(fields=["company", "due"], name="standing_due", condition=OPEN),
            falling("company", name="standing_ended", where=~OPEN),
            falling("company", "outcome", name="standing_outcome", where=~OPEN),
            falling("company", "capability", name="standing_capability", where=Q(capability__isnull=False)),
            falling("company", "item", name="standing_item", where=Q(item__isnull=False)),
        ]
