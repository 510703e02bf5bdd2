"""Pay plans of the roles: their versions, who agreed, which one holds, and what the company assumes."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery

from ropeteam.core.incentive_versions import Start, holding
from ropeteam.core.vocabulary import CapabilityStatus
from ropeteam.core.vocabulary_incentives import Assent, PlanRole
from ropeteam.store.models import (
    CapabilityVersion,
    Company,
    IncentiveAssumption,
    IncentivePlan,
    PlanAssent,
    PlanInForce,
    Product,
)

PAGE = 20
SOLD_TODAY = (CapabilityStatus.AVAILABLE.value, CapabilityStatus.LIMITED.value)


def versions(company: Company) -> QuerySet[IncentivePlan]:
    """With who agreed and from when they hold, the newest first."""
    agreed = Prefetch("assents", PlanAssent.objects.select_related("by").order_by("kind"))
    begun = Prefetch("in_force", PlanInForce.objects.select_related("by").order_by("n"))
    return (
        IncentivePlan.objects.filter(company=company)
        .select_related("by")
        .prefetch_related(agreed, begun)
        .order_by("-pk")
    )


def of_role(company: Company, role: PlanRole, *, before: int | None = None) -> tuple[list[IncentivePlan], bool]:
    """A page of a role's versions, and whether there are older ones."""
    found = versions(company).filter(role=role.value).order_by("-n")
    rows = list((found if before is None else found.filter(n__lt=before))[: PAGE + 1])
    return rows[:PAGE], len(rows) > PAGE


def newest(company: Company) -> list[IncentivePlan]:
    """The newest version of each role, in the order of roles."""
    last = IncentivePlan.objects.filter(company=company, role=OuterRef("role")).order_by("-n").values("n")[:1]
    return _by_role(versions(company).filter(n=Subquery(last)))


def in_force(company: Company, *, on: date) -> list[IncentivePlan]:
    """The version of each role that holds on a day."""
    rows = PlanInForce.objects.filter(plan__company=company).values_list("plan_id", "plan__role", "from_day", "pk")
    starts = [Start(plan, PlanRole(role), day, no) for plan, role, day, no in rows]
    return _by_role(versions(company).filter(pk__in=holding(starts, on=on).values()))


def begun(plan: IncentivePlan, *, on: date) -> bool:
    """Whether a first day of it has come; it holds where nothing began since."""
    return any(start.from_day <= on for start in plan.in_force.all())


def assents(plan: IncentivePlan) -> dict[Assent, PlanAssent]:
    return {Assent(row.kind): row for row in plan.assents.all()}


def assumptions_said(company: Company) -> dict[str, IncentiveAssumption]:
    """The last word on each assumption, taken back or not."""
    last = IncentiveAssumption.objects.filter(company=company).values("key").annotate(last=Max("pk")).values("last")
    return {row.key: row for row in IncentiveAssumption.objects.filter(pk__in=last).select_related("by")}


def assumption_history(company: Company, key: str) -> list[IncentiveAssumption]:
    found = IncentiveAssumption.objects.filter(company=company, key=key).select_related("by")
    return list(found.order_by("-n")[:PAGE])


def sold_today(company: Company) -> tuple[str, ...]:
    """What a spiff may be for: the company's products, and what they can today."""
    last = CapabilityVersion.objects.filter(capability=OuterRef("capability")).order_by("-n").values("pk")[:1]
    able = CapabilityVersion.objects.filter(
        pk=Subquery(last), capability__product__company=company, status__in=SOLD_TODAY
    )
    names = Product.objects.filter(company=company).order_by("pk").values_list("name", flat=True)
    return (*names, *able.order_by("pk").values_list("name", flat=True))


def staff(company: Company) -> list[tuple[str, str]]:
    """Name and mail of everybody of the house, also of who left: a plan names nobody."""
    return list(company.people.order_by("pk").values_list("name", "mail"))


def _by_role(found: QuerySet[IncentivePlan]) -> list[IncentivePlan]:
    order = [role.value for role in PlanRole]
    return sorted(found, key=lambda plan: order.index(plan.role))
