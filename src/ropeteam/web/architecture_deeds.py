"""Changes of a deal's overall solution. Each has its own address; what is refused leaves what was typed in its form."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.vocabulary_presales import Frequency, Supplier
from ropeteam.flows import architecture as flow
from ropeteam.store import access
from ropeteam.store.models import ArchitectureQuestion, Capability, Deal, Requirement
from ropeteam.store.people import colleague
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.architecture import context_of


@staff
@require_POST
def systems(request: StaffRequest, pk: int) -> HttpResponse:
    return _system(request, pk, None)


@staff
@require_POST
def system(request: StaffRequest, pk: int, no: int) -> HttpResponse:
    return _system(request, pk, no)


@staff
@require_POST
def system_end(request: StaffRequest, pk: int, no: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    flow.drop_system(deal, no, actor=request.actor, on=request.today)
    return _back(request, deal, "architecture.done.system_dropped")


@staff
@require_POST
def interfaces(request: StaffRequest, pk: int) -> HttpResponse:
    return _interface(request, pk, None)


@staff
@require_POST
def interface(request: StaffRequest, pk: int, no: int) -> HttpResponse:
    return _interface(request, pk, no)


@staff
@require_POST
def interface_end(request: StaffRequest, pk: int, no: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    flow.drop_interface(deal, no, actor=request.actor, on=request.today)
    return _back(request, deal, "architecture.done.interface_dropped")


@staff
@require_POST
def questions(request: StaffRequest, pk: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    about = request.POST.get("about", "")
    kind, no = about[:1], int(about[1:]) if about[1:].isdecimal() and len(about) < 9 else None
    owner = fields.number(request.POST, "owner")

    def deed() -> Any:
        return flow.ask(
            deal,
            actor=request.actor,
            on=request.today,
            text=request.POST.get("text", ""),
            owner=colleague(deal.company_id, owner) if owner else None,
            system=no if kind == "s" else None,
            interface=no if kind == "i" else None,
        )

    return _done(request, deal, deed, "architecture.done.asked", "ask")


@staff
@require_POST
def answer(request: StaffRequest, pk: int, no: int) -> HttpResponse:
    deal = access.deal(request.actor, pk)
    found = ArchitectureQuestion.objects.filter(deal=deal, no=no).select_related("deal__company").first()
    if found is None:
        raise NotFound("question", str(no))

    def deed() -> Any:
        return flow.answer(found, actor=request.actor, on=request.today, words=request.POST.get("words", ""))

    return _done(request, deal, deed, "architecture.done.answered", f"answer-{no}")


def _system(request: StaffRequest, pk: int, no: int | None) -> HttpResponse:
    deal = access.deal(request.actor, pk)

    def deed() -> Any:
        return flow.put_system(
            deal,
            actor=request.actor,
            on=request.today,
            name=request.POST.get("name", ""),
            supplier=fields.one_of(request.POST, "supplier", Supplier),
            release=request.POST.get("release", ""),
            note=request.POST.get("note", ""),
            no=no,
        )

    return _done(request, deal, deed, "architecture.done.system", f"system-{no or 'new'}")


def _interface(request: StaffRequest, pk: int, no: int | None) -> HttpResponse:
    deal = access.deal(request.actor, pk)

    def deed() -> Any:
        return flow.put_interface(deal, actor=request.actor, on=request.today, said=_said(request, deal), no=no)

    return _done(request, deal, deed, "architecture.done.interface", f"interface-{no or 'new'}")


def _said(request: StaffRequest, deal: Deal) -> flow.Flow:
    form = request.POST
    source, target = fields.number(form, "source"), fields.number(form, "target")
    if source is None or target is None:
        raise Refused("choice_missing")
    volume = fields.optional_number(form, "volume")
    capability, requirement = fields.number(form, "capability"), fields.number(form, "requirement")
    return flow.Flow(
        source=source,
        target=target,
        what=form.get("what", ""),
        supplier=fields.one_of(form, "supplier", Supplier),
        both_ways=form.get("both_ways") == "yes",
        protocol=form.get("protocol", ""),
        frequency=fields.one_of(form, "frequency", Frequency) if form.get("frequency") else None,
        volume=Decimal(str(volume)) if volume is not None else None,
        unit=form.get("unit", ""),
        capability=_capability(request, capability) if capability else None,
        requirement=_requirement(deal, requirement) if requirement else None,
    )


def _done(request: StaffRequest, deal: Deal, deed: Callable[[], Any], code: str, form: str) -> HttpResponse:
    """To the page; where a rule says no, to the page with what was typed still in its form."""
    try:
        deed()
    except Refused as error:
        context = context_of(request, deal, refused=notices.sentence_of(error), form=form)
        return render(request, "architecture/architecture.html", context, status=422)
    return _back(request, deal, code)


def _back(request: StaffRequest, deal: Deal, code: str) -> HttpResponse:
    notices.tell(request, code)
    return redirect(reverse("deals_architecture", args=[deal.pk]))


def _capability(request: StaffRequest, pk: int) -> Capability:
    return access.capability(request.actor, pk)


def _requirement(deal: Deal, pk: int) -> Requirement:
    found = Requirement.objects.filter(deal=deal, pk=pk).first()
    if found is None:
        raise NotFound("requirement", str(pk))
    return found
