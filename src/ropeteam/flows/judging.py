"""Judge what carries a wording: facts as known on a day -> core.backing -> an appended judgement row. Any flow may call this."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from django.conf import settings

from ropeteam.core.backing import THERE, DecisionFacts, Facts, Judgement, LimitTouch, RoadmapFacts, Wording, judge
from ropeteam.core.vocabulary import DecisionKind, SignalKind
from ropeteam.flows import ear
from ropeteam.language.contract import Match
from ropeteam.language.listening.task import Held
from ropeteam.language.match import non_goals
from ropeteam.language.match.held import held
from ropeteam.language.match.lifting import as_read, coming
from ropeteam.language.match.needed import counted
from ropeteam.language.match.no_work import lifted_by_no_work
from ropeteam.language.models.weights import SURE
from ropeteam.store import models
from ropeteam.store.queries.judgements import accepted_scope, latest_decision
from ropeteam.store.queries.product import CapabilityKnown, RoadmapKnown, Truth

RULE_VERSION = "backing-7"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be judged, wherever it stands: in the ledger, in a talk, in a question."""

    kind: SignalKind
    words: str
    said_on: date
    due: date | None = None
    service: bool = False
    capability: models.Capability | None = None
    non_goal: models.NonGoal | None = None
    change_request: models.ChangeRequest | None = None
    deal: models.Deal | None = None
    promise: models.Promise | None = None
    mention: models.Signal | None = None  # where it was first said; what was said just before it counts for the limits
    sure: bool = True  # False where neither a person nor the ear is sure that this capability is meant
    demand: bool = False  # a row of a customer's list: its numbers mean what they say
    held: Held | None = None  # read against its capability's line already, as listening does; else it is done here


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict with the rows it rests on."""

    judgement: Judgement
    capability_version: models.CapabilityVersion | None
    roadmap_version: models.RoadmapVersion | None
    scope: models.Scope | None
    decision: models.Decision | None
    strategy: models.StrategyVersion | None


def wording_hash(text: str) -> str:
    """One hash for wordings that differ only in case, spaces and closing marks."""
    return hashlib.sha256(" ".join(text.casefold().split()).strip(" .,;:!?").encode()).hexdigest()


def weigh(subject: Subject, truth: Truth) -> Judged:
    """The verdict about one subject by the product's truth of a day. Writes nothing."""
    known = truth.capabilities.get(subject.capability.pk) if subject.capability else None
    items = truth.items_for(subject.capability)
    decision = latest_decision(subject.change_request, truth.known_on)
    scope = accepted_scope(subject.deal, subject.promise, truth.known_on) if subject.service else None
    non_goal = subject.non_goal if subject.non_goal and _stands(subject.non_goal, truth) else None
    wording = Wording(
        kind=subject.kind,
        said_on=subject.said_on,
        due=subject.due,
        service=subject.service and (scope is not None or known is None or not _beyond_work(subject, known)),
        limits=_held(subject, known) if known else (),
        non_goal=non_goal.key if non_goal else None,
        coming=_coming(subject, known, items),
    )
    facts = Facts(
        capability=replace(known.facts, sure=_surely_meant(subject)) if known else None,
        roadmap=tuple(_about(item, subject, known, wording.limits) for item in items),
        decision=_decision_facts(decision, truth),
        scope=scope.key if scope else None,
    )
    judgement = judge(wording, facts)
    return Judged(
        judgement=judgement,
        capability_version=known.version if known else None,
        roadmap_version=_version_of(judgement.roadmap, truth),
        scope=scope,
        decision=decision,
        strategy=truth.strategy,
    )


def _surely_meant(subject: Subject) -> bool:
    """Whether the words surely mean the capability: a person linked or reviewed them, or the ear is sure enough of its link.
    How sure it must be is what a wrong yes costs against one more look: docs/why/encoder.md."""
    if not subject.sure:
        return False
    said = subject.mention
    if subject.promise is not None or said is None or said.capability_id is None or said.capability_score is None:
        return True
    return is_sure(said.capability_score) or said.reviews.exists()


def _beyond_work(subject: Subject, known: CapabilityKnown) -> bool:
    """Whether the words surely mean a capability and ask of it what no work of people makes up for."""
    line = ear.line(known)
    return _surely_meant(subject) and lifted_by_no_work(subject.words, line.limits, name=line.name)


def is_sure(score: float) -> bool:
    """Whether the ear's chance that a capability is meant is high enough to rest a yes on it."""
    return score >= SURE[settings.ROPETEAM_CAUTION]


def _about(
    item: RoadmapKnown, subject: Subject, known: CapabilityKnown | None, touches: tuple[LimitTouch, ...]
) -> RoadmapFacts:
    if known is None:
        return item.facts
    return as_read(item.facts, item.version.title, line=ear.line(known), text=subject.words, touches=touches)


def _coming(subject: Subject, known: CapabilityKnown | None, items: Sequence[RoadmapKnown]) -> frozenset[str]:
    if known is None or not items:
        return frozenset()
    return coming([(item.facts, item.version.title) for item in items], line=ear.line(known), text=subject.words)


def _held(subject: Subject, known: CapabilityKnown) -> tuple[LimitTouch, ...]:
    line, there = ear.line(known), known.facts.status in THERE
    if there and subject.held is not None and subject.held.line == line:
        return subject.held.touches
    if not line.limits:
        return ()
    before = ear.said_before(subject.mention) if subject.mention and there else ""
    found = held(subject.words, line, context=before, there=there)
    return counted(found, subject.words, line.limits) if subject.demand else found


class About(TypedDict, total=False):
    """What a verdict is about: exactly one of them."""

    promise: models.Promise
    signal: models.Signal
    ask: models.Ask
    clause: models.Clause


def record(judged: Judged, *, on: date, **about: Unpack[About]) -> models.Judgement:
    """Append the verdict."""
    made = row(judged, on=on, **about)
    made.save(force_insert=True)
    return made


def row(judged: Judged, *, on: date, **about: Unpack[About]) -> models.Judgement:
    """The verdict as a row that is not written yet, for whoever writes many at once."""
    verdict = judged.judgement
    return models.Judgement(
        **about,
        fit=verdict.fit.value,
        backing=verdict.backing.value,
        reasons=[reason.as_json() for reason in verdict.reasons],
        due=verdict.due,
        surer=verdict.surer,
        capability_version=judged.capability_version,
        roadmap_version=judged.roadmap_version,
        scope=judged.scope,
        decision=judged.decision,
        strategy=judged.strategy,
        rule_version=RULE_VERSION,
        judged_on=on,
    )


def hit_non_goal(
    words: str, truth: Truth, *, language: str, context: str = "", capability: Match | None = None
) -> models.NonGoal | None:
    """The non-goal of the product that the words hit, where surely enough. `capability` is the best match of the words."""
    if not truth.non_goals:
        return None
    texts = {str(row.pk): row.text for row in truth.non_goals}
    matches = ear.non_goals(truth).nearest(words, language=language)
    found = non_goals.hit(words, matches, texts, context=context, capability=capability)
    return next((row for row in truth.non_goals if found and str(row.pk) == found.key), None)


def of_promise(promise: models.Promise, *, service: bool, mention: models.Signal | None = None) -> Subject:
    """`mention` is the signal in which it was first said, where there is one; its non-goal and what stood before it count."""
    return Subject(
        kind=SignalKind.PROMISE,
        words=promise.sentence,
        said_on=promise.said_on,
        due=promise.due,
        service=service,
        capability=promise.capability,
        non_goal=mention.non_goal if mention else None,
        change_request=promise.change_request,
        deal=promise.deal,
        promise=promise,
        mention=mention,
    )


def of_signal(signal: models.Signal, *, kind: SignalKind | None = None) -> Subject:
    return Subject(
        kind=kind or SignalKind(signal.kind),
        words=signal.quote,
        said_on=signal.conversation.held_on,
        due=signal.due,
        service=signal.service,
        capability=signal.capability,
        non_goal=signal.non_goal,
        change_request=signal.change_request,
        deal=signal.conversation.deal,
        mention=signal,
    )


def _stands(goal: models.NonGoal, truth: Truth) -> bool:
    """Whether the product still has this non-goal. Today by its words too, since a key may have been given to others; for a
    day gone by its key is enough, since it may have been reworded later."""
    return any(row.key == goal.key and (row.text == goal.text or truth.known_on is not None) for row in truth.non_goals)


def _decision_facts(decision: models.Decision | None, truth: Truth) -> DecisionFacts | None:
    if decision is None:
        return None
    known = truth.roadmap.get(decision.roadmap_item_id or 0)
    return DecisionFacts(decision.key, DecisionKind(decision.kind), known.facts if known else None)


def _version_of(key: str | None, truth: Truth) -> models.RoadmapVersion | None:
    found: RoadmapKnown | None = next((item for item in truth.roadmap.values() if item.item.key == key), None)
    return found.version if found else None
