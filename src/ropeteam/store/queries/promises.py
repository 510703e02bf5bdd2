"""The ledger: every promise with its state, by the copy that the database keeps (models.Standing). Docs: docs/why/standing.md."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import NullIf

from ropeteam.core.vocabulary import LedgerState
from ropeteam.store.models import Deal, Promise
from ropeteam.store.queries.kept import Given, kept

NO_PROMISE = (LedgerState.CHANGED.value, LedgerState.DISMISSED.value)
OF_NO_ACCOUNT = (*NO_PROMISE, LedgerState.REPLACED.value)  # others speak for it, or nothing does


def with_state(found: QuerySet[Any]) -> QuerySet[Any]:
    """Each promise with `outcome` ('' while open, else its end, 'replaced', 'changed' or 'dismissed'), `fit` and `backing` (None
    where nobody judged), `due_on`: its own day, else the one by which it was judged."""
    told: QuerySet[Any] = found.annotate(
        outcome=F("standing__outcome"),
        fit=NullIf("standing__fit", Value("")),
        backing=NullIf("standing__backing", Value("")),
        due_on=F("standing__due_on"),
    )
    return told


def still_open(found: QuerySet[Promise]) -> QuerySet[Promise]:
    """Neither kept, kept late, broken, withdrawn, replaced, dismissed for good nor taken for something else than a promise."""
    return found.filter(standing__outcome="")


def waiting_for_a_word(at: str = "") -> Q:
    """Open ones that nobody stands by: given back to be reviewed, or dismissed. `at` is the way to the promise."""
    return Q(**{f"{at}standing__outcome": "", f"{at}standing__waits": True})


def no_promise(at: str = "") -> Q:
    """What people took for something else than a promise, or dismissed for good. `at` is the way to the promise."""
    return Q(**{f"{at}standing__outcome__in": NO_PROMISE})


def ended(deal: Deal) -> list[Promise]:
    """The deal's promises that are no longer open, newest first, with how they ended (or that they turned out to be none)."""
    return kept(_ended).rows({"deal": deal.pk})


def _ended() -> QuerySet[Promise]:
    rows = with_state(Promise.objects.filter(deal=Given("deal"))).exclude(outcome="")
    return rows.select_related("end", "replaced_by").order_by("-said_on", "-pk")
