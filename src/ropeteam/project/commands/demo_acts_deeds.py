"""The deeds of a story, each through the flow that a page would call, as the person and on the day the story tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from ropeteam.core.errors import NotFound
from ropeteam.core.triage import CUSTOMERS_KINDS
from ropeteam.core.vocabulary import ReceiptKind
from ropeteam.flows import answers, change_requests, request_judging, request_linking, request_merging, solutions
from ropeteam.project.commands.demo_acts_calendar import take
from ropeteam.project.commands.demo_acts_file import Act, Deed
from ropeteam.store import models
from ropeteam.store.actor import Actor, actor_of
from ropeteam.store.queries.judgements import latest_decision


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the story tells of and the ear did not hear: nothing is put in their place."""

    talk: str
    quote: str


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the story plays."""

    company: models.Company
    product: models.Product

    def actor(self, act: Act) -> Actor:
        return actor_of(self.company.people.get(name=act.who), on=_day(act))

    def request(self, key: str) -> models.ChangeRequest | None:
        return self.product.change_requests.filter(key=key).first()

    def signal(self, talk: str, quote: str) -> models.Signal | None:
        """What the ear heard there; of several the need, then the first."""
        kinds = [kind.value for kind in CUSTOMERS_KINDS]
        found = models.Signal.objects.filter(
            conversation__company=self.company, conversation__key=talk, quote__contains=quote, kind__in=kinds
        ).filter(low=False, retired_at__isnull=True)
        return min(found, key=lambda one: (kinds.index(one.kind), one.pk), default=None)

    def answers(self, act: Act) -> list[models.Answer]:
        """The answers of the decision that stands, for the deal the act names."""
        decision = latest_decision(_standing(act, self), None)
        found = models.Answer.objects.filter(decision=decision, deal__key=act.values["deal"]).order_by("pk")
        if not found:
            raise NotFound("answer", act.request)
        return list(found)


def do(act: Act, stage: Stage) -> list[Words]:
    """The deed is done; returns the words it needed and nobody heard (empty: done whole)."""
    return DEEDS[act.deed](act, stage)


def _request(act: Act, stage: Stage) -> list[Words]:
    """A wish comes from what was said: where nothing of it was heard, there is none."""
    if stage.request(act.request) is None and not _heard(act, stage):
        return _missing(act, stage)
    if stage.request(act.request) is None:
        change_requests.create(
            stage.product,
            actor=stage.actor(act),
            title=act.values["title"],
            problem=act.values.get("problem", ""),
            capability=_heard(act, stage)[0][0].capability,
            key=act.request,
        )
    return _link(act, stage)


def _link(act: Act, stage: Stage) -> list[Words]:
    """Words somebody linked or moved meanwhile stay where they are."""
    request, actor = _standing(act, stage), stage.actor(act)
    for signal, told in _heard(act, stage):
        if models.Asker.objects.filter(signal=signal).exists():
            continue
        row = change_requests.link(signal, request, actor=actor)
        if told["importance"] is not None:
            request_linking.weigh(row, actor=actor, importance=told["importance"], wanted_by=told["wanted_by"])
    return _missing(act, stage)


def _rate(act: Act, stage: Stage) -> list[Words]:
    request, actor = _standing(act, stage), stage.actor(act)
    pillars = models.Pillar.objects.filter(strategy__product=stage.product, strategy__draft=False)
    for key, value in act.values["pillars"].items():
        pillar = pillars.filter(key=key).order_by("-strategy__n").first()
        if pillar is None:
            raise NotFound("pillar", key)
        request_judging.rate(request, pillar, actor=actor, value=value, on=_day(act))
    return []


def _veto(act: Act, stage: Stage) -> list[Words]:
    request_judging.veto(_standing(act, stage), actor=stage.actor(act), reason=act.values["reason"], on=_day(act))
    return []


def _effort(act: Act, stage: Stage) -> list[Words]:
    request_judging.size(_standing(act, stage), actor=stage.actor(act), effort=act.values["effort"], on=_day(act))
    return []


def _decide(act: Act, stage: Stage) -> list[Words]:
    told, product = act.values, stage.product
    goals = models.NonGoal.objects.filter(pillar__strategy__product=product, pillar__strategy__draft=False)
    goals = goals.order_by("-pillar__strategy__n", "pk")
    change_requests.decide_on(
        _standing(act, stage),
        actor=stage.actor(act),
        kind=told["kind"],
        reason=told["reason"],
        on=_day(act),
        roadmap_item=product.roadmap.filter(key=told.get("item")).first(),
        condition=told.get("condition", ""),
        non_goal=goals.filter(text__contains=told["non_goal"]).first() if "non_goal" in told else None,
        capability=product.capabilities.filter(key=told.get("capability")).first(),
    )
    return []


def _read(act: Act, stage: Stage) -> list[Words]:
    for answer in stage.answers(act):
        answers.read(answer, actor=stage.actor(act), on=_day(act))
    return []


def _tell(act: Act, stage: Stage) -> list[Words]:
    for answer in stage.answers(act):
        answers.tell(answer, actor=stage.actor(act), how=act.values["how"], on=_day(act))
    return []


def _pattern(act: Act, stage: Stage) -> list[Words]:
    there = stage.answers(act)
    told = [row for row in there if row.receipts.filter(kind=ReceiptKind.CUSTOMER_TOLD.value).exists()]
    need, how = act.values["need"], act.values["how"]
    solutions.write(actor=stage.actor(act), need=need, how=how, on=_day(act), answer=(told or there)[0])
    return []


def _merge(act: Act, stage: Stage) -> list[Words]:
    into = stage.request(act.values["into"])
    if into is None:
        raise NotFound("change_request", act.values["into"])
    reason = act.values.get("reason", "")
    request_merging.merge(_standing(act, stage), into, actor=stage.actor(act), on=_day(act), reason=reason)
    return []


def _calendar(act: Act, stage: Stage) -> list[Words]:
    take(act, person=stage.company.people.get(name=act.who))
    return []


DEEDS: dict[Deed, Callable[[Act, Stage], list[Words]]] = {
    Deed.REQUEST: _request,
    Deed.LINK: _link,
    Deed.RATE: _rate,
    Deed.VETO: _veto,
    Deed.EFFORT: _effort,
    Deed.DECIDE: _decide,
    Deed.READ: _read,
    Deed.TELL: _tell,
    Deed.PATTERN: _pattern,
    Deed.MERGE: _merge,
    Deed.CALENDAR: _calendar,
}


def _day(act: Act) -> date:
    return act.on or timezone.localdate()


def _standing(act: Act, stage: Stage) -> models.ChangeRequest:
    row = stage.request(act.request)
    if row is None:
        raise NotFound("change_request", act.request)
    return row


def _heard(act: Act, stage: Stage) -> list[tuple[models.Signal, dict[str, Any]]]:
    pairs = [(stage.signal(told["talk"], told["quote"]), told) for told in act.values["words"]]
    return [(signal, told) for signal, told in pairs if signal is not None]


def _missing(act: Act, stage: Stage) -> list[Words]:
    heard = [told for _, told in _heard(act, stage)]
    return [Words(told["talk"], told["quote"]) for told in act.values["words"] if told not in heard]
