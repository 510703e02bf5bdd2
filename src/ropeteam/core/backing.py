"""What carries a wording: the judgement of one promise, claim or wish from plain facts.

Rule in prose. Input: what language read out of the words (`Wording`) and what is known of the product at a day (`Facts`).
Steps, the first that applies decides:

1. A *decision* of a person about the linked change request: `no` declines; `as_is` is judged like an available capability;
   `accept` is judged by its roadmap item; `later` and `study` leave it in review.
2. The words hit a *non-goal* of the strategy: against the strategy, also where they promise work: services would pass.
3. A promise of people's *work* (training, data load, presence ...): services; surer once services accepted a scope. Whoever asks
   leaves `service` out where no work could make up for what the words ask of the product.
4. No capability was found: unknown.
5. The capability is available or limited and the words surely stay inside its limits: `as_is` where no limit is concerned,
   `limited` where the status is limited or a limit is named or leant on.
6. Otherwise (planned, not planned, or beyond a limit) only the *roadmap* can carry it: an item of that capability, decided by
   product, planned or in work, and the promised day not earlier than its day (no day said: it inherits the item's). A released
   item carries what it brought. A claim says "today": the roadmap never carries a claim. Of what works today, an item carries
   words beyond a limit only where it is known to be about every such limit: other work on the same capability lifts nothing.
   A planned capability's limits will hold when it comes, and count alike.
   An item that states less than the words ask for carries them not at all; and words that mean something of the roadmap which
   is not there yet are judged by that item, whatever the capability does today.
7. Where it is not sure whether a limit holds and no roadmap item carries it: in review, for a person to look at.
8. Where it is not sure that the words mean this capability, whatever 5 and 6 would carry is in review, for a person to look at.
9. Else it is unbacked: declined where the product itself says no (not planned, beyond a limit), in review where the roadmap has it
   but not agreed or not by then.

Guarantees: adding a carrier never makes a verdict worse; the order of limits and items does not matter.

| capability | words | roadmap | promise | claim |
|---|---|---|---|---|
| available | no limit touched | - | as_is | as_is |
| available | inside a limit | - | limited | limited |
| available | not sure whether a limit holds | none | unbacked (in review) | unbacked (in review) |
| available, not surely meant | inside a limit | - | unbacked (in review) | unbacked (in review) |
| available | beyond a limit | none | unbacked | unbacked |
| available | beyond a limit | committable, in time, about that limit | roadmap | unbacked |
| available | beyond a limit | about something else, committable or not, in time or not | unbacked (in review) | unbacked |
| available | no limit touched, mean an item | committable, in time | roadmap | unbacked |
| available | no limit touched, mean an item | idea | unbacked | unbacked |
| planned | - | committable, in time | roadmap | unbacked |
| planned | more than the item states | committable, in time | unbacked | unbacked |
| planned | beyond a limit it will have | committable, in time | unbacked | unbacked |
| planned | - | committable, too early | unbacked | unbacked |
| planned | - | idea | unbacked | unbacked |
| not planned | - | - | unbacked | unbacked |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ropeteam.core.fit import RANK, Reason, backing_of, chance_of_delivery
from ropeteam.core.vocabulary import Backing, CapabilityStatus, DecisionKind, Fit, RoadmapStatus, SignalKind

CARRIED = (Fit.AS_IS, Fit.ROADMAP)
# A claim says "today": how far the item is that was told as if it were there.
TOLD_AS_EXISTING = {
    RoadmapStatus.IDEA: "idea_told_as_existing",
    RoadmapStatus.PLANNED: "planned_told_as_existing",
    RoadmapStatus.IN_WORK: "in_work_told_as_existing",
    RoadmapStatus.RELEASED: "planned_told_as_existing",  # with a day that is still to come
}
THERE = (CapabilityStatus.AVAILABLE, CapabilityStatus.LIMITED)


class LimitRelation(StrEnum):
    """How words stand to a limit: inside it, leaning on it, beyond it, or not sure whether it holds."""

    WITHIN = "within"
    MENTIONED = "mentioned"
    BEYOND = "beyond"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class LimitTouch:
    """Limit number `no` (from 0) of the capability is concerned; `said` is the short value that was said, e.g. '500'."""

    no: int
    relation: LimitRelation
    said: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words say, read by language: no capability fact in it but the touched limits. `coming`: keys of roadmap items
    that are not there yet and that the words mean."""

    kind: SignalKind
    said_on: date
    due: date | None = None
    service: bool = False
    limits: tuple[LimitTouch, ...] = ()
    non_goal: str | None = None
    coming: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CapabilityFacts:
    """`sure`: the words surely mean it, because a person said so or because the ear is sure enough."""

    key: str
    status: CapabilityStatus
    sure: bool = True


@dataclass(frozen=True, slots=True)
class RoadmapFacts:
    """`committable`: product decided that it may be promised. `day` is None while no date stands. `about`: numbers of the
    capability's limits that it is known to be about. `narrower`: it states less than the words ask for."""

    key: str
    status: RoadmapStatus
    day: date | None
    committable: bool
    about: frozenset[int] = frozenset()
    narrower: bool = False


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    key: str
    kind: DecisionKind
    roadmap: RoadmapFacts | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known at the day of judging. `scope` is the key of a scope that services accepted for this work."""

    capability: CapabilityFacts | None = None
    roadmap: tuple[RoadmapFacts, ...] = ()
    decision: DecisionFacts | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reasons. `due` is the day it holds for: the said one, else the one inherited from the roadmap."""

    fit: Fit
    reasons: tuple[Reason, ...]
    due: date | None = None
    roadmap: str | None = None
    scope: str | None = None
    surer: bool = False
    backing: Backing = field(init=False)
    chance: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "backing", backing_of(self.fit))
        object.__setattr__(self, "chance", chance_of_delivery(self.fit, surer=self.surer))


def judge(wording: Wording, facts: Facts) -> Judgement:
    """The judgement of one wording. Source: PRODUCT's verdict table and the label guide in docs/reference/signals.md."""
    decided = _by_decision(wording, facts)
    if decided is not None:
        return decided
    if wording.non_goal is not None:
        reason = Reason.of("non_goal", non_goal=wording.non_goal)
        if wording.kind == SignalKind.CLAIM:
            return Judgement(Fit.DECLINED, (reason,), wording.due)
        return Judgement(Fit.AGAINST_STRATEGY, (reason,), wording.due)
    if wording.service and wording.kind != SignalKind.CLAIM:
        return _by_services(wording, facts.scope)
    return _by_capability(wording, facts.capability, facts.roadmap)


def _by_decision(wording: Wording, facts: Facts) -> Judgement | None:
    decision = facts.decision
    if decision is None:
        return None
    reason = Reason.of("decision", decision=decision.key, kind=decision.kind)
    if decision.kind == DecisionKind.NO:
        return Judgement(Fit.DECLINED, (reason,), wording.due)
    if decision.kind in (DecisionKind.LATER, DecisionKind.STUDY):
        return Judgement(Fit.IN_REVIEW, (reason,), wording.due)
    if decision.kind == DecisionKind.AS_IS:
        beyond = _beyond(wording)
        if beyond:
            return Judgement(Fit.DECLINED, (reason, *beyond), wording.due)
        unsure = _unsure(wording)
        if unsure:
            return Judgement(Fit.IN_REVIEW, (reason, *unsure), wording.due)
        touched = _touched(wording)
        return Judgement(Fit.LIMITED if touched else Fit.AS_IS, (reason, *touched), wording.due)
    items = (decision.roadmap,) if decision.roadmap else ()
    carried = _by_roadmap(wording, items)
    return Judgement(carried.fit, (reason, *carried.reasons), carried.due, carried.roadmap, None, carried.surer)


def _by_services(wording: Wording, scope: str | None) -> Judgement:
    reasons = (Reason.of("scope_accepted", scope=scope),) if scope else (Reason.of("service_work"),)
    return Judgement(Fit.SERVICES, reasons, wording.due, scope=scope, surer=scope is not None)


def _by_capability(wording: Wording, capability: CapabilityFacts | None, roadmap: Sequence[RoadmapFacts]) -> Judgement:
    if capability is None:
        return Judgement(Fit.UNKNOWN, (Reason.of("nothing_found"),), wording.due)
    found = _by_known(wording, capability, roadmap)
    if capability.sure or found.backing == Backing.UNBACKED:
        return found
    unsure = Reason.of("capability_unsure", capability=capability.key)
    return Judgement(Fit.IN_REVIEW, (unsure, *found.reasons), wording.due, found.roadmap)


def _by_known(wording: Wording, capability: CapabilityFacts, roadmap: Sequence[RoadmapFacts]) -> Judgement:
    here = Reason.of("capability", capability=capability.key, status=capability.status)
    beyond = _beyond(wording)
    usable = capability.status in THERE
    unsure = _unsure(wording) if usable and not beyond else ()
    if usable and not beyond and not unsure:
        touched = _touched(wording)
        if wording.coming and not touched:
            meant = _by_roadmap(wording, [item for item in roadmap if item.key in wording.coming])
            fit = meant.fit if meant.fit in CARRIED else Fit.IN_REVIEW
            return Judgement(fit, (here, *meant.reasons), meant.due, meant.roadmap, None, meant.surer)
        limited = bool(touched) or capability.status == CapabilityStatus.LIMITED
        return Judgement(Fit.LIMITED if limited else Fit.AS_IS, (here, *touched), wording.due)
    carried = _by_roadmap(wording, roadmap)
    weighed = carried.fit in CARRIED or (carried.fit != Fit.UNKNOWN and wording.kind != SignalKind.CLAIM)
    if (usable or beyond) and weighed:
        carried = _if_about(wording, roadmap, carried)
    if carried.fit in CARRIED:
        return Judgement(
            carried.fit, (here, *beyond, *unsure, *carried.reasons), carried.due, carried.roadmap, None, carried.surer
        )
    if unsure:
        return Judgement(Fit.IN_REVIEW, (here, *unsure), wording.due)
    said_no = capability.status == CapabilityStatus.NOT_PLANNED or (usable and carried.fit == Fit.UNKNOWN)
    fit = Fit.DECLINED if said_no and carried.fit == Fit.UNKNOWN else Fit.IN_REVIEW
    return Judgement(fit, (here, *beyond, *carried.reasons), wording.due, carried.roadmap)


def _if_about(wording: Wording, items: Sequence[RoadmapFacts], carried: Judgement) -> Judgement:
    """What the items say that are about every limit the words may go beyond. Where none carries and another item would, or none is
    about them, the other is named: whether it lifts the limit, a person has to say."""
    over = {touch.no for touch in _standing(wording, LimitRelation.BEYOND, LimitRelation.UNSURE)}
    lifting = _by_roadmap(wording, [item for item in items if over <= item.about])
    if lifting.fit in CARRIED or (lifting.fit != Fit.UNKNOWN and carried.fit not in CARRIED):
        return lifting
    named = Reason.of("roadmap_elsewhere", roadmap=carried.roadmap)
    return Judgement(Fit.IN_REVIEW, (named,), wording.due, carried.roadmap)


def _by_roadmap(wording: Wording, items: Sequence[RoadmapFacts]) -> Judgement:
    """The best of the items: ROADMAP or AS_IS where one carries, IN_REVIEW where one exists but does not, else UNKNOWN."""
    options = [_one_item(wording, item) for item in items if item.status != RoadmapStatus.DROPPED]
    if not options:
        return Judgement(Fit.UNKNOWN, (Reason.of("not_on_roadmap"),), wording.due)
    return min(
        options, key=lambda option: (-RANK[option.fit], not option.surer, option.due or date.max, option.roadmap)
    )


def _one_item(wording: Wording, item: RoadmapFacts) -> Judgement:
    said = {"roadmap": item.key, "date": item.day.isoformat() if item.day else ""}
    if item.status == RoadmapStatus.RELEASED and (item.day is None or item.day <= wording.said_on):
        return Judgement(Fit.AS_IS, (Reason.of("released", **said),), wording.due, item.key)
    if wording.kind == SignalKind.CLAIM:
        return Judgement(Fit.IN_REVIEW, (Reason.of(TOLD_AS_EXISTING[item.status], **said),), wording.due, item.key)
    if item.status == RoadmapStatus.RELEASED:
        return Judgement(
            Fit.ROADMAP, (Reason.of("released_later", **said),), wording.due or item.day, item.key, surer=True
        )
    if item.narrower:
        return Judgement(Fit.IN_REVIEW, (Reason.of("roadmap_less", **said),), wording.due, item.key)
    if not item.committable or item.status == RoadmapStatus.IDEA or item.day is None:
        return Judgement(Fit.IN_REVIEW, (Reason.of("not_committable", **said),), wording.due, item.key)
    if wording.due is not None and wording.due < item.day:
        too_early = Reason.of("before_roadmap", due=wording.due.isoformat(), **said)
        return Judgement(Fit.IN_REVIEW, (too_early,), wording.due, item.key)
    in_work = item.status == RoadmapStatus.IN_WORK
    return Judgement(Fit.ROADMAP, (Reason.of("on_roadmap", **said),), wording.due or item.day, item.key, surer=in_work)


def _beyond(wording: Wording) -> tuple[Reason, ...]:
    found = _standing(wording, LimitRelation.BEYOND)
    return tuple(Reason.of("beyond_limit", limit=touch.no, said=touch.said) for touch in found)


def _unsure(wording: Wording) -> tuple[Reason, ...]:
    found = _standing(wording, LimitRelation.UNSURE)
    return tuple(Reason.of("limit_unsure", limit=touch.no, said=touch.said) for touch in found)


def _touched(wording: Wording) -> tuple[Reason, ...]:
    found = _standing(wording, LimitRelation.WITHIN, LimitRelation.MENTIONED)
    return tuple(Reason.of("within_limit", limit=touch.no, said=touch.said) for touch in found)


def _standing(wording: Wording, *relations: LimitRelation) -> list[LimitTouch]:
    return sorted((touch for touch in wording.limits if touch.relation in relations), key=lambda touch: touch.no)
