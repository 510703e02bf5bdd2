"""Overrides somebody asked for: where each stands, whose yes is missing, and who may give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ropeteam.core.access import ACTING
from ropeteam.core.overriding import BOTH, AskStand, missing, stand
from ropeteam.core.vocabulary import Role
from ropeteam.store import access
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

Subject = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class AskSeen:
    """An ask with the halves given. `missing` are the roles that were not heard."""

    ask: OverrideAsk
    stand: AskStand
    halves: tuple[OverrideRequest, ...]
    missing: tuple[Role, ...]

    @property
    def subject(self) -> Subject:
        """What it is about: ('promise'|'signal', id, code). A finding is made anew with every look, what it says stays."""
        finding = self.ask.finding
        about = ("promise", finding.promise_id) if finding.promise_id else ("signal", finding.signal_id or 0)
        return (*about, finding.code)


def of_deal(deal: Deal, *, on: date) -> list[AskSeen]:
    """Every ask of a deal, the newest first."""
    return [seen(row, on) for row in _asks(OverrideAsk.objects.filter(finding__run__deal=deal)).order_by("-pk")]


def waiting_about(deal: Deal, *, on: date) -> dict[Subject, AskSeen]:
    """The asks that wait, by what they are about; the newest of each."""
    waiting = [row for row in of_deal(deal, on=on) if row.stand == AskStand.WAITS]
    return {row.subject: row for row in reversed(waiting)}


def waiting_for(actor: Actor, *, on: date) -> list[AskSeen]:
    """The asks that wait for a yes this person may give, the nearest day first."""
    rows = [seen(row, on) for row in _asks(waiting(actor, on=on))]
    return [row for row in rows if may_approve(row, actor, on=on)]


def waiting(actor: Actor, *, on: date) -> QuerySet[OverrideAsk]:
    """The same as a list of the database; who gave a half already, or sold the deal, finds it no more."""
    halves = OverrideRequest.objects.filter(finding=OuterRef("finding"))
    own = Q(pk__isnull=True)
    for role in BOTH:
        if role in actor.roles:
            own |= Q(~Exists(halves.filter(role=role.value)))
    stood_in = Delegation.objects.filter(
        Q(deal__isnull=True) | Q(deal=OuterRef("finding__run__deal")),
        to=actor.person,
        from_day__lte=on,
        to_day__gte=on,
        end__isnull=True,
    )
    lifted = Override.objects.filter(request__finding=OuterRef("finding"))
    sold = DealRole.objects.filter(deal=OuterRef("finding__run__deal"), person=actor.person, role=Role.SELLER.value)
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
    """For which of the two this person may speak on the day. Who delegates must still hold the role, and must not sell the deal."""
    if actor.person is None:
        return ()
    found = {role for role in BOTH if role in actor.roles}
    rows = Delegation.objects.filter(
        Q(deal__isnull=True) | Q(deal=deal), to=actor.person, from_day__lte=on, to_day__gte=on, end__isnull=True,
        by__active=True,
    )  # fmt: skip
    held = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on),
        Q(to_day__isnull=True) | Q(to_day__gte=on),
        person=OuterRef("by"),
        role=OuterRef("role"),
    )
    sold = DealRole.objects.filter(deal=deal, person=OuterRef("by"), role=Role.SELLER.value)
    found |= {Role(role) for role in rows.filter(Exists(held), ~Exists(sold)).values_list("role", flat=True)}
    return tuple(role for role in BOTH if role in found)


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


def acting_people(company: Company, *, on: date) -> list[Person]:
    """Active colleagues with a role that acts, by name."""
    grants = RoleGrant.objects.filter(
        Q(from_day__isnull=True) | Q(from_day__lte=on),
        Q(to_day__isnull=True) | Q(to_day__gte=on),
        person=OuterRef("pk"),
        role__in=[role.value for role in ACTING],
    )
    return list(Person.objects.filter(Exists(grants), company=company, active=True).order_by("name", "pk"))


def _asks(found: QuerySet[OverrideAsk]) -> QuerySet[OverrideAsk]:
    halves = OverrideRequest.objects.select_related("override", "by").order_by("pk")
    return found.select_related(
        "by", "refusal__by", "finding__run__deal__company", "finding__run__deal__account"
    ).prefetch_related(Prefetch("finding__override_requests", halves))


def loaded(pks: Iterable[int]) -> list[OverrideAsk]:
    return list(_asks(OverrideAsk.objects.filter(pk__in=list(pks))))
