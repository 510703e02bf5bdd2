"""Meetings: the next ones, the past ones, what stands on the agenda as one reader may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from ropeteam.core.errors import NotFound
from ropeteam.core.exchange import Cadence
from ropeteam.core.vocabulary import ExchangeKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    AgendaItem,
    Asker,
    Company,
    DealRole,
    Exchange,
    RoadmapVersion,
    Setting,
)

CADENCE = "exchange.cadence"
SIZE = 20
# Most that is read of one meeting: an agenda is bounded, but free topics are not.
MOST_ITEMS = 200
RELATED = (
    "change_request",
    "decision__change_request",
    "answer__decision__change_request",
    "answer__deal__account",
    "answer__account",
    "promise__deal__account",
    "capability",
    "roadmap_item",
)


def cadence(company: Company) -> Cadence | None:
    """How often the company meets; None until somebody said it, or where nobody can read what was said."""
    row = Setting.objects.filter(company=company, key=CADENCE).order_by("-pk").first()
    try:
        value = row.value if row else {}
        found = Cadence(
            weekday=int(value["weekday"]), weeks=int(value["weeks"]), at=time.fromisoformat(value["at"]),
            minutes=int(value["minutes"]), since=date.fromisoformat(value["since"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError):
        return None
    return found if found.sound else None


def exchanges(actor: Actor) -> QuerySet[Exchange]:
    """Every colleague may read every meeting of the company; each point is asked for again (`items`)."""
    if actor.operator:
        return Exchange.objects.all()
    return Exchange.objects.filter(company=actor.company) if actor.roles else Exchange.objects.none()


def one(actor: Actor, pk: int) -> Exchange:
    row = exchanges(actor).select_related("company").filter(pk=pk).first()
    if row is None:
        raise NotFound("exchange", str(pk))
    return row


def upcoming(company: Company) -> QuerySet[Exchange]:
    """The meetings whose minutes are still open, the earliest first."""
    return Exchange.objects.filter(company=company, closed_at__isnull=True).order_by("starts_at", "pk")


def past(actor: Actor, *, after: int | None = None, size: int = SIZE) -> list[Exchange]:
    """Closed meetings, the latest first, from behind the one named on."""
    found = exchanges(actor).filter(closed_at__isnull=False)
    last = found.filter(pk=after).first() if after else None
    if last is not None:
        found = found.filter(Q(starts_at__lt=last.starts_at) | Q(starts_at=last.starts_at, pk__lt=last.pk))
    return list(found.order_by("-starts_at", "-pk")[:size])


def before(exchange: Exchange) -> Exchange | None:
    """The closed meeting of the same kind before this one."""
    found = Exchange.objects.filter(
        company=exchange.company_id, kind=exchange.kind, closed_at__isnull=False, starts_at__lt=exchange.starts_at
    )
    return found.order_by("-starts_at", "-pk").first()


def items(actor: Actor, exchange: Exchange) -> list[AgendaItem]:
    """The points in their order. Of deals that became confidential, only what this reader may know of."""
    deals = access.deals(actor)
    found = exchange.agenda.select_related(*RELATED).filter(
        Q(answer__isnull=True) | Q(answer__deal__isnull=True) | Q(answer__deal__in=deals),
        Q(promise__isnull=True) | Q(promise__deal__in=deals),
    )
    return list(found.order_by("no")[:MOST_ITEMS])


def item(actor: Actor, pk: int) -> AgendaItem:
    found = AgendaItem.objects.filter(pk=pk, exchange__in=exchanges(actor)).select_related("exchange__company").first()
    if found is None or all(row.pk != pk for row in items(actor, found.exchange)):
        raise NotFound("agenda_item", str(pk))
    return found


def concerning(actor: Actor, rows: Iterable[AgendaItem]) -> set[int]:
    """Which of these points touch a deal whose rope the reader holds."""
    if actor.person is None:
        return set()
    listed = list(rows)
    mine = set(DealRole.objects.filter(person=actor.person, to_day__isnull=True).values_list("deal_id", flat=True))
    wishes = {pk for row in listed if (pk := wish_of(row)) is not None}
    asked = Asker.objects.filter(change_request__in=wishes, deal__in=mine)
    asked_for = set(asked.values_list("change_request_id", flat=True)) if mine and wishes else set()
    return {row.pk for row in listed if deal_of(row) in mine or wish_of(row) in asked_for}


def wish_of(row: AgendaItem) -> int | None:
    return row.change_request_id or (row.decision.change_request_id if row.decision else None)


def deal_of(row: AgendaItem) -> int | None:
    return row.answer.deal_id if row.answer else row.promise.deal_id if row.promise else None


def releases(company: Company) -> list[str]:
    """The names of releases that the roadmap knows, the newest first."""
    found = RoadmapVersion.objects.filter(item__product__company=company).exclude(release="").order_by("-pk")
    return list(dict.fromkeys(found.values_list("release", flat=True)[:500]))[:50]


def open_iteration(company: Company, release: str) -> Exchange | None:
    found = upcoming(company).filter(kind=ExchangeKind.ITERATION.value, release=release)
    return found.first()


def next_regular(company: Company, *, now: datetime) -> Exchange | None:
    """The regular meeting that is still to come."""
    return upcoming(company).filter(kind=ExchangeKind.REGULAR.value, ends_at__gt=now).first()
