"""Where pre-sales are wanted: the plan of a deal, who may be planned, and the open deals that are too complex to go without."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf

from ropeteam.core.complexity import USUAL, thresholds
from ropeteam.core.reporting_lines import read
from ropeteam.core.vocabulary import ConversationKind, Role
from ropeteam.core.vocabulary_presales import Complexity, Supplier
from ropeteam.store import access, settings
from ropeteam.store.actor import Actor
from ropeteam.store.models import (
    ArchitectureVersion,
    Company,
    Conversation,
    Deal,
    DealRole,
    InterfaceState,
    Person,
    PresalesPlan,
    Requirement,
    Setting,
    Signal,
    SystemState,
)
from ropeteam.store.people import holding, on_deal
from ropeteam.store.queries.gate_notices import COMPLEX_FROM, standing
from ropeteam.store.queries.kept import ON
from ropeteam.store.stand_ins import standing as stands_in

REPORTING_LINES = "reporting_lines"
TALKS = 20


def complex_from(company: Company | int) -> dict[Complexity, int]:
    return thresholds(settings.latest(company, COMPLEX_FROM))


def reporting_lines(company: Company | int) -> dict[Role, Role]:
    return read(settings.latest(company, REPORTING_LINES))


def plan_of(deal: Deal) -> PresalesPlan | None:
    """The plan that holds."""
    last = PresalesPlan.objects.filter(deal=deal).select_related("person", "conversation", "created_by")
    found = last.order_by("-n").first()
    return found if found is not None and found.person_id is not None else None


def people(deal: Deal, *, on: date) -> list[Person]:
    """Who may come in: active people of pre-sales, or of the role that stands in for them, who may see the deal."""
    role = stands_in(deal.company_id, on=on).get(Role.PRESALES, Role.PRESALES)
    return list(on_deal(deal, holding(deal.company_id, [role], on=on)))


def talks_ahead(deal: Deal, *, on: date) -> list[Conversation]:
    """The customer talks to come, the nearest first."""
    found = Conversation.objects.filter(deal=deal, internal=False, held_on__gte=on)
    return list(found.order_by("held_on", "pk")[:TALKS])


def observed(deal: Deal) -> list[Signal]:
    """What people of ours marked in notes by hand, the newest first: observations, not words of the customer."""
    found = Signal.objects.filter(
        conversation__deal=deal,
        conversation__kind=ConversationKind.NOTE.value,
        created_by__isnull=False,
        retired_at=None,
    )
    return list(found.select_related("conversation", "text").order_by("-pk")[:TALKS])


def wanted(actor: Actor) -> QuerySet[Any]:
    """Today: open deals that are too complex to go without pre-sales and have none on the rope, and those for which somebody is
    planned who does not hold the rope yet; the nearest day first. Who it is, is told inside the deal; so is what hangs on the
    segment."""
    own = DealRole.objects.filter(deal=OuterRef("pk"), to_day__isnull=True)
    last = PresalesPlan.objects.filter(deal=OuterRef("pk")).order_by("-n")
    found = access.deals(actor).filter(
        ~Exists(own.filter(role=Role.PRESALES.value)), signed_on__isnull=True, closed_on__isnull=True
    )
    said = Q(Exists(_musts())) | Q(Exists(ArchitectureVersion.objects.filter(deal=OuterRef("pk"))))
    dear = Q(amount__gte=_from(Complexity.AMOUNT))
    found = found.filter(said | dear | Q(Exists(last))).annotate(
        musts=_counted(_musts(), "deal"),
        interfaces=_counted(standing(InterfaceState.objects.all(), "interface"), "version__deal"),
        foreign=_counted(
            standing(SystemState.objects.exclude(supplier=Supplier.OURS.value), "system"), "version__deal"
        ),
        planned=Subquery(last.values("person")[:1]),
        planned_by=Subquery(last.values("by_day")[:1]),
    )
    many = (
        Q(musts__gte=_from(Complexity.MUSTS))
        | Q(interfaces__gte=_from(Complexity.INTERFACES))
        | Q(foreign__gte=_from(Complexity.FOREIGN_SYSTEMS))
        | dear
    )
    found = found.filter(many | Q(planned__isnull=False)).select_related("account")
    return found.order_by(F("planned_by").asc(nulls_last=True), F("decides_on").asc(nulls_last=True), "pk")


def _musts() -> QuerySet[Requirement]:
    return Requirement.objects.filter(Q(left_on__isnull=True) | Q(left_on__gt=ON), deal=OuterRef("pk"), must=True)


def _from(code: Complexity) -> Any:
    """The company's threshold inside a statement; nothing reaches one that is switched off, or that no form of ours wrote."""
    said = Setting.objects.filter(company=OuterRef("company"), key=COMPLEX_FROM).order_by("-pk")
    text = KeyTextTransform(code.value, "value")
    number = Case(
        When(Q(text__regex=r"^[0-9]{1,10}$"), then=Cast("text", BigIntegerField())),
        default=Value(USUAL[code], BigIntegerField()),
    )
    found = Subquery(said.annotate(text=text).annotate(number=number).values("number")[:1])
    return NullIf(Coalesce(found, Value(USUAL[code], BigIntegerField())), Value(0, BigIntegerField()))


def _counted(found: QuerySet[Any], by: str) -> Coalesce:
    counted = found.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
