"""What our own people did, for `core.people_acts` to tell or to withhold. Nothing here leaves a layer above with a name on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ropeteam.core.alignment_periods import Span, period_named
from ropeteam.core.guesses import guess_act
from ropeteam.core.people_acts import Act, Quarter
from ropeteam.core.vocabulary import DecisionKind, Fit
from ropeteam.store.models import Ask, Company, Decision, Product, Setting
from ropeteam.store.queries import strategy
from ropeteam.store.queries.strategy import EVERYBODY, ReadBy

# The key of a quarter's row: a company's settings are never changed, travel with its export, and are on no page.
QUARTER = "alignment.guesses."


def guesses(company: Company, *, on: date) -> list[Act]:
    """Every guess of the company whose wish was decided since. Of confidential deals none, for nobody: two readers who compare
    their numbers would find those few."""
    home = Coalesce(OuterRef("chosen_request__merged_into"), OuterRef("chosen_request"))
    first = Decision.objects.filter(change_request=home, decided_on__lte=on).order_by("decided_on", "pk")
    found: Any = _guessed(company).annotate(
        decided_on=Subquery(first.values("decided_on")[:1]), kind=Subquery(first.values("kind")[:1])
    )
    rows = found.filter(decided_on__isnull=False).order_by("pk").values_list("guess", "kind", "by__key", "decided_on")
    return [guess_act(Fit(guess), DecisionKind(kind), person=by, decided_on=day) for guess, kind, by, day in rows]


def guessed_at_all(company: Company) -> bool:
    return _guessed(company).exists()


def kept_quarters(company: Company) -> list[Quarter]:
    """The quarters of guesses as they were judged, the earliest first. Of a key the first row holds: what was told is told."""
    rows = Setting.objects.filter(company=company, key__startswith=QUARTER).order_by("pk").values_list("key", "value")
    first: dict[str, Any] = {}
    for key, value in rows:
        first.setdefault(key.removeprefix(QUARTER), value)
    found = [_quarter(name, value) for name, value in first.items()]
    return sorted((one for one in found if one is not None), key=lambda one: one.period.start)


def keep_quarter(company: Company, quarter: Quarter) -> None:
    value = {
        "told": quarter.told, "done": quarter.done, "failed": dict(quarter.failed), "people": sorted(quarter.people)
    }  # fmt: skip
    Setting.objects.create(company=company, key=f"{QUARTER}{quarter.period.name}", value=value)


def _guessed(company: Company) -> QuerySet[Ask]:
    return Ask.objects.filter(company=company).exclude(guess="").exclude(deal__confidential=True)


def _quarter(name: str, value: Any) -> Quarter | None:
    """It may come from a folder that people wrote: what cannot be read is a quarter that is not told."""
    period = period_named(name, on=date.max)
    if period is None or period.span != Span.QUARTER:
        return None
    try:
        failed = {str(cause): int(n) for cause, n in value["failed"].items()}
        people = frozenset(str(person) for person in value["people"])
        return Quarter(period, bool(value["told"]), int(value["done"]), failed, people)
    except (TypeError, KeyError, ValueError, AttributeError):
        return Quarter(period, told=False)


def strategy_read(product: Product, *, on: date) -> ReadBy | None:
    """How many of all our people read the version that holds; None without one, or where they are too few to be told."""
    version = strategy.standing(product)
    found = strategy.read_by(version, on=on) if version is not None else []
    return next((row for row in found if row.group == EVERYBODY), None)
