"""Who sits at the table of a meeting, who is missing there, and who could be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ropeteam.core.exchange import ROLES, Seat, missing
from ropeteam.core.vocabulary import ExchangeKind, Role
from ropeteam.store.models import Exchange, ExchangeSeat, Person, RoleGrant


@dataclass(frozen=True, slots=True)
class Table:
    """The seats with the roles their people hold on the meeting's day, and the roles it needs that nobody brings."""

    seats: tuple[tuple[ExchangeSeat, frozenset[Role]], ...]
    missing: tuple[Role, ...]

    def of(self, person: Person | None) -> ExchangeSeat | None:
        return next((seat for seat, _ in self.seats if person is not None and seat.person_id == person.pk), None)


def table(exchange: Exchange) -> Table:
    found = list(seats(exchange))
    roles = _roles_of([seat.person_id for seat in found], on=day_of(exchange))
    held = tuple((seat, roles.get(seat.person_id, frozenset())) for seat in found)
    return Table(held, missing([Seat(role, seat.present) for seat, role in held], ExchangeKind(exchange.kind)))


def seats(exchange: Exchange) -> QuerySet[ExchangeSeat]:
    return exchange.seats.filter(taken_off=False).select_related("person").order_by("person__name", "pk")


def to_seat(exchange: Exchange) -> list[Person]:
    """People of the four roles who never had a seat here: who was taken off stays off until somebody gives it back."""
    seated = ExchangeSeat.objects.filter(exchange=exchange, person=OuterRef("pk"))
    return list(_of_the_four(exchange).filter(~Exists(seated)).order_by("pk"))


def could_sit(exchange: Exchange) -> QuerySet[Person]:
    """People of the four roles who have no seat now."""
    seated = ExchangeSeat.objects.filter(exchange=exchange, person=OuterRef("pk"), taken_off=False)
    return _of_the_four(exchange).filter(~Exists(seated)).order_by("name", "pk")


def day_of(exchange: Exchange) -> date:
    """The day it is held, where the company is."""
    return timezone.localtime(exchange.starts_at).date()


def _of_the_four(exchange: Exchange) -> QuerySet[Person]:
    grants = RoleGrant.objects.filter(
        _held(day_of(exchange)), person=OuterRef("pk"), role__in=[role.value for role in ROLES]
    )
    return Person.objects.filter(Exists(grants), company=exchange.company_id, active=True)


def _roles_of(people: Iterable[int], *, on: date) -> dict[int, frozenset[Role]]:
    grants = RoleGrant.objects.filter(_held(on), person__in=list(people), role__in=[role.value for role in ROLES])
    found: dict[int, set[Role]] = {}
    for person, role in grants.values_list("person_id", "role"):
        found.setdefault(person, set()).add(Role(role))
    return {person: frozenset(roles) for person, roles in found.items()}


def _held(on: date) -> Q:
    return (Q(from_day__isnull=True) | Q(from_day__lte=on)) & (Q(to_day__isnull=True) | Q(to_day__gte=on))
