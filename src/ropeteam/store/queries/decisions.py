"""Decisions as pages show them: what stands, what went before, what waits, whom one touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from ropeteam.core.vocabulary import AskStand, DecisionKind
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Asker, ChangeRequest, Decision, Delivery, Event, Study
from ropeteam.store.queries.cites import Touching, touched
from ropeteam.store.queries.request_askers import askers_of

RELATED = ("roadmap_item", "pattern", "non_goal", "strategy")


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a decision reaches: `askers` get an answer, `deals` are theirs and those of the promises that lean on it.

    `event` is the decision of today, where there is one; `judging` says that its consequences are still on their way."""

    touching: Touching
    askers: int
    deals: int
    fresh: bool
    judging: bool


def history(request: ChangeRequest) -> list[Decision]:
    """The decisions of a wish, the one that stands first."""
    return list(request.decisions.select_related(*RELATED).order_by("-decided_on", "-pk"))


def reach(actor: Actor, request: ChangeRequest, *, on: date) -> Reach:
    """What stands to be touched, or was: with the verdicts before and after on the day of the decision."""
    event = Event.objects.filter(
        subject_table=request._meta.db_table, subject_id=request.pk, code="request.decided"
    ).last()
    fresh = event if event is not None and timezone.localtime(event.created_at).date() >= on else None
    touching = touched(actor, request=request.pk, since=fresh)
    asking = askers_of(request).aggregate(
        askers=Count("pk"), deals=ArrayAgg("deal", filter=Q(deal__in=access.deals(actor)), distinct=True, default=[])
    )
    deals = set(asking["deals"]) | {row.deal.pk for row in touching.rows}
    judging = fresh is not None and not _followed(fresh)
    return Reach(touching, asking["askers"], len(deals), fresh is not None, judging)


def waiting(actor: Actor) -> QuerySet[ChangeRequest]:
    """Wishes somebody asked for that nobody decided, the longest waiting first. What waits as a question to product stands
    there already. With `asked` (how often) and `since`."""
    asked_product = Asker.objects.filter(change_request=OuterRef("pk"), ask__stand=AskStand.ASK_PRODUCT.value)
    found = ChangeRequest.objects.filter(
        ~Exists(Decision.objects.filter(change_request=OuterRef("pk"))),
        ~Exists(asked_product),
        Exists(Asker.objects.filter(change_request=OuterRef("pk"))),
        product__in=access.products(actor),
        merged_into__isnull=True,
    )
    since = Coalesce(
        Min("askers__signal__conversation__held_on"), Min("askers__ask__asked_on"), Min("askers__voice__said_on")
    )
    return found.annotate(asked=Count("askers"), since=since).order_by("since", "pk")


def studies(actor: Actor) -> QuerySet[ChangeRequest]:
    """Wishes whose standing decision is "study first" and for which no study was begun yet: what pre-sales looks into. With
    `question` and `since`."""
    last = Decision.objects.filter(change_request=OuterRef("pk")).order_by("-decided_on", "-pk")
    found = ChangeRequest.objects.filter(product__in=access.products(actor), merged_into__isnull=True)
    found = found.annotate(
        decided=Subquery(last.values("kind")[:1]),
        question=Subquery(last.values("reason")[:1]),
        since=Subquery(last.values("decided_on")[:1]),
        decision_now=Subquery(last.values("pk")[:1]),
    )
    begun = Study.objects.filter(decision=OuterRef("decision_now"))
    return found.filter(~Exists(begun), decided=DecisionKind.STUDY.value).order_by("since", "pk")


def _followed(event: Event) -> bool:
    """Whether everything was judged anew and everybody has an answer."""
    return Delivery.objects.filter(event=event, consumer__in=("rejudge", "answers")).count() == 2
