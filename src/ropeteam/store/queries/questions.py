"""A question to product, and who of product it goes to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice

from django.db.models import Exists, OuterRef, Q

from ropeteam.core.access import MATRIX, Deed
from ropeteam.core.vocabulary import AskStand
from ropeteam.store import access, stand_ins
from ropeteam.store.actor import actor_of
from ropeteam.store.models import Ask, Person, RoleGrant
from ropeteam.store.queries import mail

# A question goes to one owner, or to the few of product; a house with more of them has owners.
MOST = 5
RELATED = (
    "company",
    "by__company",
    "deal__account",
    "deal__product",
    "chosen_capability",
    "chosen_request__product__company",
    "chosen_request__capability",
    "chosen_request__merged_into__product__company",
    "chosen_request__merged_into__capability",
)


def question(pk: int) -> Ask | None:
    """With what answering needs; None where it was taken back meanwhile."""
    found = Ask.objects.filter(pk=pk, stand=AskStand.ASK_PRODUCT.value, chosen_request__isnull=False)
    return found.select_related(*RELATED).first()


def deciders(row: Ask, *, on: date) -> list[Person]:
    """Who gets its letter: the owner of the capability where they may decide, else those who may; nobody who may not know its
    deal or wants no mail."""
    roles = MATRIX[Deed.DECIDE_REQUEST].roles
    lent = {by for missing, by in stand_ins.standing(row.company_id, on=on).items() if missing in roles}
    grants = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on),
        Q(to_day__isnull=True) | Q(to_day__gte=on),
        person=OuterRef("pk"),
        role__in=[role.value for role in roles | lent],
    )
    may = set(Person.objects.filter(Exists(grants), company=row.company_id, active=True).values_list("pk", flat=True))
    found = [person for person in mail.readers(row.company, on=on) if person.pk in may]
    wish = row.chosen_request
    capability = (wish.merged_into or wish).capability if wish else None
    owner = capability.owner_id if capability else None
    return _who_know(row, (person for person in found if person.pk == owner), on) or _who_know(row, found, on)


def _who_know(row: Ask, people: Iterable[Person], on: date) -> list[Person]:
    """The first few of them who may know of its deal."""
    deal = row.deal_id
    known = (one for one in people if deal is None or access.deals(actor_of(one, on=on)).filter(pk=deal).exists())
    return list(islice(known, MOST))
