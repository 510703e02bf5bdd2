"""The deeds of a story, each through the flow that a page would call, as the person and on the day the story tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary import ReceiptKind
from ropeteam.flows import answers, change_requests, request_judging, request_linking, request_merging, solutions
from ropeteam.project.commands import demo_acts_asks as asking
from ropeteam.project.commands import demo_acts_climb as climb
from ropeteam.project.commands import demo_acts_handover as handover
from ropeteam.project.commands import demo_acts_pay as pay
from ropeteam.project.commands import demo_acts_projects as project
from ropeteam.project.commands import demo_acts_solution as solution
from ropeteam.project.commands import demo_acts_studies as studying
from ropeteam.project.commands import demo_acts_tenders as tenders
from ropeteam.project.commands import demo_acts_truth as truth
from ropeteam.project.commands.demo_acts_calendar import take
from ropeteam.project.commands.demo_acts_exchange import meet
from ropeteam.project.commands.demo_acts_file import Act, Deed
from ropeteam.project.commands.demo_acts_ledger import dismiss, end, means, scope
from ropeteam.project.commands.demo_acts_offers import bring, written
from ropeteam.project.commands.demo_acts_stage import Stage, Words, day_of
from ropeteam.store import models


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
    request, actor = stage.standing(act), stage.actor(act)
    for signal, told in _heard(act, stage):
        if models.Asker.objects.filter(signal=signal).exists():
            continue
        row = change_requests.link(signal, request, actor=actor)
        if told["importance"] is not None:
            request_linking.weigh(row, actor=actor, importance=told["importance"], wanted_by=told["wanted_by"])
    return _missing(act, stage)


def _rate(act: Act, stage: Stage) -> list[Words]:
    request, actor = stage.standing(act), stage.actor(act)
    pillars = models.Pillar.objects.filter(strategy__product=stage.product, strategy__draft=False)
    for key, value in act.values["pillars"].items():
        pillar = pillars.filter(key=key).order_by("-strategy__n").first()
        if pillar is None:
            raise NotFound("pillar", key)
        request_judging.rate(request, pillar, actor=actor, value=value, on=day_of(act))
    return []


def _veto(act: Act, stage: Stage) -> list[Words]:
    request_judging.veto(stage.standing(act), actor=stage.actor(act), reason=act.values["reason"], on=day_of(act))
    return []


def _effort(act: Act, stage: Stage) -> list[Words]:
    request_judging.size(stage.standing(act), actor=stage.actor(act), effort=act.values["effort"], on=day_of(act))
    return []


def _decide(act: Act, stage: Stage) -> list[Words]:
    told, product = act.values, stage.product
    goals = models.NonGoal.objects.filter(pillar__strategy__product=product, pillar__strategy__draft=False)
    goals = goals.order_by("-pillar__strategy__n", "pk")
    change_requests.decide_on(
        stage.standing(act),
        actor=stage.actor(act),
        kind=told["kind"],
        reason=told["reason"],
        on=day_of(act),
        roadmap_item=product.roadmap.filter(key=told.get("item")).first(),
        condition=told.get("condition", ""),
        non_goal=goals.filter(text__contains=told["non_goal"]).first() if "non_goal" in told else None,
        capability=product.capabilities.filter(key=told.get("capability")).first(),
    )
    return []


def _read(act: Act, stage: Stage) -> list[Words]:
    for answer in stage.answers(act):
        answers.read(answer, actor=stage.actor(act), on=day_of(act))
    return []


def _tell(act: Act, stage: Stage) -> list[Words]:
    for answer in stage.answers(act):
        answers.tell(answer, actor=stage.actor(act), how=act.values["how"], on=day_of(act))
    return []


def _pattern(act: Act, stage: Stage) -> list[Words]:
    there = stage.answers(act)
    told = [row for row in there if row.receipts.filter(kind=ReceiptKind.CUSTOMER_TOLD.value).exists()]
    need, how = act.values["need"], act.values["how"]
    solutions.write(actor=stage.actor(act), need=need, how=how, on=day_of(act), answer=(told or there)[0])
    return []


def _merge(act: Act, stage: Stage) -> list[Words]:
    into = stage.request(act.values["into"])
    if into is None:
        raise NotFound("change_request", act.values["into"])
    reason = act.values.get("reason", "")
    request_merging.merge(stage.standing(act), into, actor=stage.actor(act), on=day_of(act), reason=reason)
    return []


def _calendar(act: Act, stage: Stage) -> list[Words]:
    take(act, person=stage.company.people.get(name=act.who))
    return []


def _exchange(act: Act, stage: Stage) -> list[Words]:
    meet(act, stage.company)
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
    Deed.EXCHANGE: _exchange,
    Deed.SEGMENT: truth.segment,
    Deed.EVIDENCE: truth.evidence,
    Deed.PROPOSAL: truth.proposal,
    Deed.OUTCOME: truth.outcome,
    Deed.OFFER: bring,
    Deed.WRITTEN: written,
    Deed.END: end,
    Deed.DISMISS: dismiss,
    Deed.SCOPE: scope,
    Deed.MEANS: means,
    Deed.ASK: asking.ask,
    Deed.ANSWER: asking.answer,
    Deed.PULSE: climb.pulse,
    Deed.POINTS: climb.points,
    Deed.STUDY: studying.study,
    Deed.SEEN: studying.seen,
    Deed.STUDY_END: studying.end,
    Deed.SIGN: studying.sign,
    Deed.OUTSIDE: studying.outside,
    Deed.GAP: studying.gap,
    Deed.TENDER: tenders.bring,
    Deed.COVER: tenders.cover,
    Deed.SOLUTION: solution.write_down,
    Deed.PRESALES: solution.plan,
    Deed.HANDOVER: handover.word,
    Deed.PAY: pay.write,
    Deed.ASSUME: pay.assume,
    Deed.REPORTS: pay.reports,
    Deed.PREPARE: handover.prepare,
    Deed.MILESTONE: project.milestone,
    Deed.ACCEPT: project.accept,
    Deed.ORDER: project.order,
    Deed.RISK: project.risk,
    Deed.STEP: project.step,
    Deed.PERMIT: project.permit,
    Deed.REFERENCE: project.ask,
    Deed.STORY: project.story,
    Deed.RENEWAL: project.renewal,
    Deed.GOAL: project.goal,
}


def _heard(act: Act, stage: Stage) -> list[tuple[models.Signal, dict[str, Any]]]:
    pairs = [(stage.signal(told["talk"], told["quote"]), told) for told in act.values["words"]]
    return [(signal, told) for signal, told in pairs if signal is not None]


def _missing(act: Act, stage: Stage) -> list[Words]:
    heard = [told for _, told in _heard(act, stage)]
    return [Words(told["talk"], told["quote"]) for told in act.values["words"] if told not in heard]
