"""Who does the work of a role that nobody in the house holds: read by everybody, named by admin."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound
from ropeteam.core.standing_in import MAY_LACK, MAY_STAND_IN, lacking, may_be_named, stood_in
from ropeteam.core.vocabulary import Role
from ropeteam.flows import stand_ins as flow
from ropeteam.store import stand_ins as query
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff

TOLD = (Role.MANAGEMENT, Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Lack:
    """A role of the rope that nobody holds, and who stands in today ('': nobody)."""

    role: str
    by: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """`by` is who was named; `holds` whether that counts today."""

    missing: str
    by: str
    held: bool
    holds: bool
    may: list[str]


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: StaffRequest) -> HttpResponse:
    company = request.actor.company
    if company is None:
        raise NotFound("company")
    if request.method == "POST":
        by = request.POST.get("by", "")
        flow.name(
            company,
            actor=request.actor,
            missing=fields.one_of(request.POST, "missing", Role),
            by=fields.one_of(request.POST, "by", Role) if by else None,
        )
        notices.tell(request, "stand_in.done")
        return redirect("stand_ins")
    named, held = query.named(company), query.held(company, on=request.today)
    holds = stood_in(named, held)
    rows = [
        RoleRow(
            missing=role.value,
            by=named[role].value if role in named else "",
            held=role in held,
            holds=role in holds,
            may=[each.value for each in MAY_STAND_IN if may_be_named(role, each)],
        )
        for role in MAY_LACK
    ]
    context = {"rows": rows, "may_set": may(Deed.SETTINGS, request.actor.roles)}
    return render(request, "settings/stand_ins.html", context)


def lacks(request: StaffRequest) -> list[Lack]:
    """What management and admin are told on Today: a missing role is a cause, never anybody's fault."""
    actor = request.actor
    if actor.company is None or not actor.roles.intersection(TOLD):
        return []
    missing = lacking(held := query.held(actor.company, on=request.today))
    holds = stood_in(query.named(actor.company), held) if missing else {}
    return [Lack(role.value, holds[role].value if role in holds else "") for role in missing]
