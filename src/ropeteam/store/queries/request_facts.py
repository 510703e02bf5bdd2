"""Everything the order of wishes rests on, read for a whole company in a few statements; and marks that say whether it changed.

A merged request counts for its target: its askers are the target's here. Deals without an amount, or in another currency
than most of the company's, speak with no amount (nothing here knows exchange rates). An asker without a deal speaks for every
open and signed deal of the account.

What may be long comes as packed columns (`string_agg(int8send(...))`), not as rows: a hundred thousand askings are read in a
tenth of a second. What they mean for the order is counted by `core.numbers.deal_shares`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from ropeteam.core.numbers.deal_shares import Deals
from ropeteam.core.vocabulary import DecisionKind, RoadmapStatus
from ropeteam.store.models import Company

# The columns of money, in the order in which `core.numbers.deal_shares` numbers them.
OPEN, REVENUE, LOST = COLUMNS = ("open", "revenue", "lost")
# Answered for good: what these deals still wait for is something else.
SETTLED = (DecisionKind.NO.value, DecisionKind.AS_IS.value)
Column = NDArray[Any]


class RequestFacts(NamedTuple):
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


@dataclass(frozen=True, eq=False)
class Asking:
    """`requests` by their place 0..J-1. `asked`: (request's place, account's id or 0), one for every asker. `wanted`: (deal's
    place, request's place). `accounts`: the ids behind the places in `deals.account`, below nought for a deal without one.
    `segments`: account -> segment. `left_out`: confidential deals that do not count here."""

    requests: list[RequestFacts]
    asked: tuple[Column, Column]
    deals: Deals
    wanted: tuple[Column, Column]
    accounts: Column
    segments: dict[int, str]
    currency: str
    left_out: int


_NONE = np.array([], dtype=np.int64)
NOBODY = Asking([], (_NONE, _NONE), Deals(_NONE, np.array([]), _NONE), (_NONE, _NONE), _NONE, {}, "EUR", 0)


def marks(company: Company) -> tuple[Any, ...]:
    """Changes whenever anything does that `asking` reads. Sums of hashes, so that the order of rows does not matter."""
    with connection.cursor() as cursor:
        cursor.execute(_MARKS, {"company": company.pk})
        return tuple(cursor.fetchone())


def asking(company: Company, *, confidential: bool) -> Asking:
    """Who asks for what. Without `confidential`, those deals and their askers are left out and counted."""
    given: dict[str, Any] = {
        "products": products_of(company),
        "company": company.pk,
        "confidential": confidential,
        "settled": list(SETTLED),
        "accept": DecisionKind.ACCEPT.value,
        "released": RoadmapStatus.RELEASED.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_REQUESTS, given)
        requests = [RequestFacts._make(row) for row in cursor.fetchall()]
        cursor.execute(_COMPANY, given)
        currency, segments, left_out = cursor.fetchone()
    ids = np.array([row.pk for row in requests], dtype=np.int64)
    packed = _packed(_DEALS_AND_ASKERS, "iifiiiiii", {**given, "currency": currency})
    deal_ids, whose, amount, column, root, account, deal, of_account, of_account_wanted = packed
    named = np.isin(deal, deal_ids)
    wanted_deal = np.concatenate([deal[named], of_account])
    wanted = np.concatenate([root[named], of_account_wanted])
    accounts, of_deal = np.unique(whose, return_inverse=True)
    return Asking(
        requests=requests,
        asked=(np.searchsorted(ids, root), account),
        deals=Deals(of_deal, amount, column),
        wanted=(np.searchsorted(deal_ids, wanted_deal), np.searchsorted(ids, wanted)),
        accounts=accounts,
        segments={int(pk): name for pk, name in json.loads(segments).items()},
        currency=currency,
        left_out=0 if confidential else left_out,
    )


def products_of(company: Company) -> list[int]:
    """A list, not a join: of a join with few products PostgreSQL believes that few requests are left, and plans for these."""
    return list(company.products.order_by("pk").values_list("pk", flat=True))


def _packed(sql: str, kinds: Sequence[str], given: Mapping[str, Any]) -> list[Column]:
    """The columns of a statement that packs each into one value; `kinds` are i (whole numbers) and f."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        row = cursor.fetchone()
    return [
        np.frombuffer(packed or b"", f">{kind}8").astype(np.int64 if kind == "i" else np.float64)
        for kind, packed in zip(kinds, row, strict=True)
    ]


_REQUESTS = """
SELECT r.id, r.key, r.title, r.product_id, r.capability_id, r.origin, coalesce(d.kind, ''), d.decided_on,
  coalesce(d.kind = ANY(%(settled)s) OR (d.kind = %(accept)s AND road.status = %(released)s), false)
FROM store_changerequest r
LEFT JOIN (SELECT DISTINCT ON (change_request_id) * FROM store_decision
  ORDER BY change_request_id, decided_on DESC, id DESC) d ON d.change_request_id = r.id
LEFT JOIN (SELECT DISTINCT ON (item_id) item_id, status FROM store_roadmapversion ORDER BY item_id, n DESC) road
  ON road.item_id = d.roadmap_item_id
WHERE r.product_id = ANY(%(products)s) AND r.merged_into_id IS NULL ORDER BY r.id
"""

# A deal without an account stands for itself.
_DEALS = f"""
SELECT string_agg(int8send(id), '') AS deal, string_agg(int8send(coalesce(account_id, -id)), ''),
  string_agg(float8send(CASE WHEN currency = %(currency)s AND amount >= 0 THEN amount::float8 ELSE 0 END), ''),
  string_agg(int8send(CASE WHEN signed_on IS NOT NULL THEN {COLUMNS.index(REVENUE)}
    WHEN closed_on IS NOT NULL THEN {COLUMNS.index(LOST)} ELSE {COLUMNS.index(OPEN)} END), '')
FROM (SELECT * FROM store_deal WHERE company_id = %(company)s AND (%(confidential)s OR NOT confidential) ORDER BY id) deal
"""

_ASKERS = """
FROM store_asker a JOIN store_changerequest r ON r.id = a.change_request_id LEFT JOIN store_deal d ON d.id = a.deal_id
"""

_ASKED = f"""
SELECT string_agg(int8send(coalesce(r.merged_into_id, r.id)), ''),
  string_agg(int8send(coalesce(a.account_id, d.account_id, 0)), ''), string_agg(int8send(coalesce(d.id, 0)), '')
{_ASKERS} WHERE r.product_id = ANY(%(products)s) AND (%(confidential)s OR d.id IS NULL OR NOT d.confidential)
"""

_WANTED_BY_ACCOUNT = """
SELECT string_agg(int8send(own.id), ''), string_agg(int8send(coalesce(r.merged_into_id, r.id)), '')
FROM store_asker a JOIN store_changerequest r ON r.id = a.change_request_id
JOIN store_deal own ON own.account_id = a.account_id AND own.company_id = %(company)s
  AND (own.signed_on IS NOT NULL OR own.closed_on IS NULL) AND (%(confidential)s OR NOT own.confidential)
WHERE r.product_id = ANY(%(products)s) AND a.deal_id IS NULL
"""

_DEALS_AND_ASKERS = f"SELECT * FROM ({_DEALS}) deals, ({_ASKED}) asked, ({_WANTED_BY_ACCOUNT}) wanted"

# The currency most deals are in (of two the first of the alphabet), who is of which segment, how many confidential deals ask.
_COMPANY = f"""
SELECT coalesce((SELECT currency FROM store_deal WHERE company_id = %(company)s AND amount IS NOT NULL
    GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1), 'EUR'),
  (SELECT coalesce(json_object_agg(id, segment), '{{}}')::text FROM store_account
    WHERE company_id = %(company)s AND segment <> ''),
  (SELECT count(DISTINCT d.id) {_ASKERS}
    WHERE r.product_id = ANY(%(products)s) AND d.company_id = %(company)s AND d.confidential)
"""

_MARKS = """
SELECT
 (SELECT ROW(count(*), sum(hashtext(ROW(r.id, r.merged_into_id, r.title, r.capability_id, r.origin)::text)::bigint))
    FROM store_changerequest r JOIN store_product p ON p.id = r.product_id WHERE p.company_id = %(company)s)::text,
 (SELECT ROW(count(*), sum(hashtext(ROW(id, account_id, amount, currency, signed_on IS NULL, closed_on IS NULL,
    confidential)::text)::bigint)) FROM store_deal WHERE company_id = %(company)s)::text,
 (SELECT sum(hashtext(ROW(id, segment)::text)::bigint) FROM store_account WHERE company_id = %(company)s),
 (SELECT ROW(count(*), sum(hashtext(ROW(id, change_request_id, deal_id, account_id)::text)::bigint))
    FROM store_asker)::text,
 (SELECT ROW(count(*), max(id)) FROM store_decision)::text,
 (SELECT ROW(count(*), max(id)) FROM store_roadmapversion)::text
"""
