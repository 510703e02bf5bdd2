"""A person's word on words that may go against a promise."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import Refused
from ropeteam.flows import contradictions as flow
from ropeteam.store.queries.contradictions import suggestion
from ropeteam.web import notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.deal import answer


@staff
@require_POST
def word(request: StaffRequest, pk: int) -> HttpResponse:
    """`verdict` is confirmed or dismissed; an open one is confirmed with how the customer was told."""
    found = suggestion(request.actor, pk)
    verdict = request.POST.get("verdict", "")
    back = reverse("contradiction_word_undo", args=[pk])
    if verdict == "confirmed":
        flow.confirm(found, actor=request.actor, on=request.today, told_how=request.POST.get("told_how", ""))
        notices.tell(request, f"contradiction.done.{'withdrawn' if found.openly else 'confirmed'}", undo=back)
    elif verdict == "dismissed":
        flow.dismiss(found, actor=request.actor, on=request.today)
        notices.tell(request, "contradiction.done.dismissed", undo=back)
    else:
        raise Refused("choice_missing")
    return answer(request, found.promise.deal)


@staff
@require_POST
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the word back, and with it what it made."""
    found = suggestion(request.actor, pk)
    flow.undo(found, actor=request.actor, on=request.today)
    notices.tell(request, "contradiction.done.undone")
    return answer(request, found.promise.deal)
