"""What people said of wishes: ratings by pillar, objections, effort. Of one person the latest word counts.

A rating stays good in a later version of the strategy as long as the pillar says the same, word for word. For a whole company
the ratings of a wish come as one text: many wishes are rated alike, and what is alike is judged once.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from ropeteam.core.strategy_fit import PillarPlace, Rating
from ropeteam.core.vocabulary import Effort, Role
from ropeteam.store.models import ChangeRequest, Company, Pillar, RequestEffort, StrategyVersion, VisionVeto
from ropeteam.store.queries.request_facts import products_of


@dataclass(frozen=True, slots=True)
class Said:
    """By product the pillars as they stand now; by request the ratings of these (`read` makes them readable), whether somebody
    objects, the effort."""

    pillars: dict[int, tuple[PillarPlace, ...]]
    ratings: dict[int, str]
    vetoed: frozenset[int]
    efforts: dict[int, Effort]


def marks(company: Company) -> tuple[Any, ...]:
    """Changes whenever anything does that `said` reads."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKS)
        return (company.pk, *cursor.fetchone())


def said(company: Company) -> Said:
    """For all requests of a company."""
    products = products_of(company)
    pillars: dict[int, list[PillarPlace]] = {pk: [] for pk in products}
    for product, key, priority in _pillars(products).values_list("strategy__product", "key", "priority"):
        pillars[product].append(PillarPlace(key, priority))
    vetoes = VisionVeto.objects.filter(change_request__product__in=products)
    with connection.cursor() as cursor:
        cursor.execute(_RATED, {"products": products, "request": None})
        ratings = dict(cursor.fetchall())
        cursor.execute(_EFFORTS, {"products": products})
        efforts = {pk: Effort(size) for pk, size in cursor.fetchall()}
    places = {pk: tuple(rows) for pk, rows in pillars.items()}
    return Said(places, ratings, frozenset(row.change_request_id for row in standing_vetoes(vetoes)), efforts)


def read(ratings: str) -> list[Rating]:
    """The ratings of one wish, from `Said`."""
    return [Rating(pillar, Role(role), value) for pillar, role, value in json.loads(ratings)] if ratings else []


def pillars_now(product_id: int) -> list[Pillar]:
    """The pillars of the strategy that holds."""
    return list(_pillars([product_id]))


def _pillars(products: list[int]) -> QuerySet[Pillar]:
    later = StrategyVersion.objects.filter(
        product=OuterRef("strategy__product"), draft=False, n__gt=OuterRef("strategy__n")
    )
    found = Pillar.objects.filter(~Exists(later), strategy__product__in=products, strategy__draft=False)
    return found.order_by("strategy__product", "no", "pk")


def ratings_of(request: ChangeRequest) -> list[tuple[Rating, int]]:
    """Of one request, each with the person's id."""
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, {"products": [request.product_id], "request": request.pk})
        return [(Rating(pillar, Role(role), value), by) for _request, pillar, by, role, value in cursor.fetchall()]


def standing_vetoes(rows: QuerySet[VisionVeto]) -> list[VisionVeto]:
    """The latest of each person on each request, where it was not taken back."""
    latest = {(row.change_request_id, row.by_id): row for row in rows.order_by("pk")}
    return [row for row in latest.values() if not row.lifted]


def effort_of(request: ChangeRequest) -> RequestEffort | None:
    return request.efforts.order_by("-pk").first()


# The latest of each person on each pillar that still says what was rated.
_LATEST = """
SELECT DISTINCT ON (r.change_request_id, now.key, r.by_id) r.change_request_id, now.key, r.by_id, r.role, r.value
FROM store_pillarrating r
JOIN store_changerequest c ON c.id = r.change_request_id
JOIN store_pillar rated ON rated.id = r.pillar_id
JOIN store_pillar now ON now.key = rated.key AND now.title = rated.title AND now.text = rated.text
JOIN (SELECT DISTINCT ON (product_id) id, product_id FROM store_strategyversion WHERE NOT draft
  ORDER BY product_id, n DESC) held ON held.id = now.strategy_id AND held.product_id = c.product_id
WHERE c.product_id = ANY(%(products)s) AND (%(request)s::bigint IS NULL OR c.id = %(request)s)
ORDER BY r.change_request_id, now.key, r.by_id, r.id DESC
"""

_RATED = f"""
SELECT change_request_id, json_agg(json_build_array(key, role, value) ORDER BY key, role, value)::text
FROM ({_LATEST}) latest GROUP BY change_request_id
"""

_EFFORTS = """
SELECT DISTINCT ON (e.change_request_id) e.change_request_id, e.effort
FROM store_requesteffort e JOIN store_changerequest c ON c.id = e.change_request_id
WHERE c.product_id = ANY(%(products)s) ORDER BY e.change_request_id, e.id DESC
"""

_MARKS = """
SELECT
 (SELECT ROW(count(*), max(id)) FROM store_pillarrating)::text,
 (SELECT ROW(count(*), max(id)) FROM store_visionveto)::text,
 (SELECT ROW(count(*), max(id)) FROM store_requesteffort)::text,
 (SELECT ROW(count(*), max(id), count(*) FILTER (WHERE draft)) FROM store_strategyversion)::text
"""
