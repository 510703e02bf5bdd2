"""All climbs on one page: the company's typical one, and every deal's as a small picture. No names of ours stand here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from ropeteam.core.numbers.enthusiasm import STEP
from ropeteam.core.numbers.typical import ENOUGH, TypicalPoint
from ropeteam.flows import climb as flow
from ropeteam.store.models import CurveSnapshot, Deal
from ropeteam.store.queries import climbs as query
from ropeteam.store.queries.lists import fall
from ropeteam.web import languages, listing
from ropeteam.web.actors import StaffRequest, staff
from ropeteam.web.charts.climb import Height
from ropeteam.web.charts.climb_picture import heights_of
from ropeteam.web.charts.climb_small import Small, small, typical_picture
from ropeteam.web.mood import points
from ropeteam.wording.say import points as points_in
from ropeteam.wording.say import say

LEGS = tuple(leg.value for leg in query.Leg)
# The two weeks that are told in words: the last before the handover, and the eighth after it.
BEFORE, AFTER = -7, 56


@dataclass(frozen=True, slots=True)
class Panel:
    """A deal with its small picture, where it stands and what was computed when it was drawn."""

    deal: Deal
    drawn: Small
    last: Height
    row: CurveSnapshot


@staff
@require_safe
def climbs(request: StaffRequest) -> HttpResponse:
    leg = request.GET.get("leg", "")
    listed = query.portfolio(request.actor, query.Leg(leg) if leg in LEGS else None, on=request.today)
    part = fall(listed, where=listing.where(request.GET), size=query.SIZE)
    typical, deals = flow.typical_of(request.actor)
    context = {
        "panels": _panels(part.rows),
        "page": listing.pager(request.GET, part, day=query.DAY),
        "legs": listing.choices(request.GET, "leg", LEGS),
        "narrowed": leg in LEGS,
        **_typical(typical, deals),
    }
    return render(request, "climb/climbs.html", context)


def _panels(deals: Sequence[Deal]) -> list[Panel]:
    rows = query.pictures(deals)
    found = []
    for deal in deals:
        row = rows.get(deal.pk)
        heights = heights_of(row) if row is not None else []
        drawn = small(heights, signed=row.signed_on, handover=row.handover_on) if row is not None else None
        if row is not None and drawn is not None:
            found.append(Panel(deal, drawn, heights[-1], row))
    return found


def _typical(typical: Sequence[TypicalPoint], deals: int) -> dict[str, Any]:
    return {
        "typical": typical_picture(typical),
        "typical_deals": deals,
        "typical_missing": max(ENOUGH - deals, 0),
        "typical_said": _said(typical),
        "typical_rows": _rows(typical),
    }


def _said(typical: Sequence[TypicalPoint]) -> str:
    """The picture in a sentence; '' where one of its two weeks is not reached."""
    by_day = {one.apart: one for one in typical}
    before, after = by_day.get(BEFORE), by_day.get(AFTER)
    if before is None or after is None:
        return ""
    lost = before.middle - after.middle
    code = "climbs.said_lost" if lost >= 0.05 else "climbs.said_kept"
    return say(code, languages.current(), before=points(before.middle), after=points(after.middle), lost=points(lost))


def _week(n: int) -> str:
    return f"{n:+d}".replace("-", "\N{MINUS SIGN}") if n else "0"


def _rows(typical: Sequence[TypicalPoint]) -> SafeString:
    language = languages.current()
    rows = (
        (say("climbs.before_day", language) if one.apart == -1 else _week(one.apart // STEP),
         points_in(one.middle, language), points_in(one.low, language), points_in(one.high, language), one.n)
        for one in typical
    )  # fmt: skip
    return format_html_join("\n", "<tr><td>{}</td><td>{}</td><td>{} – {}</td><td>{}</td></tr>", rows)
