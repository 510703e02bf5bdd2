"""What an agenda is made of: what happened since the last exchange, what waits too long, what is at risk.

Confidential deals give no fact: an agenda is read by all four roles. How many were left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from ropeteam.core.exchange import AHEAD, FIRST_LOOK, Fact, Subject, is_carried
from ropeteam.core.vocabulary import AgendaCode, Backing, RoadmapStatus
from ropeteam.store.models import (
    AgendaItem,
    Capability,
    CapabilityVersion,
    ChangeRequest,
    Company,
    Decision,
    Exchange,
    Promise,
    RoadmapVersion,
    StrategyProposal,
)
from ropeteam.store.queries import answers
from ropeteam.store.queries.exchange import before
from ropeteam.store.queries.exchange_seats import day_of
from ropeteam.store.queries.ledger_state import contradicted
from ropeteam.store.queries.promises import still_open, with_state

WISH, DECISION, ANSWER, PROMISE = "change_request", "decision", "answer", "promise"
CAPABILITY, ITEM, PROPOSAL, TOPIC = "capability", "roadmap_item", "proposal", "topic"
COLUMNS = (WISH, DECISION, ANSWER, PROMISE, CAPABILITY, ITEM)


@dataclass(frozen=True, slots=True)
class Since:
    """The last exchange's day and the moment its minutes were closed."""

    day: date
    moment: datetime


def since_last(exchange: Exchange, *, now: datetime) -> Since:
    last = before(exchange)
    if last is not None and last.closed_at is not None:
        return Since(day_of(last), last.closed_at)
    return Since(timezone.localtime(now - FIRST_LOOK).date(), now - FIRST_LOOK)


def gathered(exchange: Exchange, *, on: date, since: Since) -> list[Fact]:
    """Everything but the wishes: their stake and their fit are the board's."""
    company = exchange.company
    return [
        *_carried(exchange),
        *_not_passed_on(company, on),
        *_at_risk(company, on),
        *_capabilities(company, on, since),
        *_proposals(company),
        *_decided(company, since),
        *_released(exchange, since),
    ]


def left_out(company: Company, *, on: date) -> int:
    """Answers and promises of confidential deals that would stand here."""
    found = answers.overdue(company, on).filter(deal__confidential=True)
    return found.count() + _risky(company, on).filter(deal__confidential=True).count()


def new_wishes(company: Company, since: Since) -> set[int]:
    found = ChangeRequest.objects.filter(product__company=company, created_at__gt=since.moment)
    return set(found.values_list("pk", flat=True))


def subject_of(row: AgendaItem) -> Subject:
    for kind in COLUMNS:
        pk = getattr(row, f"{kind}_id")
        if pk is not None:
            return Subject(kind, pk)
    return Subject(PROPOSAL) if row.code == AgendaCode.PROPOSAL else Subject(TOPIC, words=row.topic)


def decisions_in(exchange: Exchange, wishes: set[int]) -> dict[int, Decision]:
    """What was decided about these wishes from the meeting's day on, until its minutes were closed."""
    found = Decision.objects.filter(change_request__in=wishes, decided_on__gte=day_of(exchange))
    return {row.change_request_id: row for row in found.order_by("decided_on", "pk")}


def _carried(exchange: Exchange) -> Iterator[Fact]:
    last = before(exchange)
    for row in last.agenda.order_by("no") if last else ():
        if is_carried(AgendaCode(row.code), row.outcome, minuted=bool(row.minutes)):
            yield Fact(AgendaCode(row.code), subject_of(row), since=day_of(last) if last else None, carried=True)


def _not_passed_on(company: Company, on: date) -> Iterator[Fact]:
    found = answers.overdue(company, on).exclude(deal__confidential=True)
    for pk, given in found.values_list("pk", "given_on"):
        yield Fact(AgendaCode.NOT_PASSED_ON, Subject(ANSWER, pk), since=given)


def _at_risk(company: Company, on: date) -> Iterator[Fact]:
    for pk, due in _risky(company, on).exclude(deal__confidential=True).values_list("pk", "due_on"):
        yield Fact(AgendaCode.PROMISE_AT_RISK, Subject(PROMISE, pk), since=due)


def _risky(company: Company, on: date) -> QuerySet[Any]:
    """Open promises due within 30 days, or overdue, that nothing carries or that were contradicted."""
    found = with_state(still_open(Promise.objects.filter(deal__company=company))).filter(due_on__lte=on + AHEAD)
    bare = Q(backing__isnull=True) | Q(backing__in=[Backing.UNBACKED.value, Backing.AGAINST_STRATEGY.value])
    risky: QuerySet[Any] = found.filter(bare | Q(contradicted())).order_by("due_on", "pk")
    return risky


def _capabilities(company: Company, on: date, since: Since) -> Iterator[Fact]:
    changed = CapabilityVersion.objects.filter(
        capability__product__company=company, n__gt=1, created_at__gt=since.moment, recorded_on__gte=since.day
    )
    for pk, day in changed.order_by("pk").values_list("capability_id", "recorded_on"):
        yield Fact(AgendaCode.CAPABILITY_CHANGED, Subject(CAPABILITY, pk), since=day)
    stale = Capability.objects.filter(product__company=company, review_due__lt=on)
    for pk, day in stale.order_by("pk").values_list("pk", "review_due"):
        yield Fact(AgendaCode.CAPABILITY_STALE, Subject(CAPABILITY, pk), since=day)


def open_proposals(company: Company) -> QuerySet[StrategyProposal]:
    return StrategyProposal.objects.filter(product__company=company, outcome__isnull=True)


def _proposals(company: Company) -> Iterator[Fact]:
    """One point for all of them: they are read where the strategy stands."""
    first = open_proposals(company).order_by("proposed_on", "pk").first()
    if first is not None:
        yield Fact(AgendaCode.PROPOSAL, Subject(PROPOSAL), since=first.proposed_on)


def _decided(company: Company, since: Since) -> Iterator[Fact]:
    """The standing decisions since; what was decided in the meeting itself everybody knows."""
    later = Decision.objects.filter(change_request=OuterRef("change_request")).order_by("-decided_on", "-pk")
    known = AgendaItem.objects.filter(decision=OuterRef("pk"), exchange__closed_at__isnull=False)
    found = Decision.objects.filter(
        ~Exists(known), change_request__product__company=company, decided_on__gte=since.day, created_at__gt=since.moment
    )
    found = found.annotate(standing=Subquery(later.values("pk")[:1])).order_by("-decided_on", "-pk")
    for pk, day, standing in found.values_list("pk", "decided_on", "standing"):
        if pk == standing:
            yield Fact(AgendaCode.DECIDED, Subject(DECISION, pk), since=day)


def released_in(company: Company, release: str) -> QuerySet[RoadmapVersion]:
    """The items that stand as released, in their latest version; those of one release where it is named."""
    later = RoadmapVersion.objects.filter(item=OuterRef("item"), n__gt=OuterRef("n"))
    found = RoadmapVersion.objects.filter(
        ~Exists(later), item__product__company=company, status=RoadmapStatus.RELEASED.value
    )
    return found.filter(release=release) if release else found


def _released(exchange: Exchange, since: Since) -> Iterator[Fact]:
    found = released_in(exchange.company, exchange.release)
    if not exchange.release:
        # Where nobody knows when it became known it was always known: that is no news.
        found = found.filter(recorded_on__gte=since.day, created_at__gt=since.moment)
    for pk, day in found.order_by("item").values_list("item_id", "recorded_on"):
        yield Fact(AgendaCode.RELEASED, Subject(ITEM, pk), since=day)
