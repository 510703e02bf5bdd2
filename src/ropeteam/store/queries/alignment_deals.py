"""What alignment knows of whole deals: who sat in their first talks, how complex they are and whether pre-sales came.

Asked for all deals at once: as many statements for five hundred as for one. What it means is told by core.alignment_deals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate

from ropeteam.core.alignment import Case
from ropeteam.core.alignment_deals import EarlyTalk, Life, complex_case, early
from ropeteam.core.complexity import complexity, served
from ropeteam.core.insight_heard import Heard, heard
from ropeteam.core.readiness import Ready
from ropeteam.core.talk_kind import WRITTEN
from ropeteam.core.vocabulary import ConversationKind, Role, Side, SignalKind
from ropeteam.core.vocabulary_presales import Complexity, Coverage, Supplier
from ropeteam.store import stand_ins
from ropeteam.store.models import (
    Conversation,
    Deal,
    DealRole,
    InterfaceState,
    Participant,
    Requirement,
    ReviewVerdict,
    RoleGrant,
    Signal,
    SystemState,
)
from ropeteam.store.queries import readiness
from ropeteam.store.queries.alignment_scope import Scope
from ropeteam.store.queries.presales import complex_from
from ropeteam.store.queries.requirements import answers
from ropeteam.store.queries.signals import standing_words

NAMING = (SignalKind.NEED.value, SignalKind.CONCERN.value, SignalKind.DELIGHT.value)


@dataclass(frozen=True, slots=True)
class FirstTalks:
    """A deal's talks with the customer, and how long it lived."""

    talks: tuple[EarlyTalk, ...]
    life: Life


def first_talks(scope: Scope, *, since: date, on: date) -> dict[int, FirstTalks]:
    """By deal whose first talk with the customer was on `since` or later."""
    talks = _talks(scope, on)
    lately = talks.order_by().values("deal").annotate(first=Min("held_on")).filter(first__gte=since).values("deal")
    among = talks.filter(deal__in=lately)
    ours = Participant.objects.filter(conversation=OuterRef("pk"), side=Side.OURS.value)
    # What somebody was on the day of the talk: whoever came to product since was not product then.
    day = OuterRef("conversation__held_on")
    since_then, until_then = (
        Q(from_day__isnull=True) | Q(from_day__lte=day),
        Q(to_day__isnull=True) | Q(to_day__gte=day),
    )
    grants = RoleGrant.objects.filter(since_then, until_then, person=OuterRef("person"), role=Role.PRODUCT.value)
    holds = Exists(grants)
    rows: Any = among.annotate(
        product=Exists(ours.filter(Q(role=Role.PRODUCT.value) | Q(Q(role=""), holds))), noted=Exists(ours)
    )
    themes = _themes(among)
    found: dict[int, list[EarlyTalk]] = defaultdict(list)
    lives: dict[int, Life] = {}
    for pk, deal, kind, held, signed, closed, product, noted in rows.values_list(
        "pk", "deal_id", "kind", "held_on", "deal__signed_on", "deal__closed_on", "product", "noted"
    ):
        found[deal].append(EarlyTalk(held, product, noted, ConversationKind(kind), frozenset(themes.get(pk, ()))))
        lives[deal] = Life(held, signed, closed)
    return {deal: FirstTalks(tuple(known), lives[deal]) for deal, known in found.items()}


def early_talks(found: Mapping[int, FirstTalks], *, on: date) -> dict[int, Case]:
    told = {deal: early(known.talks, known.life, on=on) for deal, known in found.items()}
    return {deal: case for deal, case in told.items() if case is not None}


def heard_early(found: Mapping[int, FirstTalks], *, on: date) -> dict[int, Heard]:
    told = {deal: heard(known.talks, known.life, on=on) for deal, known in found.items()}
    return {deal: each for deal, each in told.items() if each is not None}


def _themes(talks: QuerySet[Conversation]) -> dict[int, set[int]]:
    """By talk the capabilities that the customer named, without what people dismissed."""
    said = Signal.objects.filter(
        conversation__in=talks.order_by().values("pk"), capability__isnull=False, retired_at__isnull=True, low=False,
        kind__in=NAMING,
    ).filter(~Exists(standing_words().filter(verdict=ReviewVerdict.DISMISSED)))  # fmt: skip
    themes: dict[int, set[int]] = defaultdict(set)
    for talk, capability in said.values_list("conversation_id", "capability_id"):
        themes[talk].add(capability)
    return themes


def presales(scope: Scope, *, since: date, on: date) -> dict[int, Case]:
    """By deal that was opened on `since` or later and is too complex to go without pre-sales."""
    deals = Deal.objects.filter(scope.deals()).annotate(began=Coalesce("opened_on", TruncDate("created_at")))
    deals = deals.filter(began__gte=since, began__lte=on)
    rows = list(deals.values_list("pk", "began", "signed_on", "closed_on", "amount", "account__segment"))
    found, among = _measured(deals, scope, on), complex_from(scope.company)
    ropes = _ropes(deals)
    held = Role.PRESALES in stand_ins.held(scope.company, on=on)
    instead = stand_ins.named(scope.company).get(Role.PRESALES)
    told = {}
    for pk, began, signed, closed, amount, segment in rows:
        measures = found.of(pk, segment=segment, amount=int(amount or 0))
        roles = ropes.get(pk, {})
        there = served(list(roles), presales_held=held, stands_in=instead)
        came = min((day for role, day in roles.items() if role in (Role.PRESALES, instead) and day), default=None)
        case = complex_case(complexity(measures, among), Life(began, signed, closed), served=there, came_on=came, on=on)
        if case is not None:
            told[pk] = case
    return told


@dataclass(frozen=True, slots=True)
class _Measures:
    """By deal; `gaps` by the segment's name in small letters."""

    counted: Mapping[Complexity, Mapping[int, int]]
    gaps: Mapping[str, int]

    def of(self, deal: int, *, segment: str | None, amount: int) -> dict[Complexity, int]:
        found = {code: counts.get(deal, 0) for code, counts in self.counted.items()}
        missing = self.gaps.get((segment or "").strip().lower(), 0)
        return {**found, Complexity.SEGMENT_NOT_READY: missing, Complexity.AMOUNT: amount}


def _measured(deals: QuerySet[Deal], scope: Scope, on: date) -> _Measures:
    among = deals.values("pk")
    musts = Requirement.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=on), deal__in=among, must=True)
    rows: Any = musts.annotate(held=Subquery(answers().values("status")[:1])).values_list("deal_id", "held")
    counted: dict[Complexity, Counter[int]] = defaultdict(Counter)
    for deal, holds in rows:
        counted[Complexity.MUSTS][deal] += 1
        counted[Complexity.GAPS][deal] += holds == Coverage.GAP.value
    parts = ((Complexity.INTERFACES, InterfaceState, "interface"), (Complexity.FOREIGN_SYSTEMS, SystemState, "system"))
    for code, table, name in parts:
        states: Any = table.objects.filter(version__deal__in=among, version__made_on__lte=on)
        for row in states.order_by(name, "-version__n").distinct(name).select_related("version"):
            ours = code == Complexity.FOREIGN_SYSTEMS and row.supplier == Supplier.OURS
            counted[code][row.version.deal_id] += not row.gone and not ours
    return _Measures(counted, _segments(scope, on))


def _segments(scope: Scope, on: date) -> dict[str, int]:
    """What a segment cannot do without and is not there, of those that nobody can sell to today."""
    products = [scope.product] if scope.product else list(scope.company.products.order_by("-pk"))
    stands = [stand for product in products for stand in readiness.of_product(product, on=on)]
    return {
        name: len(stand.gaps)
        for stand in stands
        if stand.readiness.stand == Ready.NOT_YET
        for name in readiness.names_of(stand.segment)
    }


def _ropes(deals: QuerySet[Deal]) -> dict[int, dict[Role, date | None]]:
    """Every role that ever held a deal's rope, with the first day that is known."""
    found: dict[int, dict[Role, date | None]] = defaultdict(dict)
    rows = DealRole.objects.filter(deal__in=deals.values("pk")).order_by("-from_day", "-pk")
    for deal, role, day in rows.values_list("deal_id", "role", "from_day"):
        found[deal][Role(role)] = day or found[deal].get(Role(role))
    return found


def _talks(scope: Scope, on: date) -> QuerySet[Conversation]:
    """Talks with customers in which people sat together."""
    found = Conversation.objects.filter(scope.deals("deal"), internal=False, held_on__lte=on, deal__isnull=False)
    return found.exclude(kind__in=[kind.value for kind in WRITTEN])
