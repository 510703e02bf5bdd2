"""The overall solution, change by change: systems, what flows between them, open questions and their answers.

A change makes the next version of the deal's solution; what is said again as it stands changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import transaction

from ropeteam.core.access import Deed
from ropeteam.core.architecture import MOST_INTERFACES, MOST_QUESTIONS, MOST_SYSTEMS, PRODUCT, leading_to, same_name
from ropeteam.core.errors import NotAllowed, NotFound, Refused
from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.language.typed import line, lines
from ropeteam.store import access, events, models
from ropeteam.store.actor import Actor
from ropeteam.store.queries import architecture as query

NAME, RELEASE, NOTE, WHAT, PROTOCOL, UNIT, QUESTION = 120, 80, 2000, 200, 80, 40, 1000
MOST_VOLUME: Final = Decimal(10) ** 15
SYSTEM_FIELDS = ("name", "supplier", "release", "note")


@dataclass(frozen=True, slots=True)
class Flow:
    """What somebody says of an interface. `source` and `target` are systems' numbers, 0 is our product."""

    source: int
    target: int
    what: str
    supplier: Supplier
    both_ways: bool = False
    protocol: str = ""
    frequency: Frequency | None = None
    volume: Decimal | None = None
    unit: str = ""
    capability: models.Capability | None = None
    requirement: models.Requirement | None = None


def put_system(
    deal: models.Deal,
    *,
    actor: Actor,
    on: date,
    name: str,
    supplier: Supplier,
    release: str = "",
    note: str = "",
    no: int | None = None,
) -> models.SystemState:
    """A new system, or what system `no` is from now on."""
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    said = {
        "name": line(name, NAME),
        "supplier": supplier.value,
        "release": line(release, RELEASE),
        "note": lines(note, NOTE),
    }
    if not said["name"]:
        raise Refused("system_name_missing")
    with transaction.atomic():
        held = _hold(deal)
        now = query.solution(held)
        others = [row.name for row in now.systems if row.system.no != no]
        twin = same_name(said["name"], [now.ours, *others])
        if twin:
            raise Refused("system_named_twice", name=twin)
        before = _system_of(now, no) if no is not None else None
        if before is None and len(now.systems) >= MOST_SYSTEMS:
            raise Refused("systems_many", most=str(MOST_SYSTEMS))
        if before is not None and all(getattr(before, field) == said[field] for field in SYSTEM_FIELDS):
            return before
        version = _next_version(held, actor, on)
        system = before.system if before else _new_system(held, actor)
        made = models.SystemState.objects.create(system=system, version=version, created_by=actor.person, **said)
        _event("architecture.system_put", version, actor, system=system.no)
    return made


def drop_system(deal: models.Deal, no: int, *, actor: Actor, on: date) -> models.SystemState:
    """It is no part of the solution any more; what leads to it has to go before."""
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    with transaction.atomic():
        held = _hold(deal)
        now = query.solution(held)
        before = _system_of(now, no)
        leading = leading_to(no, now.plain[1])
        if leading:
            raise Refused("system_in_use", interfaces=", ".join(str(each) for each in leading))
        version = _next_version(held, actor, on)
        said = {field: getattr(before, field) for field in SYSTEM_FIELDS}
        made = models.SystemState.objects.create(
            system=before.system, version=version, gone=True, created_by=actor.person, **said
        )
        _event("architecture.system_dropped", version, actor, system=no)
    return made


def put_interface(
    deal: models.Deal, *, actor: Actor, on: date, said: Flow, no: int | None = None
) -> models.InterfaceState:
    """A new interface, or what interface `no` is from now on."""
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    with transaction.atomic():
        held = _hold(deal)
        now = query.solution(held)
        before = _interface_of(now, no) if no is not None else None
        if before is None and len(now.interfaces) >= MOST_INTERFACES:
            raise Refused("interfaces_many", most=str(MOST_INTERFACES))
        row = _checked(held, now, said)
        if before is not None and all(getattr(before, field) == value for field, value in row.items()):
            return before
        version = _next_version(held, actor, on)
        interface = before.interface if before else _new_interface(held, actor)
        made = models.InterfaceState.objects.create(
            interface=interface, version=version, created_by=actor.person, **row
        )
        _event("architecture.interface_put", version, actor, interface=interface.no)
    return made


def drop_interface(deal: models.Deal, no: int, *, actor: Actor, on: date) -> models.InterfaceState:
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    with transaction.atomic():
        held = _hold(deal)
        made = _interface_of(query.solution(held), no)
        version = _next_version(held, actor, on)
        made.pk, made.version, made.gone, made.created_by = None, version, True, actor.person
        made.save(force_insert=True)
        _event("architecture.interface_dropped", version, actor, interface=no)
    return made


def ask(
    deal: models.Deal,
    *,
    actor: Actor,
    on: date,
    text: str,
    owner: models.Person | None = None,
    system: int | None = None,
    interface: int | None = None,
) -> models.ArchitectureQuestion:
    """Something that has to be known before the solution holds. The same words twice are one question while it is open."""
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    words = lines(text, QUESTION)
    if not words:
        raise Refused("architecture_question_empty")
    if system is not None and interface is not None:
        raise Refused("architecture_question_about_two")
    with transaction.atomic():
        held = _hold(deal)
        if owner is not None and owner.company_id != held.company_id:
            raise NotFound("person", str(owner.pk))
        now = query.solution(held)
        about = {
            "system": _system_of(now, system).system if system is not None else None,
            "interface": _interface_of(now, interface).interface if interface is not None else None,
        }
        asked = models.ArchitectureQuestion.objects.filter(deal=held)
        same = asked.filter(answer__isnull=True, text=words, **about).first()
        if same is not None:
            return same
        if asked.count() >= MOST_QUESTIONS:
            raise Refused("architecture_questions_many", most=str(MOST_QUESTIONS))
        made = models.ArchitectureQuestion.objects.create(
            deal=held, no=asked.count() + 1, text=words, owner=owner, asked_on=on, created_by=actor.person, **about
        )
        events.append("architecture.asked", made, actor=actor, company=held.company, deal_id=held.pk)
    return made


def answer(question: models.ArchitectureQuestion, *, actor: Actor, on: date, words: str) -> models.ArchitectureAnswer:
    """What became of it; said once."""
    deal = question.deal
    access.require(actor, Deed.EDIT_ARCHITECTURE, deal=deal)
    said = lines(words, QUESTION)
    if not said:
        raise Refused("architecture_answer_empty")
    if actor.person is None:
        raise NotAllowed(Deed.EDIT_ARCHITECTURE)
    with transaction.atomic():
        held = _hold(deal)
        if models.ArchitectureAnswer.objects.filter(question=question).exists():
            raise Refused("architecture_answered")
        made = models.ArchitectureAnswer.objects.create(
            question=question, words=said, by=actor.person, answered_on=on, created_by=actor.person
        )
        events.append("architecture.answered", question, actor=actor, company=held.company, deal_id=held.pk)
    return made


def _checked(deal: models.Deal, now: query.Solution, said: Flow) -> dict[str, Any]:
    """What was said of an interface as a row, where it makes sense."""
    what, unit = line(said.what, WHAT), line(said.unit, UNIT)
    if not what:
        raise Refused("interface_empty")
    if said.source == said.target:
        raise Refused("interface_to_itself")
    if (said.volume is None) != (not unit):
        raise Refused("volume_needs_unit")
    volume = _volume(said.volume)
    if said.requirement is not None and said.requirement.deal_id != deal.pk:
        raise NotFound("requirement", str(said.requirement.pk))
    if said.capability is not None and said.capability.product.company_id != deal.company_id:
        raise NotFound("capability", str(said.capability.pk))
    return {
        "source": _end(now, said.source),
        "target": _end(now, said.target),
        "both_ways": said.both_ways,
        "what": what,
        "protocol": line(said.protocol, PROTOCOL),
        "frequency": said.frequency.value if said.frequency else "",
        "volume": volume,
        "unit": unit,
        "supplier": said.supplier.value,
        "capability": said.capability,
        "requirement": said.requirement,
    }


def _volume(said: Decimal | None) -> Decimal | None:
    """As it is kept: what rounding makes nothing, or too much for its column, is no volume."""
    if said is None:
        return None
    if not said.is_finite() or not 0 < said < MOST_VOLUME:
        raise Refused("volume_wrong")
    kept = said.quantize(Decimal("0.001"))
    if not 0 < kept < MOST_VOLUME:
        raise Refused("volume_wrong")
    return kept


def _end(now: query.Solution, no: int) -> models.SolutionSystem | None:
    return None if no == PRODUCT else _system_of(now, no).system


def _system_of(now: query.Solution, no: int) -> models.SystemState:
    found = next((row for row in now.systems if row.system.no == no), None)
    if found is None:
        raise NotFound("system", str(no))
    return found


def _interface_of(now: query.Solution, no: int) -> models.InterfaceState:
    found = next((row for row in now.interfaces if row.interface.no == no), None)
    if found is None:
        raise NotFound("interface", str(no))
    return found


def _hold(deal: models.Deal) -> models.Deal:
    """Changes of one deal's solution come one after the other."""
    return (
        models.Deal.objects.select_for_update(of=("self",), no_key=True)
        .select_related("product", "company")
        .get(pk=deal.pk)
    )


def _next_version(deal: models.Deal, actor: Actor, on: date) -> models.ArchitectureVersion:
    n = models.ArchitectureVersion.objects.filter(deal=deal).count() + 1
    return models.ArchitectureVersion.objects.create(deal=deal, n=n, made_on=on, created_by=actor.person)


def _new_system(deal: models.Deal, actor: Actor) -> models.SolutionSystem:
    no = models.SolutionSystem.objects.filter(deal=deal).count() + 1
    return models.SolutionSystem.objects.create(deal=deal, no=no, created_by=actor.person)


def _new_interface(deal: models.Deal, actor: Actor) -> models.SolutionInterface:
    no = models.SolutionInterface.objects.filter(deal=deal).count() + 1
    return models.SolutionInterface.objects.create(deal=deal, no=no, created_by=actor.person)


def _event(code: str, version: models.ArchitectureVersion, actor: Actor, **ids: int) -> None:
    deal = version.deal
    events.append(code, version, actor=actor, company=deal.company, deal_id=deal.pk, n=version.n, **ids)
