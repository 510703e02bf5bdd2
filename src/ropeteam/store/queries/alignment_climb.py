"""What customers' enthusiasm lost over the handovers: the climb of the deals that were handed over, read at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import Q

from ropeteam.core.alignment_deals import Lost
from ropeteam.core.numbers.climb import handover_day
from ropeteam.core.numbers.curve_model import Parameters
from ropeteam.core.numbers.drop import AFTER, drop
from ropeteam.core.numbers.observations import Observation
from ropeteam.store.models import Deal
from ropeteam.store.queries import climb
from ropeteam.store.queries.alignment_scope import Scope

# A handover follows its signature within so long; older signatures are not asked for.
LONGEST = timedelta(days=365)
# As many handovers as are read for one page, the newest ones.
MOST = 400


def losses(scope: Scope, *, since: date, on: date) -> dict[int, Lost]:
    """By deal handed over on `since` or later, of those whose days after the handover are over."""
    deals, parameters = _signed(scope, since=since, on=on), climb.standards(scope.company).learned.parameters
    by, found = _By(repr(parameters), parameters), {}
    for batch in _batches(deals):
        for pk, known in climb.known(batch, on=on, promises=False).items():
            day, _ = handover_day(known.facts)
            if day is None or day < since or on < day + timedelta(days=AFTER[1]):
                continue
            found[pk] = Lost(day, _points(known.facts.observations, known.facts.signed, day, by))
    return found


@dataclass(frozen=True, slots=True)
class _By:
    """The curve's parameters, told apart by what they say."""

    said: str
    parameters: Parameters = field(compare=False)


@lru_cache(maxsize=4 * MOST)
def _points(observations: tuple[Observation, ...], signed: date | None, day: date, by: _By) -> float | None:
    """The same points give the same answer, and working it out takes most of a page's time: it is kept in the process."""
    lost = drop(observations, signed=signed, handover=day, parameters=by.parameters).smoothed
    return lost.value if lost else None


def _signed(scope: Scope, *, since: date, on: date) -> list[Deal]:
    handed = Q(handover_on__gte=since, handover_on__lte=on) | Q(handover_on__isnull=True)
    found = Deal.objects.filter(scope.deals(), handed, signed_on__gte=since - LONGEST, signed_on__lte=on)
    return list(found.order_by("-signed_on", "-pk")[:MOST])


def _batches(deals: list[Deal]) -> Iterable[list[Deal]]:
    return (deals[at : at + climb.DEALS_AT_ONCE] for at in range(0, len(deals), climb.DEALS_AT_ONCE))
