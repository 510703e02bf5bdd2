"""Judgements: the latest of a thing, and what a new one rests on."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ropeteam.store.models import ChangeRequest, Deal, Decision, Judgement, Promise, Scope
from ropeteam.store.queries.product import known_by


@cache
def latest(of: str, column: str, outer: str = "pk") -> Subquery:
    """The column of the latest judgement of a promise, signal or ask, for annotating a queryset of those. Built once: whoever
    annotates takes a copy."""
    found = Judgement.objects.filter(**{of: OuterRef(outer)}).order_by("-pk")
    return Subquery(found.values(column)[:1])


def latest_of(**subject: Any) -> Judgement | None:
    return Judgement.objects.filter(**subject).order_by("-pk").first()


def latest_decision(request: ChangeRequest | None, known_on: date | None) -> Decision | None:
    """What product last decided about the request (or the one it was merged into), as known on the day.

    A request has few decisions; whoever asks for many requests prefetches `decisions`, and nothing is queried here.
    """
    if request is None:
        return None
    target = request.merged_into or request
    known = [decision for decision in target.decisions.all() if _known(decision, known_on)]
    return max(known, key=lambda decision: (decision.decided_on, decision.pk), default=None)


def _known(decision: Decision, day: date | None) -> bool:
    return day is None or ((decision.recorded_on or day) <= day and decision.decided_on <= day)


def accepted_scope(deal: Deal | None, promise: Promise | None, known_on: date | None) -> Scope | None:
    """The scope services accepted for this very promise. A scope of the deal that names no promise carries none by itself."""
    if deal is None or promise is None:
        return None
    known = Q() if known_on is None else known_by(known_on) & Q(accepted_on__lte=known_on)
    return Scope.objects.filter(known, deal=deal, promise=promise, accepted_on__isnull=False).order_by("pk").first()


def citing(*, capability_id: int | None = None, roadmap_item_id: int | None = None) -> QuerySet[Judgement]:
    """Judgements that rest on a capability or a roadmap item, in whatever version."""
    wanted = Q(pk__in=[])
    if capability_id is not None:
        wanted |= Q(capability_version__capability_id=capability_id)
    if roadmap_item_id is not None:
        wanted |= Q(roadmap_version__item_id=roadmap_item_id)
    return Judgement.objects.filter(wanted)
