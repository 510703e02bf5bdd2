"""The customer's page: one question, ten seconds, no account. Reading it changes nothing; the button sends one answer.

The letter's link names the language that the customer speaks with us; without it the browser's counts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from ropeteam.core.errors import Refused
from ropeteam.core.pulses import HIGHEST, LOWEST
from ropeteam.flows import pulses as flow
from ropeteam.store.models import PulseInvite
from ropeteam.store.queries import pulses as query
from ropeteam.web import languages, notices
from ropeteam.web.public_pages import for_customers
from ropeteam.wording.say import say


@require_http_methods(["GET", "HEAD", "POST"])
@for_customers
def page(request: HttpRequest, token: str) -> HttpResponse:
    now = timezone.now()
    invite = flow.look(token, now=now)
    if request.method != "POST":
        return _shown(request, invite)
    form, today = request.POST, timezone.localdate()
    if "no_more" in form:
        flow.refuse(token, on=today, now=now)
        return render(request, "pulse/done.html", {"no_more": True, "invite": invite})
    line = form.get("line", "")
    named = query.staff_named_in(line, invite.deal.company)
    if named and form.get("names") not in ("keep", "mask"):
        return _shown(request, invite, named=named)
    if form.get("names") == "mask":
        line = query.masked(line, named, say("pulse.masked", languages.current()))
    try:
        flow.answer(token, value=form.get("value", ""), line=line, language=languages.current(), on=today, now=now)
    except Refused as error:
        return _shown(request, invite, refused=notices.sentence_of(error), status=409)
    return render(request, "pulse/done.html", {"no_more": False, "invite": invite})


def _shown(
    request: HttpRequest, invite: PulseInvite, *, refused: str = "", named: list[str] | None = None, status: int = 200
) -> HttpResponse:
    given: QueryDict = request.POST
    context = {
        "invite": invite,
        "values": [str(value) for value in range(LOWEST, HIGHEST + 1)],
        "last": query.last_answer(invite),
        "refused": refused,
        "named": ", ".join(named or []),
        "given_value": given.get("value", ""),
        "given_line": given.get("line", ""),
    }
    return render(request, "pulse/page.html", context, status=status)
