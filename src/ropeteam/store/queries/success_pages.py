"""What stands on the page that a customer and we share: what was agreed and accepted, and who holds the rope. Nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ropeteam.core.customer_safe import is_safe
from ropeteam.core.projects import MilestoneState
from ropeteam.core.success_page import SHOWN, is_shown
from ropeteam.core.triage import UNCARRIED
from ropeteam.core.vocabulary import LedgerState, PromiseOutcome, Role
from ropeteam.store.models import (
    Contact,
    Conversation,
    Deal,
    DealRole,
    MilestoneAcceptance,
    Observation,
    Participant,
    Speaker,
    SuccessShare,
)
from ropeteam.store.queries import projects
from ropeteam.store.queries.house_names import House
from ropeteam.store.queries.ledger_state import with_ledger_state
from ropeteam.store.queries.promises import with_state

MOST = 100
ENDS = frozenset(outcome.value for outcome in PromiseOutcome)


@dataclass(frozen=True, slots=True)
class Agreed:
    """`state`: open, accepted (the customer accepted the milestone that delivers it), kept, kept_late or broken."""

    sentence: str
    state: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """`ours` and `theirs` are (name, role or group)."""

    deal: Deal
    promises: tuple[Agreed, ...]
    milestones: tuple[projects.MilestoneSeen, ...]
    ours: tuple[tuple[str, str], ...]
    theirs: tuple[tuple[str, str], ...]

    @property
    def accepted(self) -> int:
        return sum(row.state == MilestoneState.ACCEPTED for row in self.milestones)


def page(deal: Deal, *, on: date) -> Page:
    rows = DealRole.objects.filter(deal=deal, to_day__isnull=True).select_related("person").order_by("pk")
    order = [role.value for role in Role]
    held = sorted(rows, key=lambda row: (order.index(row.role), not row.owner, row.pk))
    return Page(
        deal=deal,
        promises=_promises(deal, on),
        milestones=tuple(row for row in projects.of_deal(deal, on=on) if row.live),
        ours=tuple((row.person.name, row.role) for row in held),
        theirs=tuple(_theirs(deal).values_list("name", "group")),
    )


def _theirs(deal: Deal) -> QuerySet[Contact]:
    """Of the customer who took part in this deal: in a talk, by an answer, or because we sent them something. Not everybody we know
    there: a colleague of another deal is no business of this one's."""
    talks = Conversation.objects.filter(deal=deal, internal=False)
    took_part = (
        Q(pk__in=Participant.objects.filter(conversation__in=talks).values("contact"))
        | Q(pk__in=Speaker.objects.filter(text__conversation__in=talks).values("contact"))
        | Q(pk__in=Observation.objects.filter(deal=deal, taken_out__isnull=True).values("contact"))
        | Q(pk__in=SuccessShare.objects.filter(deal=deal).values("contact"))
        | Q(pk__in=MilestoneAcceptance.objects.filter(milestone__deal=deal).values("signature__request__contact"))
    )
    return Contact.objects.filter(took_part, account=deal.account_id).order_by("name", "pk")


def shares(deal: Deal) -> list[SuccessShare]:
    return list(deal.success_shares.select_related("contact", "link", "by").order_by("-pk"))


def _promises(deal: Deal, on: date) -> tuple[Agreed, ...]:
    """The agreed ones, the nearest day first; those that ended after them."""
    names = House.of(deal.company).but(deal.account_id)
    standing = with_ledger_state(with_state(deal.promises.all()), on=on)
    rows = list(standing.filter(ledger_state__in=[state.value for state in SHOWN]).order_by("pk"))
    accepted = projects.cured([row.pk for row in rows])
    found = []
    for row in rows:
        state = LedgerState(row.ledger_state)
        carried = bool(row.backing) and row.backing not in UNCARRIED
        if is_shown(state, carried=carried) and is_safe(row.sentence, names):
            told = state.value if state.value in ENDS else "accepted" if row.pk in accepted else "open"
            found.append(Agreed(row.sentence, told, row.due_on))
    return tuple(sorted(found, key=lambda one: (one.state != "open", one.due or date.max))[:MOST])
