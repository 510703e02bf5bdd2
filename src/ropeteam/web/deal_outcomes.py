"""Why a deal was won or lost: a part of its page, once it is decided."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.access import Deed
from ropeteam.core.outcomes import is_won, reasons_for
from ropeteam.core.vocabulary import OutcomeReason
from ropeteam.flows import deal_outcomes as flow
from ropeteam.store import access
from ropeteam.store.models import Deal
from ropeteam.store.queries import outcomes as query
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.standing import Reader


@staff
@require_POST
def outcomes(request: StaffRequest, pk: int) -> HttpResponse:
    found = access.deal(request.actor, pk)
    wish = fields.number(request.POST, "request")
    flow.say(
        found,
        actor=request.actor,
        code=fields.one_of(request.POST, "code", OutcomeReason),
        words=request.POST.get("words", ""),
        on=request.today,
        change_request=access.change_request(request.actor, wish) if wish is not None else None,
    )
    notices.tell(request, "outcome.done")
    return redirect(f"{reverse('deals_deal', args=[pk])}#outcome")


def part(deal: Deal, reader: Reader) -> dict[str, Any]:
    """Nothing while the deal is open: then it costs nothing."""
    won = is_won(signed_on=deal.signed_on, closed_on=deal.closed_on)
    if won is None:
        return {"outcome_won": None}
    return {
        "outcome_won": won,
        "outcomes": query.of_deal(deal),
        "outcome_codes": [code.value for code in reasons_for(won=won)],
        "may_say_outcome": reader.may(Deed.SAY_OUTCOME),
    }
