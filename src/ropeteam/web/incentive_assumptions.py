"""Everything the lab takes for granted: our guess or the company's word, with its range and where it comes from."""

from __future__ import annotations

from decimal import InvalidOperation

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ropeteam.core.access import Deed, may
from ropeteam.core.errors import NotFound, Refused
from ropeteam.core.numbers.incentive_assumptions import DEFAULTS, GROUPS, KEYS, SHARES, bounds
from ropeteam.flows import incentive_lab as lab
from ropeteam.flows import incentives as flow
from ropeteam.store import access
from ropeteam.store.queries import incentives as query
from ropeteam.web import fields, languages, notices
from ropeteam.web import incentive_figures as figures
from ropeteam.web.actors import StaffRequest, staff


@staff
@require_safe
def assumptions(request: StaffRequest) -> HttpResponse:
    company, language = access.pays(request.actor), languages.current()
    said = query.assumptions_said(company)
    ours = {one.key: figures.assumed(one, language) for one in DEFAULTS}
    known = {one.key: figures.assumed(one, language) for one in lab.assumptions_of(company)}
    groups = [
        (
            group,
            [
                {
                    "known": known[key],
                    "ours": ours[key],
                    "row": said.get(key) if key in said and said[key].value is not None else None,
                    "bounds": [figures.told(key, end, language) for end in bounds(key)],
                }
                for key in keys
            ],
        )
        for group, keys in GROUPS
    ]
    context = {"groups": groups, "may_write": may(Deed.WRITE_INCENTIVES, request.actor.roles)}
    return render(request, "incentives/assumptions.html", context)


@staff
@require_POST
def assume(request: StaffRequest, key: str) -> HttpResponse:
    """The company's own value; empty ends mean that it is taken for certain."""
    company = access.pays(request.actor)
    if key not in KEYS:
        raise NotFound("incentive_assumption", key)
    value, low, high = (_number(request.POST.get(name, ""), key) for name in ("value", "low", "high"))
    if value is None:
        raise Refused("number_missing")
    row = flow.assume(
        company,
        key,
        actor=request.actor,
        on=request.today,
        value=value,
        low=low,
        high=high,
        source=request.POST.get("source", ""),
    )
    notices.tell(request, "incentives.done.assumed" if row else "gates.done.same")
    return redirect("incentives_assumptions")


@staff
@require_POST
def reset(request: StaffRequest, key: str) -> HttpResponse:
    """Back to ours."""
    row = flow.assume(access.pays(request.actor), key, actor=request.actor, on=request.today, value=None)
    notices.tell(request, "incentives.done.reset" if row else "gates.done.same")
    return redirect("incentives_assumptions")


def _number(text: str, key: str) -> float | None:
    """A share is typed as per cent, with its sign or without."""
    bare = text.strip().removesuffix("%").strip()
    if not bare:
        return None
    try:
        number = fields.plain_number(bare)
    except InvalidOperation as error:
        raise Refused("number_wrong", text=text) from error
    return float(number / 100 if key in SHARES else number)
