"""Pre-sales in a deal: plan who comes in and by when, take the rope, say when the customer decides."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary import Role
from ropeteam.language.typed import line
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor, actor_of

LONGEST = 300


def plan(
    deal: models.Deal,
    *,
    actor: Actor,
    on: date,
    person: models.Person | None,
    by_day: date | None = None,
    conversation: models.Conversation | None = None,
    note: str = "",
) -> models.PresalesPlan:
    """Who of pre-sales comes in by when, and to which talk; without a person the plan is taken back. The last word holds."""
    access.require(actor, Deed.PLAN_PRESALES, deal=deal)
    words = line(note, LONGEST)
    if person is not None:
        _fits(deal, person, on=on)
        if by_day is None:
            raise Refused("day_missing")
        if by_day < on:
            raise Refused("due_is_past")
    if conversation is not None and conversation.deal_id != deal.pk:
        raise Refused("talk_of_other_deal")
    with transaction.atomic():
        held = models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)
        last = models.PresalesPlan.objects.filter(deal=held).order_by("-n").first()
        said = (person, by_day if person else None, conversation if person else None, words)
        if last is not None and (last.person, last.by_day, last.conversation, last.note) == said:
            return last
        if last is None and person is None:
            raise Refused("nothing_planned")
        made = models.PresalesPlan.objects.create(
            deal=held,
            n=last.n + 1 if last else 1,
            person=said[0],
            by_day=said[1],
            conversation=said[2],
            note=words,
            planned_on=on,
            created_by=actor.person,
        )
        events.append("presales.planned", made, actor=actor, company=deal.company, deal_id=deal.pk)
    return made


def take_the_rope(deal: models.Deal, *, actor: Actor, on: date) -> models.DealRole:
    """Somebody of pre-sales (or of the role that stands in for them) comes onto the rope. Nobody is put there by others."""
    if actor.person is None or Role.PRESALES not in actor.roles:
        raise NotAllowed(Deed.PLAN_PRESALES)
    if access.ever_sold(actor.person, deal):
        raise Refused("own_deal")
    role = Role.PRESALES
    with transaction.atomic():
        held = models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)
        row, made = models.DealRole.objects.get_or_create(
            deal=held,
            person=actor.person,
            role=role.value,
            to_day=None,
            defaults={"from_day": on, "created_by": actor.person},
        )
        if made:
            events.append("presales.joined", row, actor=actor, company=deal.company, deal_id=deal.pk)
    return row


def decide_by(deal: models.Deal, *, actor: Actor, day: date | None) -> None:
    """The day the customer decides, as the rope knows it. A later import that names one has the next word."""
    access.require(actor, Deed.PLAN_PRESALES, deal=deal)
    with transaction.atomic():
        held = models.Deal.objects.select_for_update(no_key=True).get(pk=deal.pk)
        if held.decides_on == day:
            return
        held.decides_on = day
        held.save(update_fields=["decides_on"])
        events.append(
            "deal.decision_day_set", held, actor=actor, company=deal.company, deal_id=deal.pk,
            day=day.isoformat() if day else "",
        )  # fmt: skip


def _fits(deal: models.Deal, person: models.Person, *, on: date) -> None:
    """Somebody of this house who acts for pre-sales on the day, may see the deal and does not sell it."""
    if person.company_id != deal.company_id or not person.active:
        raise NotFound("person", str(person.pk))
    who = actor_of(person, on=on)
    if Role.PRESALES not in who.roles:
        raise Refused("no_presales")
    if not access.deals(who).filter(pk=deal.pk).exists():
        raise Refused("presales_off_rope")
    if access.ever_sold(person, deal):
        raise Refused("own_deal")
