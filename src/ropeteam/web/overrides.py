"""An override on the deal's page: asked for, a yes, a no. Each answers with what stands at the gate now."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from ropeteam.core.errors import NotFound
from ropeteam.flows import overrides as flow
from ropeteam.store import access
from ropeteam.store.models import Deal, OverrideAsk
from ropeteam.web import fields, notices
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.deal import answer


@staff
@require_POST
def overrides(request: StaffRequest, pk: int) -> HttpResponse:
    """Management and product are asked at once."""
    found = access.deal(request.actor, pk)
    flow.ask_about(
        found,
        actor=request.actor,
        about=_subject(request.POST.get("about", "")),
        code=request.POST.get("code", ""),
        reason=request.POST.get("reason", ""),
        on=request.today,
        due_on=fields.optional_day(request.POST, "due"),
    )
    notices.tell(request, "deal.done.override_asked")
    return answer(request, found)


@staff
@require_POST
def approval(request: StaffRequest, pk: int) -> HttpResponse:
    """One yes; with the second the finding does not block any more."""
    ask, deal = _asked(request, pk)
    granted = flow.approve(ask, actor=request.actor, on=request.today)
    notices.tell(request, "deal.done.override_granted" if granted else "deal.done.override_half")
    return answer(request, deal)


@staff
@require_POST
def refusal(request: StaffRequest, pk: int) -> HttpResponse:
    ask, deal = _asked(request, pk)
    flow.refuse(ask, actor=request.actor, on=request.today, reason=request.POST.get("reason", ""))
    notices.tell(request, "deal.done.override_refused")
    return answer(request, deal)


def _subject(key: str) -> str:
    """A card says p12 or s45, a notice beside the promises its subject as it is."""
    kind = {"p": "promise", "s": "signal"}.get(key[:1]) if key[1:].isdecimal() else None
    return f"{kind}:{key[1:]}" if kind else key


def _asked(request: StaffRequest, pk: int) -> tuple[OverrideAsk, Deal]:
    ask = OverrideAsk.objects.select_related("finding__run__deal").filter(pk=pk).first()
    if ask is None:
        raise NotFound("override", str(pk))
    return ask, access.deal(request.actor, ask.finding.run.deal_id)
