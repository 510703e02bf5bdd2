"""Questions to product: how long each one waits, and how long such a question takes here. Never by person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ropeteam.core.question_clock import SPAN, FlowTime, flow_time
from ropeteam.core.vocabulary import AskStand
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask, Company, Deal, Decision

NEWEST = 1000
OWN = 25


def asked_of_product() -> QuerySet[Ask]:
    return Ask.objects.filter(stand=AskStand.ASK_PRODUCT.value)


def undecided(found: QuerySet[Ask]) -> QuerySet[Ask]:
    """Those whose wish, or the one it was merged into, nobody decided."""
    return found.filter(~Exists(_decisions()))


def with_decided(found: QuerySet[Ask]) -> QuerySet[Any]:
    """Each with `is_decided`."""
    return found.annotate(is_decided=Exists(_decisions()))


def flow_of(company: Company, *, on: date) -> FlowTime:
    """How long questions of the last year took until product decided. One query."""
    found = asked_of_product().filter(company=company, asked_on__gt=on - SPAN, asked_on__lte=on)
    rows = with_decision_day(found).order_by("-pk").values_list("asked_on", "decided_on")[:NEWEST]
    return flow_time(rows)


def with_decision_day(found: QuerySet[Ask]) -> QuerySet[Any]:
    """Each with `decided_on`, the day of the first decision on its wish."""
    return found.annotate(decided_on=Subquery(_decisions().order_by("decided_on").values("decided_on")[:1]))


def waiting_of(deal: Deal) -> list[Ask]:
    """What a deal still waits for, the oldest first."""
    found = undecided(asked_of_product().filter(deal=deal)).select_related("chosen_request")
    return list(found.order_by("asked_on", "pk")[:OWN])


def own_waiting(actor: Actor) -> QuerySet[Any]:
    """What a person asked product, of deals they may still know of."""
    found = undecided(asked_of_product().filter(by=actor.person, company=actor.company))
    found = found.filter(Q(deal__isnull=True) | Q(deal__in=access.deals(actor)))
    return found.select_related("deal__account", "chosen_request").order_by("asked_on", "pk")


def _decisions() -> QuerySet[Decision]:
    home = Coalesce(OuterRef("chosen_request__merged_into"), OuterRef("chosen_request"))
    return Decision.objects.filter(change_request=home)
