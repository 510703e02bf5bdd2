"""What people note on rows beside the answer: whose they are, what they cost, what they are about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from ropeteam.core.access import Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Effort
from ropeteam.flows import judging
from ropeteam.language.typed import line
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.requirements import may_own, standing

MOST = 2_000
LONGEST_NOTE = 300


def hand_out(deal: models.Deal, ids: Collection[int], *, actor: Actor, to: models.Person | None, on: date) -> int:
    """These rows are somebody's from now on, or nobody's. Any acting person of the house may have them; of a confidential deal
    only who is on its rope, since others could not see them."""
    access.require(actor, Deed.HAND_OUT_REQUIREMENT, deal=deal)
    if to is not None and not may_own(deal, on=on).filter(pk=to.pk).exists():
        raise Refused("owner_does_not_act")
    with transaction.atomic():
        n = _rows(deal, ids).exclude(owner=to).update(owner=to)
        if n:
            events.append(
                "requirements.handed_out",
                deal,
                actor=actor,
                company=deal.company,
                deal_id=deal.pk,
                n=n,
                to=to.pk if to else None,
            )
    return n


def size(deal: models.Deal, ids: Collection[int], *, actor: Actor, effort: Effort | None, note: str = "") -> int:
    """What it would cost us, as S, M or L, and a word on it. Whoever has the row may say so, and pre-sales."""
    words = line(note, LONGEST_NOTE)
    with transaction.atomic():
        # Held: whose they are must not change between the look and the word.
        rows = list(_rows(deal, ids).select_for_update(no_key=True).order_by("pk").only("pk", "owner"))
        own = actor.person is not None and all(row.owner_id == actor.person.pk for row in rows)
        if not own:
            access.require(actor, Deed.ANSWER_REQUIREMENT, deal=deal)
        n = _rows(deal, [row.pk for row in rows]).update(effort=effort.value if effort else "", effort_note=words)
        if n:
            said = effort.value if effort else ""
            events.append(
                "requirements.sized", deal, actor=actor, company=deal.company, deal_id=deal.pk, n=n, effort=said
            )
    return n


def say_about(
    row: models.Requirement,
    *,
    actor: Actor,
    capability: models.Capability | None,
    request: models.ChangeRequest | None = None,
) -> None:
    """A person says which capability the row is about, or which wish it belongs to. Where the role may, the wording is remembered:
    from then on the same words need no second look."""
    access.require(actor, Deed.ANSWER_REQUIREMENT, deal=row.deal)
    with transaction.atomic():
        held = models.Requirement.objects.select_for_update(no_key=True).get(pk=row.pk)
        held.capability = capability
        if request is not None and held.ask_id is None:
            held.change_request = request
        held.save(update_fields=["capability", "change_request"])
        if capability is not None and access.allows(actor, Deed.LINK_WORDING):
            models.WordingLink.objects.update_or_create(
                product=capability.product,
                wording_hash=judging.wording_hash(row.text),
                defaults={"text": row.text, "capability": capability, "created_by": actor.person},
            )
        events.append(
            "requirement.about",
            held,
            actor=actor,
            company=row.deal.company,
            deal_id=row.deal_id,
            capability=capability.pk if capability else None,
        )


def _rows(deal: models.Deal, ids: Collection[int]) -> QuerySet[models.Requirement]:
    if not ids:
        raise Refused("requirements_none")
    if len(set(ids)) > MOST:
        raise Refused("requirements_too_many", most=str(MOST))
    return standing(deal).filter(pk__in=list(ids))
