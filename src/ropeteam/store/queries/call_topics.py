"""What will come up in a call: capabilities wished for, promised or claimed on a deal, and limits the customer was not told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ropeteam.core.call_card import as_it_stands
from ropeteam.core.fit import RANK, backing_of, blocks, day_told
from ropeteam.core.vocabulary import Fit, RoadmapStatus
from ropeteam.core.words_to_avoid import Before, Facts, Planned
from ropeteam.store.actor import Actor
from ropeteam.store.models import Capability, Promise
from ropeteam.store.queries.earlier_deals import Found, earlier
from ropeteam.store.queries.product import CapabilityKnown, RoadmapKnown, Truth

MOST, FEW = 5, 4  # so that the card stays one sheet of paper
BOUND = (Fit.LIMITED.value, Fit.WORKAROUND.value)


@dataclass(frozen=True, slots=True)
class Topic:
    """A capability that will come up: what may be said of it follows from `fit` (as it stands today), `reasons` and `limits`, what
    not from `facts`."""

    title: str
    fit: Fit
    reasons: tuple[dict[str, str], ...]
    names: dict[str, str]
    facts: Facts

    @property
    def limits(self) -> Sequence[str]:
        return self.facts.limits


@dataclass(frozen=True, slots=True)
class Limit:
    """A promise that holds within limits the customer was not told in writing."""

    promise: Promise
    limits: tuple[str, ...]


def topics(
    actor: Actor,
    promises: Sequence[Any],
    heard: Sequence[Any],
    known: Truth | None,
    names: dict[str, str],
    *,
    wished: Sequence[int],
) -> tuple[Topic, ...]:
    """One a capability: first those of the deal's open wishes (`wished`) and of its promises, then what was only heard; in each
    first where what was said carries least."""
    if known is None:
        return ()
    about: dict[int, list[Any]] = defaultdict(list, {pk: [] for pk in wished if pk in known.capabilities})
    for one in (*promises, *heard):
        if one.capability_id in known.capabilities:
            about[one.capability_id].append(one)
    met = earlier(actor, capabilities=list(about)) if about else None
    first = {*wished, *(one.capability_id for one in promises)}
    least = {pk: min(map(_rank, said), default=RANK[Fit.UNKNOWN]) for pk, said in about.items()}
    order = sorted(about, key=lambda pk: (pk not in first, least[pk], pk))
    return tuple(_topic(known.capabilities[pk], about[pk], met, known, names, pk in wished) for pk in order[:MOST])


def _topic(
    standing: CapabilityKnown,
    said: Sequence[Any],
    met: Found | None,
    known: Truth,
    names: dict[str, str],
    wished: bool,
) -> Topic:
    """What the capability is today; what was promised about it beyond that is only counted."""
    next_one = known.next_promisable(standing.capability)
    too_much = sum(blocks(backing_of(Fit(one.fit))) for one in said if one.fit and _surely_meant(one))
    bounds_matter = bool(standing.limits) and (wished or too_much > 0)
    fit = as_it_stands(standing.facts.status, promisable=next_one is not None, bounds_matter=bounds_matter)
    reasons: tuple[dict[str, str], ...] = ()
    if fit == Fit.ROADMAP and next_one is not None:
        reasons = ({"code": "on_roadmap", "roadmap": next_one.item.key, "date": str(next_one.version.day)},)
    facts = Facts(
        fit=fit,
        limits=tuple(limit.text for limit in standing.limits),
        planned=planned(known, standing.capability),
        told=told(known, fit, reasons),
        before=met.about(capability=standing.capability.pk).before if met else Before(),
        too_much=too_much,
    )
    return Topic(standing.version.name, fit, reasons, names | {"capability": standing.capability.key}, facts)


def _surely_meant(one: Any) -> bool:
    """Whether a promise or claim is known to be about the capability; of an unsure match nobody said too much."""
    return all(reason["code"] != "capability_unsure" for reason in one.reasons or ())


def planned(known: Truth, capability: Capability) -> list[Planned]:
    """What tempts to promise it before its day."""
    return [_as_planned(item) for item in known.ahead(capability)]


def told(known: Truth, fit: Fit, reasons: Sequence[Mapping[str, str]]) -> Planned | None:
    """The roadmap item whose day the verdict lets the customer hear, with the day as the verdict has it."""
    reason = day_told(fit, reasons)
    if reason is None:
        return None
    item = next((one for one in known.roadmap.values() if one.item.key == reason["roadmap"]), None)
    return replace(_as_planned(item), day=date.fromisoformat(reason["date"])) if item and reason.get("date") else None


def _as_planned(item: RoadmapKnown) -> Planned:
    return Planned(item.version.title, item.version.day, item.committable, RoadmapStatus(item.version.status))


def untold(promises: Sequence[Any], known: Truth | None) -> tuple[Limit, ...]:
    found = []
    for one in promises:
        if one.fit in BOUND and not hasattr(one, "limit_told"):
            standing = known.capabilities.get(one.capability_id) if known else None
            found.append(Limit(one, tuple(limit.text for limit in standing.limits) if standing else ()))
    return tuple(found[:FEW])


def _rank(promise: Any) -> int:
    return RANK[Fit(promise.fit)] if promise.fit else RANK[Fit.UNKNOWN]
