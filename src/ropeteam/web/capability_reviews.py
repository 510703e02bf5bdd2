"""Somebody looked at a capability again: still true, or not any more."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ropeteam.core.errors import Refused
from ropeteam.flows import capability_reviews as flow
from ropeteam.store import access
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff


@staff
@require_POST
def reviews(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.capability(request.actor, pk)
    said = request.POST.get("still_true", "")
    if said not in ("yes", "no"):
        raise Refused("choice_missing")
    made = flow.review(
        found,
        actor=request.actor,
        still_true=said == "yes",
        evidence=request.POST.get("evidence", ""),
        on=request.today,
        next_due=fields.optional_day(request.POST, "next_due"),
    )
    notices.tell(request, "fresh.done.true" if made.still_true else "fresh.done.untrue")
    return redirect("product_capability", pk)
