"""Questions that were asked before: by the key somebody gave them, or by their words."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Q, QuerySet, When

from ropeteam.core.vocabulary import Importance
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Ask, Company, Deal, Person

WEIGHT = (Importance.BREAKER, Importance.CHALLENGE, Importance.NICE)


def by_key(by: Person, idempotency_key: str) -> Ask | None:
    if not idempotency_key:
        return None
    return Ask.objects.filter(by=by, idempotency_key=idempotency_key).first()


def same_day(text: str, *, company: Company, deal: Deal | None, by: Person, on: date) -> Ask | None:
    """The same words on the same deal that day, whatever blanks and capitals they were typed with; without a deal, of this
    person alone, since two people may speak of two customers."""
    today = Ask.objects.filter(company=company, deal=deal, asked_on=on).order_by("pk")
    if deal is None:
        today = today.filter(by=by)
    wanted = " ".join(text.split()).casefold()
    return next((row for row in today if " ".join(row.text.split()).casefold() == wanted), None)


def loose(actor: Actor, *, since: date) -> QuerySet[Ask]:
    """What this person captured or asked and said nothing more about: part of no wish yet. What matters most to the customer
    first, then the newest."""
    weight = Case(*(When(importance=one.value, then=no) for no, one in enumerate(WEIGHT)), default=len(WEIGHT))
    own = Ask.objects.filter(by=actor.person, stand="", asked_on__gte=since, askers__isnull=True)
    return (
        own.filter(Q(deal__isnull=True) | Q(deal__in=access.deals(actor)))
        .select_related("deal")
        .order_by(weight, "-pk")
    )
