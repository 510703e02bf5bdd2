"""The ledger: every promise with its state, derived from rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from ropeteam.core.vocabulary import Backing
from ropeteam.store.models import Contradiction, Mention, Promise, PromiseEnd, SignalReview
from ropeteam.store.queries.judgements import latest
from ropeteam.store.queries.mentions import dropped, turned


def with_state(found: QuerySet[Promise], *, on: date | None = None) -> QuerySet[Any]:
    """Each promise with `outcome` ('' while open, else its end, 'replaced', 'changed' or 'dismissed'), `fit`, `backing`,
    `judged_due`."""
    end = PromiseEnd.objects.filter(promise=OuterRef("pk"))
    if on is not None:
        end = end.filter(Q(recorded_on__isnull=True) | Q(recorded_on__lte=on), ended_on__lte=on)
    found = found.annotate(
        fit=latest("promise", "fit"),
        backing=latest("promise", "backing"),
        judged_due=latest("promise", "due"),
        end_outcome=Subquery(end.values("outcome")[:1]),
        outcome=Case(
            When(end_outcome__isnull=False, then=F("end_outcome")),
            When(replaced_by__isnull=False, then=Value("replaced")),
            When(turned(), then=Value("changed")),
            When(dropped(), then=Value("dismissed")),
            default=Value(""),
        ),
    )
    return with_words(found)


def with_words(found: QuerySet[Any]) -> QuerySet[Any]:
    """Each with where it was said first, people's last word on it, and whether our side later said otherwise."""
    worded: QuerySet[Any] = found.annotate(
        contradicted=Exists(Contradiction.objects.filter(review__undone__isnull=True, promise=OuterRef("pk"))),
        first_conversation=Subquery(
            Mention.objects.filter(promise=OuterRef("pk")).order_by("pk").values("signal__conversation_id")[:1]
        ),
        first_turn=Subquery(
            Mention.objects.filter(promise=OuterRef("pk")).order_by("pk").values("signal__first_turn")[:1]
        ),
        last_word=Subquery(
            SignalReview.objects.filter(signal__mention__promise=OuterRef("pk")).order_by("-pk").values("verdict")[:1]
        ),
    )
    return worded


def still_open(found: QuerySet[Promise]) -> QuerySet[Promise]:
    """Neither kept, kept late, broken, withdrawn, replaced, dismissed for good nor taken for something else than a promise.

    NOT EXISTS, not a join that finds nothing: of such a join PostgreSQL believes that one row is left, and plans for one.
    """
    ended = PromiseEnd.objects.filter(promise=OuterRef("pk"))
    replaced = Promise.objects.filter(replaces=OuterRef("pk"))
    return found.filter(~Exists(ended), ~Exists(replaced), ~turned(), ~dropped())


def unbacked(found: QuerySet[Promise]) -> QuerySet[Promise]:
    return with_state(found).filter(backing__in=[Backing.UNBACKED.value, Backing.AGAINST_STRATEGY.value])
