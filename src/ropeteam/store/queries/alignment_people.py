"""What our own people did, for `core.people_acts` to tell or to withhold. Nothing here leaves a layer above with a name on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from ropeteam.core.guesses import guess_act
from ropeteam.core.people_acts import Act
from ropeteam.core.vocabulary import DecisionKind, Fit
from ropeteam.store.models import Ask, Company, Decision, Product
from ropeteam.store.queries import strategy
from ropeteam.store.queries.strategy import EVERYBODY, ReadBy


def guesses(company: Company, *, on: date) -> list[Act]:
    """Every guess of the company whose wish was decided since; all of them, since what may be told hangs on earlier quarters. Of
    confidential deals none, for nobody: two readers who compare their numbers would find those few."""
    home = Coalesce(OuterRef("chosen_request__merged_into"), OuterRef("chosen_request"))
    first = Decision.objects.filter(change_request=home, decided_on__lte=on).order_by("decided_on", "pk")
    found: Any = Ask.objects.filter(company=company).exclude(guess="").exclude(deal__confidential=True)
    found = found.annotate(decided_on=Subquery(first.values("decided_on")[:1]), kind=Subquery(first.values("kind")[:1]))
    rows = found.filter(decided_on__isnull=False).order_by("pk").values_list("guess", "kind", "by_id", "decided_on")
    return [guess_act(Fit(guess), DecisionKind(kind), person=by, decided_on=day) for guess, kind, by, day in rows]


def strategy_read(product: Product, *, on: date) -> ReadBy | None:
    """How many of all our people read the version that holds; None without one, or where they are too few to be told."""
    version = strategy.standing(product)
    found = strategy.read_by(version, on=on) if version is not None else []
    return next((row for row in found if row.group == EVERYBODY), None)
