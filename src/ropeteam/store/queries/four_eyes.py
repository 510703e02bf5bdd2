"""Which ends need a second person, and what waits for one."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from ropeteam.core.vocabulary import Ending, Role
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Company, DealRole, EndProposal, Promise, Setting

FOUR_EYES = "ledger.four_eyes"


def needed(company: Company) -> frozenset[Ending]:
    """The company's latest word; nothing until somebody says so."""
    row = Setting.objects.filter(company=company, key=FOUR_EYES).order_by("-pk").first()
    return frozenset(Ending(ending) for ending in row.value) if row else frozenset()


def open_proposals(found: QuerySet[EndProposal] | None = None) -> QuerySet[EndProposal]:
    return (EndProposal.objects.all() if found is None else found).filter(answer__isnull=True)


def open_proposal(promise: Promise) -> EndProposal | None:
    return open_proposals().filter(promise=promise).select_related("by", "promise__deal").order_by("-pk").first()


def waiting_for(actor: Actor) -> QuerySet[EndProposal]:
    """Ends that others proposed, in the deals this actor may know of and never sold."""
    sold = DealRole.objects.filter(deal=OuterRef("promise__deal"), person=actor.person, role=Role.SELLER.value)
    found = open_proposals().filter(~Exists(sold), promise__in=access.promises(actor)).exclude(by=actor.person)
    return found.select_related("promise__deal__account", "by").order_by("proposed_on", "pk")
