"""Renewals: the day it is due, what became of it, and before that what became of what the customer wanted first."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.projects import LONGEST_WORDS, within
from ropeteam.core.vocabulary_projects import GoalState, RenewalEnd
from ropeteam.language.storable import typed
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import renewals as query


def expect(deal: models.Deal, *, actor: Actor, due: date, on: date) -> models.Renewal:
    """The day on which the customer decides whether they stay. One that waits comes first: it is decided or put off."""
    person = access.acting(actor, Deed.RENEW, deal)
    with transaction.atomic():
        held = _held(deal)
        if held.signed_on is None or due <= held.signed_on:
            raise Refused("renewal_day_wrong")
        if held.renewals.filter(outcome__isnull=True).exists():
            raise Refused("renewal_waits")
        return _expected(held, due, person, actor, on)


def end(
    renewal: models.Renewal, *, actor: Actor, end: RenewalEnd, words: str, on: date, new_day: date | None = None
) -> models.RenewalOutcome:
    """Renewed, for less, ended, or put off to a new day; always with why. The goals of the first talks come first: nobody says
    that a customer stays, or goes, without having looked at what they came for."""
    person = access.acting(actor, Deed.RENEW, renewal.deal)
    why = within(typed(words), LONGEST_WORDS)
    if not why:
        raise Refused("reason_missing")
    with transaction.atomic():
        held = _held(renewal.deal)
        if end == RenewalEnd.MOVED and (new_day is None or new_day <= renewal.due):
            raise Refused("renewal_new_day_wrong")
        if end != RenewalEnd.MOVED:
            open_ = sum(goal.answer is None for goal in query.goals(held))
            if open_:
                raise Refused("renewal_goals_open", n=str(open_))
        row, new = models.RenewalOutcome.objects.get_or_create(
            renewal=renewal,
            defaults={"end": end.value, "words": why, "by": person, "ended_on": on, "created_by": person},
        )
        if not new:
            raise Refused("renewal_ended_already")
        events.append(
            f"renewal.{end.value}", renewal, actor=actor, company=held.company, deal_id=held.pk, outcome=row.pk
        )
        if end == RenewalEnd.MOVED and new_day is not None:
            _expected(held, new_day, person, actor, on)
    return row


def answer_goal(
    deal: models.Deal, signal: models.Signal, *, actor: Actor, state: GoalState, words: str, on: date
) -> models.GoalAnswer:
    """What became of something the customer wanted first. The last word holds."""
    person = access.acting(actor, Deed.RENEW, deal)
    said = within(typed(words), LONGEST_WORDS)
    if not said:
        raise Refused("reason_missing")
    with transaction.atomic():
        held = _held(deal)
        goal = next((one for one in query.goals(held) if one.signal.pk == signal.pk), None)
        if goal is None:
            raise NotFound("signal", str(signal.pk))
        if goal.answer is not None and (goal.answer.state, goal.answer.words) == (state.value, said):
            return goal.answer
        row = models.GoalAnswer.objects.create(
            deal=held, signal=signal, state=state.value, words=said, by=person, said_on=on, created_by=person
        )
        events.append(
            "renewal.goal_answered", row, actor=actor, company=held.company, deal_id=held.pk, signal=signal.pk,
            state=state.value,
        )  # fmt: skip
    return row


def _expected(deal: models.Deal, due: date, person: models.Person, actor: Actor, on: date) -> models.Renewal:
    row, new = models.Renewal.objects.get_or_create(
        deal=deal, due=due, defaults={"by": person, "said_on": on, "created_by": person}
    )
    if not new:
        raise Refused("renewal_day_there")
    events.append("renewal.expected", row, actor=actor, company=deal.company, deal_id=deal.pk)
    return row


def _held(deal: models.Deal) -> models.Deal:
    found = models.Deal.objects.select_for_update(of=("self",), no_key=True).select_related("company")
    return found.get(pk=deal.pk)
