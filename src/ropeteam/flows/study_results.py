"""What follows from a study that ended: how the tied requirements are covered, as a suggestion; the promises are judged anew."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db import transaction
from django.db.models import Max

from ropeteam.core.studies import covers
from ropeteam.core.vocabulary_presales import Coverage, CriterionResult
from ropeteam.store import models
from ropeteam.store.queries import studies as query

RULE_VERSION = "study-1"


def suggest_coverage(study_id: int, *, on: date) -> int:
    """A suggestion for every requirement that the study says something of; returns how many. Asked twice, it suggests once."""
    study = models.Study.objects.select_related("deal").get(pk=study_id)
    now = query.whole(study, on=on)
    if now.stand.ended is None:
        return 0
    suggested = {pk: way for pk, seen in _by_requirement(now).items() if (way := covers(seen)) is not None}
    with transaction.atomic():
        held = models.Requirement.objects.select_for_update(no_key=True).filter(pk__in=suggested).order_by("pk")
        ids = [row.pk for row in held.only("pk")]
        rows = models.Coverage.objects.filter(requirement__in=ids)
        told = [{"code": "seen_in_study", "study": study.key}]
        there = set(rows.filter(rule_version=RULE_VERSION, reasons=told).values_list("requirement", flat=True))
        last = dict(rows.values_list("requirement").annotate(n=Max("n")))
        made = [
            models.Coverage(
                requirement_id=pk,
                n=last.get(pk, 0) + 1,
                status=suggested[pk].value,
                confidence=1.0,  # somebody looked: it is the machine's only in that nobody answered the customer yet
                reasons=told,
                rule_version=RULE_VERSION,
                said_on=on,
            )
            for pk in ids
            if pk not in there
        ]
        models.Coverage.objects.bulk_create(made)
    return len(made)


def promises_of(study_id: int) -> list[models.Promise]:
    """The open promises that hang on a study's criteria: what carries them may be judged otherwise now."""
    found = models.Promise.objects.filter(
        criterion_ties__criterion__study=study_id, end__isnull=True, replaced_by__isnull=True
    )
    return list(found.select_related("deal__product", "deal__company", "capability").distinct().order_by("pk"))


def _by_requirement(now: query.Whole) -> dict[int, list[tuple[CriterionResult | None, Coverage | None]]]:
    found: dict[int, list[tuple[CriterionResult | None, Coverage | None]]] = defaultdict(list)
    for row in now.criteria:
        how = Coverage(row.last.how) if row.last and row.last.how else None
        for tie in row.ties:
            if tie.requirement_id is not None:
                found[tie.requirement_id].append((row.result, how))
    return found
