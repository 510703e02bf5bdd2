"""Overrides somebody asked for: where each stands, whose yes is missing, and who may give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ropeteam.core.access import ACTING
from ropeteam.core.overriding import BOTH, WORKING_DAYS, AskStand, missing, stand
from ropeteam.core.vocabulary import Role
from ropeteam.store import access, settings
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    Company,
    Deal,
    DealRole,
    Delegation,
    Override,
    OverrideAsk,
    OverrideRequest,
    Person,
    RoleGrant,
)
from ropeteam.store.people import holding
from ropeteam.store.queries import gate

Subject = tuple[str, int, str]
WORKING_DAYS_KEY = "override.working_days"


@dataclass(frozen=True, slots=True)
class AskSeen:
    """An ask with the halves given. `missing` are the roles that were not heard."""

    ask: OverrideAsk
    stand: AskStand
    halves: tuple[OverrideRequest, ...]
    missing: tuple[Role, ...]

    @property
    def subject(self) -> Subject:
        """What it is about: ('promise'|'signal'|..., id, code). A finding is made anew with every look, what it says stays."""
        finding = self.ask.finding
        return (*gate.about(finding, finding.run.deal_id), finding.code)


def of_deal(deal: Deal, *, on: date) -> list[AskSeen]:
    """Every ask of a deal, the newest first."""
    return [seen(row, on) for row in _asks(OverrideAsk.objects.filter(finding__run__deal=deal)).order_by("-pk")]


def waiting_about(deal: Deal, *, on: date) -> dict[Subject, AskSeen]:
    return waiting_among(of_deal(deal, on=on))


def waiting_among(asks: Iterable[AskSeen]) -> dict[Subject, AskSeen]:
    """Of asks, the newest first, those that wait, by what they are about; the newest of each."""
    found: dict[Subject, AskSeen] = {}
    for row in asks:
        if row.stand == AskStand.WAITS:
            found.setdefault(row.subject, row)
    return found


def waiting(actor: Actor, *, on: date) -> QuerySet[OverrideAsk]:
    """The asks that wait for a yes this person may give, the nearest day first. Who gave a half, or sold the deal, finds it no
    more."""
    halves = OverrideRequest.objects.filter(finding=OuterRef("finding"))
    own = Q(pk__isnull=True)
    for role in BOTH:
        if role in actor.roles:
            own |= Q(~Exists(halves.filter(role=role.value)))
    deal, sellers = "finding__run__deal", DealRole.objects.filter(role=Role.SELLER.value)
    stood_in = _given_to(actor.person, on).filter(
        Q(deal__isnull=True) | Q(deal=OuterRef(deal)),
        ~Exists(sellers.filter(deal=OuterRef(OuterRef(deal)), person=OuterRef("by"))),
        ~Exists(OverrideRequest.objects.filter(finding=OuterRef(OuterRef("finding")), role=OuterRef("role"))),
    )
    lifted = Override.objects.filter(request__finding=OuterRef("finding"))
    sold = sellers.filter(deal=OuterRef(deal), person=actor.person)
    found = OverrideAsk.objects.filter(
        own | Q(Exists(stood_in)),
        ~Exists(lifted),
        ~Exists(halves.filter(by=actor.person)),
        ~Exists(sold),
        finding__run__deal__in=access.deals(actor),
        refusal__isnull=True,
        due_on__gte=on,
    )
    return found.select_related("finding__run__deal__account").order_by("due_on", "pk")


def may_approve(row: AskSeen, actor: Actor, *, on: date) -> Role | None:
    """The half this person may give now: by an own role, or in somebody's place."""
    deal = row.ask.finding.run.deal
    if access.ever_sold(actor.person, deal):
        return None
    return half_for(row, actor.person, approving_roles(actor, deal, on=on))


def half_for(row: AskSeen, person: Person | None, roles: Iterable[Role]) -> Role | None:
    """The same, where the roles are known already and the person never sold the deal."""
    if person is None or row.stand != AskStand.WAITS or any(half.by_id == person.pk for half in row.halves):
        return None
    return next((role for role in roles if role in row.missing), None)


def approving_roles(actor: Actor, deal: Deal, *, on: date) -> tuple[Role, ...]:
    """For which of the two this person may speak on the day; nobody in the place of who sells or sold the deal."""
    if actor.person is None:
        return ()
    found = {role for role in BOTH if role in actor.roles}
    sold = DealRole.objects.filter(deal=deal, person=OuterRef("by"), role=Role.SELLER.value)
    rows = _given_to(actor.person, on).filter(Q(deal__isnull=True) | Q(deal=deal), ~Exists(sold))
    found |= {Role(role) for role in rows.values_list("role", flat=True)}
    return tuple(role for role in BOTH if role in found)


def _given_to(person: Person | None, on: date) -> QuerySet[Delegation]:
    """What others let this person speak for on the day. Who delegates must still be here and hold the role."""
    held = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on),
        Q(to_day__isnull=True) | Q(to_day__gte=on),
        person=OuterRef("by"),
        role=OuterRef("role"),
    )
    found = Delegation.objects.filter(Exists(held), to=person, from_day__lte=on, to_day__gte=on, end__isnull=True)
    return found.filter(by__active=True)


def seen(ask: OverrideAsk, on: date) -> AskSeen:
    halves = tuple(ask.finding.override_requests.all())
    granted = any(hasattr(half, "override") for half in halves)
    where = stand(granted=granted, refused=hasattr(ask, "refusal"), due=ask.due_on, on=on)
    return AskSeen(ask, where, halves, missing([Role(half.role) for half in halves]))


def delegations(actor: Actor, *, on: date) -> list[Delegation]:
    """Who stands in for whom, from today on; names are for the two, management and product."""
    found = Delegation.objects.filter(company=actor.company, to_day__gte=on, end__isnull=True)
    if not set(BOTH) & actor.roles:
        found = found.filter(Q(by=actor.person) | Q(to=actor.person))
    return list(found.select_related("by", "to", "deal").order_by("to_day", "pk"))


def working_days(company: Company | int) -> int:
    """How long management and product have where nobody names a day."""
    return int(settings.latest(company, WORKING_DAYS_KEY) or WORKING_DAYS)


def acting_people(company: Company, *, on: date) -> list[Person]:
    """Active colleagues with a role that acts, by name."""
    return list(holding(company, ACTING, on=on))


def _asks(found: QuerySet[OverrideAsk]) -> QuerySet[OverrideAsk]:
    halves = OverrideRequest.objects.select_related("override", "by").order_by("pk")
    return found.select_related(
        "by", "refusal__by", "finding__run__deal__company", "finding__run__deal__account"
    ).prefetch_related(Prefetch("finding__override_requests", halves))


def loaded(pks: Iterable[int]) -> list[OverrideAsk]:
    return list(_asks(OverrideAsk.objects.filter(pk__in=list(pks))))
