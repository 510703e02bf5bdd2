"""Everything the order of wishes rests on, read for a whole company in a few queries; and marks that say whether it changed.

A merged request counts for its target: its askers are the target's here. Deals without an amount, or in another currency
than most of the company's, speak with no amount (nothing here knows exchange rates).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.functions import Coalesce

from ropeteam.core.vocabulary import DecisionKind, RoadmapStatus
from ropeteam.store.models import Asker, ChangeRequest, Company, Deal, Decision, RoadmapVersion

OPEN, REVENUE, LOST = COLUMNS = ("open", "revenue", "lost")
# Answered for good: what these deals still wait for is something else.
SETTLED = (DecisionKind.NO.value, DecisionKind.AS_IS.value)


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A request that stands for itself. `settled`: answered for good, no deal waits for it any more."""

    pk: int
    key: str
    title: str
    product: int
    capability: int | None
    origin: str
    decided: str
    decided_on: date | None
    settled: bool


@dataclass(frozen=True, slots=True)
class DealFacts:
    """`column`: open, revenue (signed) or lost. `amount` None: nothing known, or another currency."""

    pk: int
    account: int | None
    amount: float | None
    column: str


@dataclass(frozen=True, slots=True)
class Asking:
    """`asks`: request -> how many askers. `accounts` and `segments` of those who ask. `wanted`: deal -> requests."""

    requests: dict[int, RequestFacts]
    deals: dict[int, DealFacts]
    asks: Counter[int]
    accounts: dict[int, set[int]]
    segments: dict[int, set[str]]
    wanted: dict[int, set[int]]
    currency: str
    confidential: int


def marks(company: Company) -> tuple[Any, ...]:
    """Changes whenever anything does that `asking` reads. Sums of hashes, so that the order of rows does not matter."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, {"company": company.pk})
        return tuple(cursor.fetchone())


def asking(company: Company, *, confidential: bool) -> Asking:
    """Who asks for what. Without `confidential`, those deals and their askers are left out and counted."""
    requests, roots = _requests(company)
    deals, currency, hidden = _deals(company, confidential=confidential)
    found = Asking(requests, deals, Counter(), defaultdict(set), defaultdict(set), defaultdict(set), currency, 0)
    of_account: dict[int, list[int]] = defaultdict(list)
    for deal in deals.values():
        if deal.account is not None and deal.column != LOST:
            of_account[deal.account].append(deal.pk)
    left_out: set[int] = set()
    for request, deal_id, account, segment in _askers(company):
        root = roots.get(request)
        if root is None:
            continue
        if deal_id in hidden:
            left_out.add(deal_id)
            continue
        found.asks[root] += 1
        if account is not None:
            found.accounts[root].add(account)
        if segment:
            found.segments[root].add(segment)
        # An asker without a deal speaks for the whole account.
        for pk in [deal_id] if deal_id is not None else of_account.get(account or 0, []):
            if pk in deals:
                found.wanted[pk].add(root)
    return Asking(requests, deals, found.asks, found.accounts, found.segments, found.wanted, currency, len(left_out))


def _requests(company: Company) -> tuple[dict[int, RequestFacts], dict[int, int]]:
    """The requests that stand for themselves, and of every request the one it counts for."""
    decided = _decided(company)
    released = _released(item for _, _, item in decided.values())
    rows = ChangeRequest.objects.filter(product__company=company).order_by("pk")
    found: dict[int, RequestFacts] = {}
    roots: dict[int, int] = {}
    for pk, key, title, product, capability, origin, merged in rows.values_list(
        "pk", "key", "title", "product_id", "capability_id", "origin", "merged_into_id"
    ):
        roots[pk] = merged or pk
        if merged is None:
            kind, day, item = decided.get(pk, ("", None, None))
            settled = kind in SETTLED or (kind == DecisionKind.ACCEPT and item in released)
            found[pk] = RequestFacts(pk, key, title, product, capability, origin, kind, day, settled)
    return found, roots


def _decided(company: Company) -> dict[int, tuple[str, date | None, int | None]]:
    """The latest decision of each request."""
    rows = Decision.objects.filter(change_request__product__company=company).order_by("decided_on", "pk")
    wanted = rows.values_list("change_request_id", "kind", "decided_on", "roadmap_item_id")
    return {request: (kind, day, item) for request, kind, day, item in wanted}


def _released(items: Iterable[int | None]) -> set[int]:
    named = {item for item in items if item is not None}
    rows = RoadmapVersion.objects.filter(item__in=named).order_by("item", "n").values_list("item_id", "status")
    return {item for item, status in dict(rows).items() if status == RoadmapStatus.RELEASED}


def _deals(company: Company, *, confidential: bool) -> tuple[dict[int, DealFacts], str, set[int]]:
    rows = Deal.objects.filter(company=company).order_by("pk")
    listed = list(rows.values_list("pk", "account_id", "amount", "currency", "signed_on", "closed_on", "confidential"))
    money = Counter(currency for _, _, amount, currency, *_ in listed if amount is not None)
    main = min(money, key=lambda name: (-money[name], name), default="EUR")
    found, hidden = {}, set()
    for pk, account, amount, currency, signed, closed, secret in listed:
        if secret and not confidential:
            hidden.add(pk)
            continue
        worth = float(amount) if amount is not None and currency == main and amount >= 0 else None
        column = REVENUE if signed else LOST if closed else OPEN
        found[pk] = DealFacts(pk, account, worth, column)
    return found, main, hidden


def _askers(company: Company) -> Iterable[tuple[int, int | None, int | None, str | None]]:
    rows = Asker.objects.filter(change_request__product__company=company).order_by()
    whose = Coalesce("account_id", "deal__account_id")
    segment = Coalesce("account__segment", "deal__account__segment")
    return rows.annotate(whose=whose, segment=segment).values_list("change_request_id", "deal_id", "whose", "segment")


_MARKS = """
SELECT
 (SELECT ROW(count(*), sum(hashtext(concat_ws('|', r.id, r.merged_into_id, r.title, r.capability_id, r.origin))::bigint))
    FROM store_changerequest r JOIN store_product p ON p.id = r.product_id WHERE p.company_id = %(company)s)::text,
 (SELECT ROW(count(*), sum(hashtext(concat_ws('|', id, account_id, amount, currency, signed_on IS NULL, closed_on IS NULL,
    confidential))::bigint)) FROM store_deal WHERE company_id = %(company)s)::text,
 (SELECT sum(hashtext(concat_ws('|', id, segment))::bigint) FROM store_account WHERE company_id = %(company)s),
 (SELECT ROW(count(*), sum(hashtext(concat_ws('|', id, change_request_id, deal_id, account_id))::bigint))
    FROM store_asker)::text,
 (SELECT ROW(count(*), max(id)) FROM store_decision)::text,
 (SELECT ROW(count(*), max(id)) FROM store_roadmapversion)::text
"""
