"""What people note on rows beside the answer: whose they are, what they cost, what they are about."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from ropeteam.core.access import ACTING, Deed
from ropeteam.core.errors import Refused
from ropeteam.core.vocabulary import Effort
from ropeteam.flows import judging
from ropeteam.language.storable import storable
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries.requirements import standing

MOST = 2_000
LONGEST_NOTE = 300


def hand_out(deal: models.Deal, ids: Collection[int], *, actor: Actor, to: models.Person | None) -> int:
    """These rows are somebody's from now on, or nobody's. Any acting person of the house may have them."""
    access.require(actor, Deed.HAND_OUT_REQUIREMENT, deal=deal)
    if to is not None and (to.company_id != deal.company_id or not to.active or not _acts(to)):
        raise Refused("owner_does_not_act")
    with transaction.atomic():
        n = _held(deal, ids).exclude(owner=to).update(owner=to)
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
    rows = list(_held(deal, ids))
    if not access.allows(actor, Deed.ANSWER_REQUIREMENT, deal=deal) and any(
        row.owner_id is None or actor.person is None or row.owner_id != actor.person.pk for row in rows
    ):
        access.require(actor, Deed.ANSWER_REQUIREMENT, deal=deal)
    with transaction.atomic():
        n = _held(deal, ids).update(
            effort=effort.value if effort else "", effort_note=storable(note).strip()[:LONGEST_NOTE]
        )
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


def _acts(person: models.Person) -> bool:
    """Today's roles: whoever only reads owns nothing."""
    return person.grants.filter(role__in=[role.value for role in ACTING], to_day__isnull=True).exists()


def _held(deal: models.Deal, ids: Collection[int]) -> QuerySet[models.Requirement]:
    if not ids:
        raise Refused("requirements_none")
    if len(set(ids)) > MOST:
        raise Refused("requirements_too_many", most=str(MOST))
    return standing(deal).filter(pk__in=list(ids))
