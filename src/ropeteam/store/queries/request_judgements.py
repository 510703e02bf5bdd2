"""What people said of wishes: ratings by pillar, objections, effort. Of one person the latest word counts.

A rating stays good in a later version of the strategy as long as the pillar says the same, word for word.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ropeteam.core.numbers.priority import Effort
from ropeteam.core.strategy_fit import PillarPlace, Rating
from ropeteam.core.vocabulary import Role
from ropeteam.store.models import (
    ChangeRequest,
    Company,
    Pillar,
    PillarRating,
    RequestEffort,
    StrategyVersion,
    VisionVeto,
)

Words = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """By request: the ratings of the pillars as they stand now, whether somebody objects, the effort."""

    pillars: dict[int, tuple[PillarPlace, ...]]
    ratings: dict[int, list[Rating]]
    vetoed: frozenset[int]
    efforts: dict[int, Effort]


def marks(company: Company) -> tuple[Any, ...]:
    """Changes whenever anything does that `said` reads."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKS)
        return (company.pk, *cursor.fetchone())


def said(company: Company) -> Said:
    """For all requests of a company."""
    pillars = {product.pk: tuple(pillars_now(product.pk)) for product in company.products.all()}
    found = {pk: tuple(PillarPlace(row.key, row.priority) for row in rows) for pk, rows in pillars.items()}
    rows = PillarRating.objects.filter(change_request__product__company=company)
    words = {pk: {_words(row) for row in rows} for pk, rows in pillars.items()}
    ratings: dict[int, list[Rating]] = defaultdict(list)
    for request, product, rating, _by in latest_ratings(rows, words):
        if product in found:
            ratings[request].append(rating)
    vetoes = VisionVeto.objects.filter(change_request__product__company=company)
    efforts = RequestEffort.objects.filter(change_request__product__company=company).order_by("pk")
    sizes = {pk: Effort(size) for pk, size in efforts.values_list("change_request_id", "effort")}
    return Said(found, ratings, frozenset(row.change_request_id for row in standing_vetoes(vetoes)), sizes)


def pillars_now(product_id: int) -> list[Pillar]:
    """The pillars of the strategy that holds."""
    version = StrategyVersion.objects.filter(product=product_id, draft=False).order_by("-n").first()
    return list(version.pillars.order_by("no", "pk")) if version else []


def ratings_of(request: ChangeRequest, pillars: list[Pillar]) -> list[tuple[Rating, int]]:
    """Of one request, each with the person's id."""
    words = {request.product_id: {_words(row) for row in pillars}}
    rows = PillarRating.objects.filter(change_request=request)
    return [(rating, by) for _, _, rating, by in latest_ratings(rows, words)]


def latest_ratings(rows: QuerySet[PillarRating], words: dict[int, set[Words]]) -> list[tuple[int, int, Rating, int]]:
    """(request, product, rating, person): the latest of each person on each pillar that still says what was rated."""
    found: dict[tuple[int, str, int], tuple[int, int, Rating, int]] = {}
    wanted = rows.order_by("pk").values_list(
        "change_request_id", "change_request__product_id", "by_id", "role", "value", "pillar__key", "pillar__title",
        "pillar__text",
    )  # fmt: skip
    for request, product, by, role, value, *pillar in wanted:
        if tuple(pillar) in words.get(product, ()):
            found[request, pillar[0], by] = (request, product, Rating(pillar[0], Role(role), value), by)
    return list(found.values())


def standing_vetoes(rows: QuerySet[VisionVeto]) -> list[VisionVeto]:
    """The latest of each person on each request, where it was not taken back."""
    latest = {(row.change_request_id, row.by_id): row for row in rows.order_by("pk")}
    return [row for row in latest.values() if not row.lifted]


def effort_of(request: ChangeRequest) -> RequestEffort | None:
    return request.efforts.order_by("-pk").first()


def _words(row: Pillar) -> Words:
    return row.key, row.title, row.text


_MARKS = """
SELECT
 (SELECT ROW(count(*), max(id)) FROM store_pillarrating)::text,
 (SELECT ROW(count(*), max(id)) FROM store_visionveto)::text,
 (SELECT ROW(count(*), max(id)) FROM store_requesteffort)::text,
 (SELECT ROW(count(*), max(id), count(*) FILTER (WHERE draft)) FROM store_strategyversion)::text
"""
