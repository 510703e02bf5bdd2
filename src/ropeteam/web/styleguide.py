"""Every part pages are made of, on one page, with the words of the language it is read in. For admins."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.access import Deed
from ropeteam.core.vocabulary import Backing, Fit, GateResult, Role, SignalKind
from ropeteam.web import icons
from ropeteam.web.actors import StaffRequest, require, staff

COLOURS = ("paper", "card", "sunk", "ink", "soft", "line", "edge", "accent", "backed", "limits", "unbacked", "against")


@staff
@require_safe
def styleguide(request: StaffRequest) -> HttpResponse:
    require(request, Deed.READ_STYLEGUIDE)
    context = {
        "colours": COLOURS,
        "fits": [fit.value for fit in Fit],
        "backings": [backing.value for backing in Backing],
        "gates": [result.value for result in GateResult],
        "kinds": [kind.value for kind in SignalKind],
        "icons": list(icons.ICONS),
        "people": [("Nora Lindt", Role.SELLER.value), ("Jonas Beil", Role.PRESALES.value)],
        "missing": [Role.SERVICES.value],
        "customers": ["Paul Ebner"],
        "day": date(2026, 3, 31),
        "page": {"previous": "?before=1", "next": "?after=2"},
        "crumbs": [("Kessel AG", "#"), ("Leitstand", "#")],
    }
    return render(request, "styleguide/styleguide.html", context)
