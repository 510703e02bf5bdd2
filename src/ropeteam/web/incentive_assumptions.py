"""Everything the lab takes for granted: our guess or the company's word, with its range and where it comes from."""

from __future__ import annotations

from decimal import InvalidOperation
from typing import Any

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

LONGEST = 2 * flow.LONGEST_SOURCE
TYPED = ("value", "low", "high", "source")


@staff
@require_safe
def assumptions(request: StaffRequest) -> HttpResponse:
    return _page(request)


@staff
@require_POST
def assume(request: StaffRequest, key: str) -> HttpResponse:
    """The company's own value; empty ends mean that it is taken for certain. What a rule refuses stays as it was typed."""
    company = access.pays(request.actor)
    access.require(request.actor, Deed.WRITE_INCENTIVES)
    if key not in KEYS:
        raise NotFound("incentive_assumption", key)
    typed = {name: request.POST.get(name, "")[:LONGEST] for name in TYPED}
    try:
        value, low, high = (_number(typed[name], key) for name in TYPED[:3])
        if value is None:
            raise Refused("number_missing")
        row = flow.assume(
            company, key, actor=request.actor, on=request.today, value=value, low=low, high=high, source=typed["source"]
        )
    except Refused as refused:
        return _page(request, key=key, typed=typed, wrong=notices.sentence_of(refused))
    notices.tell(request, "incentives.done.assumed" if row else "gates.done.same")
    return redirect("incentives_assumptions")


@staff
@require_POST
def reset(request: StaffRequest, key: str) -> HttpResponse:
    """Back to ours."""
    row = flow.assume(access.pays(request.actor), key, actor=request.actor, on=request.today, value=None)
    notices.tell(request, "incentives.done.reset" if row else "gates.done.same")
    return redirect("incentives_assumptions")


def _page(
    request: StaffRequest, *, key: str = "", typed: dict[str, str] | None = None, wrong: str = ""
) -> HttpResponse:
    """`typed` stands in the form of `key`, with what is wrong about it."""
    company, language = access.pays(request.actor), languages.current()
    said = query.assumptions_said(company)
    ours = {one.key: figures.assumed(one, language) for one in DEFAULTS}
    known = {one.key: figures.assumed(one, language) for one in lab.assumptions_of(company)}

    def shown(each: str) -> dict[str, Any]:
        row = said.get(each)
        row = row if row is not None and row.value is not None else None
        now = {name: getattr(known[each], name) for name in TYPED[:3]} | {"source": row.source if row else ""}
        return {
            "known": known[each],
            "ours": ours[each],
            "row": row,
            "bounds": [figures.told(each, end, language) for end in bounds(each)],
            "typed": typed if typed and each == key else now,
            "wrong": wrong if each == key else "",
        }

    context = {
        "groups": [(group, [shown(each) for each in keys]) for group, keys in GROUPS],
        "may_write": may(Deed.WRITE_INCENTIVES, request.actor.roles),
    }
    return render(request, "incentives/assumptions.html", context, status=422 if wrong else 200)


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
