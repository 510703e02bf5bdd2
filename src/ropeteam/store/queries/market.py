"""The market board's numbers, counted in the database: talks with what was said in them by segment and month, what customers
miss or doubt by capability, why deals were won and lost.

Sentences count that nobody dismissed; with `confirmed` only those that a person confirmed. Confidential deals count only for
those who may know of all of them; everybody else gets one and the same board without them.
(Measured for 100,000 signals: docs/reference/living-product.md.)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from ropeteam.core.market import Heard, Over, over_time, periods_of
from ropeteam.core.numbers.share import Share, share_of
from ropeteam.core.vocabulary import OutcomeReason, Role, SignalKind
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, Deal, DealOutcome, Segment

MOST_WEAK = 12
LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Weak:
    """What customers said about one capability since the board's first day: talks by kind, and how many customers. `claims`:
    of ours, that nothing carries."""

    capability: int
    concerns: int
    needs: int
    accounts: int
    claims: int


@dataclass(frozen=True, slots=True)
class Reason:
    """`share`: of the won (or lost) deals whose reasons somebody said, those with this one."""

    code: str
    won: bool
    deals: int
    share: Share | None


@dataclass(frozen=True, slots=True)
class Market:
    """`decided`: won -> (deals whose reasons were said, all such deals). `left_out`: confidential deals."""

    over: Over
    names: Mapping[str, str]
    weak: tuple[Weak, ...]
    reasons: tuple[Reason, ...]
    decided: Mapping[bool, tuple[int, int]]
    left_out: int


def sees_confidential(actor: Actor) -> bool:
    return actor.operator or Role.MANAGEMENT in actor.roles


def of(company: Company, *, confidential: bool, confirmed: bool = False) -> Market:
    given = {"company": company.pk, "confidential": confidential, "confirmed": confirmed, "since": LONG_AGO}
    names = segment_keys(company)
    talks = _talks(given, names)
    periods = periods_of(talks)
    hidden = 0
    if not confidential:
        secret = Deal.objects.filter(company=company, confidential=True, conversations__isnull=False)
        hidden = secret.distinct().count()
    said, weak = _said({**given, "since": periods[0].start}, names) if periods else ({}, ())
    heard = [replace(row, said=said.get((row.segment, row.month), {})) for row in talks]
    reasons, decided = _outcomes(company, confidential=confidential)
    titles = dict(Segment.objects.filter(product__company=company).order_by("pk").values_list("key", "name"))
    return Market(over_time(heard), titles, weak, reasons, decided, hidden)


def segment_keys(company: Company) -> dict[str, str]:
    """What an account may call its segment, in small letters -> the segment's id."""
    rows = Segment.objects.filter(product__company=company).order_by("-pk").values_list("key", "name")
    return {word.strip().lower(): key for key, name in rows for word in (name, key)}


def _talks(given: Mapping[str, Any], names: Mapping[str, str]) -> list[Heard]:
    counted: Counter[tuple[str, date]] = Counter()
    for segment, month, n in _rows(_TALKS, given):
        counted[names.get(segment.lower(), segment.lower()), month] += n
    return [Heard(segment, month, n) for (segment, month), n in counted.items()]


def _said(
    given: Mapping[str, Any], names: Mapping[str, str]
) -> tuple[dict[tuple[str, date], Counter[SignalKind]], tuple[Weak, ...]]:
    """What was said in the months shown, and about which capability: the sentences are gone through once for both."""
    over: dict[tuple[str, date], Counter[SignalKind]] = defaultdict(Counter)
    about: dict[int, Counter[str]] = defaultdict(Counter)
    for segment, month, capability, kind, n in _rows(_SAID, given):
        if capability is None:
            over[names.get(segment.lower(), segment.lower()), month][SignalKind(kind)] += n
        else:
            about[capability][kind] = n
    return over, _weak(about, given)


def _weak(about: Mapping[int, Counter[str]], given: Mapping[str, Any]) -> tuple[Weak, ...]:
    """What most talks doubt comes first, then what most ask for. What we claimed is counted beside these alone."""
    order = sorted(about, key=lambda pk: (-about[pk]["concern"], -about[pk]["need"], pk))[:MOST_WEAK]
    claims: dict[int, int] = dict(_rows(_CLAIMS, {**given, "capabilities": order})) if order else {}
    return tuple(
        Weak(pk, about[pk]["concern"], about[pk]["need"], about[pk]["accounts"], claims.get(pk, 0)) for pk in order
    )


def _outcomes(company: Company, *, confidential: bool) -> tuple[tuple[Reason, ...], dict[bool, tuple[int, int]]]:
    """Each deal counts once a reason, as it stands now: what was said of a lost deal that was won since is no reason of it."""
    deals = Deal.objects.filter(company=company)
    if not confidential:
        deals = deals.filter(confidential=False)
    reasons: list[Reason] = []
    decided = {}
    for won in (True, False):
        rows = ended(deals, won=won)
        said = DealOutcome.objects.filter(deal__in=rows, won=won)
        told = said.values("deal").distinct().count()
        decided[won] = told, rows.count()
        counted = dict(said.values_list("code").annotate(n=Count("deal", distinct=True)).order_by())
        order = [code.value for code in OutcomeReason]
        for code in sorted(counted, key=lambda code: (-counted[code], order.index(code))):
            reasons.append(Reason(code, won, counted[code], share_of(counted[code], told)))
    return tuple(reasons), decided


def ended(deals: QuerySet[Deal], *, won: bool) -> QuerySet[Deal]:
    """Signed is won, whatever came later (core.outcomes)."""
    if won:
        return deals.filter(signed_on__isnull=False)
    return deals.filter(signed_on__isnull=True, closed_on__isnull=False)


def _rows(sql: str, given: Mapping[str, Any]) -> Iterable[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_HEARD + sql, dict(given))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


# Customers' talks that were listened to, and the standing sentences in them. People's last word on a sentence is looked up for
# the reviewed ones alone: most nobody reviewed. Distinct pairs come before counts: a hash is cheaper than the sort of
# count(DISTINCT).
_HEARD = """
WITH talk AS MATERIALIZED (
  SELECT c.id, c.held_on, coalesce(d.account_id, c.account_id) AS account,
         c.held_on - (extract(day FROM c.held_on)::int - 1) AS month,
         btrim(coalesce(da.segment, a.segment, '')) AS segment
    FROM store_conversation c
    LEFT JOIN store_deal d ON d.id = c.deal_id
    LEFT JOIN store_account da ON da.id = d.account_id
    LEFT JOIN store_account a ON a.id = c.account_id
   WHERE c.company_id = %(company)s AND NOT c.internal AND c.held_on >= %(since)s
     AND (d.id IS NULL OR NOT d.confidential OR %(confidential)s)
     AND c.id IN (SELECT t.conversation_id FROM store_textversion t JOIN store_analysis n ON n.text_id = t.id)
), word AS (
  SELECT DISTINCT ON (signal_id) signal_id, verdict, kind FROM store_signalreview ORDER BY signal_id, id DESC
), said AS (
  SELECT s.id, s.conversation_id AS talk, s.capability_id, coalesce(nullif(w.kind, ''), s.kind) AS kind
    FROM store_signal s LEFT JOIN word w ON w.signal_id = s.id
   WHERE NOT s.low AND s.retired_at IS NULL AND w.verdict IS DISTINCT FROM 'dismissed'
     AND (NOT %(confirmed)s OR w.verdict IN ('confirmed', 'changed'))
)
"""
_TALKS = "SELECT segment, month, count(*) FROM talk GROUP BY 1, 2"
_SAID = """
, pair AS MATERIALIZED (
  SELECT DISTINCT talk, kind, capability_id FROM said WHERE kind IN ('delight', 'concern', 'need')
)
SELECT t.segment, t.month, NULL::bigint, d.kind, count(*)
  FROM (SELECT DISTINCT talk, kind FROM pair) d JOIN talk t ON t.id = d.talk GROUP BY 1, 2, 4
UNION ALL
SELECT NULL, NULL, p.capability_id, p.kind, count(*)
  FROM pair p JOIN talk t ON t.id = p.talk WHERE p.capability_id IS NOT NULL AND p.kind <> 'delight' GROUP BY 3, 4
UNION ALL
SELECT NULL, NULL, a.capability_id, 'accounts', count(*)
  FROM (SELECT DISTINCT p.capability_id, t.account FROM pair p JOIN talk t ON t.id = p.talk
         WHERE p.capability_id IS NOT NULL AND p.kind <> 'delight' AND t.account IS NOT NULL) a GROUP BY 3
"""
_CLAIMS = """
SELECT s.capability_id, count(*)
  FROM said s JOIN talk t ON t.id = s.talk
 WHERE s.capability_id = ANY(%(capabilities)s) AND s.kind = 'claim'
   AND (SELECT backing FROM store_judgement j WHERE j.signal_id = s.id ORDER BY j.id DESC LIMIT 1)
       IN ('unbacked', 'against_strategy')
 GROUP BY 1
"""
