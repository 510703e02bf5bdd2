"""Anyone judges a wish against the strategy; product says what it would take. Every word is a row, the latest of a person holds."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.errors import NotAllowed, Refused
from ropeteam.core.strategy_fit import VALUES
from ropeteam.core.vocabulary import Effort, Role
from ropeteam.store import access, events
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    ChangeRequest,
    Person,
    Pillar,
    PillarRating,
    RequestEffort,
    VisionVeto,
)
from ropeteam.store.queries import strategy
from ropeteam.store.request_lock import standing


def rate(request: ChangeRequest, pillar: Pillar, *, actor: Actor, value: float, on: date) -> PillarRating:
    """How the wish stands to one pillar, as this person sees it. The same again changes nothing."""
    by, role = _judge(actor)
    if value not in VALUES:
        raise Refused("rating_wrong")
    with transaction.atomic():
        held = standing(request.pk)
        now = strategy.standing(held.product)
        if now is None or pillar.strategy_id != now.pk:
            raise Refused("pillar_gone", title=pillar.title)
        last = held.ratings.filter(pillar=pillar, by=by).order_by("-pk").first()
        if last is not None and last.value == value:
            return last
        made = PillarRating.objects.create(
            change_request=held, pillar=pillar, by=by, role=role.value, value=value, rated_on=on, created_by=by
        )
        events.append("request.rated", held, actor=actor, company=held.product.company, pillar=pillar.pk)
    return made


def veto(request: ChangeRequest, *, actor: Actor, reason: str, on: date) -> VisionVeto:
    """ "Against the vision": flagged wherever the wish stands, until the same person takes it back."""
    by, role = _judge(actor)
    if not reason.strip():
        raise Refused("reason_missing")
    with transaction.atomic():
        held = standing(request.pk)
        now = strategy.standing(held.product)
        if now is None:
            raise Refused("strategy_missing")
        last = held.vetoes.filter(by=by).order_by("-pk").first()
        if last is not None and not last.lifted and last.reason == reason.strip():
            return last
        made = VisionVeto.objects.create(
            change_request=held, strategy=now, by=by, role=role.value, reason=reason.strip(), said_on=on, created_by=by
        )
        events.append("request.vetoed", held, actor=actor, company=held.product.company)
    return made


def lift_veto(request: ChangeRequest, *, actor: Actor, on: date) -> VisionVeto:
    """Only who objected takes the objection back."""
    by, role = _judge(actor)
    with transaction.atomic():
        held = standing(request.pk)
        last = held.vetoes.filter(by=by).order_by("-pk").first()
        if last is None or last.lifted:
            raise Refused("nothing_to_undo")
        made = VisionVeto.objects.create(
            change_request=held, strategy=last.strategy, by=by, role=role.value, reason=last.reason, lifted=True,
            said_on=on, created_by=by,
        )  # fmt: skip
        events.append("request.veto_lifted", held, actor=actor, company=held.product.company)
    return made


def size(request: ChangeRequest, *, actor: Actor, effort: Effort, on: date) -> RequestEffort:
    """What product says it would take."""
    access.require(actor, Deed.SIZE_REQUEST)
    if actor.person is None:
        raise NotAllowed(Deed.SIZE_REQUEST)
    with transaction.atomic():
        held = standing(request.pk)
        last = held.efforts.order_by("-pk").first()
        if last is not None and last.effort == effort:
            return last
        made = RequestEffort.objects.create(
            change_request=held, effort=effort.value, by=actor.person, said_on=on, created_by=actor.person
        )
        events.append("request.sized", held, actor=actor, company=held.product.company, effort=effort.value)
    return made


def _judge(actor: Actor) -> tuple[Person, Role]:
    """A person and the role they speak in: the first they hold."""
    access.require(actor, Deed.JUDGE_REQUEST)
    if actor.person is None or actor.main_role is None:
        raise NotAllowed(Deed.JUDGE_REQUEST)
    return actor.person, actor.main_role
