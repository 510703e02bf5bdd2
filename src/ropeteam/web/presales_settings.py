"""What the company decides about pre-sales: from where on a deal needs them, and to whom the roles report."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.complexity import USUAL
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.reporting_lines import BRAKES, REPORTING, TO, conflicts, independence, may_report
from ropeteam.core.vocabulary import Role
from ropeteam.flows import presales_settings as flow
from ropeteam.store.models import Company
from ropeteam.store.queries import presales as query
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff

TOLD = (Role.MANAGEMENT, Role.ADMIN)


@staff
@require_safe
def settings(request: StaffRequest) -> HttpResponse:
    """Everybody may read what holds; changing it is for management and administration."""
    company = _company(request)
    numbers, lines = query.complex_from(company), query.reporting_lines(company)
    context = {
        "thresholds": [(code.value, number, USUAL[code]) for code, number in numbers.items()],
        "lines": [
            {
                "role": role.value,
                "to": lines[role].value if role in lines else "",
                "may": [to.value for to in TO if may_report(role, to)],
                "independence": independence(role, lines).value if role in BRAKES else "",
            }
            for role in REPORTING
        ],
        "may_set": may(Deed.SET_PRESALES, request.actor.roles),
    }
    return render(request, "presales/settings.html", context)


@staff
@require_POST
def thresholds(request: StaffRequest) -> HttpResponse:
    said = {}
    for code in USUAL:
        number = fields.optional_number(request.POST, code.value)
        if number is not None and number != int(number):
            raise Refused("threshold_wrong")
        if number is not None:
            said[code] = int(number)
    changed = flow.complex_from(_company(request), said, actor=request.actor)
    notices.tell(request, "presales.done.thresholds" if changed else "gates.done.same")
    return redirect("presales_settings")


@staff
@require_POST
def reporting(request: StaffRequest) -> HttpResponse:
    to = request.POST.get("to", "")
    changed = flow.reports(
        _company(request),
        fields.one_of(request.POST, "role", Role),
        fields.one_of(request.POST, "to", Role) if to else None,
        actor=request.actor,
    )
    notices.tell(request, "presales.done.reporting" if changed else "gates.done.same")
    return redirect("presales_settings")


def brakes_in_conflict(request: StaffRequest) -> list[str]:
    """What management and admin are told on Today: a brake that reports to whoever earns. It is a line, never a person."""
    actor = request.actor
    if actor.company is None or not actor.roles.intersection(TOLD):
        return []
    return [role.value for role in conflicts(query.reporting_lines(actor.company))]


def _company(request: StaffRequest) -> Company:
    found = request.actor.company
    if found is None:
        raise NotFound("company")
    return found
