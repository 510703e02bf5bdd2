"""Today: what needs the person who opens it, by role, and nothing else."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ropeteam.core.vocabulary import FindingCode
from ropeteam.store.models import Deal
from ropeteam.store.queries import today as query
from ropeteam.web.actors import StaffRequest, staff

# What is told of a blocked deal first, the worst first: (attribute of the row, code of the finding).
WORST = (
    ("against", FindingCode.AGAINST_STRATEGY),
    ("uncarried", FindingCode.UNBACKED),
    ("unreviewed", FindingCode.UNREVIEWED),
)


@staff
@require_safe
def today(request: StaffRequest) -> HttpResponse:
    sections = query.sections(request.actor, on=request.today)
    for section in sections:
        if section.code == "gates":
            for deal in section.rows:
                deal.cure = _first_cure(deal)
    context = {
        "sections": sections,
        "needs": sum(section.total for section in sections),
        "weekday": f"weekday.{request.today.weekday()}",
        "own_seller": query.sold_by(request.actor),
    }
    return render(request, "today/today.html", context)


def _first_cure(deal: Deal) -> str:
    """The finding whose cure is told: the worst that is there; none of these means a dismissal nobody seconded."""
    worst = next((code for name, code in WORST if getattr(deal, name)), FindingCode.DISMISSAL_UNSECONDED)
    return worst.value
