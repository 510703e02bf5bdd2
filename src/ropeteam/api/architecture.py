"""The overall solution of a deal and pre-sales in it: read it, write down systems and interfaces, plan who comes in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from ropeteam.api.tokens import actor
from ropeteam.core.errors import NotFound
from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.flows import architecture as flow
from ropeteam.flows import architecture_limits, gate
from ropeteam.flows import presales as presales_flow
from ropeteam.store import access
from ropeteam.store.actor import Actor
from ropeteam.store.models import Capability, Deal, InterfaceState, Person, Requirement, SystemState
from ropeteam.store.queries import architecture as query
from ropeteam.store.queries import presales as presales_query
from ropeteam.store.queries.architecture import end_of
from ropeteam.store.queries.deals import names_told_to_programs
from ropeteam.store.queries.product import truth_of

router = Router(tags=["architecture"])


class SystemIn(Schema):
    name: str = Field(min_length=1, max_length=120)
    supplier: Supplier
    release: str = Field("", max_length=80)
    note: str = Field("", max_length=2000)


class SystemOut(Schema):
    no: int
    name: str
    supplier: str
    release: str
    note: str


class InterfaceIn(Schema):
    source: int = Field(ge=0, description="a system's number; 0 is our product")
    target: int = Field(ge=0)
    what: str = Field(min_length=1, max_length=200)
    supplier: Supplier
    both_ways: bool = False
    protocol: str = Field("", max_length=80)
    frequency: Frequency | None = None
    volume: Decimal | None = None
    unit: str = Field("", max_length=40)
    capability: str | None = Field(None, description="the key of a capability of our product")
    requirement: int | None = Field(None, description="the number of a requirement of this deal")


class InterfaceOut(Schema):
    no: int
    source: int
    target: int
    what: str
    supplier: str
    both_ways: bool
    protocol: str
    frequency: str | None
    volume: Decimal | None
    unit: str
    capability: str | None
    requirement: int | None


class ExceededOut(Schema):
    stand: str = Field(description="beyond or unclear")
    why: str | None = Field(description="why it is unclear")
    said: str
    capability: str
    limit: str
    requirement: int | None
    interface: int | None


class QuestionOut(Schema):
    no: int
    text: str
    system: int | None
    interface: int | None
    asked: date
    answer: str | None


class SolutionOut(Schema):
    deal: str
    version: int = Field(description="0 before anybody wrote anything down")
    product: str
    systems: list[SystemOut]
    interfaces: list[InterfaceOut]
    limits: list[ExceededOut]
    questions: list[QuestionOut]


class PlanIn(Schema):
    person: str | None = Field(None, description="the person's key; null takes the plan back")
    by_day: date | None = None
    note: str = Field("", max_length=300)


class PresalesOut(Schema):
    deal: str
    served: bool
    reasons: list[dict[str, str | int]]
    decides_on: date | None
    planned: str | None = Field(description="who comes in; null where nobody is planned, or you may not know names")
    by_day: date | None


@router.get("/deals/{deal_id}/architecture", response=SolutionOut, summary="Who delivers which part of the solution")
def architecture(request: HttpRequest, deal_id: int, version: int | None = None) -> SolutionOut:
    """`version`: as it stood at that version; limits are held against today's product."""
    deal = access.deal(actor(request), deal_id)
    found = query.solution(deal, n=version)
    beyond = architecture_limits.exceeded(found, truth_of(deal))
    return SolutionOut(
        deal=deal.key,
        version=found.version.n if found.version else 0,
        product=found.ours,
        systems=[_system(row) for row in found.systems],
        interfaces=[_interface(row) for row in found.interfaces],
        limits=[
            ExceededOut(
                stand=row.held.stand.value,
                why=row.held.why.value if row.held.why else None,
                said=row.held.said,
                capability=row.capability,
                limit=row.limit,
                requirement=row.requirement.no if row.requirement else None,
                interface=row.interface.interface.no if row.interface else None,
            )
            for row in beyond
        ],
        questions=[
            QuestionOut(
                no=row.no,
                text=row.text,
                system=row.system.no if row.system else None,
                interface=row.interface.no if row.interface else None,
                asked=row.asked_on,
                answer=row.answer.words if hasattr(row, "answer") else None,
            )
            for row in query.questions(deal)
        ],
    )


@router.post("/deals/{deal_id}/architecture/systems", response={201: SystemOut}, summary="Add a system")
def add_system(request: HttpRequest, deal_id: int, body: SystemIn) -> Status[SystemOut]:
    return Status(201, _put_system(request, deal_id, body, None))


@router.put("/deals/{deal_id}/architecture/systems/{no}", response=SystemOut, summary="What a system is from now on")
def put_system(request: HttpRequest, deal_id: int, no: int, body: SystemIn) -> SystemOut:
    return _put_system(request, deal_id, body, no)


@router.post("/deals/{deal_id}/architecture/interfaces", response={201: InterfaceOut}, summary="Add an interface")
def add_interface(request: HttpRequest, deal_id: int, body: InterfaceIn) -> Status[InterfaceOut]:
    return Status(201, _put_interface(request, deal_id, body, None))


@router.put(
    "/deals/{deal_id}/architecture/interfaces/{no}", response=InterfaceOut, summary="What an interface is from now on"
)
def put_interface(request: HttpRequest, deal_id: int, no: int, body: InterfaceIn) -> InterfaceOut:
    return _put_interface(request, deal_id, body, no)


@router.get(
    "/deals/{deal_id}/presales", response=PresalesOut, summary="Does this deal need pre-sales, and who comes in?"
)
def presales(request: HttpRequest, deal_id: int) -> PresalesOut:
    who = actor(request)
    return _presales(who, access.deal(who, deal_id))


@router.put("/deals/{deal_id}/presales", response=PresalesOut, summary="Plan who of pre-sales comes in")
def plan(request: HttpRequest, deal_id: int, body: PlanIn) -> PresalesOut:
    who = actor(request)
    deal = access.deal(who, deal_id)
    person = Person.objects.filter(company=deal.company_id, key=body.person).first() if body.person else None
    if body.person and person is None:
        raise NotFound("person", body.person)
    on = timezone.localdate()
    presales_flow.plan(deal, actor=who, on=on, person=person, by_day=body.by_day, note=body.note)
    return _presales(who, deal)


def _presales(who: Actor, deal: Deal) -> PresalesOut:
    found, planned = gate.beside(deal, on=timezone.localdate()), presales_query.plan_of(deal)
    named = names_told_to_programs(who, on_rope=access.on_rope(who, deal))
    return PresalesOut(
        deal=deal.key,
        served=found.served,
        reasons=[{"code": row.code.value, "found": row.found, "threshold": row.threshold} for row in found.reasons],
        decides_on=deal.decides_on,
        planned=planned.person.name if planned and planned.person and named else None,
        by_day=planned.by_day if planned else None,
    )


def _put_system(request: HttpRequest, deal_id: int, body: SystemIn, no: int | None) -> SystemOut:
    who = actor(request)
    deal, on = access.deal(who, deal_id), timezone.localdate()
    made = flow.put_system(
        deal, actor=who, on=on, name=body.name, supplier=body.supplier, release=body.release, note=body.note, no=no
    )
    return _system(made)


def _put_interface(request: HttpRequest, deal_id: int, body: InterfaceIn, no: int | None) -> InterfaceOut:
    who = actor(request)
    deal = access.deal(who, deal_id)
    said = flow.Flow(
        source=body.source,
        target=body.target,
        what=body.what,
        supplier=body.supplier,
        both_ways=body.both_ways,
        protocol=body.protocol,
        frequency=body.frequency,
        volume=body.volume,
        unit=body.unit,
        capability=_capability(deal, body.capability) if body.capability else None,
        requirement=_requirement(deal, body.requirement) if body.requirement else None,
    )
    return _interface(flow.put_interface(deal, actor=who, on=timezone.localdate(), said=said, no=no))


def _capability(deal: Deal, key: str) -> Capability:
    found = Capability.objects.filter(product__company=deal.company_id, key=key).select_related("product").first()
    if found is None:
        raise NotFound("capability", key)
    return found


def _requirement(deal: Deal, no: int) -> Requirement:
    found = Requirement.objects.filter(deal=deal, no=no).first()
    if found is None:
        raise NotFound("requirement", str(no))
    return found


def _system(row: SystemState) -> SystemOut:
    return SystemOut(no=row.system.no, name=row.name, supplier=row.supplier, release=row.release, note=row.note)


def _interface(row: InterfaceState) -> InterfaceOut:
    return InterfaceOut(
        no=row.interface.no,
        source=end_of(row.source),
        target=end_of(row.target),
        what=row.what,
        supplier=row.supplier,
        both_ways=row.both_ways,
        protocol=row.protocol,
        frequency=row.frequency or None,
        volume=row.volume,
        unit=row.unit,
        capability=row.capability.key if row.capability else None,
        requirement=row.requirement.no if row.requirement else None,
    )
