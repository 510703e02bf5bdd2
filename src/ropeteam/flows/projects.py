"""A project after the signature: its milestones, its risks, its one next step. Whatever is planned anew stands beside what was."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from ropeteam.core import projects as core
from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Role
from ropeteam.language.storable import storable, typed
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.keys import free_key
from ropeteam.store.models.row import Row
from ropeteam.store.queries import projects as query
from ropeteam.store.queries.house_names import another_customer

MOST_MILESTONES = 100


def plan(
    deal: models.Deal, plan: core.Plan, *, actor: Actor, on: date, promises: Collection[models.Promise] = ()
) -> models.MilestoneVersion:
    """Something the customer is to see and accept, with the promises it delivers. Only what was signed is a project."""
    person = access.acting(actor, Deed.RUN_PROJECT, deal)
    wanted = core.checked(_stored(plan), before=None)
    _for_this_customer(deal, wanted)
    with transaction.atomic():
        held = _held(deal)
        if held.signed_on is None or held.signed_on > on:
            raise Refused("project_not_signed")
        if held.milestones.count() >= MOST_MILESTONES:
            raise Refused("project_full", most=str(MOST_MILESTONES))
        _one_first_success(held, wanted)
        milestone = models.Milestone.objects.create(
            deal=held,
            key=free_key(held.milestones.all(), f"m{{n}}-{on.isoformat()}"),
            planned_on=on,
            created_by=person,
        )
        version = _written(milestone, wanted, promises, person, n=1, on=on)
        _event("milestone.planned", milestone, held, actor, n=1)
    return version


def replan(
    milestone: models.Milestone, plan: core.Plan, *, actor: Actor, on: date, promises: Collection[models.Promise] = ()
) -> models.MilestoneVersion:
    """Another day, other words, other promises, or given up: with the reason. What the customer accepted stays as it was."""
    person = access.acting(actor, Deed.RUN_PROJECT, milestone.deal)
    with transaction.atomic():
        held = _held(milestone.deal)
        row = models.Milestone.objects.select_for_update(no_key=True).get(pk=milestone.pk)
        now = query.milestone(row, on=on)
        against = core.may_plan(now.state)
        if against is not None:
            raise Refused(against)
        wanted = core.checked(_stored(plan), before=now.plan)
        _for_this_customer(held, wanted)
        if not wanted.dropped:
            _one_first_success(held, wanted, without=row)
        every = [*promises, *query.out_of_sight(now.version)]
        version = _written(row, wanted, every, person, n=now.version.n + 1, on=on)
        _event("milestone.dropped" if wanted.dropped else "milestone.replanned", row, held, actor, n=version.n)
    return version


def see_risk(deal: models.Deal, *, actor: Actor, text: str, role: Role, until: date, on: date) -> models.ProjectRisk:
    """Something that may go wrong: whose role settles it, and by when."""
    person = access.acting(actor, Deed.RUN_PROJECT, deal)
    words = core.within(typed(text), core.LONGEST_WORDS)
    if not words:
        raise Refused("risk_words_missing")
    with transaction.atomic():
        held = _held(deal)
        row = models.ProjectRisk.objects.create(
            deal=held, key=free_key(held.risks.all(), f"r{{n}}-{on.isoformat()}"), text=words, role=role.value, until=until,
            by=person, seen_on=on, created_by=person,
        )  # fmt: skip
        _event("project.risk_seen", row, held, actor)
    return row


def close_risk(risk: models.ProjectRisk, *, actor: Actor, how: str, on: date) -> models.RiskClosed:
    person = access.acting(actor, Deed.RUN_PROJECT, risk.deal)
    words = core.within(typed(how), core.LONGEST_WORDS)
    if not words:
        raise Refused("risk_how_missing")
    with transaction.atomic():
        held = _held(risk.deal)
        row, new = models.RiskClosed.objects.get_or_create(
            risk=risk, defaults={"how": words, "by": person, "closed_on": on, "created_by": person}
        )
        if not new:
            raise Refused("risk_closed_already")
        _event("project.risk_closed", risk, held, actor)
    return row


def next_step(deal: models.Deal, *, actor: Actor, text: str, day: date | None, on: date) -> models.NextStep:
    """The one thing that happens next, and when. Empty words: nothing is left to do. The same again changes nothing."""
    person = access.acting(actor, Deed.RUN_PROJECT, deal)
    words = core.within(" ".join(storable(text).split()), core.LONGEST_TITLE)
    if words and day is None:
        raise Refused("day_missing")
    with transaction.atomic():
        held = _held(deal)
        last = held.next_steps.order_by("-n").first()
        if last is not None and (last.text, last.day) == (words, day if words else None):
            return last
        row = models.NextStep.objects.create(
            deal=held, n=(last.n if last else 0) + 1, text=words, day=day if words else None, by=person, said_on=on,
            created_by=person,
        )  # fmt: skip
        _event("project.next_step", row, held, actor)
    return row


def _written(
    milestone: models.Milestone,
    plan: core.Plan,
    promises: Collection[models.Promise],
    person: models.Person,
    *,
    n: int,
    on: date,
) -> models.MilestoneVersion:
    if any(promise.deal_id != milestone.deal_id for promise in promises):
        raise Refused("choice_missing")
    row = models.MilestoneVersion.objects.create(
        milestone=milestone, n=n, title=plan.title, words=plan.words, day=plan.day, first_success=plan.first_success,
        dropped=plan.dropped, why=plan.why, by=person, said_on=on, created_by=person,
    )  # fmt: skip
    ids = sorted({promise.pk for promise in promises})
    models.MilestonePromise.objects.bulk_create(
        models.MilestonePromise(version=row, promise_id=pk, created_by=person) for pk in ids
    )
    return row


def _one_first_success(deal: models.Deal, plan: core.Plan, *, without: models.Milestone | None = None) -> None:
    """There is one thing the customer sees first; a second one would be none."""
    if plan.first_success and query.first_successes(deal, without=without):
        raise Refused("milestone_first_success_there")


def _for_this_customer(deal: models.Deal, plan: core.Plan) -> None:
    """The customer reads it, on their page and where they accept it."""
    other = another_customer(deal, plan.title, plan.words)
    if other is not None:
        raise Refused("names_another_customer", found=other)


def _stored(plan: core.Plan) -> core.Plan:
    return core.Plan(
        storable(plan.title), plan.day, typed(plan.words), plan.first_success, plan.dropped, typed(plan.why)
    )


def _held(deal: models.Deal) -> models.Deal:
    """Whatever is planned in a deal is planned one after the other."""
    found = models.Deal.objects.select_for_update(of=("self",), no_key=True).select_related("company")
    return found.get(pk=deal.pk)


def _event(code: str, row: Row, deal: models.Deal, actor: Actor, **ids: object) -> None:
    events.append(code, row, actor=actor, company=deal.company, deal_id=deal.pk, **ids)
