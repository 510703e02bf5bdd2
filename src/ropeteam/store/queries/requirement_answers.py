"""What was answered before to the same words: the last answer of a person in another deal, or elsewhere in this one.

A confidential deal's words never stand as a suggestion in another deal, whoever looks: whoever may read both might carry them over
without noticing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from ropeteam.store.models import Coverage, Deal, Requirement

RELATED = ("by", "capability", "requirement__deal__account")


def last_answers(rows: Sequence[Requirement], deal: Deal) -> dict[int, Coverage]:
    """Requirement id -> the newest answer to the same words. One statement, however many rows."""
    by_hash: dict[str, list[int]] = {}
    for row in rows:
        by_hash.setdefault(row.words_hash, []).append(row.pk)
    newest = Window(RowNumber(), partition_by="requirement__words_hash", order_by=[F("said_on").desc(), F("pk").desc()])
    found = _held(deal).filter(requirement__words_hash__in=list(by_hash)).annotate(place=newest)
    answers: dict[int, Coverage] = {}
    # The newest may be the row's own: then the one before it.
    for one in found.filter(place__lte=2).select_related(*RELATED).order_by("place"):
        for pk in by_hash[one.requirement.words_hash]:
            if pk != one.requirement_id:
                answers.setdefault(pk, one)
    return answers


def answered_ids(deal: Deal) -> QuerySet[Any, Any]:
    """The requirements whose answers may be offered in a deal."""
    return _held(deal).values("requirement")


def held(ids: Collection[int], deal: Deal) -> dict[int, Coverage]:
    """The answers that hold of these requirements, as far as they may be offered in the deal."""
    found = _held(deal).filter(requirement__in=list(ids)).select_related(*RELATED)
    return {row.requirement_id: row for row in found}


def _held(deal: Deal) -> QuerySet[Coverage]:
    """What people said last of a row and nobody took back: of this deal, and of those that are not confidential."""
    later = Coverage.objects.filter(
        requirement=OuterRef("requirement"), by__isnull=False, n__gt=OuterRef("n"), undone__isnull=True
    )
    open_to_it = Q(requirement__deal=deal) | Q(requirement__deal__confidential=False)
    return Coverage.objects.filter(
        open_to_it, ~Exists(later), requirement__deal__company=deal.company_id, by__isnull=False, undone__isnull=True
    )
